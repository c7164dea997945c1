/** Dropped files as sources: archives opened, companions joined to their main file. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dbfTable } from '../../src/formats/dbf-table.ts'
import { type FormatFile, NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { shapefile } from '../../src/formats/shapefile.ts'
import { gatherSources } from '../../src/formats/sources.ts'
import { file } from './shapefile-bytes.ts'
import { filesOf, GDAL, valuesOf } from './shapefile-cases.ts'

const FORMATS = [shapefile, dbfTable]
const gather = (files: readonly FormatFile[]) => gatherSources(files, SILENT_JOB, FORMATS)
const empty = (...names: string[]) => names.map((name) => file(name, new Uint8Array()))

/** Main files with their companions, by name. */
async function joined(...names: string[]): Promise<{ sources: Record<string, string[]>; alone: string[] }> {
  const { sources, notes } = await gather(empty(...names))
  return {
    sources: Object.fromEntries(sources.map(({ main, companions }) => [main.name, companions.map(({ name }) => name)])),
    alone: notes.filter(({ code }) => code === 'companion-alone').map(({ where }) => where.file!),
  }
}

test('companions go with the file of their name and folder, whatever the capitals', async () => {
  expect(
    await joined('a/x.shp', 'a/X.DBF', 'a/x.Prj', 'a/x.shp.xml', 'b/x.dbf', 'b/x.cpg', 'a/x.geojson', 'x.prj'),
  ).toEqual({
    sources: {
      'a/x.shp': ['a/X.DBF', 'a/x.Prj', 'a/x.shp.xml'],
      'b/x.dbf': ['b/x.cpg'],
      'a/x.geojson': [],
    },
    alone: ['x.prj'],
  })
})

test('the .cpg of a .dbf that belongs to a .shp is the .shp’s', async () => {
  expect(await joined('x.cpg', 'x.dbf', 'x.shp', 'x.sbn')).toEqual({
    sources: { 'x.shp': ['x.cpg', 'x.dbf', 'x.sbn'] },
    alone: [],
  })
})

test('a name that begins like another is another', async () => {
  expect(await joined('x.shp', 'x.1.dbf', 'x1.prj', '园区.shp', '园区.dbf')).toEqual({
    sources: { 'x.shp': [], 'x.1.dbf': [], '园区.shp': ['园区.dbf'] },
    alone: ['x1.prj'],
  })
})

test('litter of operating systems is passed over, other archives are refused', async () => {
  const { sources, notes } = await gather(empty('.DS_Store', 'Thumbs.db', 'a/desktop.ini', 'a.rar', 'b.7z'))
  expect(sources).toEqual([])
  expect(notes.map(({ code, where }) => [code, where.file])).toEqual([
    ['archive-unknown', 'a.rar'],
    ['archive-unknown', 'b.7z'],
  ])
})

test('an archive among other files: everything in a folder with a Chinese name in GBK', async () => {
  const zip = readFileSync(new URL('files/zip/gbk-names.zip', import.meta.url))
  const { sources, notes } = await gather([
    file('成果.zip', new Uint8Array(zip)),
    file('broken.zip', new TextEncoder().encode('PK\x03\x04')),
    ...filesOf('values'),
  ])
  expect(sources.map(({ main }) => main.name)).toEqual([
    '成果.zip/成果/企业.shp',
    '成果.zip/成果/点位/居民点.shp',
    'values.shp',
  ])
  expect(notes).toMatchObject([{ level: 'error', code: 'zip-broken', where: { file: 'broken.zip' } }])
  const { layers } = await shapefile.read(sources[0]!, NO_OPTIONS, SILENT_JOB)
  expect(layers[0]!.name).toBe('企业')
  expect(layers[0]!.crs).toBe('EPSG:4490')
  expect(valuesOf(layers[0]!.table, 0)).toEqual(GDAL['gbk-undeclared']!.features[0]!.values)
})
