/** Records of a .shp that no program should write, bodies, and kinds of shapes that are mixed. */
import { describe, expect, test } from 'vitest'
import { NO_OPTIONS, type RawLayer, SILENT_JOB } from '../../src/formats/format.ts'
import { shapefile } from '../../src/formats/shapefile.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { file, pathsRecord, pointRecord, shpBytes } from './shapefile-bytes.ts'
import { partsOfRow } from './shapefile-cases.ts'

async function read(type: number, records: readonly Uint8Array[]): Promise<RawLayer> {
  const source = { main: file('t.shp', shpBytes(type, records)), companions: [] }
  const { layers } = await shapefile.read(source, NO_OPTIONS, SILENT_JOB)
  for (const language of LANGUAGES) {
    const { notes } = await loadWords(language)
    for (const { code } of layers[0]!.notes) expect(notes[code], code).toBeTruthy()
  }
  return layers[0]!
}
/** All that is said besides that there are no values. */
const said = ({ notes }: RawLayer) =>
  notes
    .filter(({ code }) => code !== 'dbf-missing')
    .map(({ level, code, params, where }) => [level, code, params['count'], where.row])
const shapes = ({ table }: RawLayer) => Array.from({ length: table.length }, (_, i) => partsOfRow(table, i))

const NULL_SHAPE = new Uint8Array(4)
const square = (x: number, y: number, size: number) => [x, y, x, y + size, x + size, y + size, x + size, y, x, y]
const turned = (ring: readonly number[]) => {
  const places = Array.from({ length: ring.length / 2 }, (_, i) => ring.slice(i * 2, i * 2 + 2))
  return places.reverse().flat()
}
const text = (ring: readonly number[]) =>
  Array.from({ length: ring.length / 2 }, (_, i) => `${ring[i * 2]} ${ring[i * 2 + 1]}`).join(',')

function withInt(record: Uint8Array, at: number, value: number): Uint8Array {
  new DataView(record.buffer).setInt32(at, value, true)
  return record
}

test('records of other types than the file says, and records without a shape', async () => {
  const layer = await read(5, [
    pointRecord(1, 2),
    pathsRecord(3, [[0, 0, 1, 1]]),
    NULL_SHAPE,
    pathsRecord(5, [square(0, 0, 1)]),
  ])
  expect(shapes(layer).map(({ kind }) => kind)).toEqual(['point', 'line', null, 'polygon'])
  expect(said(layer)).toEqual([])
})

test.each([1, 11, 21])('point type %i', async (type) => {
  expect(shapes(await read(type, [pointRecord(1, 2, type)]))).toEqual([{ kind: 'point', parts: ['1 2'] }])
})

test.each([3, 13, 23])('line type %i', async (type) => {
  expect(shapes(await read(type, [pathsRecord(type, [[0, 0, 1, 1]])]))).toEqual([{ kind: 'line', parts: ['0 0,1 1'] }])
})

test.each([5, 15, 25])(
  'polygon type %i: holes by containment, whichever way they are wound, in any order',
  async (type) => {
    const [outer, hole, island] = [square(0, 0, 10), square(2, 2, 6), square(4, 4, 2)]
    const expected = [{ kind: 'polygon', parts: [`${text(outer)} / ${text(hole)}`, text(island)].sort() }]
    for (const rings of [
      [outer, hole, island],
      [island, hole, outer],
    ])
      expect(shapes(await read(type, [pathsRecord(type, rings)]))).toEqual(expected)
    const layer = await read(type, [pathsRecord(type, [outer, turned(hole), island])])
    expect(shapes(layer)[0]!.parts).toContain(`${text(outer)} / ${text(turned(hole))}`)
  },
)

test('rings stay open for the repair that every format goes through', async () => {
  const open = square(2, 2, 6).slice(0, 8)
  const layer = await read(5, [pathsRecord(5, [square(0, 0, 10), open])])
  expect(shapes(layer)).toEqual([{ kind: 'polygon', parts: [`${text(square(0, 0, 10))} / ${text(open)}`] }])
})

