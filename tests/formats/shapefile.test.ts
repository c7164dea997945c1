/** Shapefiles: what GDAL reads is what we read, and what is wrong with a file is said. */
import { describe, expect, test } from 'vitest'
import type { Note } from '../../src/engine/model/trouble.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { type FormatFile, NO_OPTIONS, type RawLayer, SILENT_JOB } from '../../src/formats/format.ts'
import { shapefile } from '../../src/formats/shapefile.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'
import { changed, filesOf, GDAL, partsOfGeometry, partsOfRow, sourceOf, valuesOf, without } from './shapefile-cases.ts'

async function read(files: readonly FormatFile[], encoding: string | null = null): Promise<RawLayer> {
  const { layers } = await shapefile.read(sourceOf(files), { ...NO_OPTIONS, encoding }, SILENT_JOB)
  for (const language of LANGUAGES) {
    const { notes } = await loadWords(language)
    for (const { code } of layers[0]!.notes) expect(notes[code], code).toBeTruthy()
  }
  return layers[0]!
}
const codes = ({ notes }: RawLayer) => notes.map(({ code }) => code)
const noteOf = ({ notes }: RawLayer, code: string): Note => notes.find((note) => note.code === code)!

function expectAsGdal(layer: RawLayer, name: string, features = GDAL[name]!.features): void {
  const { table } = layer
  expect([...table.rows]).toEqual(features.map(({ row }) => row))
  features.forEach(({ geometry, values }, i) => {
    expect(partsOfRow(table, i), `row ${i}`).toEqual(partsOfGeometry(geometry))
    expect(valuesOf(table, i), `row ${i}`).toEqual(values)
  })
}

/** What is said of each; whatever is not here is read without a word. */
const SAID: Record<string, string[]> = {
  'deleted-rows': ['dbf-deleted'],
  'edited-not-packed': ['shp-replaced'],
  'no-rows': ['no-rows'],
  'gbk-cpg-says-utf8': ['declared-encoding-wrong'],
  'gbk-driver-03': ['declared-encoding-wrong'],
  'utf8-cpg-says-gbk': ['declared-encoding-wrong', 'field-name-cut-off'],
  'utf8-chinese-fields': ['field-name-cut-off'],
  values: ['number-kept-as-text'],
}

describe('as GDAL reads it', () => {
  test.each(Object.keys(GDAL))('%s', async (name) => {
    const layer = await read(filesOf(name))
    expectAsGdal(layer, name)
    expect([...layer.table.columns.keys()]).toEqual(GDAL[name]!.fields)
    expect(codes(layer)).toEqual(SAID[name] ?? [])
    expect(layer.name).toBe(name)
  })
})

