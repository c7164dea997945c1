import { readFileSync } from 'node:fs'
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { FeatureCollection } from 'geojson'
import { describe, expect, test } from 'vitest'
import { FlatWriter } from '../../src/formats/flat-writer.ts'
import { flatgeobuf } from '../../src/formats/flatgeobuf.ts'
import { type FormatFile, NO_OPTIONS, type ReadResult, SILENT_JOB } from '../../src/formats/format.ts'
import { path } from '../shapes.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'
import { readLayer } from './read-layer.ts'

const fixture = (name: string): FormatFile => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(`files/flatgeobuf/${name}`, import.meta.url))),
})

const points: FeatureCollection = {
  type: 'FeatureCollection',
  features: Array.from({ length: 50 }, (_, i) => ({
    type: 'Feature',
    properties: { id: `h${i}`, persons: i % 4, name: '<b>四至</b>' },
    geometry: { type: 'Point', coordinates: [111 + i / 1000, 35.6] },
  })),
}
const squares = (...rings: string[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: rings.map((ring, i) => ({
    type: 'Feature',
    properties: { id: `${i}` },
    geometry: { type: 'Polygon', coordinates: [path(ring)] },
  })),
})
const read = (bytes: Uint8Array, name = 'houses.fgb') => readLayer({ name, bytes })

describe('files of the reference implementation', () => {
  test('every feature with its properties, and no coordinate system when none is named', async () => {
    const { rows, crs, notes } = await read(serialize(points))
    expect(rows).toHaveLength(50)
    expect(Object.fromEntries(rows[7]!.values)).toEqual({ id: 'h7', persons: 3, name: '<b>四至</b>' })
    expect(rows[7]).toMatchObject({ id: '', row: 8, kind: 'point', parts: [[[111.007, 35.6]]] })
    expect(crs).toBeNull()
    expect(notes).toEqual([])
  })

  test('the coordinate system that the header names', async () => {
    expect((await read(serialize(points, 4490))).crs).toBe('EPSG:4490')
  })

  test('rings are wound as in GeoJSON, and it is said where only some were not', async () => {
    const turned = await read(serialize(squares('0 0, 0 1, 1 1, 1 0, 0 0')))
    expect(turned.rows[0]!.parts[0]![0]).toEqual([0, 0, 1, 0, 1, 1, 0, 1, 0, 0])
    expect(turned.notes).toEqual([])
    const some = await read(serialize(squares('0 0, 0 1, 1 1, 1 0, 0 0', '0 0, 1 0, 1 1, 0 1, 0 0')))
    expect(some.notes).toMatchObject([{ code: 'rings-wound', params: { count: 1 }, where: { row: 1 } }])
  })

  test('recognised by its first bytes, whatever its name', async () => {
    expect((await read(serialize(points), 'houses.bin')).rows).toHaveLength(50)
    expect((await read(serialize(points), 'houses.geojson')).rows).toHaveLength(50)
  })

  test('in the middle of other bytes, where nothing is aligned', async () => {
    const bytes = serialize(points)
    const longer = new Uint8Array(bytes.length + 3)
    longer.set(bytes, 3)
    expect(await read(longer.subarray(3))).toEqual(await read(bytes))
  })
})

