import { NoteBook } from '../engine/model/note-book.ts'
import type { Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { headingUnit } from './column-words.ts'
import type { ColumnMapping } from './guess-columns.ts'
import { substancesFromCells } from './substance-cells.ts'
import { substancesFromColumns } from './substance-columns.ts'

/**
 * The rows of a register of hazard sources as its forms write them, once their columns have our names: quantities in one
 * cell, or a row for each substance, become the list of substances of one hazard. `merged` rows went into those before.
 */
export function registerRows(
  table: Table,
  { fields }: ColumnMapping,
  file: string,
): { table: Table; notes: Note[]; merged: number } {
  const book = new NoteBook(file)
  const unit = (property: string) => (fields[property] === undefined ? '' : headingUnit(fields[property]))
  const amounts = fields['substance_amount']
  const rows =
    amounts === undefined
      ? substancesFromCells(table, unit('substances'), book)
      : substancesFromColumns(table, amounts, book)
  return { table: rows, notes: book.notes, merged: table.length - rows.length }
}
