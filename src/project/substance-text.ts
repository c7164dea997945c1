import { findCategories, splitSymbols } from '../engine/grading/find-categories.ts'
import { findSubstance } from '../engine/grading/find-substance.ts'
import { halfWidth } from '../engine/model/half-width.ts'

/** A substance with its design maximum, as a row of the layer holds it. */
export interface Amount {
  readonly name: string
  readonly category?: string
  /** Tonnes. */
  readonly q_t: number
}

export type ReadAmounts =
  | { readonly amounts: readonly Amount[]; readonly fault: null }
  /** `fault` is the piece that is no substance with an amount. */
  | { readonly amounts: null; readonly fault: string }

const TONNES: Readonly<Record<string, (amount: number) => number>> = {
  t: (amount) => amount,
  吨: (amount) => amount,
  公吨: (amount) => amount,
  万吨: (amount) => amount * 10_000,
  kg: (amount) => amount / 1000,
  千克: (amount) => amount / 1000,
  公斤: (amount) => amount / 1000,
}
const NUMBER = String.raw`(?<![\dA-Za-z.,+\-~×*])(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`
const UNIT = String.raw`(?<unit>万吨|公吨|吨|千克|公斤|kg|t)(?![A-Za-z/])`
/** What people write before a design maximum. */
const LABEL = '(?:设计最大储量|设计最大量|最大储存量|最大储量|最大存量|储存量|储量|存量|数量|不超过|最大|≤)?'
const SYMBOL = String.raw`(?:J\d|W\d{1,2}(?:\.\d)?)`
const CATEGORY = String.raw`${SYMBOL}(?:\s*[;,/+&\s]\s*${SYMBOL})*`

const forms = (unit: string, gap: string) => [
  // 液氯 40t · 氨：10 吨（J3） · 氨（J3）10t
  String.raw`(?<name>.+?)${gap}${LABEL}[\s:=]*${NUMBER}\s*${unit}\s*(?:[(\[]\s*(?<category>${CATEGORY})\s*[)\]]|[\s/]*(?<bare>${SYMBOL}))?`,
  // 氯(40t) · 氨（10t，J3）
  String.raw`(?<name>.+?)\s*[(\[]\s*${LABEL}[\s:=]*${NUMBER}\s*${unit}\s*(?:[,;/\s]+(?<category>${CATEGORY})\s*)?[)\]]\s*(?:[(\[]?\s*(?<bare>${SYMBOL})\s*[)\]]?)?`,
  // 40t液氯
  String.raw`${NUMBER}\s*${unit}\s*(?<name>[^\s\dA-Za-z].*?)(?:\s*[(\[]\s*(?<category>${CATEGORY})\s*[)\]])?`,
]
const whole = (form: string) => new RegExp(`^${form}$`, 'iu')
const WITH_UNIT = forms(UNIT, String.raw`[\s:=]*`).map(whole)
/** Where the heading has the unit, a number needs a gap before it: 汽油92 is a sort of petrol. */
const WITHOUT_UNIT = forms('(?<unit>)', String.raw`[\s:=]+`)
  .slice(0, 2)
  .map(whole)

const AMOUNT_IN_NAME = new RegExp(String.raw`${NUMBER}\s*${UNIT}`, 'iu')
/** Words that make a number something else than the amount of one substance. */
const NO_NAME = /^(?:共|合计|总计|总量|小计|约)|(?:约|大约|近|超过|大于|小于|至|到|[<>≥~～±×*])$/u
const CATEGORY_AT_END = new RegExp(String.raw`^(.*\S)\s*[(（\[【]\s*(${CATEGORY})\s*[)）\]】]$`, 'iu')
const LONGEST = 2000
const MOST_COMMAS = 3

/** Whether there is an amount with a unit in a text. */
export const holdsAmount = (text: string): boolean => text.length <= LONGEST && AMOUNT_IN_NAME.test(halfWidth(text))

/**
 * Substances with their amounts as people write them into one cell: `液氯 40t；氨 10 t（J3）`, `氯(40t)、氨(10t)`. All or
 * nothing, because a list that lacks one would grade a hazard too low. `unit` is what the heading names, or ''.
 */
export function readAmounts(text: string, unit: string): ReadAmounts {
  if (text.length > LONGEST) return { amounts: null, fault: text }
  const headed = TONNES[unit.toLowerCase()] ? unit.toLowerCase() : null
  const amounts: Amount[] = []
  const pieces = piecesOf(text)
  for (let i = 0; i < pieces.length; i++) {
    const { piece } = pieces[i]!
    let items = itemsOf(piece, headed)
    if (!items) {
      const joined = joinedItem(pieces, i, headed)
      if (joined) {
        items = [joined.item]
        i = joined.last
      }
    }
    if (!items) return { amounts: null, fault: piece.trim() }
    amounts.push(...items)
  }
  return { amounts, fault: null }
}

const ALONE = new RegExp(
  String.raw`^(?:≤|不超过)?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(${Object.keys(TONNES).join('|')})?$`,
  'i',
)

