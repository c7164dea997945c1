/** Major hazard sources. Amounts are design maxima; the grade comes from ../grading.mjs. */
import { box } from '../plane.mjs'
import { register } from '../register.mjs'
import { east } from './land.mjs'
import { idOf, plants } from './plants.mjs'

const 氯 = (q_t) => ({ name: '氯', category: 'J3', q_t })
const 氨 = (q_t) => ({ name: '氨', category: 'J3', q_t })
const of = (name, category) => (q_t) => ({ name, category, q_t })
const 甲醇 = of('甲醇', 'W5.3')
const 苯 = of('苯', 'W5.3')
const 甲苯 = of('甲苯', 'W5.3')
const 氢 = of('氢', 'W2')
const 丙烯 = of('丙烯', 'W2')
const 环氧乙烷 = of('环氧乙烷', 'W2')
/** Its hazard category was never entered. It stands in no row of Table 3, so there is no β, and no R. */
const 液氧 = (q_t) => ({ name: '氧(压缩的或液化的)', q_t })
const 硫化氢 = of('硫化氢', 'W2')
const 二甲苯 = of('二甲苯', 'W5.4')
const 乙醇 = of('乙醇', 'W5.3')

// company, area, place in it, size, name, English, medium, unit, substances, filed, then storage, in use since, safety distance, last report
const ROWS = [
  ['瑞沣氯碱', 1, [0.45, 0.62], [48, 34], '液氯储罐区', 'Liquid chlorine tanks', '氯、氨', 'storage', [氯(40), 氨(10)], '2024-06-30', ['卧式压力储罐', '2011-09-20', 150]],
  ['昱川化工', 0, [0.5, 0.45], [42, 30], '液氯汽化装置', 'Chlorine vaporisation unit', '氯', 'production', [氯(150)], '2024-03-18', ['汽化器及缓冲罐', '2014-05-12', 150]],
  ['岱宇树脂', 1, [0.5, 0.6], [44, 36], '环氧乙烷罐区', 'Ethylene oxide tanks', '环氧乙烷', 'storage', [环氧乙烷(640)], '2023-11-02', ['低温压力球罐', '2013-08-06', 200]],
  ['天澄气体', 1, [0.5, 0.55], [40, 26], '氯气瓶库', 'Chlorine cylinder store', '氯', 'storage', [氯(26)], '2025-04-22', ['钢瓶', '2016-10-18', 80]],
  ['天澄气体', 0, [0.35, 0.5], [30, 30], '液氧储罐', 'Liquid oxygen tank', '液氧', 'storage', [液氧(900)], '2025-04-22', ['真空绝热低温储罐', '2016-10-18', 50]],
  ['宏垚新材', 1, [0.5, 0.5], [52, 38], '丙烯罐区', 'Propylene tanks', '丙烯', 'storage', [丙烯(440)], '2024-09-12', ['压力球罐', '2015-06-30', 120]],
  ['铭川涂料', 1, [0.45, 0.6], [40, 30], '溶剂罐区', 'Solvent tanks', '二甲苯、甲苯', 'storage', [二甲苯(4200), 甲苯(900)], '2025-01-15', ['内浮顶罐', '2017-04-11', 60]],
  ['北岭合成', 0, [0.55, 0.5], [58, 40], '合成氨装置', 'Ammonia synthesis unit', '氨、氢', 'production', [氨(180), 氢(40)], '2024-05-09', ['合成塔及液氨缓冲罐', '2012-11-02', 120]],
  ['砾原煤化', 1, [0.5, 0.5], [46, 32], '酸性气装置', 'Acid gas unit', '硫化氢、氢', 'production', [硫化氢(24), 氢(6)], '2023-12-20', ['吸收塔及缓冲罐', '2015-12-09', 100]],
  ['沐岚焦油', 1, [0.5, 0.5], [56, 40], '苯类罐区', 'Benzene tanks', '苯、甲苯', 'storage', [苯(1500), 甲苯(800)], '2024-08-26', ['内浮顶罐', '2014-09-16', 80, '2026-06-28']],
  ['远锋液氨', 1, [0.5, 0.6], [44, 36], '液氨球罐区', 'Ammonia spheres', '氨', 'storage', [氨(400)], '2024-07-04', ['压力球罐', '2013-03-27', 150]],
  ['泓昌甲醇', 1, [0.5, 0.4], [60, 44], '甲醇罐区', 'Methanol tanks', '甲醇', 'storage', [甲醇(7800)], '2025-06-11', ['内浮顶罐', '2018-07-05', 80]],
  ['卓盈制药', 0, [0.3, 0.4], [36, 26], '乙醇罐组', 'Ethanol tanks', '乙醇', 'storage', [乙醇(1100)], '2026-02-03', ['固定顶罐', '2020-05-21', 50]],
  ['溪砺助剂', 1, [0.5, 0.5], [34, 28], '环氧乙烷计量罐', 'Ethylene oxide day tanks', '环氧乙烷', 'storage', [环氧乙烷(58)], '2025-10-17', ['氮封压力罐', '2021-09-14', 60]],
] // prettier-ignore

const placed = ROWS.map(([company, area, place, size, name, name_en, medium, unit, substances, filed_date, facts]) => {
  const geometry = plants.inArea(idOf(company), area, place, size)
  return { geometry, name, name_en, enterprise: idOf(company), medium, unit, substances, filed_date, facts }
})

// An old tank store that the boundary left outside, across the road. Its owner has no plant outline on record.
placed.push({
  geometry: box(east.at(1094, 430), 44, 30, east.dir(1000, 430)),
  name: '甲醇老罐区',
  name_en: 'Old methanol tanks',
  enterprise: '恒泰商贸',
  medium: '甲醇',
  unit: 'storage',
  substances: [甲醇(1600)],
  filed_date: '2024-03-27',
  facts: ['固定顶罐', '2009-04-15', 60],
})

/** The one whose grade two more residents lift. */
const TIPS = '液氯储罐区'
/** What cannot be computed, with the grade that was registered. */
const UNGRADED = { 液氧储罐: 4, 甲醇老罐区: 4 }
/** Filings that say something else than what is so now. */
const FILED = {
  液氯储罐区: { filed_people_500m: 41 }, // 7 people moved in since; α is the same
  乙醇罐组: { filed_grade: 3, filed_r: 11 }, // β taken as 5
}

export const hazards = placed.map(({ geometry, filed_date, facts, ...own }, i) => ({
  geometry,
  tips: own.name === TIPS,
  ungraded: UNGRADED[own.name],
  filed: FILED[own.name],
  properties: {
    id: `H-${String(i + 1).padStart(2, '0')}`,
    ...own,
    ...register('0477', i, { medium: own.medium, filed_date, facts }),
  },
}))
