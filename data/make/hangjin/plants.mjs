/** The 24 enterprises. Every name is invented. */
import { plants as lay } from '../plants.mjs'
import { east, west } from './land.mjs'

// Blocks of the grids in metres; roads run between them.
const WX = [[40, 330], [380, 665], [716, 1000], [1052, 1395]] // prettier-ignore
const WY = [[42, 262], [308, 530], [580, 803], [852, 1088]] // prettier-ignore
const EX = [[38, 328], [376, 664], [710, 1018]] // prettier-ignore
const EY = [[38, 256], [304, 528], [576, 812], [884, 1096]] // prettier-ignore

const chemical = { category: 'chemical' }
const supporting = { category: 'supporting', areas: [] }
const tanks = ['储罐区', 'Tank farm']
const w = (column, row) => ({ grid: west, x: WX[column], y: WY[row] })
const e = (column, row) => ({ grid: east, x: EX[column], y: EY[row] })

export const plants = lay(
  [
    { name: '瑞沣氯碱', name_en: 'Ruifeng Chlor-alkali', ...chemical, ...w(0, 2), strip: 'W', areas: [['氯碱装置区', 'Chlor-alkali units'], tanks], dormitory_limit: 30 },
    { name: '昱川化工', name_en: 'Yuchuan Chemical', ...chemical, ...w(1, 3), strip: 'N', cut: 'NW', areas: [['液氯汽化装置区', 'Chlorine vaporisation units'], ['氯化装置区', 'Chlorination units']], dormitory_limit: 20 },
    { name: '岱宇树脂', name_en: 'Daiyu Resin', ...chemical, ...w(2, 3), strip: 'E', areas: [['树脂装置区', 'Resin units'], tanks], share: 0.6 },
    { name: '顺垣仓储', name_en: 'Shunyuan Storage', ...supporting, ...w(3, 3), strip: 'N', cut: 'NE' },
    { name: '天澄气体', name_en: 'Tiancheng Gases', ...chemical, ...w(1, 2), strip: 'S', areas: [['空分装置区', 'Air separation units'], ['充装区', 'Filling area']] },
    { name: '宏垚新材', name_en: 'Hongyao New Materials', ...chemical, ...w(2, 2), strip: 'E', cut: 'NE', areas: [['聚丙烯装置区', 'Polypropylene units'], tanks] },
    { name: '铭川涂料', name_en: 'Mingchuan Coatings', ...chemical, ...w(3, 2), strip: 'E', areas: [['涂料装置区', 'Coating units'], ['溶剂罐区', 'Solvent tanks']], dormitory_limit: 30 },
    { name: '禾沃农化', name_en: 'Hewo Agrochemicals', ...chemical, ...w(0, 1), strip: 'W', areas: [['原药装置区', 'Active-ingredient units'], ['制剂装置区', 'Formulation units']], dormitory_limit: 20 },
    { name: '北岭合成', name_en: 'Beiling Synthesis', ...chemical, ...w(1, 1), strip: 'S', areas: [['合成氨装置区', 'Ammonia units'], tanks], share: 0.62 },
    { name: '砾原煤化', name_en: 'Liyuan Coal Chemical', ...chemical, ...w(2, 1), strip: 'W', areas: [['煤气化装置区', 'Coal gasification units'], ['净化装置区', 'Gas purification units']] },
    { name: '沐岚焦油', name_en: 'Mulan Tar', ...chemical, ...w(3, 1), strip: 'E', cut: 'SE', areas: [['焦油加工装置区', 'Tar processing units'], ['苯类罐区', 'Benzene tanks']] },
    { name: '砚北染料', name_en: 'Yanbei Dyes', ...chemical, ...w(0, 0), strip: 'S', areas: [['染料装置区', 'Dye units'], ['中间体装置区', 'Intermediate units']], dormitory_limit: 30 },
    { name: '晟源热电', name_en: 'Shengyuan Heat and Power', ...supporting, ...w(1, 0), x: [380, 1000], strip: 'S' },
    { name: '澄净水务', name_en: 'Chengjing Water', ...supporting, ...w(3, 0), strip: 'S', cut: 'SE' },
    { name: '丰禾包装', name_en: 'Fenghe Packaging', category: 'other', labour_intensive: true, areas: [], ...e(0, 0), strip: 'W' },
    { name: '立安救援', name_en: "Li'an Rescue", ...supporting, ...e(1, 0), x: [376, 510], strip: 'S' },
    { name: '恺通物流', name_en: 'Kaitong Logistics', ...supporting, ...e(1, 0), x: [530, 664], strip: 'S' },
    { name: '远锋液氨', name_en: 'Yuanfeng Ammonia', ...chemical, ...e(0, 1), strip: 'W', areas: [['液氨装置区', 'Liquid ammonia units'], tanks], dormitory_limit: 40 },
    { name: '祥麓橡胶', name_en: 'Xianglu Rubber', ...chemical, ...e(1, 1), strip: 'S', cut: 'SW', areas: [['合成橡胶装置区', 'Synthetic rubber units']] },
    { name: '泓昌甲醇', name_en: 'Hongchang Methanol', ...chemical, ...e(2, 1), strip: 'N', areas: [['甲醇装置区', 'Methanol units'], tanks], dormitory_limit: 16 },
    { name: '卓盈制药', name_en: 'Zhuoying Pharmaceutical', ...chemical, ...e(1, 2), strip: 'N', areas: [['原料药装置区', 'Drug-substance units']] },
    { name: '溪砺助剂', name_en: 'Xili Additives', ...chemical, ...e(2, 2), strip: 'E', cut: 'NE', areas: [['助剂装置区', 'Additive units'], tanks], share: 0.6 },
    // In the extension that v3 asks for; under construction, so without hazard sources.
    { name: '汇岳石化', name_en: 'Huiyue Petrochemical', ...chemical, ...e(0, 3), strip: 'W', areas: [['在建装置区', 'Units under construction']] },
    { name: '锦泽精化', name_en: 'Jinze Fine Chemicals', ...chemical, ...e(1, 3), strip: 'N', areas: [['在建装置区', 'Units under construction']] },
  ].map((plant, i) => ({ id: `E-${String(i + 1).padStart(2, '0')}`, ...plant })),
) // prettier-ignore

/** id by name: the other modules speak of companies by their names. */
export const idOf = (name) => plants.all.find((plant) => plant.name === name).id
