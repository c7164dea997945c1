import { codedColumn, type Column, type Table, type WordColumn } from '../engine/model/table.ts'

/** As texts are compared: width, case and spaces make no difference. */
export const normal = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** How well a text matches: at its beginning, somewhere else, not at all. */
export const BEGINS = 0
export const CONTAINS = 1
export const NOT_AT_ALL = 2

export function rankOf(text: string | null, wanted: string): number {
  const at = text === null ? -1 : normal(text).indexOf(wanted)
  return at < 0 ? NOT_AT_ALL : at === 0 ? BEGINS : CONTAINS
}

/** All texts of a column one after another, so that one look goes through them all. */
interface Joined {
  /** Which of them each row has. */
  readonly codes: Uint32Array
  readonly text: string
  /** Where each begins. */
  readonly starts: Uint32Array
}

const joined = new WeakMap<Column, Joined>()

/** Stands between two texts and is changed by nothing that `normal` does. */
const BETWEEN = '\u0001'

function join({ codes, words }: WordColumn): Joined {
  const texts = words.map((word) => (typeof word === 'string' ? word : ''))
  const all = normal(texts.join(BETWEEN))
  const starts = startsIn(all, texts.length)
  if (starts) return { codes, text: all, starts }
  // One of them has the separator within.
  const text = texts.map((own) => normal(own.replaceAll(BETWEEN, ''))).join(BETWEEN)
  return { codes, text, starts: startsIn(text, texts.length)! }
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

/**
 * How well each row of a table matches in the best of some fields. The distinct texts of a field are joined when it is
 * first searched, and kept.
 */
export function rowRanks(table: Table, fields: readonly string[], wanted: string): Uint8Array {
  const ranks = new Uint8Array(table.length).fill(NOT_AT_ALL)
  for (const field of fields) {
    const column = table.columns.get(field)
    if (!column || column instanceof Float64Array) continue
    let texts = joined.get(column)
    if (!texts) joined.set(column, (texts = join(codedColumn(column))))
    const ofWords = wordRanks(texts, wanted)
    if (!ofWords) continue
    for (let row = 0; row < ranks.length; row++) {
      const rank = ofWords[texts.codes[row]!]!
      if (rank < ranks[row]!) ranks[row] = rank
    }
  }
  return ranks
}

/** The rank of each word; null when none matches. */
function wordRanks({ text, starts }: Joined, wanted: string): Uint8Array | null {
  let at = text.indexOf(wanted)
  if (at < 0) return null
  const ranks = new Uint8Array(starts.length).fill(NOT_AT_ALL)
  let word = 0
  while (at >= 0) {
    while (word + 1 < starts.length && starts[word + 1]! <= at) word++
    ranks[word] = at === starts[word] ? BEGINS : CONTAINS
    // On to the next text: the first place in each is enough.
    at = word + 1 < starts.length ? text.indexOf(wanted, starts[word + 1]) : -1
  }
  return ranks
}
