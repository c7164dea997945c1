import type { TableRow } from './column.ts'

/** Which cell of a table is typed into: by row and property, because rows may change places with every change. */
export class TypedCell {
  #at = $state.raw<{ readonly row: string; readonly field: string } | null>(null)

  is(row: TableRow, field: string | undefined): boolean {
    return this.#at !== null && this.#at.row === row.key && this.#at.field === field
  }

  /** False for a cell, or the rest of a row, that nothing can be typed into. */
  begin(row: TableRow, field: string | undefined): boolean {
    if (!row.ref || field === undefined) return false
    this.#at = { row: row.key, field }
    return true
  }

  /**
   * On from a cell by some steps among those of its row that are shown, or to none (0, null). Whether the table has the
   * turn again; not when another cell was gone to while this one was being kept.
   */
  leave(row: TableRow, field: string, step: number | null, shown: (column: number) => boolean): boolean {
    if (!this.is(row, field)) return false
    const fields = fieldsOf(row, shown)
    const next = step ? fields[fields.indexOf(field) + step] : undefined
    this.#at = next === undefined ? null : { row: row.key, field: next }
    return next === undefined && step !== null
  }
}

/** Properties that may be typed into the cells of a row, of the columns that are shown. */
export function fieldsOf({ cells }: TableRow, shown: (column: number) => boolean): string[] {
  return cells.flatMap(({ field }, column) => (field !== undefined && shown(column) ? field : []))
}
