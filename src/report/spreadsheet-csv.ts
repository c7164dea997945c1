import { defused } from '../formats/defused.ts'

/**
 * Rows for people who open them in a spreadsheet: UTF-8 with byte order mark, so that Excel reads Chinese, CRLF, formulas
 * in texts defused. Numbers stay numbers.
 */
export function spreadsheetCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    if (value === null) return ''
    const text = typeof value === 'number' ? String(value) : defused(value)
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