describe('how the encoding was found', () => {
  test.each([
    ['points-utf8', 'utf-8', 'declared'],
    ['gbk-undeclared', 'gb18030', 'vote'],
    ['gbk-driver-4d', 'gb18030', 'ldid'],
    ['gbk-driver-57', 'gb18030', 'vote'],
    ['gbk-driver-03', 'gb18030', 'vote'],
    ['gbk-cpg-says-utf8', 'gb18030', 'vote'],
    ['utf8-cpg-says-gbk', 'utf-8', 'vote'],
    ['big5-cpg', 'big5', 'declared'],
    ['latin1-cpg', 'windows-1252', 'declared'],
  ])('%s: %s, %s', async (name, encoding, rule) => {
    expect((await read(filesOf(name))).encoding).toEqual({ name: encoding, rule })
  })

  test('a wrong declaration is named, and what was used instead', async () => {
    expect(noteOf(await read(filesOf('gbk-cpg-says-utf8')), 'declared-encoding-wrong').params).toEqual({
      declared: 'utf-8',
      used: 'gb18030',
    })
  })

  test('the user decides over what the file declares', async () => {
    const layer = await read(filesOf('gbk-cpg-says-utf8'), 'GBK')
    expect(layer.encoding).toEqual({ name: 'gb18030', rule: 'user' })
    expectAsGdal(layer, 'gbk-cpg-says-utf8')
    await expect(read(filesOf('points-utf8'), 'utf8')).resolves.toMatchObject({ encoding: { rule: 'user' } })
  })

  test.each([
    ['gbk-undeclared', 'utf-8', 'encoding-does-not-fit'],
    ['gbk-undeclared', 'latin-99', 'encoding-unknown-label'],
  ])('%s as %s is refused', async (name, encoding, code) => {
    await expect(read(filesOf(name), encoding)).rejects.toMatchObject({ code })
  })

  test('a .cpg that nobody knows is no information', async () => {
    const files = changed(filesOf('points-utf8'), '.cpg', () => new TextEncoder().encode('mystery-8'))
    const layer = await read(files)
    expect(layer.encoding).toEqual({ name: 'utf-8', rule: 'utf8-valid' })
    expect(codes(layer)).toEqual(['cpg-unknown'])
  })

  test('one delivery may mix: each file is told apart', async () => {
    const found = await Promise.all(
      ['points-utf8', 'gbk-undeclared'].map((name) => read(without(filesOf(name), '.cpg'))),
    )
    expect(found.map(({ encoding }) => encoding!.name)).toEqual(['utf-8', 'gb18030'])
  })
})

describe('coordinate systems', () => {
  test.each([
    ['points-utf8', 'EPSG:4525'],
    ['polygon-hole-island', 'EPSG:4490'],
    ['multipoints', null],
  ])('%s: %s', async (name, crs) => {
    expect((await read(filesOf(name))).crs).toBe(crs)
  })
})

