import { loadCardWords } from '../../i18n/card.ts'
import { loadQueueWords } from '../../i18n/queue.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { Explain } from './explain.svelte.ts'
import { parts } from './parts.ts'

/** Cards that explain findings: fetched when the first check is shown. */
export async function openExplain(session: Session, desk: Desk): Promise<void> {
  const [card, queue] = await Promise.all([loadCardWords(desk.language), loadQueueWords(desk.language)])
  desk.explain ??= new Explain(session, desk, { card, queue }, parts)
}
