import { fill } from '../../i18n/template.ts'
import type { SheetWords } from '../../i18n/words.ts'
import type { Desk } from '../state/desk.svelte.ts'

export type SheetSay = (
  key: keyof SheetWords,
  values?: Readonly<Record<string, string | number | null | undefined>>,
) => string

/** Speaks the words of the sheets, with numbers as the language writes them. */
export const sheetSay =
  (words: SheetWords, desk: Desk): SheetSay =>
  (key, values = {}) =>
    fill(words[key], (name) => values[name], desk.words.notation)
