import { csv } from './findings-report.ts'

const BYTE_ORDER_MARK = '\uFEFF'
/** What a spreadsheet would take for a formula; a number with a sign is none. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** A text that a spreadsheet shows and never runs. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** A table for people who open it in a spreadsheet: with byte order mark, formulas in texts defused; numbers stay numbers. */
export const spreadsheetCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  BYTE_ORDER_MARK + csv(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defused(cell) : (cell ?? '')))))
