/** Shapefiles that were written: read back to the last digit, and what they cannot hold is said. */
import { describe, expect, test } from 'vitest'
import { FRAME_CODES } from '../../src/engine/geometry/frame-list.ts'
import { frameByCode } from '../../src/engine/geometry/frame.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { Table, Value } from '../../src/engine/model/table.ts'
import type { Note } from '../../src/engine/model/trouble.ts'
import { NO_OPTIONS, SILENT_JOB, type WriteLayer } from '../../src/formats/format.ts'
import { readSource } from '../../src/formats/index.ts'
import { codeOfWkt } from '../../src/formats/prj.ts'
import { prjOf } from '../../src/formats/prj-write.ts'
import { shapefile } from '../../src/formats/shapefile.ts'
import { shapefileFiles } from '../../src/formats/shapefile-write.ts'
import { gatherSources } from '../../src/formats/sources.ts'
import { path } from '../shapes.ts'
import { mixedTable, tableOf } from './random-table.ts'
import { rowsOf } from './read-layer.ts'
import { written } from './written.ts'

const notesOf = (layer: Omit<WriteLayer, 'say'>) => {
  const notes: Note[] = []
  return { layer: { ...layer, say: (note: Note) => void notes.push(note) }, notes }
}

async function zipped(layer: WriteLayer) {
  const zip = await written(shapefile, layer, 'a.zip')
  const { sources, notes } = await gatherSources([zip])
  expect(notes).toEqual([])
  return Promise.all(
    sources.map(async (source) => {
      const { layers } = await readSource(source, NO_OPTIONS, SILENT_JOB)
      return layers[0]!
    }),
  )
}

const rowsWith = (values: readonly Record<string, Value>[]): Table =>
  tableOf(values.map((one) => ({ id: '', kind: 'point', parts: [[[[1, 2]]]], values: Object.entries(one) })))

test('points, lines and areas each in a file of their own, in one zip', async () => {
  const layers = await zipped({ name: '房屋.fgb', table: mixedTable(), crs: 'EPSG:4525' })
  expect(layers.map(({ name, crs, notes }) => [name, crs, notes])).toEqual([
    ['房屋_point', 'EPSG:4525', []],
    ['房屋_line', 'EPSG:4525', []],
    ['房屋_polygon', 'EPSG:4525', []],
  ])
  const [points, lines, areas] = layers.map(({ table }) => rowsOf(table))
  // A row without shape goes with the first.
  expect(points!.map(({ kind }) => kind)).toEqual(['point', null])
  expect(points![0]!.parts).toEqual([[[110.1, 35.12345678901234]]])
  expect(Object.fromEntries(points![0]!.values)).toEqual({
    id: '甲',
    n: 1,
    name: '四至 "a"',
    ok: true,
    list: '[1,"x"]',
  })
  expect(Object.fromEntries(points![1]!.values)).toEqual({ ok: false })
  expect(Object.fromEntries(lines![0]!.values)).toEqual({ n: 1e300 })
  expect(areas![0]!.parts).toEqual([
    [path('0 0, 4 0, 4 4, 0 0').flat(), path('1 0.5, 2 1, 2 0.5, 1 0.5').flat()],
    [path('10 10, 11 10, 11 11, 10 10').flat()],
  ])
})

test('numbers come back as they were, dates as dates, blanks as none', async () => {
  const values = [
    { exact: 0.1, wide: 1e-300, whole: 9007199254740991, day: '2026-11-22', text: ' a', none: null },
    { exact: -123456.789, wide: -0.30000000000000004, whole: -9007199254740991, day: null, text: '', none: null },
    { exact: null, wide: 5e-324, whole: 0, day: '2028-02-29', text: null, none: null },
  ]
  const [layer] = await zipped({ name: 'a', table: rowsWith(values), crs: null })
  expect(rowsOf(layer!.table).map((row) => Object.fromEntries(row.values))).toEqual([
    { exact: 0.1, wide: 1e-300, whole: 9007199254740991, day: '2026-11-22', text: ' a' },
    { exact: -123456.789, wide: -0.30000000000000004, whole: -9007199254740991 },
    { wide: 5e-324, whole: 0, day: '2028-02-29' },
  ])
})

