import { nameKey } from './find-substance.ts'
import type { CategoryRow } from './table-rows.ts'
import { CATEGORIES } from './tables.ts'

/** Symbols as they stand in one cell: `J3;W2`, `J3、W2`, `J3 W2`. */
export function splitSymbols(text: string): string[] {
  return text.split(/[;；,，、/／+＋&\s]+/).filter((symbol) => symbol !== '')
}

/** The rows of Table 2 by their symbols, each once; of a symbol that is not one, those that it may have meant. */
export function findCategories(symbols: readonly string[]): {
  readonly known: readonly CategoryRow[]
  readonly unknown: readonly { readonly given: string; readonly candidates: readonly CategoryRow[] }[]
} {
  const known = new Set<CategoryRow>()
  const unknown: { given: string; candidates: readonly CategoryRow[] }[] = []
  for (const given of symbols) {
    const key = nameKey(given)
    const row = CATEGORIES.find(({ symbol }) => symbol.toLowerCase() === key)
    if (row) known.add(row)
    else unknown.push({ given, candidates: CATEGORIES.filter((each) => mayBe(each, key)) })
  }
  return { known: [...known], unknown }
}

/** `W5` may be W5.1 to W5.4, `易燃液体` too. */
const mayBe = ({ symbol, category }: CategoryRow, key: string) =>
  symbol.toLowerCase().startsWith(`${key}.`) || category === key
