/** Against GeographicLib (oracle/reach.py), and the two ways of the program against each other. */
import { expect, test } from 'vitest'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { reframe } from '../../../src/engine/geometry/reframe.ts'
import type { Layer } from '../../../src/engine/model/park.ts'
import { DistanceTable } from '../../../src/engine/reach/distance-table.ts'
import { edgeDistance } from '../../../src/engine/reach/edge-distance.ts'
import { measuredPlace, metresApart } from '../../../src/engine/reach/measured-place.ts'
import { hazardRows, peopleRows, type PlaceRows } from '../../../src/engine/reach/place-rows.ts'
import { readScene, type SceneFeature } from '../../scene.ts'
import { PRINTED, type PrintedShape, shapeOf } from './printed-reach.ts'

const { places, hazards, metres } = PRINTED

test('every kind of place to every kind of hazard, to the tenth of a millimetre', () => {
  const columns = hazards.map((hazard) => measuredPlace(shapeOf(hazard)))
  places.forEach((place, row) => {
    const from = measuredPlace(shapeOf(place))
    columns.forEach((to, column) => {
      expect(Math.abs(metresApart(from, to) - metres[row]![column]!), `${row}/${column}`).toBeLessThan(2e-4)
      const exact = edgeDistance(from.shape, to.shape)!
      expect(Math.abs(exact.distanceMetres - metres[row]![column]!), `${row}/${column}`).toBeLessThan(2e-4)
    })
  })
})

test('from another frame the same metres', () => {
  const other = frameByCode('EPSG:4490')!
  const columns = hazards.map((hazard) => measuredPlace(shapeOf(hazard)))
  places.forEach((place, row) => {
    const there = reframe(reframe(shapeOf(place), other), columns[0]!.shape.frame)
    columns.forEach((to, column) =>
      expect(Math.abs(metresApart(measuredPlace(there), to) - metres[row]![column]!)).toBeLessThan(2e-3),
    )
  })
})

const feature = (layer: string, geometry: PrintedShape, properties: object): SceneFeature => ({
  type: 'Feature',
  properties: { layer, ...properties },
  geometry,
})
const people = (properties: object[]) =>
  readScene({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'EPSG:4524' } },
    park: { zone: 36 },
    features: [
      ...properties.map((each, k) => feature('protection_target', places[k]!, { id: `T-${k}`, ...each })),
      ...hazards.map((hazard, k) => feature('hazard_source', hazard, { id: `H-${k}` })),
    ],
  })
function rowsOf(layers: readonly Layer[]): PlaceRows {
  const work = peopleRows(layers, '2026-11-22')
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

test('the table: rows of people-dense places and settlements, the least of each, what is left out', async () => {
  const kinds = ['school', 'dormitory', 'residence', 'office', 'hotel']
  const { park } = await people(
    places.map((_, k) => ({
      kind: kinds[k % 5],
      persons: k === 0 ? 0 : k,
      ...(k % 5 === 2 && k < 20 && { settlement: '河湾村' }),
      ...(k === 5 && { status: 'moved', status_date: '2025-01-01' }),
      ...(k === 10 && { status: 'moved' }),
    })),
  )
  const { rows, leftOut } = rowsOf(park.layers)
  expect(leftOut).toEqual({ moved: 1, empty: 1, otherKinds: 8, unplaced: 0 })
  const village = rows.findIndex(({ settlement }) => settlement === '河湾村')
  expect(rows[village]).toMatchObject({ persons: 2 + 7 + 12 + 17, unknownHeads: 0 })
  // 40 less one moved, one empty, eight offices, and four houses in one row.
  expect(rows).toHaveLength(40 - 10 - 3)
  const table = new DistanceTable(rows, hazardRows(park.layers).rows)
  const least = finished(table.least())
  rows.forEach(({ members }, row) => {
    const expected = hazards.map((_, column) => Math.min(...members.map((member) => metres[member.row]![column]!)))
    expected.forEach((value, column) => expect(Math.abs(table.metres(row, column) - value)).toBeLessThan(2e-4))
    expect(Math.abs(least.metres[row]! - Math.min(...expected))).toBeLessThan(2e-4)
    expect(expected[least.columns[row]!]!).toBeCloseTo(Math.min(...expected), 3)
  })
  const column = 3
  const line = table.measure(village, column)!
  const nearest = rows[village]!.members[line.member]!
  expect(line.measure.distanceMetres).toBeCloseTo(metres[nearest.row]![column]!, 3)
})

test('hazards among themselves: nothing to itself, the same both ways', async () => {
  const { park } = await people([])
  const { rows } = hazardRows(park.layers)
  const table = new DistanceTable(rows, rows)
  for (let row = 0; row < rows.length; row++)
    for (let column = 0; column < rows.length; column++)
      if (row === column) expect(table.metres(row, column)).toBeNaN()
      else expect(table.metres(row, column)).toBeCloseTo(table.metres(column, row), 3)
  expect(table.measure(2, 2)).toBeNull()
  const least = finished(table.least())
  least.columns.forEach((column, row) => expect(column).not.toBe(row))
})

test('a hazard alone, and none at all', async () => {
  const { park } = await people([{ kind: 'school', persons: 3 }])
  const { rows } = hazardRows(park.layers)
  const one = finished(new DistanceTable(rows.slice(0, 1), rows.slice(0, 1)).least())
  expect([...one.columns]).toEqual([0])
  const none = finished(new DistanceTable(rowsOf(park.layers).rows, []).least())
  expect([...none.metres]).toEqual([NaN])
  expect([...none.columns]).toEqual([-1])
})

test('an old datum without parameters is counted and not measured', async () => {
  const read = await readScene({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'EPSG:4524' } },
    park: { zone: 36, layers: { protection_target: { frame: 'EPSG:2360' } } },
    features: [
      feature('protection_target', places[0]!, { id: 'T', kind: 'school', persons: 5 }),
      feature('hazard_source', hazards[0]!, { id: 'H' }),
    ],
  })
  expect(rowsOf(read.park.layers)).toMatchObject({ rows: [], leftOut: { unplaced: 1 } })
})
