import { NoteBook } from '../engine/model/note-book.ts'
import { codedColumn, type Column, type Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { undefused } from '../formats/defused.ts'
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
  const plain = withoutApostrophes(table)
  const rows =
    amounts === undefined
      ? substancesFromCells(plain, unit('substances'), book)
      : substancesFromColumns(plain, amounts, book)
  return { table: rows, notes: book.notes, merged: table.length - rows.length }
}

/** Texts as they were before an export kept spreadsheets from reckoning with them. */
function withoutApostrophes(table: Table): Table {
  const columns = new Map<string, Column>()
  for (const [name, column] of table.columns) {
    const coded = column instanceof Float64Array ? null : codedColumn(column)
    const changed = coded?.words.some((word) => typeof word === 'string' && undefused(word) !== word)
    const words = changed ? coded!.words.map((word) => (typeof word === 'string' ? undefused(word) : word)) : null
    columns.set(undefused(name), words ? { codes: coded!.codes, words } : column)
  }
  return { ...table, columns, ids: table.ids.map(undefused) }
}
