import type { EvidenceChange } from '../../engine/review/standing.ts'
import type { Voice } from '../../i18n/index.ts'
import type { ListWords } from '../../i18n/list.ts'
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
export function changeText({ what, name, before, after }: EvidenceChange, voice: ListVoice): string {
  const { words, list } = voice
  const shown = (value: EvidenceChange['before']): string => {
    if (value === null) return words.unknown
    if (what === 'verdict') return words.verdicts[value as keyof typeof words.verdicts] ?? String(value)
    if (name?.endsWith('_m') && typeof value === 'number') return words.notation.metres(value)
    if (name === 'status') return words.statuses[String(value)] ?? String(value)
    return String(value)
  }
  const known = `value_${name}` as keyof ListWords
  const called = what === 'value' && known in list ? list[known] : name
  return say(voice, `change_${what}`, { name: called, before: shown(before), after: shown(after) })
}
