/** Major hazard sources. Amounts are design maxima; the grade comes from ../grading.mjs. */
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

// company, area, place in it, size, name, English, medium, unit, substances, filed, tips
const ROWS = [
  ['垣曜焦化', 1, [0.55, 0.5], [50, 36], '粗苯罐区', 'Crude benzene tanks', '苯、甲苯', 'storage', [苯(480), 甲苯(200)], '2024-04-16'],
  ['岚泽加氢', 0, [0.5, 0.5], [54, 38], '苯加氢装置', 'Benzene hydrogenation unit', '苯、氢', 'production', [苯(160), 氢(9)], '2025-03-11'],
  ['岚泽加氢', 1, [0.5, 0.5], [46, 40], '纯苯罐区', 'Pure benzene tanks', '苯', 'storage', [苯(3200)], '2025-03-11'],
  ['翊晨煤焦油', 1, [0.5, 0.4], [40, 34], '轻油罐组', 'Light oil tanks', '二甲苯、甲苯', 'storage', [二甲苯(3000), 甲苯(700)], '2024-10-08'],
  ['崇曜化肥', 0, [0.45, 0.5], [52, 44], '合成氨装置', 'Ammonia synthesis unit', '氨、氢', 'production', [氨(60), 氢(20)], '2024-06-25'],
  ['崇曜化肥', 1, [0.5, 0.55], [44, 40], '液氨球罐区', 'Ammonia spheres', '氨', 'storage', [氨(280)], '2024-06-25'],
  ['屹澄气体', 0, [0.4, 0.5], [30, 30], '液氧储罐', 'Liquid oxygen tank', '液氧', 'storage', [液氧(700)], '2025-05-30'],
  ['曦岭甲醇', 1, [0.5, 0.4], [56, 42], '甲醇罐区', 'Methanol tanks', '甲醇', 'storage', [甲醇(7000)], '2024-08-14'],
  ['泊川油品', 1, [0.3, 0.6], [52, 40], '液化气球罐区', 'LPG spheres', '液化石油气', 'storage', [液化气(900)], '2025-07-21'],
  ['泊川油品', 1, [0.62, 0.3], [48, 36], '石脑油罐组', 'Naphtha tanks', '石脑油', 'storage', [石脑油(2600)], '2025-07-21'],
  ['霁川树脂', 1, [0.5, 0.5], [44, 38], '氯乙烯球罐', 'Vinyl chloride spheres', '氯乙烯', 'storage', [氯乙烯(1200)], '2025-09-02', true],
  ['峤源精化', 1, [0.5, 0.6], [38, 30], '环氧丙烷罐组', 'Propylene oxide tanks', '1,2-环氧丙烷', 'storage', [环氧丙烷(150)], '2024-12-05'],
  ['昀和染料', 1, [0.5, 0.5], [32, 26], '二氧化硫储罐', 'Sulphur dioxide tank', '二氧化硫', 'storage', [二氧化硫(38)], '2026-01-19'],
  ['堃泽氯碱', 1, [0.5, 0.5], [48, 36], '液氯罐区', 'Liquid chlorine tanks', '氯', 'storage', [氯(180)], '2024-03-28'],
  ['翎丰助剂', 0, [0.6, 0.5], [34, 28], '环氧乙烷计量罐', 'Ethylene oxide day tanks', '环氧乙烷', 'storage', [环氧乙烷(62)], '2025-11-13'],
  ['铎源涂料', 1, [0.5, 0.5], [40, 30], '酯类罐组', 'Ester tanks', '乙酸乙酯', 'storage', [乙酸乙酯(1400)], '2026-03-06'],
  ['澜岳医药', 0, [0.35, 0.4], [34, 26], '丙酮罐组', 'Acetone tanks', '丙酮', 'storage', [丙酮(900)], '2026-02-10'],
  ['钰沣新材', 1, [0.5, 0.5], [36, 30], '电石库', 'Carbide store', '碳化钙（电石）', 'storage', [电石(260)], '2025-12-22'],
] // prettier-ignore

export const hazards = ROWS.map(
  ([company, area, place, size, name, name_en, medium, unit, substances, filed_date, tips], i) => ({
    geometry: plants.inArea(idOf(company), area, place, size),
    tips: tips === true,
    properties: {
      id: `H-${String(i + 1).padStart(2, '0')}`,
      name,
      name_en,
      enterprise: idOf(company),
      medium,
      unit,
      substances,
      responsible_main: `${'李王赵陈周'[i % 5]}某`,
      responsible_technical: `${'孙郑吴冯'[i % 4]}某`,
      responsible_operation: `${'何许吕'[i % 3]}某`,
      filed_date,
    },
  }),
)