describe('rows that cannot be used are dropped, and told', () => {
  const good = pathsRecord(5, [square(0, 0, 1)])
  test.each<[string, Uint8Array, string]>([
    [
      'more rings than the record has room for',
      withInt(pathsRecord(5, [square(0, 0, 1)]), 36, 0x7fffffff),
      'shp-record-broken',
    ],
    [
      'more points than the record has room for',
      withInt(pathsRecord(5, [square(0, 0, 1)]), 40, 0x0fffffff),
      'shp-record-broken',
    ],
    ['a negative count', withInt(pathsRecord(5, [square(0, 0, 1)]), 36, -1), 'shp-record-broken'],
    ['a ring that begins behind the end', withInt(pathsRecord(5, [square(0, 0, 1)]), 44, 6), 'shp-record-broken'],
    [
      'rings that begin before one another',
      withInt(pathsRecord(5, [square(0, 0, 1), square(2, 2, 1)]), 44, 7),
      'shp-record-broken',
    ],
    ['a point that is too short', pointRecord(1, 1).slice(0, 12), 'shp-record-broken'],
    ['an unknown type', withInt(pathsRecord(5, [square(0, 0, 1)]), 0, 7), 'shp-unknown-type'],
    ['a negative type', withInt(pathsRecord(5, [square(0, 0, 1)]), 0, -5), 'shp-unknown-type'],
    ['not a number', pathsRecord(5, [[0, 0, NaN, 1, 1, 1, 0, 0]]), 'bad-coordinates'],
    ['infinite', pathsRecord(3, [[0, 0, Infinity, 1]]), 'bad-coordinates'],
    ['“no data”', pointRecord(-1.7976931348623157e308, 3), 'bad-coordinates'],
    ['a ring of two points', pathsRecord(5, [[0, 0, 1, 1, 0, 0]]), 'short-ring'],
    ['a line of one point', pathsRecord(3, [[5, 5]]), 'short-line'],
    ['a body of triangles', pathsRecord(31, [square(0, 0, 1), square(1, 1, 1)], [0, 1]), 'multipatch-without-rings'],
  ])('%s', async (_, record, code) => {
    const layer = await read(5, [good, record, good])
    expect([...layer.table.rows]).toEqual([1, 3])
    expect(said(layer)).toEqual([['error', code, 1, 2]])
  })
})

test('a part that is no line or ring is left out of its shape, and told', async () => {
  const layer = await read(5, [
    pathsRecord(5, [square(0, 0, 1), [9, 9, 9, 9]]),
    pathsRecord(3, [
      [0, 0, 1, 1],
      [5, 5],
    ]),
  ])
  expect(shapes(layer)).toEqual([
    { kind: 'polygon', parts: [text(square(0, 0, 1))] },
    { kind: 'line', parts: ['0 0,1 1'] },
  ])
  expect(said(layer)).toEqual([['note', 'shp-path-left-out', 2, 1]])
})

test('parts without points, and shapes without parts, are nothing', async () => {
  const layer = await read(5, [pathsRecord(5, [[], square(0, 0, 1)]), pathsRecord(5, []), pathsRecord(3, [[]])])
  expect(shapes(layer).map(({ kind }) => kind)).toEqual(['polygon', null, null])
})

test('a body: its outer rings with holes, floor and roof once, walls left out', async () => {
  const floor = square(0, 0, 10)
  const roof = turned(floor)
  const wall = [0, 0, 0, 10, 0, 10, 0, 0, 0, 0]
  const hole = square(3, 3, 2)
  const annex = square(20, 0, 4)
  const layer = await read(31, [
    pathsRecord(31, [floor, hole, wall, roof, hole, annex, square(0, 0, 1)], [2, 3, 2, 2, 3, 2, 0]),
    // The first ring is the outer one, those that follow it are holes.
    pathsRecord(31, [floor, hole], [4, 5]),
    // Rings of no stated sort are all outer.
    pathsRecord(31, [square(0, 0, 1), square(5, 5, 1)], [5, 5]),
  ])
  expect(shapes(layer)).toEqual([
    { kind: 'polygon', parts: [`${text(floor)} / ${text(hole)}`, text(annex)] },
    { kind: 'polygon', parts: [`${text(floor)} / ${text(hole)}`] },
    { kind: 'polygon', parts: [text(square(0, 0, 1)), text(square(5, 5, 1))] },
  ])
  expect(said(layer)).toEqual([['note', 'multipatch-footprint', 3, 1]])
})

test('zeros behind the last record, as a writer that reserved room leaves them, are not rows', async () => {
  const bytes = shpBytes(1, [pointRecord(1, 2)])
  const longer = new Uint8Array(bytes.length + 4096)
  longer.set(bytes)
  const { layers } = await shapefile.read({ main: file('t.shp', longer), companions: [] }, NO_OPTIONS, SILENT_JOB)
  expect(layers[0]!.table.length).toBe(1)
  expect(said(layers[0]!)).toEqual([])
})