/**
 * Tonnes of a cell that holds an amount alone. The unit of the cell goes before that of its heading; where neither has
 * one, tonnes are `assumed`, as GB 18218 counts. Null for anything else.
 */
export function tonnesOf(cell: string, heading: string): { tonnes: number; assumed: boolean } | null {
  const found = ALONE.exec(halfWidth(cell).trim())
  const unit = found?.[2] ?? heading
  const convert = unit === '' ? TONNES['t'] : TONNES[unit.toLowerCase()]
  if (!found || !convert) return null
  return { tonnes: convert(Number(found[1]!.replaceAll(',', ''))), assumed: unit === '' }
}

/** The text of a list, which reads back the same; JSON where names stand in the way. */
export function writeAmounts(amounts: readonly Amount[]): string {
  const text = amounts
    .map(({ name, category, q_t }) => `${name} ${q_t}t${category ? `（${category}）` : ''}`)
    .join('；')
  const { amounts: back } = readAmounts(text, '')
  return back && JSON.stringify(back.map(ordered)) === JSON.stringify(amounts.map(ordered))
    ? text
    : JSON.stringify(amounts)
}

const ordered = ({ name, category, q_t }: Amount) => [name, category ?? null, q_t]

/** Cuts at separators outside of brackets; not at a comma between digits. */
function piecesOf(text: string): { piece: string; end: string }[] {
  const pieces: { piece: string; end: string }[] = []
  let depth = 0
  let from = 0
  const cut = (to: number, end: string) => {
    const piece = text.slice(from, to)
    if (piece.trim() !== '') pieces.push({ piece, end })
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (/[(（[【{]/.test(sign)) depth++
    else if (/[)）\]】}]/.test(sign)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && /[;；、,，。\n\r]/.test(sign)) {
      if (sign === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')) continue
      cut(at, sign)
      from = at + 1
    }
  }
  cut(text.length, '')
  return pieces
}

/** A name with commas in it: one of Table 1 (`甲烷,天然气`), or one that begins with a letter (`N,N-二甲基甲酰胺`). */
function joinedItem(
  pieces: readonly { piece: string; end: string }[],
  first: number,
  headed: string | null,
): { item: Amount; last: number } | null {
  let { piece, end } = pieces[first]!
  for (let last = first + 1; last < pieces.length && last <= first + MOST_COMMAS && /[,，]/.test(end); last++) {
    piece += end + pieces[last]!.piece
    end = pieces[last]!.end
    const item = itemOf(piece, headed)
    if (item && (/^(?:[A-Za-z]'?[,，])+[A-Za-z]'?-/.test(item.name) || findSubstance(item.name).row))
      return { item, last }
  }
  return null
}

/** One substance, or several with blanks between them; null when there is anything else. */
function itemsOf(piece: string, headed: string | null): Amount[] | null {
  const one = itemOf(piece, headed)
  if (one) return [one]
  const trimmed = piece.trim()
  for (const { index } of trimmed.matchAll(/\s+/g)) {
    const first = itemOf(trimmed.slice(0, index), headed)
    const rest = first && itemsOf(trimmed.slice(index), headed)
    if (rest) return [first, ...rest]
  }
  return null
}

function itemOf(piece: string, headed: string | null): Amount | null {
  const text = piece.trim()
  // Sign by sign, so that a name can be taken as it was written.
  const half = halfWidth(text)
  const found =
    firstMatch(WITH_UNIT, half) ??
    (headed !== null && !AMOUNT_IN_NAME.test(half) ? firstMatch(WITHOUT_UNIT, half) : null)
  const { name: halfName, number, unit, category, bare } = found?.groups ?? {}
  if (halfName === undefined || number === undefined) return null
  const at = half.indexOf(halfName)
  const { name, category: inName } = withoutCategory(text.slice(at, at + halfName.length).trim())
  if (!isName(name)) return null
  const amount = TONNES[(unit || headed)!.toLowerCase()]!(Number(number.replaceAll(',', '')))
  const symbols = [category, bare, inName].flatMap((symbol) => (symbol ? [symbol.toUpperCase()] : []))
  // Two of them would be a choice that is not ours, and one that Table 2 does not have no category.
  if (symbols.length > 1 || findCategories(symbols.flatMap(splitSymbols)).unknown.length > 0) return null
  const [symbol] = symbols
  return { name, ...(symbol !== undefined && { category: symbol }), q_t: amount }
}

function firstMatch(forms: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const form of forms) {
    const found = form.exec(text)
    if (found) return found
  }
  return null
}

function withoutCategory(name: string): { name: string; category?: string } {
  const found = CATEGORY_AT_END.exec(name)
  return found ? { name: found[1]!, category: found[2]! } : { name }
}

function isName(name: string): boolean {
  const half = halfWidth(name)
  if (!/\p{L}/u.test(half) || NO_NAME.test(half) || AMOUNT_IN_NAME.test(half)) return false
  let depth = 0
  for (const sign of half) {
    if (/[([{]/.test(sign)) depth++
    if (/[)\]}]/.test(sign) && --depth < 0) return false
  }
  return depth === 0
}
