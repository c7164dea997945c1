const INTEGER = /^-?(?:0|[1-9]\d{0,14})$/
const FRACTION = /^-?(?:0|[1-9]\d{0,14})\.\d+$/
const EXPONENT = /^-?\d(?:\.\d+)?[eE][+-]\d{1,3}$/
const GROUPED = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/

/**
 * The number that a cell of text writes, or NaN. Identifiers are not numbers: neither `007` and `0451-123` nor whole
 * numbers of more than 15 digits, which a double might not hold. Thousands may be grouped: `1,234.5`.
 */
export function plainNumber(text: string): number {
  const first = text.charCodeAt(0)
  // A digit or a minus; most text is told apart by this alone.
  if (first !== 0x2d && (first < 0x30 || first > 0x39)) return NaN
  if (INTEGER.test(text) || FRACTION.test(text)) return Number(text)
  if (GROUPED.test(text) && text.length <= 20) return Number(text.replaceAll(',', ''))
  const value = EXPONENT.test(text) ? Number(text) : NaN
  return Number.isFinite(value) ? value : NaN
}

/** How a number was written, so that its text can be had back: decimals, or one of these. */
const SHORTEST = 101
export const OTHER = 102

/** The code of a writing that `writtenAs` understands; OTHER when only the text itself will do. */
export function writingOf(text: string, value: number): number {
  const dot = text.indexOf('.')
  const decimals = dot === -1 ? 0 : text.length - dot - 1
  // Up to 15 digits, rounding to the decimals of the text gives the text back; `-0` and groups do not.
  if (text.length <= 16 && value !== 0 && !/[eE,]/.test(text)) return decimals
  if (decimals <= 100 && value.toFixed(decimals) === text) return decimals
  return String(value) === text ? SHORTEST : OTHER
}

/** The text of a number, or null when its writing was another. */
export function writtenAs(value: number, writing: number): string | null {
  if (writing === OTHER) return null
  return writing === SHORTEST ? String(value) : value.toFixed(writing)
}
