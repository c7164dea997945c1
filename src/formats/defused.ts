/** What a spreadsheet would take for a formula, in either width. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/
const DEFUSED = /^'+[=+\-@\t\r＝＋－＠]/

/** A text that no spreadsheet reckons with: an apostrophe goes before what would begin a formula. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The text as it was before. */
export const undefused = (text: string): string => (DEFUSED.test(text) ? text.slice(1) : text)
