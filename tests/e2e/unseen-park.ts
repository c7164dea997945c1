/** A small park that the site does not carry, in zone 38, with awkward names. */
const frame = 'EPSG:4526'
const east = 38_500_000
const north = 3_900_000

const rectangle = (x: number, y: number, width: number, height: number) => [
  [
    [east + x, north + y],
    [east + x + width, north + y],
    [east + x + width, north + y + height],
    [east + x, north + y + height],
    [east + x, north + y],
  ],
]
const area = (properties: object, x: number, y: number, width: number, height: number) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rectangle(x, y, width, height) },
})
const point = (properties: object, x: number, y: number) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [east + x, north + y] },
})
const collection = (features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

export const HOSTILE_NAME = '<img src=x onerror="window.broken = true">'

export const unseenPark: Record<string, string> = {
  'park.json': JSON.stringify({
    format: 1,
    id: 'unseen',
    name: '未见化工园区',
    zone: 38,
    layers: [
      { kind: 'boundary', file: 'boundary.geojson', frame, accuracy_m: 0.5 },
      { kind: 'protection_target', file: 'targets.geojson', frame, accuracy_m: 1 },
      { kind: 'production_area', file: 'areas.geojson', frame },
    ],
    materials: [{ id: 'M1', kind: 'overall_plan', title: '总体规划', date: '2020-01-01', boundary: 'B0' }],
  }),
  'boundary.geojson': collection([
    area({ version: 'B1', status: 'approved', approval_date: '2022-05-01' }, 0, 0, 1000, 800),
    area({ version: 'B0', status: 'void', approval_date: '2018-05-01', void_date: '2022-05-01' }, 0, 0, 900, 800),
  ]),
  'targets.geojson': collection([
    point({ id: 'R1', name: HOSTILE_NAME, kind: 'residence', persons: 4, ['__proto__']: { polluted: true } }, 120, 60),
    point({ id: 'R2', name: '界外人家', kind: 'residence', persons: 2 }, 1400, 400),
    area({ id: 'D1', name: '倒班宿舍', kind: 'dormitory', persons: 20, long_stay: 3 }, 980, 300, 40, 20),
  ]),
  'areas.geojson': collection([area({ id: 'P1', name: '装置区' }, 400, 300, 200, 200)]),
}
