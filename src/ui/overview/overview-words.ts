import { fill } from '../../i18n/template.ts'
import type { OverviewWords } from '../../i18n/words.ts'
import type { Desk } from '../state/desk.svelte.ts'

export type OverviewSay = (
  key: keyof OverviewWords,
  values?: Readonly<Record<string, string | number | null | undefined>>,
) => string

/** A word of the list of parks with its values, as the desk speaks. */
export const sayerOf =
  (desk: Desk, words: OverviewWords): OverviewSay =>
  (key, values = {}) =>
    fill(words[key], (name) => values[name], desk.words.notation)
