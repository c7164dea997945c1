import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { Table, Value } from '../../src/engine/model/table.ts'
import { csv } from '../../src/formats/csv.ts'
import { csvOf } from '../../src/formats/csv-write.ts'
import { geometryFromColumns } from '../../src/project/geometry-from-columns.ts'
import { guessColumns } from '../../src/project/guess-columns.ts'
import { rowsOf } from './read-layer.ts'
import { readLayers } from './read-table.ts'

interface Feature {
  readonly id?: string
  readonly at?: readonly (readonly [number, number])[]
  readonly kind?: 'point' | 'line'
  readonly values?: Readonly<Record<string, Value>>
}

function tableOf(features: readonly Feature[]): Table {
  const builder = new TableBuilder()
  features.forEach(({ id = '', at = [], kind = 'point', values = {} }, i) => {
    for (const [name, value] of Object.entries(values)) builder.setValue(name, value)
    if (kind === 'point') for (const [x, y] of at) builder.addPoint(x, y)
    else {
      for (const [x, y] of at) builder.addPosition(x, y)
      builder.endRing()
      builder.endPart()
    }
    builder.endRow(id, i + 1, at.length > 0 ? kind : null)
  })
  return builder.build()
}

function written(table: Table, crs: string | null = 'EPSG:4490'): string {
  const pieces = [...csvOf({ name: 'a', table, crs })]
  return pieces.map((piece) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(piece)).join('')
}

describe('columns', () => {
  test('ids, degrees, then the properties; RFC 4180, LF, no mark', () => {
    const table = tableOf([
      { id: 'a', at: [[110.98, 35.6]], values: { 名称: '甲,村', 备注: '说"不"', 在住: true, 户: 3 } },
      { id: '', values: { 名称: '两\n行', 户: 0.1, 物质: [{ name: '氨', q_t: 5 }] } },
    ])
    expect(written(table)).toBe(
      'id,lon,lat,名称,备注,在住,户,物质\n' +
        'a,110.98,35.6,"甲,村","说""不""",true,3,\n' +
        ',,,"两\n行",,,0.1,"[{""name"":""氨"",""q_t"":5}]"\n',
    )
  })

  test.each([
    ['EPSG:4525', [37498187.6639, 3941160.7348], 'x,y\n37498187.6639,3941160.7348\n'],
    [null, [37498187.6639, 3941160.7348], 'x,y\n37498187.6639,3941160.7348\n'],
    [null, [110.98, 35.6], 'lon,lat\n110.98,35.6\n'],
    ['gcj02', [110.98, 35.6], 'lon,lat\n110.98,35.6\n'],
  ] as const)('points in %s', (crs, at, expected) => {
    expect(written(tableOf([{ at: [at] }]), crs)).toBe(expected)
  })

  test('anything but single points is WKT', () => {
    const table = tableOf([
      {
        kind: 'line',
        at: [
          [1, 2],
          [3, 4],
        ],
      },
      { at: [[1, 2]] },
      {
        at: [
          [1, 2],
          [3, 4],
        ],
      },
      {},
    ])
    expect(written(table)).toBe('wkt\n"LINESTRING (1 2, 3 4)"\nPOINT (1 2)\n"MULTIPOINT ((1 2), (3 4))"\n""\n')
  })

  test('properties that are called like them keep their values', () => {
    const table = tableOf([{ id: 'a', at: [[1, 2]], values: { id: 'b', lon: 5 } }])
    expect(written(table)).toBe('id,lon,lat,id_2,lon_2\na,1,2,b,5\n')
    expect(written(tableOf([{ id: 'a', values: { id: 'a', n: 1 } }]))).toBe('id,n\na,1\n')
  })

  test('numbers that must not be taken for identifiers, and signed zero', () => {
    const table = tableOf([1e15, 123456789012345680, -0, 1e21, 5e-324].map((n) => ({ values: { n } })))
    expect(written(table)).toBe('n\n1e+15\n1.2345678901234568e+17\n-0\n1e+21\n5e-324\n')
  })

  test('a large table comes in pieces', () => {
    const table = tableOf(Array.from({ length: 100_000 }, (_, i) => ({ values: { 名称: `居民点 ${i}` } })))
    const pieces = [...csvOf({ name: 'a', table, crs: null })]
    expect(pieces.length).toBeGreaterThan(2)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1e6)
  })
})

/** Text that means itself: not a number, not blank, not guarded from Excel, no blanks around. */
const word = fc
  .string({
    unit: fc.constantFrom('村', '甲', 'a', 'B', '"', ',', '\n', ' ', ';', '\t', '，', '1', '-', "'"),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => `文${text}字`)

test('what is written reads back digit for digit', async () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  const longitude = fc.double({ min: 73.5, max: 135, noNaN: true })
  const latitude = fc.double({ min: 18, max: 53.5, noNaN: true })
  const feature = fc.record({
    at: fc.tuple(fc.tuple(longitude, latitude)),
    values: fc.record({
      文字: word,
      数值: fc.oneof(number, fc.integer(), fc.constantFrom(0.1 + 0.2, 1e-7, 1e21, 123456789012345680)),
    }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(feature, { minLength: 1, maxLength: 20 }), async (features) => {
      const table = tableOf(features.map((each, i) => ({ ...each, id: `r${i}` })))
      const bytes = new TextEncoder().encode(written(table))
      const [layer] = await readLayers(csv, 'a.csv', bytes)
      const { mapping } = guessColumns(layer!.table)
      expect(mapping.coordinates).toEqual({ kind: 'xy', x: 'lon', y: 'lat' })
      expect(mapping.key).toBe('id')
      const placed = geometryFromColumns(layer!.table, mapping.coordinates!)
      expect(placed.notes).toEqual([])
      expect(
        rowsOf(placed.table).map(({ parts, values }) => ({ at: parts[0]![0], values: Object.fromEntries(values) })),
      ).toEqual(features.map(({ at, values }, i) => ({ at: [...at[0]], values: { id: `r${i}`, ...values } })))
    }),
    { seed: 21, numRuns: 300 },
  )
})
