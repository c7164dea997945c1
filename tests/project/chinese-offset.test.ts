import geodesic from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import { FLATTENING, SEMI_MAJOR_METRES } from '../../src/engine/geometry/ellipsoid.ts'
import type { Table } from '../../src/engine/model/table.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { convertOffset, type OffsetSystem, toOffset } from '../../src/project/chinese-offset.ts'

const grs80 = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_METRES, FLATTENING)

function pointsTable(points: readonly (readonly [number, number])[]): Table {
  const builder = new TableBuilder()
  points.forEach(([lng, lat], i) => {
    builder.addPoint(lng, lat)
    builder.setValue('name', `place ${i}`)
    builder.endRow('', i + 1, 'point')
  })
  return builder.build()
}

const pointsOf = ({ geometry: { positions } }: Table) =>
  Array.from({ length: positions.length / 2 }, (_, i) => [positions[2 * i]!, positions[2 * i + 1]!] as const)

const metresBetween = (a: readonly [number, number], b: readonly [number, number]) =>
  grs80.Inverse(a[1], a[0], b[1], b[0]).s12!

/** Evenly spread numbers, the same in every run. */
function* draws(): Generator<number> {
  let state = 20260401
  for (;;) yield (state = (state * 48271) % 2147483647) / 2147483647
}

function randomPoints(count: number, [west, south, east, north]: readonly number[]): [number, number][] {
  const random = draws()
  const draw = (low: number, high: number) => low + (high - low) * random.next().value!
  return Array.from({ length: count }, () => [draw(west!, east!), draw(south!, north!)])
}

/** A known check point in Beijing, as several converters print it. */
const BEIJING = {
  wgs84: [116.404, 39.915],
  gcj02: [116.4102445, 39.91640428],
  bd09: [116.41662724, 39.92269955],
} as const

describe.each<OffsetSystem>(['gcj02', 'bd09'])('%s', (system) => {
  test('the check point, there and back', () => {
    expect(
      metresBetween(pointsOf(toOffset(pointsTable([BEIJING.wgs84]), system).table)[0]!, BEIJING[system]),
    ).toBeLessThan(0.002)
    expect(
      metresBetween(pointsOf(convertOffset(pointsTable([BEIJING[system]]), system).table)[0]!, BEIJING.wgs84),
    ).toBeLessThan(0.002)
  })

  test('there and back is the same place to a tenth of a millimetre, all over China', () => {
    const points = randomPoints(5000, [73, 3.5, 135.5, 54])
    const offset = toOffset(pointsTable(points), system).table
    const back = pointsOf(convertOffset(offset, system).table)
    expect(Math.max(...back.map((found, i) => metresBetween(found, points[i]!)))).toBeLessThan(1e-4)
    // And the offset is what it is for: hundreds of metres, seldom less.
    const metres = pointsOf(offset)
      .map((found, i) => metresBetween(found, points[i]!))
      .sort((a, b) => a - b)
    expect(metres[250]).toBeGreaterThan(100)
    expect(metres[4750]).toBeLessThan(1500)
  })

  test('every position comes to an end, at the edges of the range, too', () => {
    // SIZHI_LONG: a million positions.
    const count = process.env['SIZHI_LONG'] ? 200000 : 10000
    const edges = [
      [71.9, 0.7, 72.3, 56],
      [137.5, 0.7, 138, 56],
      [71.9, 0.7, 138, 1.1],
      [71.9, 55.5, 138, 56],
    ]
    for (const table of [[72.1, 0.9, 137.7, 55.7], ...edges].map((box) => pointsTable(randomPoints(count, box)))) {
      const { table: found, notes } = convertOffset(table, system)
      expect(found.length).toBe(count)
      expect(notes[0]!.params['count']).toBeGreaterThan(0)
    }
  })

  test('what is no place in China stays as it is, and a note has its rows', () => {
    const odd: [number, number][] = [
      [NaN, 35],
      [110, Infinity],
      [-Infinity, NaN],
      [0, 0],
      [-110, 35],
      [35.6, 110.9],
      [37500000, 3941000],
      [1.7e308, -1.7e308],
      // Within the offset but at its very edge, where gcoord alone does not come to an end.
      [72.00634876886076, 10.197834006758038],
    ]
    const table = pointsTable([BEIJING[system], ...odd])
    const { table: found, notes } = convertOffset(table, system, 'houses.csv')
    expect(pointsOf(found).slice(1)).toEqual(odd)
    expect(metresBetween(pointsOf(found)[0]!, BEIJING.wgs84)).toBeLessThan(0.002)
    const name = { gcj02: 'GCJ-02', bd09: 'BD-09' }[system]
    const rows = odd.map((_, i) => i + 2)
    expect(notes).toEqual([
      { level: 'note', code: 'offset-converted', params: { system: name, count: 1 }, where: { file: 'houses.csv' } },
      {
        level: 'note',
        code: 'offset-outside-china',
        params: { system: name, count: odd.length },
        where: { file: 'houses.csv', row: 2 },
        rows,
      },
    ])
    expect(toOffset(pointsTable(odd), system).notes.map(({ code }) => code)).toEqual(['offset-outside-china'])
  })
})

test('areas with holes, rows without a shape and an area half outside', () => {
  const builder = new TableBuilder()
  const ring = (x: number, y: number, size: number) => {
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ] as const)
      builder.addPosition(x + dx * size, y + dy * size)
    builder.endRing()
  }
  ring(110, 35, 1)
  ring(110.5, 35.2, 0.1)
  builder.endPart()
  ring(112, 35, 1)
  builder.endPart()
  builder.endRow('a', 1, 'polygon')
  builder.endRow('b', 2, null)
  ring(137, 35, 5)
  builder.endPart()
  builder.endRow('c', 3, 'polygon')
  builder.addPoint(110, 35)
  builder.endRow('d', 4, 'point')
  const table = builder.build()
  const before = table.geometry.positions.slice()

  const { table: found, notes } = convertOffset(table, 'gcj02')
  expect(table.geometry.positions).toEqual(before)
  expect({ ...found, geometry: { ...found.geometry, positions: null } }).toEqual({
    ...table,
    geometry: { ...table.geometry, positions: null },
  })
  const one = (lngLat: readonly [number, number]) => pointsOf(convertOffset(pointsTable([lngLat]), 'gcj02').table)[0]
  expect(pointsOf(found)).toEqual(pointsOf(table).map((lngLat, i) => (i >= 12 && i < 16 ? lngLat : one(lngLat))))
  expect(notes.map(({ code, params, rows }) => [code, params['count'], rows])).toEqual([
    ['offset-converted', 2, undefined],
    ['offset-outside-china', 1, [3]],
  ])
})

test('of an empty table comes an empty table and no note', () => {
  expect(convertOffset(pointsTable([]), 'bd09').notes).toEqual([])
})
