import { findHeadings } from './sheet-headings.ts'
import type { Cell } from './sheet-column.ts'

/** Rows and columns from 0, both ends included. */
export interface Merge {
  readonly column: number
  readonly fromRow: number
  readonly toRow: number
}

const MERGE = /<(?:\w{1,40}:)?mergeCell\s[^>]{0,200}?\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g
const MOST_MERGES = 100_000
const HEAD_ROWS = 40

const columnOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The cells of a sheet that were merged downwards within one column, from the text of its XML. */
export function mergesOf(xml: string): Merge[] {
  const merges: Merge[] = []
  // They stand behind the cells.
  const start = xml.indexOf('mergeCells')
  if (start === -1) return merges
  for (const [, left, top, right, bottom] of xml.slice(start).matchAll(MERGE)) {
    if (left !== right || Number(bottom) <= Number(top)) continue
    merges.push({ column: columnOf(left!), fromRow: Number(top) - 1, toRow: Number(bottom) - 1 })
    if (merges.length === MOST_MERGES) break
  }
  return merges
}

/**
 * Repeats the text of cells merged downwards in every row that they cover: a village beside all of its houses. Numbers
 * stay in the first row alone, where they cannot be counted twice. Changes `rows`; returns the numbers of the rows that
 * were filled, and of those that a number covers.
 */
export function fillMerged(rows: Cell[][], merges: readonly Merge[]): { filled: number[]; numbers: number[] } {
  const { above, height } = findHeadings(rows.slice(0, HEAD_ROWS))
  const filled = new Set<number>()
  const numbers = new Set<number>()
  // Merged cells cannot overlap, so that no more than all cells are visited; a file that says otherwise is cut short.
  let left = rows.length * (rows[0]?.length ?? 0)
  for (const { column, fromRow, toRow } of merges) {
    const cell = rows[fromRow]?.[column] ?? null
    if (fromRow < above + height || cell === null || cell === '') continue
    for (let row = fromRow + 1; row <= toRow && row < rows.length && left > 0; row++, left--) {
      if (typeof cell === 'number') numbers.add(row + 1)
      else if ((rows[row]![column] ?? null) === null) {
        rows[row]![column] = cell
        filled.add(row + 1)
      }
    }
  }
  return { filled: [...filled].sort((a, b) => a - b), numbers: [...numbers].sort((a, b) => a - b) }
}
