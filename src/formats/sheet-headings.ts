import { plainNumber } from './plain-number.ts'
import type { Cell } from './sheet-column.ts'

/** Where the headings of a sheet are, and what its columns are called. */
export interface Headings {
  /** Rows of the head that stand above the headings: titles, units, dates. */
  readonly above: number
  /** Rows that the headings take up: 0 without any, 2 where groups of columns have a heading of their own. */
  readonly height: number
  /** A name for each column; null for one without a heading. */
  readonly names: readonly (string | null)[]
}

const isText = (cell: Cell | undefined): cell is string => typeof cell === 'string' && cell !== ''
const isFilled = (cell: Cell | undefined) => cell !== null && cell !== undefined && cell !== ''
const filledIn = (row: readonly Cell[]) => row.filter(isFilled).length

const YEAR = /^(?:19|20)\d\d年?$/
const DATE = /^\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?/
/** `填报单位：…` is said of the sheet and heads no column. */
const SAID_OF_THE_SHEET = /[:：]\s*\S/
const LONGEST_HEADING = 40

function looksLikeHeading(cell: Cell): boolean {
  if (!isText(cell) || cell.length > LONGEST_HEADING || !/\p{L}|^[#№]/u.test(cell)) return false
  return Number.isNaN(plainNumber(cell)) && !DATE.test(cell) && !SAID_OF_THE_SHEET.test(cell) && !/[\d.]{6}/.test(cell)
}

function isHeadingRow(row: readonly Cell[], width: number): boolean {
  const cells = row.filter(isFilled)
  if (cells.length * 2 <= width && !(width > 6 && cells.length * 3 > width && cells.length > 3)) return false
  const texts = cells.filter(looksLikeHeading).length
  const years = cells.filter((cell) => YEAR.test(String(cell))).length
  return texts > 0 && (texts + years) * 5 >= cells.length * 4
}

/** How many columns most of the rows have. */
function usualWidth(rows: readonly (readonly Cell[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    const width = row.findLastIndex(isFilled) + 1
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  const most = Math.max(1, ...counts.values())
  return Math.max(1, ...[...counts].filter(([, count]) => count * 2 >= most).map(([width]) => width))
}

/** Whether the row below only divides headings that reach over several columns. */
function isSecondRow(first: readonly Cell[], second: readonly Cell[] | undefined): boolean {
  if (!second || filledIn(second) === 0) return false
  let divided = 0
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    if (!isFilled(second[i])) continue
    if (!looksLikeHeading(second[i]!)) return false
    // Below a heading of its own only where that heading goes on to the right.
    const goesOn = !isFilled(first[i]) || (i + 1 < second.length && !isFilled(first[i + 1]) && isFilled(second[i + 1]))
    if (!goesOn) return false
    if (!isFilled(first[i])) divided++
  }
  return divided > 0
}

const clean = (cell: Cell | undefined) => (isFilled(cell) ? String(cell).replace(/\s+/g, ' ').trim() || null : null)

function joined(first: readonly Cell[], second: readonly Cell[], width: number): (string | null)[] {
  let group: string | null = null
  return Array.from({ length: width }, (_, i) => {
    const upper = clean(first[i])
    const lower = clean(second[i])
    if (upper !== null) group = upper
    if (lower === null) return upper
    const again = second.filter((cell) => clean(cell) === lower).length > 1
    return again && group !== null ? `${group}${lower}` : lower
  })
}

/**
 * Finds the headings in the first rows of a sheet: the first row with text in most of its columns, before any row of
 * data. Without one, `height` is 0 and no column has a name.
 */
export function findHeadings(rows: readonly (readonly Cell[])[]): Headings {
  const width = usualWidth(rows)
  for (const [above, row] of rows.entries()) {
    const filled = filledIn(row)
    if (filled === 0) continue
    if (isHeadingRow(row, width)) {
      const second = rows[above + 1]
      const two = isSecondRow(row, second)
      const own = Math.max(row.findLastIndex(isFilled) + 1, two ? second!.findLastIndex(isFilled) + 1 : 0)
      const columns = Math.max(own, width)
      const names = two ? joined(row, second!, columns) : Array.from({ length: columns }, (_, i) => clean(row[i]))
      return { above, height: two ? 2 : 1, names }
    }
    // A row of data: what comes later is no heading.
    if (filled * 2 > width && row.some((cell) => isFilled(cell) && !looksLikeHeading(cell)) && !isSaid(row)) break
  }
  const first = rows.findIndex((row) => filledIn(row) * 2 > width)
  return { above: Math.max(0, first), height: 0, names: Array.from({ length: width }, () => null) }
}

const isSaid = (row: readonly Cell[]) => row.some((cell) => isText(cell) && SAID_OF_THE_SHEET.test(cell))
