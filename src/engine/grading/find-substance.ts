import { halfWidth } from '../model/half-width.ts'
import type { GradeFaultCode } from './grading.ts'
import type { SubstanceRow } from './table-rows.ts'
import { SUBSTANCES } from './tables.ts'

/** The row of Table 1 that a name stands for, or why none can be told: then the candidates are a question. */
export type SubstanceMatch =
  | { readonly row: SubstanceRow }
  | {
      readonly row: null
      readonly code: Extract<
        GradeFaultCode,
        'unknown-substance' | 'ambiguous-substance' | 'incomplete-substance' | 'cas-is-no-key'
      >
      readonly candidates: readonly SubstanceRow[]
    }

type Names = ReadonlyMap<string, readonly SubstanceRow[]>

/**
 * A name without what only differs in writing: width, blanks, letter case, kind of bracket and dash. `１，３－丁二烯` is
 * `1,3-丁二烯`.
 */
export function nameKey(text: string): string {
  return halfWidth(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[[{〔〈]/g, '(')
    .replace(/[\]}〕〉]/g, ')')
    .replace(/>=|≧/g, '≥')
    .replace(/<=|≦/g, '≤')
}

function namesBy(namesOf: (row: SubstanceRow) => readonly string[]): Names {
  const rows = new Map<string, SubstanceRow[]>()
  for (const row of SUBSTANCES)
    for (const name of namesOf(row)) {
      const key = nameKey(name)
      rows.set(key, [...(rows.get(key) ?? []), row])
    }
  return rows
}

/** What is printed as the name goes before what is printed as an alias, and that before a shortened name. */
const WHOLE: readonly Names[] = [
  namesBy(({ name }) => [name]),
  namesBy(({ aliases = [] }) => aliases),
  namesBy(({ shortNames = [] }) => shortNames),
]
const INCOMPLETE = namesBy(({ incompleteNames = [] }) => incompleteNames)
const BY_CAS = namesBy(({ cas = [] }) => cas)

/** `8`, `No. 8`, `№8`, `序号8`, `第8号`. */
const NUMBER = /^(?:no\.?|#|序号|编号|第)?:?0*(\d{1,3})号?$/

/** The row of a name, an alias or a number of Table 1. A name that fits several rows, or a CAS number, is a question. */
export function findSubstance(text: string): SubstanceMatch {
  const key = nameKey(text)
  const number = NUMBER.exec(key)?.[1]
  if (number !== undefined) {
    const row = SUBSTANCES.find((each) => each.number === Number(number))
    return row ? { row } : { row: null, code: 'unknown-substance', candidates: [] }
  }
  const found = wholeName(key)
  if (found.length === 1) return { row: found[0]! }
  if (found.length > 1) return { row: null, code: 'ambiguous-substance', candidates: found }
  const incomplete = INCOMPLETE.get(key)
  if (incomplete) return { row: null, code: 'incomplete-substance', candidates: incomplete }
  const byCas = BY_CAS.get(key.replace(/^cas(?:no\.?|号)?:?/, ''))
  if (byCas) return { row: null, code: 'cas-is-no-key', candidates: byCas }
  return { row: null, code: 'unknown-substance', candidates: similarRows(key) }
}

function wholeName(key: string): readonly SubstanceRow[] {
  for (const names of WHOLE) {
    const rows = names.get(key)
    if (rows) return rows
  }
  return []
}

/**
 * Rows that the name with a remark in brackets would be, `液氯(钢瓶)`: so close that nobody may read it as a substance that
 * Table 1 does not have.
 */
export function rowsButForBrackets(text: string): readonly SubstanceRow[] {
  const key = nameKey(text)
  const bare = key.replace(/\([^()]*\)/g, '')
  return bare === key || bare === '' ? [] : wholeName(bare)
}

/** How many candidates a sentence can hold. */
const MOST_CANDIDATES = 6

const KEYS = SUBSTANCES.map(({ name, aliases = [], shortNames = [] }) => [name, ...aliases, ...shortNames].map(nameKey))

/** Rows with a name that contains the text, or is contained in it. */
function similarRows(key: string): readonly SubstanceRow[] {
  if (key.length < 2) return []
  const isLike = (name: string) => name.includes(key) || (name.length >= 2 && key.includes(name))
  return SUBSTANCES.filter((_, index) => KEYS[index]!.some(isLike)).slice(0, MOST_CANDIDATES)
}
