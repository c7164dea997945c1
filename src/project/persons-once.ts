import { setValues } from '../engine/model/edit-table.ts'
import { cellAt, type Column, type Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { guessColumns } from './guess-columns.ts'

/** Properties of a protection target that count people or homes. */
const COUNTS: readonly string[] = ['persons', 'households', 'long_stay']

/**
 * A feature of several kinds of geometry was read as a row of each, all with its values, under one number. What it counts
 * stays with the first of them, which is its area where it has one; how many of them are at the other parts is not known,
 * so these have no count, and stay. Nobody is counted twice, and no place is lost. `columns` are those that count.
 */
export function personsOnce(table: Table, columns: readonly string[], file: string): { table: Table; notes: Note[] } {
  const counted = columns.flatMap((name) => table.columns.get(name) ?? [])
  const again = furtherParts(table).filter((index) => counted.some((column) => cellAt(column, index) !== null))
  if (again.length === 0) return { table, notes: [] }
  const emptied = setValues(table, again, Object.fromEntries(columns.map((name) => [name, null])))
  const rows = [...new Set(again.map((index) => table.rows[index]!))]
  const where = { file, row: rows[0]! }
  const note: Note = { level: 'note', code: 'persons-once', params: { count: rows.length }, where }
  return { table: emptied, notes: [rows.length > 1 ? { ...note, rows } : note] }
}

/** The columns of a mapping, or else of the headings, that count people or homes. */
export function countColumns(table: Table, fields?: Readonly<Record<string, string>>): string[] {
  if (!fields && furtherParts(table).length === 0) return []
  const mapped = fields ?? guessColumns(table, { kind: 'protection_target' }).mapping.fields
  return COUNTS.flatMap((property) => mapped[property] ?? []).filter((name) => table.columns.has(name))
}

/**
 * Rows that are another part of the feature in the row before: of the same number, another kind of shape and the same
 * values. Copies of a block in a drawing have one number, too, but come in kinds that repeat, or with other values.
 */
function furtherParts({ rows, length, geometry: { shapeCodes }, columns }: Table): number[] {
  const further: number[] = []
  for (let first = 0, end; first < length; first = end) {
    end = first + 1
    while (end < length && rows[end] === rows[first]) end++
    if (end === first + 1) continue
    const indices = Array.from({ length: end - first - 1 }, (_, i) => first + 1 + i)
    const kinds = new Set(shapeCodes.subarray(first, end))
    const alike = (column: Column) => indices.every((index) => cellAt(column, index) === cellAt(column, first))
    if (kinds.size === end - first && [...columns.values()].every(alike)) further.push(...indices)
  }
  return further
}
