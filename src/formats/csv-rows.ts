import { InputError } from '../engine/model/trouble.ts'
import { guardedText, openingOf } from './csv.ts'
import { CsvRecords } from './csv-records.ts'
import { decodeText } from './encoding.ts'
import type { FormatFile } from './format.ts'

/** A row with its cells as texts, blanks around them apart. */
export interface CsvRow {
  readonly cells: readonly string[]
  /** 1-based number of its first line in the file. */
  readonly row: number
  /** A quote in it is never closed: where its cells end is a guess. */
  readonly strayQuote: boolean
}

/**
 * A CSV as it is written, cell by cell, for files whose columns are agreed upon: nothing is taken for a number, a total or a
 * remark. Rows without any text are left out. Throws InputError for what is no text.
 */
export async function csvRows({ name, bytes }: FormatFile): Promise<CsvRow[]> {
  if (bytes.length === 0) throw new InputError('empty-file', {}, { file: name })
  const { text } = decodeText(bytes, null, name)
  const { delimiter, newline, start } = openingOf(text, name)
  const { default: papa } = await import('papaparse')
  const records = new CsvRecords(name, (config) => new papa.Parser(config), delimiter, newline, start > 0 ? 2 : 1)
  const rows: CsvRow[] = []
  for (const { cells, line, strayQuote } of records.take(text.slice(start), true)) {
    const texts = cells.map((cell) => guardedText(cell.trim()) ?? cell.trim())
    if (texts.some((cell) => cell !== '')) rows.push({ cells: texts, row: line, strayQuote })
  }
  return rows
}
