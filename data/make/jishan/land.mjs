/** The ground of the park: one grid, the old boundary and the one of 2023 with its enclave, control line, survey. */
import { frame, grid, hectares, polygon } from '../plane.mjs'

export const local = frame([37492780, 3949240], 3.5)
export const blocks = grid(local.all([[0, 0], [1890, 110], [1965, 1560], [-50, 1490]]), 1900, 1480) // prettier-ignore

// Corners that both versions share are written once, so that they are the same to the centimetre.
const SOUTH = [[70, 0], [700, -6]] // prettier-ignore
const EAST = [[1390, 0], [1900, 0], [1900, 620], [1900, 900]] // prettier-ignore
const NORTH = [[1900, 1405], [1900, 1480], [1080, 1488]] // prettier-ignore
const WEST = [[-4, 1205], [-8, 700], [0, 60]] // prettier-ignore

// 2016: reaches into the edges of Gaoqu (south) and Xuejiazhuang (east), and has no hole.
const V1 = [...SOUTH, [705, -175], [1380, -185], ...EAST, [2055, 905], [2065, 1400], ...NORTH, [0, 1480], ...WEST]
// 2023: the line follows the ring road; a piece for the fire station is added in the north-west.
const V2 = [...SOUTH, ...EAST, ...NORTH, [-130, 1480], [-135, 1205], ...WEST]
// The enclave: the east hamlet of Gaoqu and a substation are cut out, and stay where they are.
const HOLE = [[765, 350], [1035, 345], [1040, 500], [960, 562], [770, 560]] // prettier-ignore

export const shapes = {
  v1: polygon(blocks.all(V1)),
  v2: polygon(blocks.all(V2), blocks.all(HOLE)),
}

/** The west edge, where one dormitory stands a metre outside. */
export const westEdge = blocks.all([[-4, 1205], [-8, 700]]) // prettier-ignore

const versions = [
  {
    version: 'v1',
    status: 'void',
    document: '示意〔2016〕5号',
    authority: '县人民政府（示意）',
    approval_date: '2016-09-12',
    void_date: '2023-02-21',
    survey_date: '2016-04-20',
    declared_area_ha: 312, // the old letter rounds
    east: '东至薛家庄村西',
    south: '南至高渠村北',
    west: '西至西环路',
    north: '北至北环路',
  },
  {
    version: 'v2',
    status: 'approved',
    document: '运政函〔2023〕2号',
    authority: '运城市人民政府',
    approval_date: '2023-02-21',
    survey_date: '2022-11-08',
    declared_area_ha: hectares(shapes.v2),
    east: '东至东环路',
    south: '南至南环路',
    west: '西至西环路，西北角至特勤消防站用地',
    north: '北至北环路，不含高渠村东组飞地',
  },
]

export const boundary = versions.map((properties) => ({ geometry: shapes[properties.version], properties }))

const LINE = [[-440, -360], [900, -470], [2280, -350], [2400, 700], [2400, 1920], [900, 1980], [-600, 1885], [-560, 600]] // prettier-ignore

export const controlLine = [
  {
    geometry: polygon(local.all(LINE)),
    properties: {
      id: 'KZX-2023',
      name: '土地规划安全控制线',
      name_en: 'Land-use planning safety control line',
      boundary: 'v2',
      date: '2023-03-08',
      basis: '整体性安全风险评估 3×10⁻⁷ 个人风险等值线外包络（示意）',
    },
  },
]

/** The south-east corner was never searched, the ground west of it not in the last year. */
const SURVEY = [
  ['西区普查', 'west', '2026-05-14', [[-660, -480], [905, -510], [890, 2020], [-680, 1950]]],
  ['东北区普查', 'north-east', '2026-07-02', [[900, 700], [2460, 740], [2450, 1980], [892, 2020]]],
  ['南区普查', 'south', '2025-08-21', [[905, -510], [1470, -450], [1480, 690], [900, 690]]],
  ['薛家庄村普查', 'Xuejiazhuang village', '2026-07-09', [[2465, 760], [2760, 770], [2740, 1640], [2455, 1620]]],
] // prettier-ignore

export const survey = SURVEY.map(([name, name_en, date, points], i) => ({
  geometry: polygon(local.all(points)),
  properties: { id: `S-${i + 1}`, name, name_en: `Survey, ${name_en}`, date },
}))
