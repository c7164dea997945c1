import type { EvidenceChange } from '../../engine/review/standing.ts'
import { backWords as wordsOf } from '../../i18n/review-words.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { ReviewDesk } from './review-desk.svelte.ts'

/** Why a finding is back: "persons 12 → 15". */
export const backWords = (review: ReviewDesk, desk: Desk, changes: readonly EvidenceChange[]): string[] =>
  wordsOf((key, values) => review.say(key, values), desk.words, changes)
