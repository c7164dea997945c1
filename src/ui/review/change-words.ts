import type { EvidenceChange } from '../../engine/review/standing.ts'
import type { Verdict } from '../../engine/model/finding.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { ReviewDesk } from './review-desk.svelte.ts'

/** What values of the evidence are called in the panels; others keep the name that they have in the data. */
const VALUE_WORDS = {
  persons: 'persons',
  households: 'households',
  long_stay: 'longStay',
  status: 'record',
  grade: 'grade',
  category: 'category',
} as const

/** Why a finding is back: "persons 12 → 15". */
export function changeWords(review: ReviewDesk, desk: Desk, { what, name, before, after }: EvidenceChange): string {
  const shown = (value: EvidenceChange['before']): string => {
    if (value === null) return '—'
    if (what === 'verdict') return desk.words.verdicts[value as Verdict] ?? String(value)
    if (name === 'status') return desk.words.statuses[String(value)] ?? String(value)
    return String(value)
  }
  const word = what === 'value' ? VALUE_WORDS[name as keyof typeof VALUE_WORDS] : undefined
  return review.say(`change_${what}`, {
    name: word ? desk.say(word) : name,
    before: shown(before),
    after: shown(after),
  })
}
