/** Files of an invented park in zone 37: two versions of its boundary, control line, a plant, hazards and houses. */
import { boundaryFile, type DroppedFile, EAST, housesFile, NORTH } from './imported-park.ts'

/** A feature that is a rectangle, metres from the corner of the park. */
function rectangle(properties: object, x: number, y: number, width: number, height: number) {
  const at = (dx: number, dy: number) => [EAST + x + dx, NORTH + y + dy]
  const ring = [at(0, 0), at(width, 0), at(width, height), at(0, height), at(0, 0)]
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }
}

const layer = (name: string, feature: object): DroppedFile => ({
  name,
  text: JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4525' } },
    features: [feature],
  }),
})

export const PARK_NAME = '试验化工园区'

/** v2 gives up the eastern 100 m of v1, 10 ha, and with them house H-3. */
export const VERSIONS = [
  boundaryFile('四至界址点2019.txt', 1000, '2019-05-06'),
  boundaryFile('四至界址点2023.txt', 900, '2023-02-21'),
]

/** H-1 is 200 m and H-2 20 m inside of v2; H-3 and H-4 lie before the control line, H-5 300 m behind it. */
export const HOUSES = housesFile([
  ['H-1', '张甲', 4, 700, 450],
  ['H-2', '李乙', 3, 880, 500],
  ['H-3', '王丙', 5, 950, 500],
  ['H-4', '赵丁', 2, 1100, 500],
  ['H-5', '孙戊', 2, 1500, 500],
])

/** A plant of 300 m on a side with its edge 200 m west of H-1, and two hazards in it. */
export const HAZARDS: readonly DroppedFile[] = [
  layer('控制线.geojson', rectangle({ boundary: 'v2', date: '2023-06-01' }, -300, -300, 1500, 1600)),
  layer('企业厂区.geojson', rectangle({ 企业编号: 'E-1', 企业名称: '示例化工', 企业类型: '化工' }, 200, 300, 300, 300)),
  {
    name: '重大危险源.csv',
    text: [
      '危险源编号,企业名称,重大危险源名称,物质及数量,重大危险源级别,X坐标,Y坐标',
      `HZ-1,示例化工,液氯储罐区,液氯 30t,三级,${NORTH + 450},${EAST + 350}`,
      `HZ-2,示例化工,液氨储罐区,氨 40t,四级,${NORTH + 550},${EAST + 450}`,
    ].join('\n'),
  },
]
