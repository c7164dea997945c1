/** What the eye finds its way by: roads, river, canal and pond, villages, words on the map. */
import { band, line, point, polygon } from '../plane.mjs'
import { blocks, local } from './land.mjs'

const across = (y, from = -40, to = 1940) => blocks.all([[from, y], [to, y]]) // prettier-ignore
const along = (x, from = -50, to = 1530) => blocks.all([[x, from], [x, to]]) // prettier-ignore

const ROADS = [
  ['X912县道', 'County road X912', 'main', local.all([[-330, -1900], [-300, -800], [-290, 300], [-330, 1300], [-300, 2700]])],
  ['北环路', 'North Ring Road', 'main', [...blocks.all([[-275, 1545], [0, 1530], [1080, 1532], [1950, 1530]]), ...local.all([[2900, 1750]])]],
  ['南环路', 'South Ring Road', 'main', [...blocks.all([[-290, -40], [700, -45], [1940, -45]]), ...local.all([[2800, 130]])]],
  ['西环路', 'West Ring Road', 'secondary', blocks.all([[-40, -43], [-46, 700], [-42, 1168], [-172, 1170], [-172, 1536]])],
  ['东环路', 'East Ring Road', 'secondary', along(1938, -45, 1530)],
  ['纬一路', 'Wei 1st Road', 'secondary', across(308)],
  ['纬二路', 'Wei 2nd Road', 'main', across(592)],
  ['纬三路', 'Wei 3rd Road', 'secondary', across(880, -40, 1938)],
  ['纬四路', 'Wei 4th Road', 'secondary', across(1172)],
  ['经一路', 'Jing 1st Road', 'secondary', along(375, 308)],
  ['经二路', 'Jing 2nd Road', 'main', along(720)],
  ['经三路', 'Jing 3rd Road', 'secondary', along(1075)],
  ['经四路', 'Jing 4th Road', 'secondary', along(1440)],
  ['薛家庄路', 'Xuejiazhuang Road', 'branch', local.all([[1970, 1215], [2260, 1180], [2800, 1210], [3500, 1100]])],
  ['高渠路', 'Gaoqu Road', 'branch', local.all([[1080, 15], [1070, -330], [1010, -700], [960, -1500]])],
  ['西坡村道', 'Xipo village road', 'branch', local.all([[-1500, 420], [-700, 480], [-292, 470]])],
  ['北垣村道', 'Beiyuan village road', 'branch', local.all([[1035, 1580], [760, 2180], [640, 2800]])],
  ['南堡村道', 'Nanpu village road', 'branch', local.all([[1020, -760], [2300, -800], [3300, -680]])],
  ['东窑村道', 'Dongyao village road', 'branch', local.all([[2000, 720], [2700, 430], [3300, 330], [3900, 380]])],
  ['槐树洼村道', 'Huaishuwa village road', 'branch', local.all([[-1000, -980], [-302, -900], [340, -960], [1000, -740]])],
  ['上沣村道', 'Shangfeng village road', 'branch', local.all([[-2300, 1560], [-1700, 1500], [-320, 1380]])],
] // prettier-ignore

export const roads = ROADS.map(([name, name_en, rank, points], i) => ({
  geometry: line(points),
  properties: { id: `R-${String(i + 1).padStart(2, '0')}`, name, name_en, class: rank },
}))

const RIVER = [[-1350, 2900], [-1180, 2200], [-1290, 1500], [-1120, 900], [-1190, 200], [-1380, -400], [-1250, -1100], [-1330, -1900]] // prettier-ignore
const CANAL = [[-1270, -1180], [-500, -1290], [500, -1180], [1500, -1230], [2600, -1140], [3700, -1200]] // prettier-ignore
const POND = [[2640, 930], [2690, 915], [2730, 945], [2725, 985], [2680, 1005], [2640, 980]] // prettier-ignore

export const water = [
  [band(local.all(RIVER), [80, 105, 90, 120, 85, 110, 95, 100]), '清沣河', 'Qingfeng River'],
  [band(local.all(CANAL), 10), '引沣渠', 'Yinfeng Canal'],
  [polygon(local.all(POND)), '薛家庄涝池', 'Xuejiazhuang pond'],
].map(([geometry, name, name_en], i) => ({ geometry, properties: { id: `W-${i + 1}`, name, name_en } }))

const VILLAGES = [
  ['XJZ', '薛家庄村', 'Xuejiazhuang', [2253, 1160], 84, 13, 560, 240],
  ['GQ', '高渠村', 'Gaoqu', [1060, -244], 6, 11, 560, 225],
  ['XP', '西坡村', 'Xipo', [-650, 500], 80, 9, 520, 160],
  ['BY', '北垣村', 'Beiyuan', [720, 2290], -2, 11, 520, 190],
  ['NB', '南堡村', 'Nanpu', [2330, -830], 3, 12, 460, 180],
  ['DY', '东窑村', 'Dongyao', [3260, 330], 70, 12, 460, 185],
  ['HS', '槐树洼村', 'Huaishuwa', [-60, -930], -4, 11, 460, 165],
  ['SF', '上沣村', 'Shangfeng', [-1750, 1490], 12, 10, 420, 143],
]

export const villages = VILLAGES.map(([code, name, name_en, [u, v], deg, lanes, length, count]) => {
  const at = local.at(u, v)
  return { code, name, name_en, at, deg: deg + 3.5, lanes, length, count, radius: length / 2 + 60 }
})

/** The hamlet in the enclave belongs to Gaoqu and goes on with its house numbers. */
export const hamlet = {
  ...villages[1],
  at: blocks.at(852, 438),
  deg: 4,
  lanes: 4,
  gap: 42,
  length: 130,
  count: 12,
  first: 226,
}

export const substation = blocks.at(985, 415)

const WORDS = [
  ['110 kV变电站', '110 kV substation', 'note', substation],
  ['特勤消防站用地', 'Fire station site', 'note', blocks.at(-66, 1345)],
  ['预留用地', 'Reserve land', 'note', blocks.at(1655, 1030)],
  ['高渠村东组', 'Gaoqu east hamlet', 'village', blocks.at(850, 530)],
  ['往清沣镇', 'To Qingfeng town', 'place', local.at(-300, 2600)],
  ['往南塬乡', 'To Nanyuan township', 'place', local.at(-325, -1780)],
  ['北塬果园', 'Beiyuan orchards', 'place', local.at(2000, 2500)],
  ['沣东灌区', 'Fengdong irrigation area', 'place', local.at(2900, -1500)],
  ['柏树岭', 'Baishu ridge', 'place', local.at(3500, 1900)],
]

export const labels = [
  ...villages.map(({ name, name_en, at }) => [name, `${name_en} village`, 'village', at]),
  ...WORDS,
].map(([name, name_en, kind, at], i) => ({
  geometry: point(at),
  properties: { id: `L-${String(i + 1).padStart(2, '0')}`, name, name_en, class: kind },
}))
