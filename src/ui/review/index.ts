import { loadQueueWords } from '../../i18n/queue.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { parts } from './parts.ts'
import { ReviewDesk } from './review-desk.svelte.ts'

/** Carrying findings to their end: fetched when the first check is shown. */
export async function openReview(session: Session, desk: Desk): Promise<void> {
  const words = await loadQueueWords(desk.language)
  desk.review ??= new ReviewDesk(session, desk, words, parts)
}
