/** Who is within reach of a plant, the file of neighbours, and cells of the table: squares and points on a meridian. */
import { expect, test } from 'vitest'
import { neighboursFile } from '../../src/jobs/neighbours-file.ts'
import { type OpenedReach, openReach, reachView } from '../../src/jobs/reach.ts'
import { cellsOf, columnOf, lineOf, openTable } from '../../src/jobs/distances.ts'
import type { ReachRequest } from '../../src/jobs/reach-view.ts'
import { spreadsheetCsv } from '../../src/report/spreadsheet-csv.ts'
import { readScene, type SceneFeature } from '../scene.ts'

const square = (x: number, y: number, side: number) => ({
  type: 'Polygon',
  coordinates: [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]], // prettier-ignore
})
const feature = (layer: string, geometry: object, properties: object): SceneFeature => ({
  type: 'Feature',
  properties: { layer, ...properties },
  geometry,
})
const at = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] })
// On the central meridian of zone 36 a metre of the plane is a metre of the ellipsoid.
const [X, Y] = [36_500_000, 4_417_000]

const scene = (more: SceneFeature[] = [], park: object = {}) =>
  readScene({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'EPSG:4524' } },
    park: { zone: 36, ...park },
    features: [
      feature('enterprise', square(X, Y, 200), { id: 'E-1', name: '甲厂' }),
      feature('enterprise', square(X + 400, Y, 100), { id: 'E-2', name: '乙厂' }),
      feature('hazard_source', at(X + 100, Y + 100), { id: 'H-1', name: '罐区', enterprise: 'E-1' }),
      feature('hazard_source', at(X + 100, Y + 900), { id: 'H-2', name: '库', enterprise: 'E-9' }),
      feature('protection_target', at(X + 700, Y + 100), { id: 'T-1', name: '东院', kind: 'residence', persons: 4 }),
      feature('protection_target', at(X + 701, Y + 100), { id: 'T-2', name: '=1+1', kind: 'school', persons: 90 }),
      feature('protection_target', at(X + 100, Y - 300), { id: 'T-3', name: '南院', kind: 'residence' }),
      feature('protection_target', at(X + 50, Y + 50), { id: 'T-4', kind: 'dormitory', persons: 7, enterprise: 'E-1' }),
      feature('protection_target', at(X - 100, Y), { id: 'T-5', kind: 'residence', persons: 9, status: 'moved', status_date: '2025-01-01' }), // prettier-ignore
      ...more,
    ],
  })
async function opened(request: Partial<ReachRequest>, read = scene()): Promise<OpenedReach | null> {
  const { park } = await read
  const layer = park.layers.findIndex(({ kind }) => kind === 'hazard_source')
  const work = openReach(park, { asOf: '2026-11-22', layer, row: 0, from: 'plant', metres: 500, ...request })
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
const idsOf = (reach: OpenedReach, view: ReturnType<typeof reachView>) =>
  Array.from(view.people.rows, (row, k) => reach.park.layers[view.people.layers[k]!]!.table.ids[row])

test('exactly at the distance is within; one metre more is not', async () => {
  const reach = (await opened({}))!
  const view = reachView(reach, 500)
  expect(idsOf(reach, view)).toEqual(['T-4', 'T-3', 'T-1'])
  expect([...view.people.metres]).toEqual([0, 300, 500])
  expect(view).toMatchObject({ persons: 11, unknownHeads: 1, leftOut: { moved: 1, empty: 0 } })
  expect([...view.plants.metres]).toEqual([200])
  expect(view.kinds.map(({ kind, places, persons }) => [kind, places, persons])).toEqual([
    ['dormitory', 1, 7],
    ['residence', 2, 4],
  ])
  expect(view.people.lines[0]).toBeNull()
  expect(view.people.lines[1]).not.toBeNull()
  expect(idsOf(reach, reachView(reach, 501))).toContain('T-2')
})

test('from the unit instead of the plant', async () => {
  const reach = (await opened({ from: 'unit' }))!
  expect([...reachView(reach, 600).people.metres].map(Math.round)).toEqual([71, 400, 600])
  expect(reachView(reach, 600).plant).toBeNull()
})

test('within the stated accuracies the stricter reading, and said', async () => {
  const read = scene([], { layers: { protection_target: { accuracy_m: 1 }, enterprise: { accuracy_m: 0.5 } } })
  const reach = (await opened({}, read))!
  const view = reachView(reach, 500)
  expect(idsOf(reach, view)).toEqual(['T-4', 'T-3', 'T-1', 'T-2'])
  expect([...view.people.nearLimit]).toEqual([0, 0, 1, 1])
})

test('a hazard whose plant has no outline is measured from the unit only', async () => {
  expect(await opened({ row: 1 })).toBeNull()
  expect(await opened({ row: 1, from: 'unit' })).not.toBeNull()
  expect(await opened({ row: 99, from: 'unit' })).toBeNull()
})

test('the file: byte order mark, no formula, own plant and near-limit said', async () => {
  const reach = (await opened({}))!
  const lines = (await neighboursFile(reach, 501, 'zh')).split('\r\n')
  expect(lines[0]).toBe('\ufeff序号,类别,名称,ID,人数,户数,距甲厂厂界 m,方位,所属村庄,所属企业,居住记录,依据材料,备注')
  expect(lines[1]).toBe('1,倒班宿舍,,T-4,7,,0,,,甲厂,,,本厂')
  expect(lines[2]).toBe('2,居民点,南院,T-3,未知,,300,南,,,,,')
  expect(lines[4]).toBe("4,学校,'=1+1,T-2,90,,501,东,,,,,")
  expect(lines[5]).toBe('5,企业厂区,乙厂,E-2,,,200,东,,,,,')
  expect((await neighboursFile(reach, 501, 'en')).split('\r\n')[0]).toContain('Metres from the edge of 甲厂')
})

test('cells of a spreadsheet', () => {
  expect(spreadsheetCsv([['a,b', '"', -3, null, '-3', '@x', '+86 13']])).toBe(
    `\ufeff"a,b","""",-3,,'-3,'@x,'+86 13\r\n`,
  )
})

test('a cell, its column and its line say the same', async () => {
  const { park } = await scene()
  const work = openTable(park, { asOf: '2026-11-22', rows: 'people' })
  let step = work.next()
  while (!step.done) step = work.next()
  const table = step.value
  expect(table.view).toMatchObject({ leftOut: { moved: 1, empty: 0, otherKinds: 0, unplaced: 0 }, columnsLeftOut: 0 })
  const cells = cellsOf(table, Uint32Array.of(0, 1))
  expect([...cells].map((metres) => Math.round(metres))).toEqual([600, 1000, 601, 1001])
  expect([...columnOf(table, 1)].slice(0, 2)).toEqual([cells[1], cells[3]])
  expect(lineOf(table, 1, 1)!.metres).toBe(cells[3])
  expect(table.view.least[0]).toBe(cells[0])
})