describe('files of GDAL', () => {
  test('every kind of shape; what is curved, mixed or a surface costs that row only', async () => {
    const { rows, crs, notes } = await readLayer(fixture('shapes.fgb'))
    expect(crs).toBe('EPSG:4490')
    const [polygon, hole] = [
      [0, 0, 4, 0, 4, 4, 0, 4, 0, 0],
      [1, 1, 1, 2, 2, 2, 2, 1, 1, 1],
    ]
    const other = [10, 10, 11, 10, 11, 11, 10, 10]
    expect(rows.map(({ row, kind, parts, values }) => [row, values.get('name'), kind, parts])).toEqual([
      [1, 'point', 'point', [[[110.98, 35.6]]]],
      [2, 'point with height', 'point', [[[110.98, 35.6]]]],
      [3, 'several points', 'point', [[[1, 2]], [[3, 4.5]]]],
      [4, 'line', 'line', [[[0, 0, 1, 1, 2, 0]]]],
      [5, 'lines', 'line', [[[0, 0, 1, 1]], [[2, 2, 3, 3, 4, 2]]]],
      [6, 'polygon with hole', 'polygon', [[polygon, hole]]],
      [7, 'polygons with height', 'polygon', [[polygon, hole], [other]]],
      [
        8,
        'collection of polygons',
        'polygon',
        [[[0, 0, 1, 0, 1, 1, 0, 0]], [[5, 5, 6, 5, 6, 6, 5, 5]], [[7, 7, 8, 7, 8, 8, 7, 7]]],
      ],
    ])
    const refused = (row: number, code: string, params: object) => ({ level: 'error', code, params, where: { row } })
    expect(notes).toMatchObject([
      refused(9, 'mixed-collection', { count: 1 }),
      refused(10, 'geometry-not-supported', { type: 'CurvePolygon' }),
      refused(11, 'geometry-not-supported', { type: 'CircularString' }),
      refused(12, 'geometry-not-supported', { type: 'TIN' }),
    ])
  })

  test('every type of value; a whole number too long for a double stays text', async () => {
    const { rows, crs, notes } = await readLayer(fixture('values.fgb'))
    expect(crs).toBe('EPSG:4525')
    expect(notes).toEqual([])
    expect(rows.map(({ values }) => Object.fromEntries(values))).toEqual([
      {
        flag: false,
        small: 7,
        whole: -2147483648,
        long: -12,
        huge: '-9007199254740993',
        single: -1.25,
        number: -1e300,
      },
      {
        flag: true,
        small: -32768,
        whole: 2147483647,
        long: 9007199254740991,
        huge: '9223372036854775807',
        single: 0.5,
        number: 0.1,
        text: '四至 “a”',
        time: '2026-04-01T08:30:00',
        day: '2026-04-01T00:00:00',
      },
      {},
    ])
  })

  test('heights are left out, an index is passed over', async () => {
    const { rows } = await readLayer(fixture('heights.fgb'))
    expect(rows.map(({ parts, values }) => [values.get('name'), parts])).toEqual([
      ['b', [[[20, 0, 24, 0, 24, 4, 20, 0]]]],
      [
        'a',
        [
          [
            [0, 0, 4, 0, 4, 4, 0, 4, 0, 0],
            [1, 1, 1, 2, 2, 2, 2, 1, 1, 1],
          ],
          [[10, 10, 11, 10, 11, 11, 10, 10]],
        ],
      ],
    ])
  })

  test('binary values are left out, and it is said', async () => {
    const { rows, notes } = await readLayer(fixture('binary.fgb'))
    expect([...rows[0]!.values.keys()]).toEqual(['name'])
    expect(notes).toMatchObject([{ level: 'note', code: 'binary-left-out', params: { field: 'photo', count: 1 } }])
  })
})

describe('a feature put together by hand', () => {
  /** A header with these types of columns, named by number, and one feature with these bytes as properties. */
  function fileOf(types: readonly number[], properties: readonly number[], featuresCount = 1): Uint8Array {
    const writer = new FlatWriter()
    writer.begin()
    const [columns, count, nodeSize] = writer.table(4, [
      { slot: 7, bytes: 4 },
      { slot: 8, bytes: 8 },
      { slot: 9, bytes: 2 },
    ]) as [number, number, number]
    writer.view.setBigUint64(count, BigInt(featuresCount), true)
    writer.view.setUint16(nodeSize, 0, true)
    const list = writer.vector(columns, types.length, 4)
    types.forEach((type, i) => {
      const [name, typeAt] = writer.table(list + i * 4, [
        { slot: 0, bytes: 4 },
        { slot: 1, bytes: 1 },
      ]) as [number, number]
      writer.view.setUint8(typeAt, type)
      writer.text(name, `c${i}`)
    })
    const header = writer.finish()
    writer.begin()
    const [vector] = writer.table(4, [{ slot: 1, bytes: 4 }]) as [number]
    writer.bytes(vector, Uint8Array.from(properties))
    return Uint8Array.from([0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0, ...header, ...writer.finish()])
  }
  const text = (value: string) => {
    const bytes = [...new TextEncoder().encode(value)]
    return [bytes.length & 0xff, bytes.length >> 8, 0, 0, ...bytes]
  }

  // Numbers of types and sizes of values are those of header.fbs, little-endian.
  test.each<[string, number, number[], unknown]>([
    ['Byte', 0, [0xff], -1],
    ['UByte', 1, [0xff], 255],
    ['Bool', 2, [1], true],
    ['Short', 3, [0xfe, 0xff], -2],
    ['UShort', 4, [0xfe, 0xff], 65534],
    ['Int', 5, [0xfe, 0xff, 0xff, 0xff], -2],
    ['UInt', 6, [0xfe, 0xff, 0xff, 0xff], 4294967294],
    ['Long', 7, [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], -2],
    ['ULong', 8, [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], '18446744073709551614'],
    ['Float', 9, [0, 0, 0xc0, 0x3f], 1.5],
    ['Double', 10, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f], 1.5],
    ['String', 11, text('四至'), '四至'],
    ['String that is empty', 11, text(''), ''],
    ['String that is not UTF-8', 11, [1, 0, 0, 0, 0xcb], '\ufffd'],
    ['Json', 12, text('{"a":[1]}'), { a: [1] }],
    ['Json that is none', 12, text('{"a":'), '{"a":'],
    ['Json too deep for anyone', 12, text('['.repeat(500) + ']'.repeat(500)), '['.repeat(500) + ']'.repeat(500)],
    ['DateTime', 13, text('2026-04-01T08:30:00Z'), '2026-04-01T08:30:00Z'],
  ])('%s', async (_, type, bytes, value) => {
    const { rows, notes } = await read(fileOf([5, type], [1, 0, ...bytes, 0, 0, 7, 0, 0, 0]))
    expect(notes).toEqual([])
    expect(Object.fromEntries(rows[0]!.values)).toEqual({ c0: 7, c1: value })
    expect(rows[0]!.kind).toBeNull()
  })

  test.each<[string, number[]]>([
    ['a column that there is not', [9, 0, 1, 0, 0, 0]],
    ['a value beyond the end', [0, 0, 1, 0]],
    ['a text beyond the end', [1, 0, 0xff, 0xff, 0xff, 0xff, 65]],
  ])('%s breaks the file when it is its only feature', async (_, properties) => {
    await expect(read(fileOf([5, 11], properties))).rejects.toMatchObject({ code: 'broken-flatgeobuf' })
  })

  test('a number of features that is not known', async () => {
    const bytes = fileOf([5], [0, 0, 7, 0, 0, 0], 0)
    expect((await read(bytes)).rows).toHaveLength(1)
    const cut = Uint8Array.from([...bytes, 40, 0, 0, 0, 1])
    expect((await read(cut)).notes).toMatchObject([{ level: 'error', code: 'rows-lost-unknown', params: { read: 1 } }])
  })
})

