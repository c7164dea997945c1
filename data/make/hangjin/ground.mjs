/** What the eye finds its way by: roads, river and canal, villages, words on the map. */
import { band, line, point } from '../plane.mjs'
import { east, local, west } from './land.mjs'

const across = (grid, y, from = -40, to = grid.width + 40) => grid.all([[from, y], [to, y]]) // prettier-ignore
const along = (grid, x, from, to) => grid.all([[x, from], [x, to]]) // prettier-ignore

const ROADS = [
  ['S218省道', 'Provincial road S218', 'main', local.all([[1735, -2100], [1700, -900], [1665, 200], [1610, 1200], [1560, 1900], [1590, 2800]])],
  ['园区北路', 'Park North Road', 'main', local.all([[-1000, 1215], [0, 1192], [1500, 1140], [1612, 1170], [1780, 1200], [2870, 1160], [3900, 1130]])],
  ['园区南路', 'Park South Road', 'main', local.all([[-1100, -30], [0, -85], [1500, -130], [1678, -110], [1900, -50], [2950, -90], [3900, -60]])],
  ['沿河路', 'River Road', 'secondary', local.all([[-1800, -1080], [-200, -1180], [1708, -1140], [2900, -1180], [4100, -1010]])],
  ['柳沟路', 'Liugou Road', 'secondary', local.all([[-60, -1170], [-45, -85], [-40, 600], [-25, 1192], [10, 2000]])],
  ['红柳湾路', 'Hongliuwan Road', 'secondary', local.all([[3050, -1160], [3040, -90], [3005, 600], [2950, 1160], [2930, 1850]])],
  ['兴业一路', 'Xingye 1st Road', 'secondary', across(west, 285, -42, 1648)],
  ['兴业二路', 'Xingye 2nd Road', 'main', [...across(west, 555, -38, 1440), ...across(east, 552, 0, 1100)]],
  ['兴业三路', 'Xingye 3rd Road', 'secondary', across(west, 828, -35, 1640)],
  ['经一路', 'Jing 1st Road', 'secondary', along(west, 354, -88, 1175)],
  ['经二路', 'Jing 2nd Road', 'secondary', along(west, 691, 285, 1172)],
  ['经三路', 'Jing 3rd Road', 'secondary', along(west, 1026, -100, 1170)],
  ['经五路', 'Jing 5th Road', 'secondary', along(east, 352, -95, 1155)],
  ['经六路', 'Jing 6th Road', 'secondary', along(east, 687, -95, 1155)],
  ['远锋路', 'Yuanfeng Road', 'secondary', across(east, 280, -165, 1085)],
  ['兴业四路', 'Xingye 4th Road', 'secondary', across(east, 850, -185, 1075)],
  ['南梁村道', 'Nanliang village road', 'branch', local.all([[530, -1160], [545, -700], [560, -105]])],
  ['柳沟村道', 'Liugou village road', 'branch', local.all([[-1500, 560], [-900, 520], [-40, 560]])],
  ['西渠村道', 'Xiqu village road', 'branch', local.all([[-900, -40], [-880, -560], [-850, -1135]])],
  ['沙井村道', 'Shajing village road', 'branch', local.all([[2450, -1165], [2480, -800], [2500, -70]])],
  ['红柳湾村道', 'Hongliuwan village road', 'branch', local.all([[3014, 420], [3700, 380], [4300, 420]])],
  ['东滩村道', 'Dongtan village road', 'branch', local.all([[1575, 1950], [2300, 1900], [3100, 1990]])],
  ['哈拉图村道', 'Halatu village road', 'branch', local.all([[-900, 2050], [8, 1990], [500, 1960], [1565, 1980]])],
  ['塔拉村道', 'Tala village road', 'branch', local.all([[3820, 1132], [3850, 1900], [3900, 2500]])],
] // prettier-ignore

export const roads = ROADS.map(([name, name_en, rank, points], i) => ({
  geometry: line(points),
  properties: { id: `R-${String(i + 1).padStart(2, '0')}`, name, name_en, class: rank },
}))

const RIVER = [[-2300, -1650], [-1500, -1420], [-700, -1560], [100, -1510], [900, -1380], [1700, -1450], [2500, -1600], [3300, -1480], [4000, -1330], [4700, -1420]] // prettier-ignore
const CANAL = [[-2000, 1500], [-900, 1660], [200, 1710], [1500, 1680], [2600, 1560], [3600, 1530], [4500, 1600]] // prettier-ignore

export const water = [
  {
    geometry: band(local.all(RIVER), [90, 120, 80, 110, 95, 130, 90, 75, 110, 90]),
    properties: { id: 'W-1', name: '乌里更河', name_en: 'Wuligeng River' },
  },
  {
    geometry: band(local.all(CANAL), 12),
    properties: { id: 'W-2', name: '丰滩干渠', name_en: 'Fengtan Main Canal' },
  },
]

const VILLAGES = [
  ['NL', '南梁村', 'Nanliang', [560, -535], 2, 11, 640, 232],
  ['LG', '柳沟村', 'Liugou', [-960, 530], 86, 9, 520, 175],
  ['XQ', '西渠村', 'Xiqu', [-900, -560], -7, 15, 420, 190],
  ['SJ', '沙井村', 'Shajing', [2490, -790], 4, 11, 560, 195],
  ['HLW', '红柳湾村', 'Hongliuwan', [3700, 390], -84, 11, 540, 190],
  ['DT', '东滩村', 'Dongtan', [2330, 1890], -5, 14, 480, 200],
  ['HLT', '哈拉图村', 'Halatu', [330, 2010], 3, 10, 520, 170],
  ['TL', '塔拉村', 'Tala', [3850, 1990], 80, 12, 380, 148],
]

export const villages = VILLAGES.map(([code, name, name_en, [u, v], deg, lanes, length, count]) => {
  const at = local.at(u, v)
  return { code, name, name_en, at, deg: deg - 2.5, lanes, length, count, radius: length / 2 + 60 }
})

const WORDS = [
  ['往巴音镇', 'To Bayin town', 'place', [1590, 2700]],
  ['往沿河镇', 'To Yanhe town', 'place', [1725, -2000]],
  ['北滩牧场', 'Beitan pasture', 'place', [-700, 2450]],
  ['丰滩灌区', 'Fengtan irrigation area', 'place', [3100, 2350]],
  ['河口林场', 'Hekou forest farm', 'place', [3700, -1750]],
  ['沙梁', 'Shaliang dunes', 'place', [-1900, 200]],
  ['危化品车辆停车场', 'Hazardous-goods vehicle park', 'note', east.at(870, 150)],
  ['预留用地', 'Reserve land', 'note', east.at(190, 640)],
]

export const labels = [
  ...villages.map(({ name, name_en, at }) => [name, `${name_en} village`, 'village', at]),
  ...WORDS.map(([name, name_en, kind, at]) => [name, name_en, kind, at[0] > 1e6 ? at : local.at(...at)]),
].map(([name, name_en, kind, at], i) => ({
  geometry: point(at),
  properties: { id: `L-${String(i + 1).padStart(2, '0')}`, name, name_en, class: kind },
}))
