/** A part of a FlatGeobuf by ranges: exactly what touches the box, of our files and those of others. */
import { readFileSync } from 'node:fs'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { flatgeobuf } from '../../src/formats/flatgeobuf.ts'
import { readFlatgeobufWithin } from '../../src/formats/flatgeobuf-range.ts'
import { readFlatgeobufView } from '../../src/formats/flatgeobuf-view.ts'
import { type Box, SILENT_JOB } from '../../src/formats/format.ts'
import { joinedRanges, type RangeFile } from '../../src/formats/read-ranges.ts'
import { boundsOfRow, touches } from '../../src/formats/rows-within.ts'
import { damaged, fuzz, FUZZ_RUNS, FUZZ_TIMEOUT_MS, randomOf } from './fuzz.ts'
import { tableOf } from './random-table.ts'
import { written } from './written.ts'

// The reference implementation tells every step of its search.
console.debug = () => undefined

const inMemory = (bytes: Uint8Array): RangeFile => ({
  name: 'a.fgb',
  bytes: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
})
const within = (bytes: Uint8Array, box: Box | null) => readFlatgeobufWithin(inMemory(bytes), () => box, SILENT_JOB)

const random = randomOf(77)
const COUNT = 5000
const table = tableOf(
  Array.from({ length: COUNT }, (_, i) => {
    const [x, y] = [111 + random(), 35 + random()]
    const ring = [
      [x, y],
      [x + random() / 100, y],
      [x, y + random() / 100],
      [x, y],
    ] as const
    return {
      id: '',
      kind: 'polygon',
      parts: [[ring]],
      values: [
        ['n', i],
        ['name', `户${i}`.repeat(1 + (i % 5))],
      ],
    }
  }),
)
const file = await written(flatgeobuf, { name: 'a', table, crs: 'EPSG:4490' }, 'a.fgb')
const boxes: Box[] = Array.from({ length: 12 }, (_, i) => {
  const [x, y, side] = [111 + random(), 35 + random(), i === 0 ? 3 : random() / 10]
  return [x, y, x + side, y + side]
})
boxes.push([0, 0, 1, 1], [110, 34, 113, 37])
const numbers = (found: { columns: ReadonlyMap<string, unknown> }) =>
  [...(found.columns.get('n') as Float64Array)].sort((a, b) => a - b)

describe('exactly what touches the box', () => {
  test.each(boxes)('%f %f %f %f', async (...box) => {
    const part = await within(file.bytes, box)
    const expected = [...Array(COUNT).keys()].filter((row) => touches(boundsOfRow(table.geometry, row)!, box))
    expect(numbers(part!.layer.table)).toEqual(expected)
    expect(part!.total).toBe(COUNT)
    expect(part!.layer.notes).toEqual([
      {
        level: 'note',
        code: 'read-within-box',
        params: { read: expected.length, total: COUNT },
        where: { file: 'a.fgb' },
      },
    ])
    // The reference implementation searches the same tree.
    const features: number[] = []
    const [minX, minY, maxX, maxY] = box
    for await (const feature of deserialize(file.bytes, { rect: { minX, minY, maxX, maxY } }))
      features.push((feature.properties as { n: number }).n)
    expect(features.sort((a, b) => a - b)).toEqual(expected)
  })
})

test('the rows have the numbers that they have in the whole file', async () => {
  const whole = await flatgeobuf.read({ main: file, companions: [] }, { encoding: null, crs: null }, SILENT_JOB)
  const n = whole.layers[0]!.table.columns.get('n') as Float64Array
  const { layer } = (await within(file.bytes, boxes[3]!))!
  const found = layer.table.columns.get('n') as Float64Array
  expect([...layer.table.rows].map((row) => n[row - 1])).toEqual([...found])
})

test('a small box costs few requests and a part of the bytes', async () => {
  const part = await within(file.bytes, [111.5, 35.5, 111.51, 35.51])
  expect(part!.requests).toBeLessThan(8)
  expect(part!.bytes).toBeLessThan(file.bytes.length / 2)
})

test('a file without an index, and a box that nobody knows: not read in part', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('files/flatgeobuf/shapes.fgb', import.meta.url)))
  const plain = await written(flatgeobuf, { name: 'a', table, crs: null, keepsOrder: true }, 'a.fgb')
  expect(await within(plain.bytes, [0, 0, 1, 1])).toBeNull()
  expect(await within(file.bytes, null)).toBeNull()
  // Of GDAL, with an index: the same rows as the whole.
  const part = await within(bytes, [-1e9, -1e9, 1e9, 1e9])
  expect(part === null || part.layer.table.length > 0).toBe(true)
})

test('a host that answers with the whole file is found out', async () => {
  const host: RangeFile = { name: 'a.fgb', bytes: null, read: () => Promise.resolve(file.bytes) }
  await expect(readFlatgeobufWithin(host, () => [0, 0, 1, 1], SILENT_JOB)).rejects.toMatchObject({
    code: 'range-refused',
  })
})

test('ranges with a small gap between them are one', () => {
  const ranges = [
    { from: 20, end: 30 },
    { from: 0, end: 10 },
    { from: 31, end: 40 },
    { from: 25, end: 28 },
  ]
  expect(joinedRanges(ranges, 1)).toEqual([
    { from: 0, end: 10 },
    { from: 20, end: 40 },
  ])
})

test(
  'damaged files end as a result or as an InputError',
  async () => {
    const few = await written(
      flatgeobuf,
      {
        name: 'a',
        table: tableOf(
          Array.from({ length: 60 }, (_, i) => ({
            id: '',
            kind: 'point' as const,
            parts: [[[[i, i]]]],
            values: [['n', i] as const],
          })),
        ),
        crs: null,
      },
      'a.fgb',
    )
    await fuzz('a.fgb by ranges', 5, FUZZ_RUNS, async (chance) => {
      const bytes = damaged(few.bytes, chance)
      try {
        const part = await within(bytes, [10, 10, 30, 30])
        if (part) expect(part.layer.table.geometry.positions.every(Number.isFinite)).toBe(true)
        const area = { boxes: [[10, 10, 30, 30]], except: [10, 10, 15, 15] } as const
        const view = await readFlatgeobufView(inMemory(bytes), () => area, chance() < 0.5 ? 20 : 1000)
        if (view?.layer) expect(view.layer.table.geometry.positions.every(Number.isFinite)).toBe(true)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
      }
    })
  },
  FUZZ_TIMEOUT_MS,
)
