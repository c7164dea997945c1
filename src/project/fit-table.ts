import type { Frame } from '../engine/geometry/frame.ts'
import type { LayerKind } from '../engine/model/layer-kind.ts'
import { NoteBook } from '../engine/model/note-book.ts'
import { filterRows } from '../engine/model/select-rows.ts'
import { cellAt, type Column, SHAPE_CODES, type Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { areasFromLines } from './areas-from-lines.ts'
import { fitColumn } from './fit-column.ts'
import { ROW_SCHEMAS } from './park-schema.ts'

/** Kinds of layers that consist of areas. */
export const AREA_KINDS: ReadonlySet<LayerKind> = new Set([
  'boundary',
  'control_line',
  'enterprise',
  'production_area',
  'survey_coverage',
])

/**
 * A table made fit for the rules: kinds of shape, types, identifiers; outlines that cross themselves are found by
 * `dropCrossings`. `keyed`: its ids are unique and stay. Rows without a usable shape go, with a note that names
 * them; a value that is unusable becomes null and its row stays.
 */
export function fitTable(
  table: Table,
  kind: LayerKind,
  file: string,
  frame: Frame,
  keyed = false,
): { table: Table; notes: Note[] } {
  const dropped = new NoteBook(file)
  const book = new NoteBook(file)
  const areas = AREA_KINDS.has(kind) || kind === 'risk_contour' ? areasFromLines(table, frame, book) : table
  const shaped = filterRows(areas, (index) => {
    const fault = shapeFault(areas, index, kind)
    if (fault) dropped.error(fault.code, table.rows[index]!, fault.params)
    return fault === null
  })
  if (kind === 'risk_contour')
    shaped.geometry.shapeCodes.forEach((code, index) => {
      if (code === SHAPE_CODES.line) book.note('contour-open', shaped.rows[index]!)
    })
  const fitted = fitColumns(shaped, kind, book)
  return {
    table: keyed ? fitted : { ...fitted, ids: uniqueIds(fitted, kind, book) },
    notes: [...dropped.notes, ...book.notes],
  }
}

/** The known columns of a table fitted to their schemas. */
export function fitColumns(table: Table, kind: LayerKind, book: NoteBook): Table {
  const columns = new Map<string, Column>(table.columns)
  for (const [name, schema] of Object.entries(ROW_SCHEMAS[kind].entries)) {
    const fitted = fitColumn(columns.get(name) ?? null, name, schema, table.rows, book)
    if (fitted) columns.set(name, fitted)
  }
  return { ...table, columns }
}

function shapeFault(table: Table, index: number, kind: LayerKind): Pick<Note, 'code' | 'params'> | null {
  const code = table.geometry.shapeCodes[index]
  if (!code) return { code: 'no-geometry', params: {} }
  if (code === SHAPE_CODES.polygon) return null
  if (kind === 'risk_contour') return code === SHAPE_CODES.line ? null : { code: 'contour-point', params: {} }
  if (!AREA_KINDS.has(kind)) return null
  return { code: 'wrong-geometry', params: { layer: kind, found: code === SHAPE_CODES.point ? 'point' : 'line' } }
}

/**
 * The `id` of the data, else the feature's own, else the number of the row; a second of the same is renamed. Parts of a
 * boundary may share the id of their version.
 */
function uniqueIds(table: Table, kind: LayerKind, book: NoteBook): string[] {
  const taken = new Set<string>()
  const column = table.columns.get('id')
  return table.ids.map((featureId, index) => {
    const row = table.rows[index]!
    const own = (column && cellAt(column, index)) ?? (featureId === '' ? null : featureId)
    let id = String(own ?? row)
    if (taken.has(id) && kind !== 'boundary') {
      const renamed = `${id}#${row}`
      if (own !== null) book.note('duplicate-id', row, { id, renamed })
      id = renamed
    }
    taken.add(id)
    return id
  })
}
