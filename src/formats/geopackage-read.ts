import { InputError, type Note } from '../engine/model/trouble.ts'
import { companionOf } from './companions.ts'
import type { FormatFile, FormatSource, RawLayer, ReadJob, ReadOptions, ReadResult } from './format.ts'
import { LayerRows } from './geopackage-rows.ts'
import { rowsByRtree } from './geopackage-rtree.ts'
import { layerCrs, layerRows, smallTable, textIn } from './geopackage-tables.ts'
import { boxNote, rowsWithin } from './rows-within.ts'
import { SqlitePages } from './sqlite-pages.ts'
import type { SqliteRecord } from './sqlite-record.ts'
import { sqliteTables, type SqliteTable } from './sqlite-schema.ts'
import { SqliteTree } from './sqlite-tree.ts'

const REPORT_ROWS = 4096

type Row = ReadonlyMap<string, string | number>

/** An open GeoPackage. */
interface Package {
  readonly file: FormatFile
  readonly pages: SqlitePages
  readonly tables: ReadonlyMap<string, SqliteTable>
  readonly systems: readonly Row[]
  readonly geometryColumns: readonly Row[]
}

/** Every layer and every table without geometry, in the order of `layerRows`. What is none of these is refused by name. */
export async function readGeopackage(source: FormatSource, options: ReadOptions, job: ReadJob): Promise<ReadResult> {
  const { main } = source
  // What a program had half written when it was ended is undone by the program, not by us.
  const journal = companionOf(source, 'gpkg-journal')
  if (journal && journal.bytes.some((byte) => byte !== 0)) throw new InputError('gpkg-journal', {}, { file: main.name })
  const log = companionOf(source, 'gpkg-wal')
  const { open, contents } = openPackage(main, log)
  const layers: RawLayer[] = []
  const refused: { layer: string; note: Note }[] = []
  for (const row of layerRows(contents, open.tables, options.unlisted ?? false)) {
    const layer = textIn(row, 'table_name')
    try {
      layers.push(await readOne(open, row, options, job))
    } catch (error) {
      const note = noteOf(error, main.name)
      refused.push({ layer, note: { ...note, params: { ...note.params, layer } } })
    }
  }
  if (layers.length + refused.length === 0) throw new InputError('gpkg-no-layers', {}, { file: main.name })
  if (open.pages.hasLogMode && !log && layers[0])
    layers[0] = { ...layers[0], notes: [...layers[0].notes, noteIn(main.name, 'note', 'gpkg-wal', {})] }
  return { layers, refused }
}

const errorOf = ({ code, params, where }: Note) => new InputError(code, params, where)

function openPackage(file: FormatFile, log: FormatFile | null): { open: Package; contents: readonly Row[] } {
  const pages = new SqlitePages(file, log)
  try {
    const tables = sqliteTables(pages)
    if (!tables.has('gpkg_contents')) throw new InputError('not-geopackage', {}, { file: file.name })
    const open = {
      file,
      pages,
      tables,
      systems: smallTable(pages, tables, 'gpkg_spatial_ref_sys'),
      geometryColumns: smallTable(pages, tables, 'gpkg_geometry_columns'),
    }
    return { open, contents: smallTable(pages, tables, 'gpkg_contents') }
  } catch (error) {
    throw error instanceof RangeError ? new InputError('broken-geopackage', {}, { file: file.name }) : error
  }
}

function noteOf(error: unknown, file: string): Note {
  if (error instanceof InputError) return error.note
  if (error instanceof RangeError) return noteIn(file, 'error', 'broken-geopackage', {})
  throw error
}

const noteIn = (file: string, level: Note['level'], code: string, params: Note['params']): Note => ({
  level,
  code,
  params,
  where: { file },
})

/** Throws InputError or RangeError when not one row of it can be used. */
async function readOne(open: Package, row: Row, options: ReadOptions, job: ReadJob): Promise<RawLayer> {
  const { pages, tables, systems, file } = open
  const layer = textIn(row, 'table_name')
  const type = textIn(row, 'data_type').toLowerCase()
  const where = { file: file.name }
  if (!/^(?:features|attributes|aspatial)$/.test(type))
    throw new InputError('gpkg-not-features', { layer, type }, where)
  const table = tables.get(layer.toLowerCase())
  if (!table) throw new InputError('gpkg-table-missing', { layer }, where)
  if (table.type === 'view') throw new InputError('gpkg-view', { layer }, where)
  if (table.root === 0 || table.withoutRowid) throw new InputError('gpkg-virtual', { layer }, where)
  const geometry = open.geometryColumns.find(
    (one) => textIn(one, 'table_name').toLowerCase() === layer.toLowerCase() && type === 'features',
  )
  if (type === 'features' && !geometry) throw new InputError('gpkg-table-missing', { layer }, where)
  const column = geometry ? textIn(geometry, 'column_name') : null
  const { notes: crsNotes, ...crs } = geometry
    ? layerCrs(systems, Number(geometry.get('srs_id') ?? NaN), file.name, layer)
    : { crs: null, shift: null, undecided: false, notes: [] }
  const box = (column !== null && options.boxOf?.(crs.crs)) || null

  const tree = new SqliteTree(pages, table.root)
  const expected = tree.length
  const chosen = box && rowsByRtree(pages, tables, { layer, column: column!, rows: expected, box })
  const total = chosen?.length ?? expected
  const rows = new LayerRows(pages, table, column, { expected: total, apart: options.apart ?? false })
  const isBroken = await readRows(rows, chosen ? found(tree, chosen) : tree.rows(), total, job)
  const { table: all, ...built } = rows.build(file.name)
  const notes: Note[] = [...built.notes, ...crsNotes]
  for (const field of table.workedOut) notes.push(noteIn(file.name, 'note', 'gpkg-worked-out', { field }))
  if (isBroken) {
    const params = { count: Math.max(1, expected - rows.read), read: rows.read, expected }
    if (rows.read === 0) throw new RangeError('nothing can be read')
    notes.push(noteIn(file.name, 'error', 'rows-lost', params))
  }
  // A layer of which every row was refused, of curves for example, is refused itself, with the first reason.
  const [fault] = built.notes.filter(({ level }) => level === 'error')
  if (all.length === 0 && fault) throw errorOf(fault)
  const within = box ? rowsWithin(all, box) : all
  if (box) notes.push(boxNote(within.length, expected, file.name))
  else if (expected === 0) notes.push(noteIn(file.name, 'note', 'no-rows', {}))
  return { name: layer, ...built, table: within, ...crs, notes, features: box ? within.length : expected }
}

function* found(tree: SqliteTree, rowids: readonly number[]): Generator<SqliteRecord> {
  for (const rowid of rowids) {
    const record = tree.find(rowid)
    if (!record) throw new RangeError('the index names a row that is not there')
    yield record
  }
}

/** Whether the file broke off before the last row. */
async function readRows(
  rows: LayerRows,
  records: Iterable<SqliteRecord>,
  total: number,
  job: ReadJob,
): Promise<boolean> {
  try {
    let done = 0
    for (const record of records) {
      if (done++ % REPORT_ROWS === 0) await job.report(done, total)
      rows.add(record)
    }
    return false
  } catch (error) {
    if (error instanceof RangeError) return true
    throw error
  }
}
