import type { ReviewStep } from '../../engine/review/review.ts'
import { stepWords as wordsOf } from '../../i18n/review-words.ts'
import type { ReviewDesk } from './review-desk.svelte.ts'

/** What a step of the history says, part by part. */
export const stepWords = (review: ReviewDesk, step: ReviewStep): string[] =>
  wordsOf((key, values) => review.say(key, values), step)

/** "12.3 kB": decimal, as operating systems other than Windows count. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
