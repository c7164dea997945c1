import { frameByCode } from '../engine/geometry/frame.ts'
import type { Note } from '../engine/model/trouble.ts'
import { codeOfWkt } from './prj.ts'
import type { SqlitePages } from './sqlite-pages.ts'
import type { SqliteTable } from './sqlite-schema.ts'
import { SqliteTree } from './sqlite-tree.ts'

type Row = ReadonlyMap<string, string | number>

/** The rows of a small table of the GeoPackage itself, their values by name of column; none of one that is not there. */
export function smallTable(pages: SqlitePages, tables: ReadonlyMap<string, SqliteTable>, name: string): Row[] {
  const table = tables.get(name)
  if (!table || table.type !== 'table' || table.withoutRowid) return []
  const rows: Row[] = []
  for (const record of new SqliteTree(pages, table.root).rows()) {
    const row = new Map<string, string | number>()
    table.columns.forEach((column, i) => {
      const value = column.isRowid ? record.rowid : record.value(i)
      if (typeof value === 'string' || typeof value === 'number') row.set(column.name.toLowerCase(), value)
    })
    rows.push(row)
  }
  return rows
}

export const textIn = (row: Row, name: string) => String(row.get(name) ?? '')
const numberIn = (row: Row, name: string) => Number(row.get(name) ?? NaN)

const typeIn = (row: Row) => textIn(row, 'data_type').toLowerCase()
/** Tables of the format itself, of SQLite, of indexes, and lists of SpatiaLite. */
const ITS_OWN = /^(?:v?gpkg|sqlite|rtree)_|^(?:st_)?(?:geometry_columns|spatial_ref_sys)$/

/**
 * The layers of a GeoPackage in their order, those with shapes first: as its contents list them, and with `unlisted` the
 * tables that they leave out, which are without shapes then. As GDAL has it, contents that list one table without shapes
 * list them all; where they list nothing at all, every table is one.
 */
export function layerRows(
  contents: readonly Row[],
  tables: ReadonlyMap<string, SqliteTable>,
  unlisted: boolean,
): readonly Row[] {
  const listed = [
    ...contents.filter((row) => typeIn(row) === 'features'),
    ...contents.filter((row) => typeIn(row) !== 'features'),
  ]
  if (contents.length > 0 && (!unlisted || listed.some((row) => /^(?:attributes|aspatial)$/.test(typeIn(row)))))
    return listed
  const known = new Set(listed.map((row) => textIn(row, 'table_name').toLowerCase()))
  const others = [...tables].filter(([key]) => !known.has(key) && !ITS_OWN.test(key))
  const rowOf = (name: string): Row =>
    new Map([
      ['table_name', name],
      ['data_type', 'attributes'],
    ])
  return [...listed, ...others.map(([, { name }]) => rowOf(name))]
}

/** What a layer says of its coordinate system. */
export interface LayerCrs {
  readonly crs: string | null
  readonly shift: readonly number[] | null
  readonly undecided: boolean
  readonly notes: readonly Note[]
}

/**
 * The coordinate system of a layer, from the row of gpkg_spatial_ref_sys that it names. -1 and 0 are undefined. A code
 * of EPSG counts; the text decides for systems that an office made itself. Where both are known and mean other numbers,
 * neither is believed: the user has to say.
 */
export function layerCrs(systems: readonly Row[], srsId: number, file: string, layer: string): LayerCrs {
  const unknown = { crs: null, shift: null, undecided: false }
  // -1: undefined plane, 0: undefined longitudes and latitudes.
  if (srsId === -1 || srsId === 0 || Number.isNaN(srsId)) return { ...unknown, notes: [] }
  const note = (code: string, params: Note['params']): Note => ({ level: 'note', code, params, where: { file } })
  const row = systems.find((one) => numberIn(one, 'srs_id') === srsId)
  if (!row) return { ...unknown, notes: [note('gpkg-srs-missing', { layer, srs: srsId })] }
  const isEpsg = /^epsg$/i.test(textIn(row, 'organization').trim())
  const code = isEpsg ? `EPSG:${numberIn(row, 'organization_coordsys_id')}` : null
  const texts = ['definition', 'definition_12_063'].map((name) => textIn(row, name)).filter((text) => text.length > 20)
  const read = texts.map(codeOfWkt)
  const said = read.find((one) => one.code !== null) ?? null
  const byCode = code === null ? null : frameByCode(code)
  const byText = said?.code ? frameByCode(said.code) : null
  if (byCode && byText && byCode.key !== byText.key) {
    const params = { layer, code: byCode.code, text: byText.code }
    return { ...unknown, undecided: true, notes: [{ ...note('gpkg-srs-contradicts', params), level: 'error' }] }
  }
  const shift = said?.shift ?? null
  if (byCode) return { crs: byCode.code, shift, undecided: false, notes: [] }
  if (byText) return { crs: byText.code, shift, undecided: false, notes: [] }
  // A code that Sizhi does not know is named as such.
  if (code !== null) return { crs: code, shift: null, undecided: false, notes: [] }
  const name = (textIn(row, 'srs_name') || read[0]?.name || String(srsId)).slice(0, 120)
  if (/^undefined/i.test(name)) return { ...unknown, notes: [] }
  return { ...unknown, notes: [note('prj-unknown', { name })] }
}
