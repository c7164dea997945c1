/** The 23 enterprises. Every name is invented. */
import { plants as lay } from '../plants.mjs'
import { blocks } from './land.mjs'

// Blocks of the grid in metres; roads run between them. The third block of the second row is the enclave.
const X = [[40, 352], [398, 700], [742, 1052], [1098, 1418], [1464, 1852]] // prettier-ignore
const Y = [[42, 284], [332, 570], [616, 856], [904, 1150], [1194, 1442]] // prettier-ignore

const chemical = { category: 'chemical' }
const supporting = { category: 'supporting', areas: [] }
const other = { category: 'other', areas: [] }
const tanks = ['储罐区', 'Tank farm']
const at = (column, row) => ({ grid: blocks, x: X[column], y: Y[row] })

export const plants = lay(
  [
    { name: '垣曜焦化', name_en: 'Yuanyao Coking', ...chemical, ...at(0, 0), x: [90, 700], strip: 'W', depth: 80, cut: 'SW', areas: [['炼焦装置区', 'Coke ovens'], ['化产装置区', 'By-product units']], share: 0.62, dormitory_limit: 90 },
    { name: '岚泽加氢', name_en: 'Lanze Hydrogenation', ...chemical, ...at(2, 0), strip: 'S', areas: [['苯加氢装置区', 'Benzene hydrogenation units'], tanks], share: 0.58 },
    { name: '翊晨煤焦油', name_en: 'Yichen Coal Tar', ...chemical, ...at(3, 0), strip: 'S', areas: [['焦油装置区', 'Coal tar units'], tanks], share: 0.6 },
    { name: '朔垚炭黑', name_en: 'Shuoyao Carbon Black', ...chemical, ...at(4, 0), strip: 'E', cut: 'SE', areas: [['炭黑装置区', 'Carbon black units']] },
    { name: '崇曜化肥', name_en: 'Chongyao Fertiliser', ...chemical, ...at(0, 1), strip: 'W', depth: 64, areas: [['合成氨装置区', 'Ammonia units'], ['液氨罐区', 'Ammonia tanks']], dormitory_limit: 60 },
    { name: '屹澄气体', name_en: 'Yicheng Gases', ...chemical, ...at(1, 1), strip: 'N', areas: [['空分装置区', 'Air separation units'], ['充装区', 'Filling area']] },
    { name: '曦岭甲醇', name_en: 'Xiling Methanol', ...chemical, ...at(3, 1), strip: 'N', cut: 'NE', areas: [['甲醇装置区', 'Methanol units'], tanks], dormitory_limit: 24 },
    { name: '泊川油品', name_en: 'Bochuan Oils', ...chemical, ...at(4, 1), strip: 'E', areas: [['调和装置区', 'Blending units'], tanks], share: 0.4, dormitory_limit: 40 },
    { name: '砺原热电', name_en: 'Liyuan Heat and Power', ...supporting, ...at(0, 2), strip: 'W' },
    { name: '沐泉水务', name_en: 'Muquan Water', ...supporting, ...at(1, 2), strip: 'S', cut: 'SW' },
    { name: '霁川树脂', name_en: 'Jichuan Resin', ...chemical, ...at(2, 2), strip: 'N', areas: [['树脂装置区', 'Resin units'], ['单体罐区', 'Monomer tanks']] },
    { name: '峤源精化', name_en: 'Qiaoyuan Fine Chemicals', ...chemical, ...at(3, 2), strip: 'S', areas: [['精细化工装置区', 'Fine chemical units'], tanks], share: 0.64 },
    { name: '昀和染料', name_en: 'Yunhe Dyes', ...chemical, ...at(4, 2), strip: 'E', cut: 'NE', areas: [['染料装置区', 'Dye units'], ['原料罐区', 'Raw material tanks']], share: 0.6 },
    { name: '堃泽氯碱', name_en: 'Kunze Chlor-alkali', ...chemical, ...at(0, 3), strip: 'W', areas: [['氯碱装置区', 'Chlor-alkali units'], ['液氯罐区', 'Liquid chlorine tanks']], dormitory_limit: 40 },
    { name: '翎丰助剂', name_en: 'Lingfeng Additives', ...chemical, ...at(1, 3), strip: 'S', areas: [['助剂装置区', 'Additive units']] },
    { name: '铎源涂料', name_en: 'Duoyuan Coatings', ...chemical, ...at(2, 3), strip: 'N', cut: 'NW', areas: [['涂料装置区', 'Coating units'], ['溶剂罐区', 'Solvent tanks']] },
    { name: '澜岳医药', name_en: 'Lanyue Pharmaceutical', ...chemical, ...at(3, 3), strip: 'E', areas: [['原料药装置区', 'Drug-substance units']] },
    { name: '麓棉服装', name_en: 'Lumian Garments', ...other, labour_intensive: true, ...at(0, 4), strip: 'N', dormitory_limit: 80 },
    { name: '砚田建材', name_en: 'Yantian Building Materials', ...other, ...at(1, 4), strip: 'N' },
    { name: '澍通物流', name_en: 'Shutong Logistics', ...supporting, ...at(2, 4), strip: 'N', cut: 'NE' },
    { name: '峪安应急', name_en: "Yu'an Emergency Service", ...supporting, ...at(3, 4), x: [1098, 1246], strip: 'N' },
    { name: '穆川检修', name_en: 'Muchuan Maintenance', ...supporting, ...at(3, 4), x: [1270, 1418], strip: 'N' },
    { name: '钰沣新材', name_en: 'Yufeng New Materials', ...chemical, ...at(4, 4), strip: 'N', cut: 'NE', areas: [['新材料装置区', 'New material units'], tanks], share: 0.66 },
  ].map((plant, i) => ({ id: `E-${String(i + 1).padStart(2, '0')}`, ...plant })),
) // prettier-ignore

/** id by name: the other modules speak of companies by their names. */
export const idOf = (name) => plants.all.find((plant) => plant.name === name).id
