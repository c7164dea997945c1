import { describe, expect, test } from 'vitest'
import { frameByCode } from '../../src/engine/geometry/frame.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { checkCoordinates } from '../../src/formats/coordinates.ts'

/** A table of points; a row of null has no shape. */
function table(...points: ([number, number] | null)[]) {
  const builder = new TableBuilder()
  points.forEach((point, i) => {
    if (point) builder.addPoint(...point)
    builder.endRow('', i + 1, point ? 'point' : null)
  })
  return builder.build()
}

/** Code of the note for one position, or 'kept'. */
function faultOf(frame: string, x: number, y: number, meridian: number | null = null): string {
  const { table: kept, notes } = checkCoordinates(table([x, y]), frameByCode(frame)!, 'a.geojson', meridian)
  expect(kept.length + notes.length).toBe(1)
  return notes[0]?.code ?? 'kept'
}

/** The corner of a park at 110.98, 35.6 in zone 37 (regulations, section 6). */
const [E, N] = [37498187.6639, 3941160.7348]

describe('longitude and latitude', () => {
  test.each<[string, number, number, string]>([
    ['as they should be', 110.98, 35.6, 'kept'],
    ['swapped: no latitude is 110', 35.6, 110.98, 'swapped-axes'],
    ['metres of a zone', E, N, 'metres-in-degree-frame'],
    ['metres without the zone prefix', 498187, 3941160, 'metres-in-degree-frame'],
  ])('%s', (_, x, y, fault) => {
    expect(faultOf('EPSG:4490', x, y)).toBe(fault)
  })

  test.each<[string, number, number, string]>([
    ['in the zone of the park', 110.98, 35.6, 'kept'],
    ['in the next zone', 114, 35.6, 'kept'],
    ['near it neither way round', 35.6, 85, 'far-from-park'],
    ['at 0, 0', 0, 0, 'far-from-park'],
    ['on the other half of the Earth', 110.98, -35.6, 'far-from-park'],
    ['in another province', 88, 43, 'far-from-park'],
  ])('of a park at 111 E: %s', (_, x, y, fault) => {
    expect(faultOf('EPSG:4490', x, y, 111)).toBe(fault)
  })

  test('swapped where both are below 90 shows only against the park', () => {
    expect(faultOf('EPSG:4490', 43.8, 87.6)).toBe('kept')
    expect(faultOf('EPSG:4490', 43.8, 87.6, 87)).toBe('swapped-axes')
  })
})

describe('metres of zone 37', () => {
  test.each<[string, number, number, string]>([
    ['easting first', E, N, 'kept'],
    ['northing first, as on paper', N, E, 'swapped-axes'],
    ['degrees', 110.98, 35.6, 'degrees-in-metre-frame'],
    ['zone 38', E + 1e6, N, 'outside-zone'],
    ['without the zone prefix', E - 37e6, N, 'outside-zone'],
    ['beyond the pole', E, 1.1e7, 'outside-zone'],
  ])('%s', (_, x, y, fault) => {
    expect(faultOf('EPSG:4525', x, y)).toBe(fault)
  })

  test('without prefix in a frame without prefix', () => {
    expect(faultOf('EPSG:4546', E - 37e6, N)).toBe('kept')
    expect(faultOf('EPSG:4546', E, N)).toBe('outside-zone')
  })

  test('a layer of another zone than the park is far from it', () => {
    expect(faultOf('EPSG:4525', E, N, 111)).toBe('kept')
    expect(faultOf('EPSG:4525', E, N, 120)).toBe('far-from-park')
  })
})

test('one note for each kind of fault: its rows, and the first position', () => {
  const all = table([110.98, 35.6], [35.6, 110.98], [E, N], [35.7, 110.9], [35.8, 110.9])
  const { table: kept, notes } = checkCoordinates(all, frameByCode('EPSG:4490')!, 'a.geojson', null)
  expect([...kept.rows]).toEqual([1])
  expect([...kept.geometry.positions]).toEqual([110.98, 35.6])
  expect(notes).toMatchObject([
    {
      code: 'swapped-axes',
      level: 'error',
      params: { count: 3, of: 5, x: 35.6, y: 110.98 },
      where: { row: 2 },
      rows: [2, 4, 5],
    },
    { code: 'metres-in-degree-frame', params: { count: 1, of: 5, frame: 'EPSG:4490' }, where: { row: 3 } },
  ])
})

test('one bad corner costs the whole row', () => {
  const builder = new TableBuilder()
  builder.addPosition(110.98, 35.6)
  builder.addPosition(35.6, 110.98)
  builder.endRing()
  builder.endPart()
  builder.endRow('', 1, 'line')
  const { table: kept } = checkCoordinates(builder.build(), frameByCode('EPSG:4490')!, 'a.geojson', null)
  expect(kept.length).toBe(0)
})

test('a row without shape is none of its business', () => {
  const bare = table(null)
  const { table: kept, notes } = checkCoordinates(bare, frameByCode('EPSG:4490')!, 'a.geojson', 111)
  expect(kept).toBe(bare)
  expect(notes).toEqual([])
})
