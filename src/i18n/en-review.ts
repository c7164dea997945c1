import type { ReviewWords } from './words.ts'

/** How far a finding has been carried, and why one is back: the same words on the page, in lists and on paper. */
export const review: ReviewWords = {
  state_new: 'New',
  state_confirmed: 'Confirmed',
  state_rectifying: 'In rectification',
  'state_awaiting-review': 'Awaiting review',
  state_closed: 'Closed',
  state_dismissed: 'Not applicable',
  backSuffix: '{state} · back',
  change_boundary: 'boundary {before} → {after}',
  change_outline: 'the outline of boundary {name} was changed',
  change_shape: 'place or outline of {name} was changed',
  change_rule: 'rule revision {before} → {after}',
  change_verdict: 'verdict {before} → {after}',
  change_value: '{name} {before} → {after}',
  value_persons: 'persons',
  value_households: 'households',
  value_long_stay: 'long-stay',
  value_status: 'record',
  value_grade: 'grade',
  value_category: 'category',
  value_distance_m: 'distance',
  'change_found-again': 'it was finished while not found, and is found again',
}
