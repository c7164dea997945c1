import { csv } from './findings-report.ts'

const BYTE_ORDER_MARK = '\uFEFF'
/** What a spreadsheet would take for a formula; a number with a sign is none. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** A text that a spreadsheet shows and never runs. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** A table for people who open it in a spreadsheet: with byte order mark, formulas in texts defused; numbers stay numbers. */
export const spreadsheetCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  BYTE_ORDER_MARK + csv(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defused(cell) : (cell ?? '')))))
/** What a spreadsheet would take for a formula; a list that came from data must not run anything. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * Rows for a spreadsheet: UTF-8 with byte order mark, so that Excel reads Chinese, CRLF, and no cell that begins like a
 * formula: an apostrophe goes before it. Numbers stay numbers.
 */
export function spreadsheetCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    if (value === null) return ''
    const text = typeof value === 'number' ? String(value) : FORMULA.test(value) ? `'${value}` : value
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
