/** Places and people outside the village houses. The first rows are each there to show one case. */
import { beside, box, point } from '../plane.mjs'
import { scatter } from '../scatter.mjs'
import { roads, villages, water } from './ground.mjs'
import { controlLine, east, edges, local, shapes, west } from './land.mjs'
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
const dormitory = (company, suffix, geometry, persons, long, more) => {
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
      source: '企业填报2026-10',
      ...more,
    },
  )
}
const inStrip = (company, ...where) => plants.inStrip(idOf(company), ...where)

const DORMITORIES = [
  dormitory('瑞沣氯碱', '', inStrip('瑞沣氯碱', 0.3, [44, 16]), 36, 12), // over its limit of 30
  dormitory('昱川化工', '', inStrip('昱川化工', 0.55, [40, 16]), 12, 0),
  dormitory('砚北染料', '', box(west.at(190, -4), 46, 24, west.dir(190, 0)), 24, 6), // astride the boundary
  dormitory('远锋液氨', '1号楼', inStrip('远锋液氨', 0.3, [46, 15]), 22, 0), // with the next one exactly 40, the limit
  dormitory('远锋液氨', '2号楼', inStrip('远锋液氨', 0.62, [38, 15]), 18, 0),
  dormitory('泓昌甲醇', '', inStrip('泓昌甲醇', 0.4, [42, 16]), 18, 4), // over its limit of 16
  dormitory('禾沃农化', '', inStrip('禾沃农化', 0.55, [40, 18], 56), 16, 0), // reaches into a production area
  dormitory('宏垚新材', '', inStrip('宏垚新材', 0.4, [44, 16]), 20, 0), // no limit on record
  dormitory('铭川涂料', '', building(1560, 700, 36, 16), 26, 10), // between boundary and control line
]

const [cl] = controlLine[0].geometry.coordinates
const beyondLine = (edge, share, metres) => point(beside(cl[edge], cl[edge + 1], share, metres))

const CASES = [
  home(
    '下河圪旦东院',
    'Xiahe Gedan east yard',
    box(west.at(232, 985), 44, 30, west.dir(230, 985)),
    18,
    5,
    living('2026-06-18'),
  ), // inside v2, cut out by v3
  home('下河圪旦西院', 'Xiahe Gedan west yard', point(west.at(118, 1040)), 8, 2, living('2026-06-18')), // inside v2, cut out by v3
  home('柳树院', 'Liushu yard', point(east.at(196, 700)), 3, 1, living('2026-03-20')), // inside v2 and v3
  home('郝家院', 'Haojia yard', point(beside(...edges.west, 0.35, -0.8)), 3, 1), // 0.8 m inside
  home('柳树湾东户', 'Liushuwan east house', point(beside(...edges.south, 0.6, 1.1)), 4, 1, living('2026-06-18')), // 1.1 m outside
  home('北梁院', 'Beiliang yard', beyondLine(8, 0.45, -0.9), 4, 1), // 0.9 m inside the control line
  home('河口院', 'Hekou yard', beyondLine(3, 0.7, 1.2), 8, 2, living('2026-03-20')), // 1.2 m outside it
  home('西滩院', 'Xitan yard', beyondLine(11, 0.4, 0.6), 3, 1),
  home('柳树湾西户', 'Liushuwan west house', point(west.at(330, -120)), 5, 1, moved('2020-11-18')), // inside v1
  home('柳树湾前院', 'Liushuwan front yard', point(west.at(180, -140)), 7, 2, moved('2021-03-26')), // inside v1
  home('柳树湾后院', 'Liushuwan back yard', point(west.at(420, -150)), 4, 1, { status: 'moved' }), // inside v1; no date: does not count
  home('石桥组', 'Shiqiao group', box(local.at(1600, 420), 40, 26, local.dir), 12, 4, living('2026-06-24')),
  home('石桥北组', 'Shiqiao north group', point(local.at(1720, 960)), 9, 3, moved('2024-05-14')),
  home('下滩院', 'Xiatan yard', point(local.at(3150, 300)), 6, 2, moved('2023-08-30')),
  home('河湾院', 'Hewan yard', point(local.at(2700, -260)), 5, 1, moved('2025-04-09')),
  // With these two, 48 residents live within 500 m of Ruifeng: two more and its chlorine store rises a grade.
  home('柳沟东院', 'Liugou east yard', box(local.at(-290, 690), 40, 24, local.dir), 12, 4, living('2026-06-18')),
  home('柳沟东坡院', 'Liugou east slope yard', point(local.at(-330, 930)), 7, 2, living('2026-06-18')),
  home('园区职工小区', 'Park staff estate', building(1230, -830, 60, 48), 168, 56, living('2026-05-20')),
  home('热电家属院', 'Power plant staff estate', building(-560, -190, 52, 36), 64, 21, living('2026-06-18')),
]

