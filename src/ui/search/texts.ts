import { folded, normal } from './fold.ts'

/** Texts one after another, so that one look goes through them all. */
export interface Texts {
  /** As they are compared, with the separator between them. */
  readonly all: string
  /** The same with numerals as digits. */
  readonly folded: string
  /** Where each begins, and where one more would. */
  readonly starts: Uint32Array
  /** The first text of each word of a column, and where one more would be; null: each word is one text. */
  readonly firsts: Uint32Array | null
}

/** How well a text matches. */
export const EXACT = 0
export const BEGINS = 1
export const CONTAINS = 2
export const NOT_AT_ALL = 3

/** Stands between two texts; is changed by nothing that `normal` does, and nobody types it. */
export const BETWEEN = '\u0001'
/** As many texts as are taken up between two looks at the clock: about a millisecond. */
const PIECE = 1024

/** Joins texts, a piece at a time: whoever does it on the page's own thread may pause wherever it yields. */
export function* joinTexts(count: number, textAt: (index: number) => string): Generator<void, Texts> {
  const starts = new Uint32Array(count + 1)
  const pieces: string[] = []
  const digits: string[] = []
  let length = 0
  for (let from = 0; from < count; from += PIECE) {
    const to = Math.min(count, from + PIECE)
    const own: string[] = []
    for (let index = from; index < to; index++) own.push(textAt(index))
    let text = normal(own.join(BETWEEN))
    let at = startsIn(text, own.length)
    if (!at) {
      // One of them has the separator within.
      text = own.map((each) => normal(each.replaceAll(BETWEEN, ''))).join(BETWEEN)
      at = startsIn(text, own.length)!
    }
    for (let i = 0; i < own.length; i++) starts[from + i] = length + at[i]!
    pieces.push(text)
    digits.push(folded(text))
    length += text.length + 1
    yield
  }
  starts[count] = length
  return { all: pieces.join(BETWEEN), folded: digits.join(BETWEEN), starts, firsts: null }
}

/** Where so many texts begin; null when there are more or fewer. */
function startsIn(text: string, count: number): Uint32Array | null {
  const starts = new Uint32Array(count)
  let at = 0
  for (let word = 1; word < count; word++) {
    at = text.indexOf(BETWEEN, at) + 1
    if (at === 0) return null
    starts[word] = at
  }
  return text.includes(BETWEEN, at) ? null : starts
}

/** How well each text matches as it is written; null when none does. `wanted` is normal and folded. */
export function literalRanks({ folded: text, starts }: Texts, wanted: string): Uint8Array | null {
  let at = text.indexOf(wanted)
  if (at < 0) return null
  const ranks = new Uint8Array(starts.length - 1).fill(NOT_AT_ALL)
  let index = 0
  while (at >= 0) {
    while (starts[index + 1]! <= at) index++
    const whole = at + wanted.length + 1 === starts[index + 1]
    ranks[index] = at === starts[index] ? (whole ? EXACT : BEGINS) : CONTAINS
    // On to the next text: the first place in each is enough.
    const next = starts[index + 1]!
    at = next < text.length ? text.indexOf(wanted, next) : -1
  }
  return ranks
}
