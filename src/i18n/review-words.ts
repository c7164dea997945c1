import type { Verdict } from '../engine/model/finding.ts'
import type { Rectification, ReviewStep } from '../engine/review/review.ts'
import type { ReviewState } from '../engine/review/review-state.ts'
import type { EvidenceChange, Standing } from '../engine/review/standing.ts'
import type { QueueWords, ReviewWords, Words } from './words.ts'

/** Says a word of the queue with its values. */
export type SayQueue = (
  key: keyof QueueWords,
  values?: Readonly<Record<string, string | number | null | undefined>>,
) => string

/** Says a word of reviews, wherever it stands. */
type SayReview = (
  key: keyof ReviewWords,
  values?: Readonly<Record<string, string | number | null | undefined>>,
) => string

/** What is to be done about a finding, in the order of the list of rectifications. */
export const RECTIFICATION_FIELDS = [
  'measure',
  'leader',
  'department',
  'deadline',
  'relocation',
] as const satisfies (keyof Rectification)[]

/** What a step of the history says, part by part. Text of people stays text. */
export function stepWords(say: SayQueue, step: ReviewStep): string[] {
  const said: string[] = []
  if (step.state !== undefined) said.push(say('stepState', { state: say(`state_${step.state}`) }))
  if (step.reason) said.push(say('stepReason', { reason: step.reason }))
  for (const field of RECTIFICATION_FIELDS) {
    const value = step.rectification?.[field]
    if (value === undefined) continue
    said.push(say('stepField', { field: say(field), value: value ?? say('stepEmptied') }))
  }
  if (step.comment) said.push(say('stepComment', { comment: step.comment }))
  if (step.attachment) said.push(say('stepFile', { name: step.attachment.name }))
  if (step.list) said.push(say('stepList', { list: step.list }))
  return said
}

/** The state in a word, with the word that it is back. */
export function standingWord(say: SayReview, { state, back }: Pick<Standing, 'state' | 'back'>): string {
  const word = say(`state_${state}`)
  return back ? say('backSuffix', { state: word }) : word
}

/** What is said where the rules do not find it any more: of what is finished, not that it is not closed by that. */
export const GONE_NOTES = {
  new: 'goneNote',
  confirmed: 'goneNote',
  rectifying: 'goneNote',
  'awaiting-review': 'goneNote',
  closed: 'goneTooNote',
  dismissed: 'goneTooNote',
} as const satisfies Record<ReviewState, keyof QueueWords>

/** Values of the evidence that a person knows a word for. */
const NAMED = [
  'persons',
  'households',
  'houses',
  'houses_total',
  'households_total',
  'persons_total',
  'persons_unknown',
  'unknown',
  'long_stay',
  'shift_only',
  'status',
  'status_date',
  'undated_move',
  'grade',
  'category',
  'labour_intensive',
  'law_too',
  'by_law',
  'enterprise',
  'settlement',
  'house_ids',
  'dormitories',
  'distance_m',
  'boundary_distance_m',
  'accuracy_m',
  'share',
  'outside_ha',
  'required_m',
  'limit',
  'residents',
  'near_limit_residents',
  'unknown_heads',
  'alpha',
  's',
  'r',
  'weighted_sum',
  'computed_grade',
  'filed_people',
  'filed_alpha',
  'filed_r',
  'filed_grade',
  'filed_date',
  'until_date',
  'reported_date',
  'months',
  'cites',
  'document',
  'made_date',
  'since_date',
  'period_months',
  'aged',
  'contour',
  'contour_date',
  'frequency',
  'class',
  'risk_limit',
  'control_lines',
  'production_area',
] as const
type Named = (typeof NAMED)[number]
const isNamed = (name: string | null): name is Named => NAMED.includes(name as Named)

/**
 * Why a finding is back, each a few words: "persons 12 → 15". What only follows from others (which of two sentences
 * applies, by how much a limit is passed) has no word of its own, and is named as the reason only when it is alone.
 */
export function backWords(say: SayReview, words: Words, changes: readonly EvidenceChange[]): string[] {
  const told = changes.filter(({ what, name }) => what !== 'value' || isNamed(name))
  if (told.length === 0 && changes.length > 0) return [say('change_other')]
  return told.map((change) => changeWords(say, words, change))
}

function changeWords(say: SayReview, words: Words, { what, name, before, after }: EvidenceChange): string {
  const shown = (value: EvidenceChange['before']): string => {
    if (value === null) return '—'
    if (typeof value === 'boolean') return say(value ? 'valueYes' : 'valueNo')
    if (what === 'verdict') return words.verdicts[value as Verdict] ?? String(value)
    if (name === 'status') return words.statuses[String(value)] ?? String(value)
    if (typeof value !== 'number') return value
    if (name === 'share') return `${Math.round(value * 100)} %`
    return name?.endsWith('_m') ? words.notation.metres(value) : String(value)
  }
  const word = what === 'value' && isNamed(name) ? say(`value_${name}`) : name
  return say(`change_${what}`, { name: word, before: shown(before), after: shown(after) })
}

/** Digits of a hash that are shown. */
const HASH_DIGITS = 12
export const hashStart = (hash: string): string => hash.slice(0, HASH_DIGITS)

/** "2026-11-20 14:32" on this device's clock, of an ISO date and time. */
export function timeText(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${date} ${two(at.getHours())}:${two(at.getMinutes())}`
}
