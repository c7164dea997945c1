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

const NAME = /^<(\/?)(?:[^\s<>:/]{1,40}:)?(row|c|v|is|f)[\s/>]/
/** The reader looks past the prefix of a namespace. */
const PREFIXED = /<[^\s<>:/]+:(?:row|c)[\s/>]/
const PREFIXED_OUT_OF_SIGHT = /<[^\s<>:/]{41,}:(?:row|c)[\s/>]/
const ADDRESS = /\s(?:\w+:)?r\s*=\s*["']([A-Za-z]{0,7})(\d{1,15})["']/
const ANY_ADDRESS = /\s(?:\w+:)?r\s*=/g
const TYPE = /\s(?:\w+:)?t\s*=\s*["'](\w+)["']/

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}

const count = (text: string, mark: string) => text.split(mark).length - 1

/** As Excel and its kin write it: the address first and nothing strange behind it. */
const USUAL = /^<(?:c|row) r="([A-Z]{0,3})(\d{1,7})"(?: (?!r=)[A-Za-z]+="[^"'&]*")*\/?$/

/** The address of a cell or row; null without one, `broken` when the tag might hide another or not end where it seems. */
function addressOf(tag: string): { letters: string; row: number } | 'broken' | null {
  const found = USUAL.exec(tag)
  if (found) return { letters: found[1]!, row: Number(found[2]) }
  const addresses = tag.match(ANY_ADDRESS)?.length ?? 0
  const address = ADDRESS.exec(tag)
  if (addresses > 1 || (addresses === 1 && !address)) return 'broken'
  if (count(tag, '"') % 2 === 1 || count(tag, "'") % 2 === 1) return 'broken'
  return address && { letters: address[1]!, row: Number(address[2]) }
}

/**
 * How far a sheet reaches, from the text of its XML. The reader fills every row up to the widest and every gap between
 * rows, so a single far cell could take all memory; this looks first.
 */
export function extentOf(xml: string): SheetExtent {
  let rows = 0
  let columns = 0
  const failedFormulas: number[] = []
  const prefixed = PREFIXED.test(xml)
  if (prefixed && PREFIXED_OUT_OF_SIGHT.test(xml)) return { rows, columns, failedFormulas, broken: true }
  let cell: { row: number; column: number; failed: boolean; formula: boolean; value: boolean } | null = null
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const found = NAME.exec(xml.slice(at, at + (prefixed ? 48 : 6)))
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
      const address = addressOf(tag)
      if (address === 'broken' || (name === 'c' && !address)) return { rows, columns, failedFormulas, broken: true }
      const row = address?.row ?? 0
      rows = Math.max(rows, row)
      const failed = tag.includes('t="e"') || (!tag.includes('t="') && TYPE.exec(tag)?.[1] === 'e')
      const column = columnNumber(address?.letters ?? '')
      if (name === 'c') cell = isEmpty ? null : { row, column, failed, formula: false, value: false }
    } else if (cell) {
      columns = Math.max(columns, cell.column)
      if (name === 'f') cell.formula = true
      else cell.value ||= !isEmpty
    }
    at = end
  }
  return { rows, columns, failedFormulas: [...new Set(failedFormulas)], broken: false }
}
