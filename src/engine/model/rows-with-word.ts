import type { Table } from './table.ts'
import { textOf } from './text-column.ts'

/** The rows that have one of some words in a column, in their order; each distinct word is looked at once. */
export function rowsWithWord(table: Table, name: string, words: ReadonlySet<string>): number[] {
  const column = table.columns.get(name)
  const rows: number[] = []
  if (!column || column instanceof Float64Array) return rows
  if (!column.codes) {
    for (let row = 0; row < table.length; row++) {
      const text = textOf(column, row)
      if (text !== null && words.has(text)) rows.push(row)
    }
    return rows
  }
  const { codes } = column
  const wanted = Uint8Array.from(column.words, (word) => (typeof word === 'string' && words.has(word) ? 1 : 0))
  if (!wanted.includes(1)) return rows
  for (let row = 0; row < codes.length; row++) if (wanted[codes[row]!] === 1) rows.push(row)
  return rows
}