const PUBLIC = [
  place('school', '南梁小学', 'Nanliang primary school', building(900, -330, 60, 42), 210),
  place('kindergarten', '南梁幼儿园', 'Nanliang kindergarten', building(745, -362, 30, 22), 46),
  place('kindergarten', '东滩幼儿园', 'Dongtan kindergarten', building(2010, 1880, 28, 20), 32),
  place('clinic', '南梁村卫生室', 'Nanliang village clinic', building(845, -640, 18, 15), 6),
  place('clinic', '红柳湾村卫生室', 'Hongliuwan village clinic', building(3460, 230, 18, 15), 5),
  place('nursing_home', '沿河敬老院', 'Yanhe nursing home', building(1900, -1010, 44, 28), 38),
  place('market', '石桥集市', 'Shiqiao market', building(1800, -560, 52, 34), 120, { floor_area_m2: 1650 }),
  place('hotel', '省道宾馆', 'Provincial Road hotel', building(1780, -780, 36, 20), 40, { risk_class: 'general-2' }),
  place('office', '园区管委会', 'Park administration', building(1590, -240, 50, 26), 60, { risk_class: 'general-2' }),
  place('office', '园区派出所', 'Park police station', building(1790, -250, 26, 18), 18),
  place('assembly', '园区职工食堂', 'Park staff canteen', inStrip('天澄气体', 0.3, [34, 15], 14), 150), // 30-60 m from a production area
  place('religious', '沙梁敖包', 'Shaliang ovoo', point(local.at(-1250, 980)), 0),
]

const NAMES = '马 郭 张 王 李 赵 刘 陈 杨 吴 孙 高 何 罗 梁 宋 韩 冯 曹 彭 蒋 蔡 贾 丁 魏 田 董 潘'.split(' ')
const LATIN = 'Ma Guo Zhang Wang Li Zhao Liu Chen Yang Wu Sun Gao He Luo Liang Song Han Feng Cao Peng Jiang Cai Jia Ding Wei Tian Dong Pan'.split(' ') // prettier-ignore
const ENDINGS = [['家圪旦', 'jia Gedan'], ['家营子', 'jia Yingzi'], ['家院', 'jia yard'], ['家梁', 'jia Liang']] // prettier-ignore

const fixed = [...DORMITORIES, ...CASES, ...PUBLIC]
const farmsteads = scatter(
  {
    seed: 'hangjin farmsteads',
    names: NAMES.map((name, i) => [name + ENDINGS[i % 4][0], LATIN[i] + ENDINGS[i % 4][1]]),
    area: [-1300, -1300, 3900, 2200],
    keep: [
      ...Object.values(shapes)
        .flat()
        .map((shape) => [shape, 70]),
      [{ type: 'LineString', coordinates: cl }, 25],
      ...roads.map(({ geometry }) => [geometry, 25]),
      ...water.map(({ geometry }) => [geometry, 30]),
      ...villages.map(({ at, radius }) => [point(at), radius]),
      ...plants.all.map(({ geometry }) => [geometry, 70]),
      [plants.get(idOf('瑞沣氯碱')).geometry, 530], // its residents are counted by hand above
      ...fixed.map(({ geometry }) => [geometry, 80]),
    ],
  },
  local,
)

/** Moved before v3 cut its ground out; the neighbours of it, above, still live there. Last, so that no number changes. */
const later = [home('下河圪旦后院', 'Xiahe Gedan back yard', point(west.at(62, 905)), 5, 1, moved('2025-06-12'))]

export const targets = [...fixed, ...farmsteads, ...later].map(({ geometry, properties }, i) => ({
  geometry,
  properties: { id: `T-${String(i + 1).padStart(2, '0')}`, ...properties },
}))
