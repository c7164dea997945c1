import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { csv } from '../../src/formats/csv.ts'
import { wktOf } from '../../src/formats/wkt-write.ts'
import { addWkt, isLikeWkt, parseWkt } from '../../src/formats/wkt.ts'
import { readLayers, tableFile, valuesOf } from './read-table.ts'

interface Expected {
  readonly source: string
  readonly geometries: readonly ({ readonly type: string; readonly coordinates: unknown } | null)[]
}
const expected = JSON.parse(
  readFileSync(new URL('files/tables/wkt.expected.json', import.meta.url), 'utf8'),
) as Expected

/** The numbers of a geometry in their order, whatever the brackets. */
const flat = (value: unknown): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number])

test('shapes as GDAL reads them', async () => {
  const [layer] = await readLayers(csv, 'wkt.csv', tableFile('wkt.csv'))
  const texts = valuesOf(layer!.table).map(([, text]) => String(text))
  let compared = 0
  texts.forEach((text, i) => {
    const geometry = expected.geometries[i]
    const shape = parseWkt(text)
    if (typeof shape === 'string') throw new Error(`${text}: ${shape}`)
    if (!geometry) return
    compared++
    expect(shape.parts.flat(2), text).toEqual(flat(geometry.coordinates))
    if (geometry.type === 'MultiPolygon' || geometry.type === 'MultiLineString')
      expect(shape.parts.length, text).toBe((geometry.coordinates as unknown[]).length)
    if (geometry.type === 'Polygon')
      expect(shape.parts[0]?.length ?? 0).toBe((geometry.coordinates as unknown[]).length)
  })
  expect(compared).toBe(8)
})

describe('writings that GDAL does not take', () => {
  test('EWKT names its system', () => {
    expect(parseWkt('SRID=4490;MULTIPOINT((1 2),(3 4))')).toEqual({
      kind: 'point',
      parts: [[[1, 2]], [[3, 4]]],
      srid: 4490,
      flattened: false,
    })
  })

  test('signs, lone points, blanks and letter case', () => {
    expect(parseWkt('  linestring m\n( 1.5e2 -2 7 , -.5 +3. 8 ) ')).toEqual({
      kind: 'line',
      parts: [[[150, -2, -0.5, 3]]],
      srid: null,
      flattened: true,
    })
    expect(parseWkt('Polygon Z Empty')).toMatchObject({ kind: null, parts: [] })
  })
})

test.each([
  ['', 'syntax'],
  ['POINT', 'syntax'],
  ['POINT (1)', 'syntax'],
  ['POINT (1 2', 'syntax'],
  ['POINT (1 2) x', 'syntax'],
  ['POINT (1 2 3 4 5)', 'syntax'],
  ['POINT (1,2)', 'syntax'],
  ['POINT (NaN 2)', 'numbers'],
  ['POINT (1e999 2)', 'numbers'],
  ['LINESTRING ((1 2, 3 4))', 'syntax'],
  ['POLYGON (1 2, 3 4, 5 6)', 'syntax'],
  ['MULTIPOLYGON ((1 2, 3 4, 5 6))', 'syntax'],
  ['MULTIPOLYGON (((1 2, 3 4, 5 6))', 'syntax'],
  ['GEOMETRYCOLLECTION (POINT (1 2))', 'type'],
  ['CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0))', 'type'],
  ['甲村', 'syntax'],
])('%s is no shape: %s', (text, fault) => {
  expect(parseWkt(text)).toBe(fault)
})

test('ten thousand brackets deep is a fault and no overflow', () => {
  expect(parseWkt(`MULTIPOLYGON ${'('.repeat(100_000)}1 2${')'.repeat(100_000)}`)).toBe('syntax')
})

test('what is written reads back the same', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
  const ring = (least: number) => fc.array(fc.tuple(number, number), { minLength: least, maxLength: 5 })
  const shape = fc.oneof(
    fc.record({
      kind: fc.constant('point' as const),
      parts: fc.array(fc.tuple(fc.tuple(fc.tuple(number, number))), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('line' as const),
      parts: fc.array(fc.tuple(ring(2)), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('polygon' as const),
      parts: fc.array(fc.array(ring(3), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    }),
  )
  fc.assert(
    fc.property(shape, ({ kind, parts }) => {
      const builder = new TableBuilder()
      // Positions as the builder keeps them: it takes subnormal numbers for zero.
      const kept = parts.map((part) =>
        part.map((positions) => positions.flat().map((v) => (Math.abs(v) < 1e-300 ? 0 : v))),
      )
      addWkt(builder, { kind, parts: kept, srid: null, flattened: false })
      builder.endRow('', 1, kind)
      const text = wktOf(builder.build().geometry, 0)
      expect(isLikeWkt(text)).toBe(true)
      expect(parseWkt(text)).toEqual({ kind, parts: kept, srid: null, flattened: false })
    }),
    { seed: 11, numRuns: 500 },
  )
})

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    'POINT',
    'MULTI',
    'POLYGON',
    'Z',
    'EMPTY',
    '(',
    ')',
    ',',
    ' ',
    '1',
    '-2.5',
    'e5',
    'SRID=1;',
    '甲',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const shape = parseWkt(pieces.join(''))
      if (typeof shape !== 'string') expect(shape.parts.flat(2).every(Number.isFinite)).toBe(true)
    }),
    { seed: 12, numRuns: 2000 },
  )
})
