import { type Table, valueAt } from '../../engine/model/table.ts'
import { undefused } from '../../formats/defused.ts'
import type { RawLayer } from '../../formats/format.ts'
import { LIST_HEADINGS, type ListColumn } from './list-headings.ts'

/** A table that is the list of rectifications, or a part of it. */
export interface ListTable {
  readonly sheet: string
  readonly table: Table
  /** Heading in the file by column of the list. */
  readonly columns: ReadonlyMap<ListColumn, string>
  /** Headings that are of no column. */
  readonly foreign: readonly string[]
}

const plain = (heading: string) =>
  undefused(heading)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|[\s*_:：。.、,，/-]+/g, '')

/**
 * The list in a layer of a file; null for any other table. It is one when it has the column of identifiers, or the
 * problem with three of the columns to be filled in.
 */
export function listTable(layer: RawLayer): ListTable | null {
  const columns = new Map<ListColumn, string>()
  const foreign: string[] = []
  for (const heading of layer.table.columns.keys()) {
    const column = LIST_HEADINGS.find(([, words]) => words.some((word) => plain(word) === plain(heading)))?.[0]
    if (column === 'context') continue
    if (column && !columns.has(column)) columns.set(column, heading)
    else foreign.push(heading)
  }
  const filled = (['measure', 'leader', 'department', 'deadline', 'state'] as const).filter((each) => columns.has(each))
  const isList = columns.has('problem') && (columns.has('id') || filled.length >= 3)
  return isList ? { sheet: layer.name, table: layer.table, columns, foreign } : null
}

/** A cell as text, without the apostrophe that keeps it from being a formula; '' for an empty one. */
export function cellText({ table, columns }: ListTable, column: ListColumn, row: number): string {
  const heading = columns.get(column)
  return heading === undefined ? '' : textOf(table, heading, row)
}

export function textOf(table: Table, heading: string, row: number): string {
  const value = valueAt(table, heading, row)
  if (value === null) return ''
  return undefused(typeof value === 'object' ? JSON.stringify(value) : String(value)).trim()
}

/** How many cells of a column say something. */
export function countCells(table: Table, heading: string): number {
  let cells = 0
  for (let row = 0; row < table.length; row++) if (textOf(table, heading, row) !== '') cells++
  return cells
}
