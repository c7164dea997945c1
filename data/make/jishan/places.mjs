/** Places and people outside the village houses. No residence lies in the boundary of 2023, as the document says. */
import { beside, box, point, unit } from '../plane.mjs'
import { scatter } from '../scatter.mjs'
import { roads, substation, villages, water } from './ground.mjs'
import { blocks, controlLine, local, shapes, westEdge } from './land.mjs'
import { idOf, plants } from './plants.mjs'

const home = (name, name_en, geometry, persons, households, more) => ({
  geometry,
  properties: { name, name_en, kind: 'residence', persons, households, ...more },
})
const place = (kind, name, name_en, geometry, persons, more) => ({
  geometry,
  properties: { name, name_en, kind, persons, ...more },
})
const building = (u, v, w, h) => box(local.at(u, v), w, h, local.dir)
const living = (status_date) => ({ status: 'living', status_date, source: '2026年入户普查' })
const moved = (status_date) => ({ status: 'moved', status_date, source: '搬迁台账' })

/** Shift dormitory of a company: `long` persons live there for good. */
const dormitory = (company, suffix, geometry, persons, long) => {
  const { name, name_en } = plants.get(idOf(company))
  return place(
    'dormitory',
    `${name}倒班宿舍${suffix}`,
    `${name_en} dormitory${suffix && ` ${suffix[0]}`}`,
    geometry,
    persons,
    {
      long_stay: long,
      enterprise: idOf(company),
      source: '企业填报2026-09',
    },
  )
}
const inStrip = (company, ...where) => plants.inStrip(idOf(company), ...where)
// 16 m deep, its wall 0.9 m outside the boundary: nearer than the accuracies of both.
const nearWall = box(beside(...westEdge, 0.35, 8.9), 42, 16, unit(...westEdge))

const DORMITORIES = [
  dormitory('崇曜化肥', '1号楼', inStrip('崇曜化肥', 0.28, [46, 15]), 28, 0),
  dormitory('崇曜化肥', '2号楼', inStrip('崇曜化肥', 0.58, [46, 15]), 24, 0),
  dormitory('曦岭甲醇', '', inStrip('曦岭甲醇', 0.4, [44, 16]), 32, 20), // over its limit of 24; with its 20 long-stayers 48 residents are near Jichuan
  dormitory('堃泽氯碱', '', nearWall, 34, 5),
  dormitory('垣曜焦化', '', building(-170, -190, 58, 18), 86, 18),
  dormitory('麓棉服装', '', building(-190, 1610, 56, 18), 72, 16),
  dormitory('泊川油品', '', building(2190, 480, 46, 16), 38, 8),
]

const [cl] = controlLine[0].geometry.coordinates
const beyondLine = (edge, share, metres) => point(beside(cl[edge], cl[edge + 1], share, metres))

const CASES = [
  home('北坡院', 'Beipo yard', beyondLine(4, 0.6, -0.8), 5, 1, living('2026-07-02')), // 0.8 m inside the control line
  home('塬边院', 'Yuanbian yard', beyondLine(5, 0.3, 1.1), 4, 1), // 1.1 m outside it
  home('东坡院', 'Dongpo yard', beyondLine(2, 0.5, 0.7), 6, 2),
  home('高渠北院', 'Gaoqu north yard', point(blocks.at(1240, -90)), 4, 1, moved('2021-10-22')), // inside v1
  home('薛家庄西院', 'Xuejiazhuang west yard', point(blocks.at(1985, 960)), 5, 1, { status: 'moved' }), // inside v1; no date: does not count
  home('沣东院', 'Fengdong yard', point(local.at(-420, 1120)), 7, 2, moved('2023-06-15')),
  home('沣东后院', 'Fengdong back yard', point(local.at(-470, 1010)), 4, 1, moved('2024-09-20')),
  home('东环南院', 'Donghuan south yard', point(local.at(2080, 250)), 6, 2, living('2025-08-21')),
  home('焦化家属院', 'Coking plant staff estate', building(-760, -330, 60, 46), 146, 52, living('2026-05-14')),
  home('清沣新村', 'Qingfeng new estate', building(-560, 1990, 58, 44), 132, 44, living('2026-05-14')),
  home('县道新居', 'County Road estate', building(-430, -1320, 50, 34), 58, 19),
]