describe('encodings', () => {
  const table = rowsWith([{ 常住人口数: 5, 常住人口户数: 2, name: '西村一号院' }])

  test('UTF-8 cuts names at three characters, and says so', async () => {
    const { layer, notes } = notesOf({ name: 'a', table, crs: 'EPSG:4490' })
    const [read] = await zipped(layer)
    expect(read!.encoding).toEqual({ name: 'utf-8', rule: 'declared' })
    expect([...read!.table.columns.keys()]).toEqual(['常住人', '常住_2', 'name'])
    expect(notes.map(({ code, params }) => [code, params])).toEqual([
      ['field-renamed', { field: '常住人口数', renamed: '常住人' }],
      ['field-renamed', { field: '常住人口户数', renamed: '常住_2' }],
    ])
  })

  test('GBK at five', async () => {
    const { layer, notes } = notesOf({ name: 'a', table, crs: 'EPSG:4490', textEncoding: 'gbk' })
    const [read] = await zipped(layer)
    expect(read!.encoding).toEqual({ name: 'gb18030', rule: 'declared' })
    expect([...read!.table.columns.keys()]).toEqual(['常住人口数', '常住人口户', 'name'])
    expect(notes.map(({ code }) => code)).toEqual(['field-renamed'])
  })

  test('a character that GBK lacks: UTF-8, and said', async () => {
    const { layer, notes } = notesOf({
      name: 'a',
      table: rowsWith([{ name: '\u{20000}' }]),
      crs: null,
      textEncoding: 'gbk',
    })
    const [read] = await zipped(layer)
    expect(rowsOf(read!.table)[0]!.values.get('name')).toBe('\u{20000}')
    expect(notes.map(({ code }) => code)).toEqual(['gbk-lacks-characters'])
  })
})

test('what is too long or infinite is said', async () => {
  const { layer, notes } = notesOf({ name: 'a', table: rowsWith([{ text: '村'.repeat(90), n: Infinity }]), crs: null })
  const [read] = await zipped(layer)
  expect(rowsOf(read!.table)[0]!.values).toEqual(new Map([['text', '村'.repeat(84)]]))
  expect(notes.map(({ code }) => code).sort()).toEqual(['number-left-out', 'text-cut'])
})

test('a table without shapes is a .dbf, an empty one a Shapefile without rows', () => {
  const names = (table: Table) => shapefileFiles({ name: 'a', table, crs: 'EPSG:4490' }, 'a').map(({ name }) => name)
  const builder = new TableBuilder()
  builder.setValue('n', 1)
  builder.endRow('', 1, null)
  expect(names(builder.build())).toEqual(['a.dbf', 'a.prj', 'a.cpg'])
  expect(names(new TableBuilder().build())).toEqual(['a.shp', 'a.shx', 'a.dbf', 'a.prj', 'a.cpg'])
})

test('more than 2 GB is refused before a byte is written', () => {
  const one = rowsWith([{ n: 1 }])
  const corners = Uint32Array.of(0, 2 ** 27)
  const geometry = { ...one.geometry, shapeCodes: Uint8Array.of(2), ringOffsets: corners }
  const write = () => shapefileFiles({ name: 'a', table: { ...one, geometry }, crs: null }, 'a')
  expect(write).toThrow('shapefile-too-large')
  corners[1] = 2 ** 27 - 20
  expect(write).not.toThrow()
})

test('the text of every coordinate system is read back as that system', () => {
  for (const { code } of FRAME_CODES) {
    const read = codeOfWkt(prjOf(code)!).code
    expect(frameByCode(read!)!.key, code).toBe(frameByCode(code)!.key)
  }
  expect(prjOf('EPSG:2000')).toBeNull()
})