describe('files that are missing or cut short', () => {
  test('without .dbf: shapes without values', async () => {
    const layer = await read(without(filesOf('points-utf8'), '.dbf'))
    expectAsGdal(
      layer,
      'points-utf8',
      GDAL['points-utf8']!.features.map((feature) => ({ ...feature, values: {} })),
    )
    expect(codes(layer)).toEqual(['dbf-missing'])
  })

  test('a .dbf that is none: shapes without values', async () => {
    const layer = await read(changed(filesOf('points-utf8'), '.dbf', (bytes) => bytes.fill(0)))
    expect(layer.table.length).toBe(4)
    expect(codes(layer)).toEqual(['not-dbf', 'dbf-unusable'])
  })

  test.each(['.shx', '.cpg', '.prj'])('without %s', async (ending) => {
    const layer = await read(without(filesOf('points-utf8'), ending))
    expectAsGdal(layer, 'points-utf8')
    expect(codes(layer)).toEqual([])
  })

  test('an edited file without .shx: the later record counts', async () => {
    const layer = await read(without(filesOf('edited-not-packed'), '.shx'))
    expectAsGdal(layer, 'edited-not-packed')
    expect(codes(layer)).toEqual(['shp-replaced'])
  })

  test('.shp cut off in the third record', async () => {
    // A point is 28 bytes with its header.
    const layer = await read(changed(filesOf('points-utf8'), '.shp', (bytes) => bytes.subarray(0, 100 + 2 * 28 + 20)))
    expectAsGdal(layer, 'points-utf8', GDAL['points-utf8']!.features.slice(0, 2))
    expect(noteOf(layer, 'shp-cut-off').params).toEqual({ read: 2 })
    expect(noteOf(layer, 'shp-dbf-differ').params).toEqual({ shapes: 2, rows: 4, count: 2 })
  })

  test('.shp cut off between two records', async () => {
    const layer = await read(changed(filesOf('points-utf8'), '.shp', (bytes) => bytes.subarray(0, 100 + 3 * 28)))
    expect(layer.table.length).toBe(3)
    expect(codes(layer)).toEqual(['shp-cut-off', 'shp-dbf-differ'])
  })

  test('.dbf cut off in the third record', async () => {
    const files = filesOf('gbk-undeclared')
    const dbf = files.find(({ name }) => name.endsWith('.dbf'))!.bytes
    const headerBytes = dbf[8]! + dbf[9]! * 256
    const recordBytes = dbf[10]! + dbf[11]! * 256
    const layer = await read(changed(files, '.dbf', (bytes) => bytes.subarray(0, headerBytes + 2 * recordBytes + 9)))
    expectAsGdal(layer, 'gbk-undeclared', GDAL['gbk-undeclared']!.features.slice(0, 2))
    expect(noteOf(layer, 'dbf-cut-off').params).toEqual({ read: 2, declared: 3 })
    expect(noteOf(layer, 'shp-dbf-differ').params).toEqual({ shapes: 3, rows: 2, count: 1 })
  })

  test('a record header that is nonsense: the .shx leads on', async () => {
    const files = changed(filesOf('points-utf8'), '.shp', (bytes) => bytes.fill(0xff, 100 + 28, 100 + 36))
    const layer = await read(files)
    const features = GDAL['points-utf8']!.features
    expectAsGdal(layer, 'points-utf8', [features[0]!, features[2]!, features[3]!])
    expect(noteOf(layer, 'shp-rescued').params).toEqual({ count: 2 })
    expect(noteOf(layer, 'shp-record-broken')).toMatchObject({
      level: 'error',
      params: { count: 1 },
      where: { row: 2 },
    })
    const blind = await read(without(files, '.shx'))
    expectAsGdal(blind, 'points-utf8', [features[0]!])
    expect(noteOf(blind, 'shp-dbf-differ').params).toEqual({ shapes: 1, rows: 4, count: 3 })
  })

  test('an .shx from before the last rows were added is not followed', async () => {
    const layer = await read(changed(filesOf('points-utf8'), '.shx', (bytes) => bytes.subarray(0, 116)))
    expectAsGdal(layer, 'points-utf8')
    expect(codes(layer)).toEqual([])
  })

  test.each<[string, (bytes: Uint8Array) => Uint8Array, string]>([
    ['empty', (bytes) => bytes.subarray(0, 0), 'empty-file'],
    ['something else', (bytes) => bytes.fill(7), 'not-shapefile'],
    ['cut off in its header', (bytes) => bytes.subarray(0, 60), 'shp-header-cut'],
  ])('a .shp that is %s', async (_, change, code) => {
    const failed = read(changed(filesOf('points-utf8'), '.shp', change))
    await expect(failed).rejects.toBeInstanceOf(InputError)
    await expect(failed).rejects.toMatchObject({ code, where: { file: 'points-utf8.shp' } })
  })
})

test('what is recognised', () => {
  const [shp, shx] = ['.shp', '.shx'].map((ending) => filesOf('points-utf8').find(({ name }) => name.endsWith(ending))!)
  expect(shapefile.sniff(shp!.bytes.subarray(0, 64), 'A.SHP')).toBe(1)
  expect(shapefile.sniff(shx!.bytes.subarray(0, 64), 'a.shx')).toBe(0)
  expect(shapefile.sniff(new TextEncoder().encode('{"type":'), 'a.geojson')).toBe(0)
})

test('a job can be stopped', async () => {
  const stop = { report: () => Promise.reject(new Error('stopped')) }
  await expect(shapefile.read(sourceOf(filesOf('values')), NO_OPTIONS, stop)).rejects.toThrow('stopped')
})

test.each(['polygon-hole-island', 'gbk-undeclared', 'values'])(
  'damaged: %s',
  { timeout: FUZZ_TIMEOUT_MS },
  async (name) => {
    const count = await fuzzReader(
      filesOf(name),
      (files) => shapefile.read(sourceOf(files), NO_OPTIONS, SILENT_JOB),
      20260,
    )
    expect(count.read).toBeGreaterThan(0)
  },
)
