/** Major hazard sources. Amounts are design maxima; the grade comes from ../grading.mjs. */
import { register } from '../register.mjs'
import { idOf, plants } from './plants.mjs'

const of = (name, category) => (q_t) => ({ name, category, q_t })
const 氯 = of('氯', 'J3')
const 氨 = of('氨', 'J3')
const 二氧化硫 = of('二氧化硫', 'J3')
const 苯 = of('苯', 'W5.3')
const 甲苯 = of('甲苯', 'W5.3')
const 二甲苯 = of('二甲苯', 'W5.4')
const 甲醇 = of('甲醇', 'W5.3')
const 丙酮 = of('丙酮', 'W5.3')
const 石脑油 = of('石脑油', 'W5.3')
const 氯乙烯 = of('氯乙烯', 'W2')
const 乙酸乙酯 = of('乙酸乙酯', 'W5.3')
const 环氧丙烷 = of('1,2-环氧丙烷', 'W5.1')
const 环氧乙烷 = of('环氧乙烷', 'W2')
const 氢 = of('氢', 'W2')
const 液氧 = of('氧(压缩的或液化的)', 'W4')
const 液化气 = of('液化石油气(含丙烷、丁烷及其混合物)', 'W2')
const 电石 = of('碳化钙', 'W11')
/** Five rows of Table 1 are called that, by nitrogen and by what it is wetted with: a question, not an amount. */
const 硝化棉 = (q_t) => ({ name: '硝化棉', q_t })

// company, area, place in it, size, name, English, medium, unit, substances, filed, then storage, in use since, safety distance
const ROWS = [
  ['垣曜焦化', 1, [0.55, 0.5], [50, 36], '粗苯罐区', 'Crude benzene tanks', '苯、甲苯', 'storage', [苯(480), 甲苯(200)], '2024-04-16', ['内浮顶罐', '2010-10-11', 80]],
  ['岚泽加氢', 0, [0.5, 0.5], [54, 38], '苯加氢装置', 'Benzene hydrogenation unit', '苯、氢', 'production', [苯(160), 氢(9)], '2025-03-11', ['反应器及缓冲罐', '2015-05-18', 80]],
  ['岚泽加氢', 1, [0.5, 0.5], [46, 40], '纯苯罐区', 'Pure benzene tanks', '苯', 'storage', [苯(3200)], '2025-03-11', ['内浮顶罐', '2015-05-18', 100]],
  ['翊晨煤焦油', 1, [0.5, 0.4], [40, 34], '轻油罐组', 'Light oil tanks', '二甲苯、甲苯', 'storage', [二甲苯(3000), 甲苯(700)], '2024-10-08', ['内浮顶罐', '2012-08-23', 60]],
  ['崇曜化肥', 0, [0.45, 0.5], [52, 44], '合成氨装置', 'Ammonia synthesis unit', '氨、氢', 'production', [氨(60), 氢(20)], '2024-06-25', ['合成塔及液氨缓冲罐', '2009-11-30', 120]],
  ['崇曜化肥', 1, [0.5, 0.55], [44, 40], '液氨球罐区', 'Ammonia spheres', '氨', 'storage', [氨(280)], '2024-06-25', ['压力球罐', '2009-11-30', 150]],
  ['屹澄气体', 0, [0.4, 0.5], [30, 30], '液氧储罐', 'Liquid oxygen tank', '液氧', 'storage', [液氧(700)], '2025-05-30', ['真空绝热低温储罐', '2013-06-19', 50]],
  ['曦岭甲醇', 1, [0.5, 0.4], [56, 42], '甲醇罐区', 'Methanol tanks', '甲醇', 'storage', [甲醇(7000)], '2024-08-14', ['内浮顶罐', '2014-07-08', 80]],
  ['泊川油品', 1, [0.3, 0.6], [52, 40], '液化气球罐区', 'LPG spheres', '液化石油气', 'storage', [液化气(900)], '2025-07-21', ['压力球罐', '2017-09-26', 420]],
  ['泊川油品', 1, [0.62, 0.3], [48, 36], '石脑油罐组', 'Naphtha tanks', '石脑油', 'storage', [石脑油(2600)], '2025-07-21', ['内浮顶罐', '2017-09-26', 80]],
  ['霁川树脂', 1, [0.5, 0.5], [44, 38], '氯乙烯球罐', 'Vinyl chloride spheres', '氯乙烯', 'storage', [氯乙烯(1200)], '2025-09-02', ['压力球罐', '2016-04-13', 250]],
  ['峤源精化', 1, [0.5, 0.6], [38, 30], '环氧丙烷罐组', 'Propylene oxide tanks', '1,2-环氧丙烷', 'storage', [环氧丙烷(150)], '2024-12-05', ['氮封压力罐', '2018-03-20', 80]],
  ['昀和染料', 1, [0.5, 0.5], [32, 26], '二氧化硫储罐', 'Sulphur dioxide tank', '二氧化硫', 'storage', [二氧化硫(38)], '2026-01-19', ['卧式压力储罐', '2019-10-10', 80]],
  ['堃泽氯碱', 1, [0.5, 0.5], [48, 36], '液氯罐区', 'Liquid chlorine tanks', '氯', 'storage', [氯(180)], '2024-03-28', ['卧式压力储罐', '2013-12-05', 150]],
  ['翎丰助剂', 0, [0.6, 0.5], [34, 28], '环氧乙烷计量罐', 'Ethylene oxide day tanks', '环氧乙烷', 'storage', [环氧乙烷(62)], '2025-11-13', ['氮封压力罐', '2020-11-17', 60]],
  ['铎源涂料', 1, [0.5, 0.5], [40, 30], '酯类罐组', 'Ester tanks', '乙酸乙酯', 'storage', [乙酸乙酯(1400)], '2026-03-06', ['固定顶罐', '2021-06-02', 50]],
  ['澜岳医药', 0, [0.35, 0.4], [34, 26], '丙酮罐组', 'Acetone tanks', '丙酮', 'storage', [丙酮(900)], '2026-02-10', ['固定顶罐', '2021-08-25', 50]],
  ['钰沣新材', 1, [0.5, 0.5], [36, 30], '电石库', 'Carbide store', '碳化钙（电石）', 'storage', [电石(260)], '2025-12-22', ['密闭库房', '2022-05-31', 50]],
  ['铎源涂料', 0, [0.3, 0.5], [22, 16], '硝化棉库', 'Nitrocellulose store', '硝化棉', 'storage', [硝化棉(60)], '2025-06-18', ['湿态桶装，专用库房', '2021-06-02', 60]],
] // prettier-ignore

/** The one whose grade two more residents lift. */
const TIPS = '氯乙烯球罐'
/** What cannot be computed, with the grade that was registered. */
const UNGRADED = { 硝化棉库: 4 }

export const hazards = ROWS.map(
  ([company, area, place, size, name, name_en, medium, unit, substances, filed_date, facts], i) => ({
    geometry: plants.inArea(idOf(company), area, place, size),
    tips: name === TIPS,
    ungraded: UNGRADED[name],
    properties: {
      id: `H-${String(i + 1).padStart(2, '0')}`,
      name,
      name_en,
      enterprise: idOf(company),
      medium,
      unit,
      substances,
      ...register('0359', i, { medium, filed_date, facts }),
    },
  }),
)
