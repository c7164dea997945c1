/** What a sheet says of itself, seen before its cells are read. */
export interface SheetExtent {
  /** Highest number of a row, and of a column with something in it. */
  readonly rows: number
  readonly columns: number
  /** Rows with a formula whose result is an error, or was never computed. */
  readonly failedFormulas: readonly number[]
  /** A cell without its address, or a tag that hides one: the reader cannot do with it. */
  readonly broken: boolean
}

const NAME = /^<(\/?)(?:\w+:)?(row|c|v|is|f)[\s/>]/
const ADDRESS = /\s(?:\w+:)?r\s*=\s*["']([A-Za-z]{0,7})(\d{1,15})["']/
const ANY_ADDRESS = /\s(?:\w+:)?r\s*=/g
const TYPE = /\s(?:\w+:)?t\s*=\s*["'](\w+)["']/

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}

const count = (text: string, mark: string) => text.split(mark).length - 1

/** Whether the tag ends where it seems to, and says its address once and plainly. */
function isPlain(tag: string): boolean {
  const addresses = tag.match(ANY_ADDRESS)?.length ?? 0
  if (addresses > 1 || (addresses === 1 && !ADDRESS.test(tag))) return false
  return count(tag, '"') % 2 === 0 && count(tag, "'") % 2 === 0
}

/**
 * How far a sheet reaches, from the text of its XML. The reader fills every row up to the widest and every gap between
 * rows, so a single far cell could take all memory; this looks first.
 */
export function extentOf(xml: string): SheetExtent {
  let rows = 0
  let columns = 0
  let broken = false
  const failedFormulas: number[] = []
  let cell: { row: number; column: number; failed: boolean; formula: boolean; value: boolean } | null = null
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const found = NAME.exec(xml.slice(at, at + 24))
    if (!found) continue
    const [, closing, name] = found
    if (closing) {
      if (name === 'c' && cell && (cell.failed || (cell.formula && !cell.value))) failedFormulas.push(cell.row)
      if (name === 'c') cell = null
      continue
    }
    const end = xml.indexOf('>', at)
    if (end === -1) return { rows, columns, failedFormulas, broken: true }
    const tag = xml.slice(at, end)
    const isEmpty = tag.endsWith('/')
    if (name === 'row' || name === 'c') {
      const address = ADDRESS.exec(tag)
      if (!isPlain(tag) || (name === 'c' && !address)) broken = true
      const row = Number(address?.[2] ?? 0)
      rows = Math.max(rows, row)
      const failed = TYPE.exec(tag)?.[1] === 'e'
      const column = columnNumber(address?.[1] ?? '')
      if (name === 'c') cell = isEmpty ? null : { row, column, failed, formula: false, value: false }
    } else if (cell) {
      columns = Math.max(columns, cell.column)
      if (name === 'f') cell.formula = true
      else cell.value ||= !isEmpty
    }
    at = end
  }
  return { rows, columns, failedFormulas: [...new Set(failedFormulas)], broken }
}
