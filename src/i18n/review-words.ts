import type { Verdict } from '../engine/model/finding.ts'
import type { Rectification, ReviewStep } from '../engine/review/review.ts'
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

/** Values of the evidence that have a word; others keep the name that they have in the data. */
const VALUE_WORDS: Readonly<Record<string, keyof ReviewWords>> = {
  persons: 'value_persons',
  households: 'value_households',
  long_stay: 'value_long_stay',
  status: 'value_status',
  grade: 'value_grade',
  category: 'value_category',
  distance_m: 'value_distance_m',
}

/** Why a finding is back: "persons 12 → 15". */
export function changeWords(say: SayReview, words: Words, { what, name, before, after }: EvidenceChange): string {
  const shown = (value: EvidenceChange['before']): string => {
    if (value === null) return '—'
    if (what === 'verdict') return words.verdicts[value as Verdict] ?? String(value)
    if (name === 'status') return words.statuses[String(value)] ?? String(value)
    return typeof value === 'number' && name?.endsWith('_m') ? words.notation.metres(value) : String(value)
  }
  const word = what === 'value' && name !== null ? VALUE_WORDS[name] : undefined
  return say(`change_${what}`, { name: word ? say(word) : name, before: shown(before), after: shown(after) })
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