const PUBLIC = [
  place('school', '薛家庄小学', 'Xuejiazhuang primary school', building(2330, 820, 60, 44), 186),
  place('school', '高渠小学', 'Gaoqu primary school', building(660, -420, 56, 40), 124),
  place('kindergarten', '薛家庄幼儿园', 'Xuejiazhuang kindergarten', building(2480, 850, 30, 22), 52),
  place('kindergarten', '高渠幼儿园', 'Gaoqu kindergarten', building(730, -520, 28, 20), 35),
  place('clinic', '薛家庄村卫生室', 'Xuejiazhuang village clinic', building(2570, 1290, 18, 15), 6),
  place('clinic', '高渠村卫生室', 'Gaoqu village clinic', building(1400, -440, 18, 15), 5),
  place('nursing_home', '南堡敬老院', 'Nanpu nursing home', building(1850, -900, 44, 28), 42),
  place('market', '高渠集贸市场', 'Gaoqu market', building(1120, -660, 54, 36), 140, { floor_area_m2: 1850 }),
  place('hotel', '清沣宾馆', 'Qingfeng hotel', building(-250, 2150, 34, 20), 36, { risk_class: 'general-2' }),
  place('office', '园区管委会', 'Park administration', building(-190, 860, 24, 46), 55, { risk_class: 'general-2' }),
  place('office', '综合执法局应急管理中心', 'Emergency management centre', building(-185, 700, 22, 34), 20),
  place('assembly', '焦化职工食堂', 'Coking plant canteen', inStrip('垣曜焦化', 0.6, [32, 16], 22), 160), // 30-60 m from a production area
  place('religious', '高渠村戏台', 'Gaoqu temple stage', building(1010, -570, 22, 18), 0),
  place('other', '110千伏变电站', '110 kV substation', box(substation, 48, 40, blocks.dir(985, 415)), 3), // in the enclave
]

const NAMES = '马 郭 张 王 李 赵 刘 陈 杨 吴 孙 贺 何 罗 梁 宋 韩 冯 曹 彭 蒋 蔡 贾 丁 魏 田 董 潘 卫 段 裴 解'.split(
  ' ',
)
const LATIN = 'Ma Guo Zhang Wang Li Zhao Liu Chen Yang Wu Sun He He Luo Liang Song Han Feng Cao Peng Jiang Cai Jia Ding Wei Tian Dong Pan Wei Duan Pei Xie'.split(' ') // prettier-ignore
const ENDINGS = [['家院', 'jia yard'], ['家窑', 'jia Yao'], ['家坪', 'jia Ping'], ['家沟', 'jia Gou']] // prettier-ignore

const fixed = [...DORMITORIES, ...CASES, ...PUBLIC]
const farmsteads = scatter(
  {
    seed: 'jishan farmsteads',
    names: NAMES.map((name, i) => [name + ENDINGS[i % 4][0], LATIN[i] + ENDINGS[i % 4][1]]),
    area: [-1000, -1300, 3500, 2500],
    keep: [
      ...Object.values(shapes).map((shape) => [shape, 70]),
      [{ type: 'LineString', coordinates: cl }, 25],
      ...roads.map(({ geometry }) => [geometry, 25]),
      ...water.map(({ geometry }) => [geometry, 30]),
      ...villages.map(({ at, radius }) => [point(at), radius]),
      ...fixed.map(({ geometry }) => [geometry, 80]),
    ],
  },
  local,
)

export const targets = [...fixed, ...farmsteads].map(({ geometry, properties }, i) => ({
  geometry,
  properties: { id: `T-${String(i + 1).padStart(2, '0')}`, ...properties },
}))
