/** The ground of the park: grids of its two parts, four boundary versions, control line, survey. */
import { cm, frame, grid, hectares, polygon } from '../plane.mjs'
import { random } from '../random.mjs'

export const local = frame([36559250, 4418050], -2.5)

/** First part (west) and second part (east); the north row of the second is the extension of v3. */
export const west = grid(local.all([[0, 0], [1470, -45], [1395, 1095], [20, 1150]]), 1440, 1130) // prettier-ignore
export const east = grid(local.all([[1850, 35], [2935, 0], [2850, 1125], [1795, 1165]]), 1060, 1130) // prettier-ignore

// Corners that versions share are written once, so that they are the same to the centimetre.
const WEST_NORTH = [[1440, 560], [1446, 827]] // prettier-ignore
const WEST_TOP = [[1440, 1130], [705, 1136], [355, 1130]] // prettier-ignore
const WEST_SIDE = [[0, 828], [-6, 420]] // prettier-ignore

const WEST = {
  // 2018: a tongue to the south, the north-east block not yet taken in.
  v1: [[0, -170], [520, -178], [530, -12], [1000, 0], [1440, 0], ...WEST_NORTH, [1042, 829], [1040, 1130], [705, 1136], [355, 1130], [0, 1130], ...WEST_SIDE],
  v2: [[0, 0], [530, -12], [1000, 0], [1440, 0], ...WEST_NORTH, ...WEST_TOP, [0, 1130], ...WEST_SIDE],
  // 2025: the farmsteads in the north-west are cut out; the south-west corner is only re-measured (0.3 m).
  v3: [[0.2, -0.2], [530, -12], [1000, 0], [1440, 0], ...WEST_NORTH, ...WEST_TOP, [352, 830], ...WEST_SIDE],
} // prettier-ignore
const EAST = {
  v1: [[0, 0], [1060, 0], [1060, 552], [0, 552]],
  v2: [[0, 0], [1060, 0], [1060, 552], [1060, 850], [0, 850], [0, 552]],
  // 2025: a row to the north, a corner given back in the south-east.
  v3: [[0, 0], [930, 0], [1060, 120], [1060, 552], [1060, 850], [686, 850], [690, 1130], [0, 1130], [0, 850], [0, 552]],
} // prettier-ignore

export const shapes = Object.fromEntries(
  ['v1', 'v2', 'v3'].map((version) => [version, [polygon(west.all(WEST[version])), polygon(east.all(EAST[version]))]]),
)

/**
 * 2026: the outline of v2 surveyed anew for the cadastre. Each corner comes out a little beside the old one, by less than
 * half a metre, and two corners in the middle of straight edges are gone: drawn anew, not changed. Not among `shapes`,
 * which say where nobody builds.
 */
const again = (points, seed) => {
  const chance = random(seed)
  return points.map((at) => at.map((value) => cm(value + chance.between(-0.3, 0.3))))
}
const resurveyed = [
  polygon(again(west.all(WEST.v2), 'hangjin v4 west')),
  polygon(again(east.all(EAST.v2.filter(([, y]) => y !== 552)), 'hangjin v4 east')),
]

/** Edges that targets are placed at, to the decimetre. */
export const edges = {
  west: west.all([[-6, 420], [0, 0]]), // prettier-ignore
  south: west.all([[530, -12], [1000, 0]]), // prettier-ignore
}

const VERSIONS = {
  v1: { status: 'void', document: '示意〔2018〕11号', authority: '旗人民政府（示意）', approval_date: '2018-05-16', void_date: '2021-06-01', survey_date: '2017-11-20' },
  v2: { status: 'approved', document: '示意〔2021〕17号', authority: '市人民政府（示意）', approval_date: '2021-05-12', effective_date: '2021-06-01', survey_date: '2020-10-28' },
  v3: { status: 'submitted', survey_date: '2025-08-20' },
  v4: { status: 'draft', survey_date: '2026-09-14' },
} // prettier-ignore

const SIDES = {
  v1: [
    ['至S218省道西侧绿带', '至乌里更河北岸台地', '至柳沟路', '至园区北路'],
    ['至红柳湾路西侧绿带', '至园区南路北侧绿带', '至S218省道东侧绿带', '至兴业三路'], // which ends west of S218: the drawing stops at 兴业二路
  ],
  v2: [
    ['至S218省道西侧绿带', '至园区南路北侧绿带', '至柳沟路', '至园区北路'],
    ['至红柳湾路西侧绿带', '至园区南路北侧绿带', '至S218省道东侧绿带', '至兴业四路'],
  ],
  // The northern side of the second part got the words of the southern one: text and drawing disagree.
  v3: [
    ['至S218省道西侧绿带', '至园区南路北侧绿带', '至柳沟路（西北角至兴业三路、经一路）', '至园区北路'],
    ['至红柳湾路西侧绿带', '至园区南路北侧绿带', '至S218省道东侧绿带', '至园区南路'],
  ],
}
SIDES.v4 = SIDES.v2

/** 兴业四路 runs along the northern side of the second part, and whoever drew v2 said so. */
const ALONG = { v2: [{}, { north_along: 'road/R-16' }], v4: [{}, { north_along: 'road/R-16' }] }

export const boundary = Object.entries(VERSIONS).flatMap(([version, facts]) =>
  (shapes[version] ?? resurveyed).map((geometry, i) => {
    const [east, south, west, north] = SIDES[version][i].map((text, k) => '东南西北'[k] + text)
    const part = i === 0 ? { name: '一片', name_en: 'Part 1' } : { name: '二片', name_en: 'Part 2' }
    const { status, ...rest } = facts
    const declared_area_ha = hectares(geometry)
    const sides = { east, south, west, north, ...ALONG[version]?.[i] }
    return { geometry, properties: { version, ...part, status, ...rest, declared_area_ha, ...sides } }
  }),
)

const LINE = [[-425, -410], [500, -440], [1500, -470], [1700, -390], [3330, -400], [3270, 600], [3240, 1270], [1880, 1350], [1500, 1570], [300, 1600], [-390, 1560], [-450, 600]] // prettier-ignore

export const controlLine = [
  {
    geometry: polygon(local.all(LINE)),
    properties: {
      id: 'KZX-2021',
      name: '土地规划安全控制线',
      name_en: 'Land-use planning safety control line',
      boundary: 'v2',
      date: '2021-08-02',
      basis: '整体性安全风险评估 3×10⁻⁷ 个人风险等值线外包络（示意）',
    },
  },
]

/** The north of the second part was never searched, the south-east of the first not in the last year. */
const SURVEY = [
  ['一片西区普查', 'Part 1 west', '2026-06-18', [[-480, -460], [700, -480], [715, 1620], [-480, 1620]]],
  ['一片东区普查', 'Part 1 east', '2025-09-10', [[700, -480], [1640, -500], [1600, 560], [708, 570]]],
  ['一片东北区普查', 'Part 1 north-east', '2026-06-24', [[708, 570], [1600, 560], [1560, 1610], [715, 1620]]],
  ['二片普查', 'Part 2', '2026-03-20', [[1640, -500], [3420, -460], [3400, 640], [1600, 660]]],
  ['南梁村普查', 'Nanliang village', '2025-11-06', [[-100, -1060], [1300, -1060], [1300, -490], [-100, -470]]],
] // prettier-ignore

export const survey = SURVEY.map(([name, name_en, date, points], i) => ({
  geometry: polygon(local.all(points)),
  properties: { id: `S-${i + 1}`, name, name_en: `Survey, ${name_en}`, date },
}))