describe('what cannot be read', () => {
  const bytes = serialize(points)

  test('wrong first bytes', async () => {
    const wrong = bytes.slice()
    wrong[0] = 0x67
    await expect(read(wrong)).rejects.toMatchObject({ code: 'not-flatgeobuf', where: { file: 'houses.fgb' } })
  })

  test('an empty file', async () => {
    await expect(read(new Uint8Array())).rejects.toMatchObject({ code: 'empty-file' })
  })

  test('cut off at any length, between two features too, it is never silently less', async () => {
    const kinds = { refused: 0, partly: 0 }
    for (let end = 1; end < bytes.length; end += 37) {
      const outcome = await read(bytes.slice(0, end)).catch((error: unknown) => error)
      if (outcome instanceof Error) {
        expect(outcome, `${end} of ${bytes.length} bytes`).toMatchObject({ name: 'InputError' })
        kinds.refused++
        continue
      }
      const { rows, notes } = outcome as Awaited<ReturnType<typeof read>>
      expect(notes, `${end} of ${bytes.length} bytes`).toMatchObject([
        { level: 'error', code: 'rows-lost', params: { count: 50 - rows.length, read: rows.length, expected: 50 } },
      ])
      kinds.partly++
    }
    expect(kinds.refused).toBeGreaterThan(5)
    expect(kinds.partly).toBeGreaterThan(50)
  })

  test('a feature whose bytes make no sense costs that row only', async () => {
    const damaged = bytes.slice()
    // The second feature begins where a file of one would end.
    const second = serialize({ ...points, features: points.features.slice(0, 1) }).length
    damaged.fill(0xff, second + 4, second + 8)
    const { rows, notes } = await read(damaged)
    expect(rows).toHaveLength(49)
    expect(rows.map(({ row }) => row)).not.toContain(2)
    expect(notes).toMatchObject([
      { code: 'rows-lost', params: { count: 1, read: 49, expected: 50 }, where: { row: 2 } },
    ])
  })
})

test.each(['shapes.fgb', 'values.fgb', 'heights.fgb'])(
  '%s damaged ends as a result or as an InputError',
  async (name) => {
    const readAny = ([main]: readonly FormatFile[]): Promise<ReadResult> =>
      flatgeobuf.read({ main: main!, companions: [] }, NO_OPTIONS, SILENT_JOB)
    const count = await fuzzReader([fixture(name)], readAny, 5)
    expect(Math.min(count.read, count.refused)).toBeGreaterThan((count.read + count.refused) / 20)
  },
  FUZZ_TIMEOUT_MS,
)
