import type { Rectification, ReviewStep } from '../../engine/review/review.ts'
import type { ReviewDesk } from './review-desk.svelte.ts'

const FIELDS = ['measure', 'leader', 'department', 'deadline', 'relocation'] as const satisfies (keyof Rectification)[]

/** What a step of the history says, part by part. Text of people stays text. */
export function stepWords(review: ReviewDesk, step: ReviewStep): string[] {
  const said: string[] = []
  if (step.state !== undefined) said.push(review.say('stepState', { state: review.stateWord(step.state) }))
  if (step.reason) said.push(review.say('stepReason', { reason: step.reason }))
  for (const field of FIELDS) {
    const value = step.rectification?.[field]
    if (value === undefined) continue
    said.push(review.say('stepField', { field: review.say(field), value: value ?? review.say('stepEmptied') }))
  }
  if (step.comment) said.push(review.say('stepComment', { comment: step.comment }))
  if (step.attachment) said.push(review.say('stepFile', { name: step.attachment.name }))
  if (step.list) said.push(review.say('stepList', { list: step.list }))
  return said
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

/** "12.3 kB": decimal, as operating systems other than Windows count. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
