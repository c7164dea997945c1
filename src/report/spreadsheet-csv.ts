/** What a spreadsheet would take for a formula; a number with a sign is none. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** A text that a spreadsheet shows and never runs: an apostrophe goes before what begins like a formula. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

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
