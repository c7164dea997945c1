import type { EvidenceChange } from '../../engine/review/standing.ts'
import type { Voice } from '../../i18n/index.ts'
import type { ListWords } from '../../i18n/list.ts'
import { backWords } from '../../i18n/review-words.ts'
import { fill } from '../../i18n/template.ts'

/** A voice that knows the words of the list, too. */
export interface ListVoice extends Voice {
  readonly list: ListWords
}

export function say(
  { list, words }: ListVoice,
  key: keyof ListWords,
  values: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  return fill(list[key], (name) => values[name], words.notation)
}

/** Why a finished one is back, in words: `人数 12 → 15`. */
export const backTexts = (changes: readonly EvidenceChange[], voice: ListVoice): string[] =>
  backWords((key, values) => say(voice, key, values), voice.words, changes)
