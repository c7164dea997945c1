import { loadSeparationWords } from '../../i18n/separation.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { SeparationDesk } from './separation.svelte.ts'
import { parts } from './parts.ts'

/** People-dense places against production: fetched when the first check is shown. */
export async function openSeparation(session: Session, desk: Desk): Promise<void> {
  const words = await loadSeparationWords(desk.language)
  desk.separation ??= new SeparationDesk(session, desk, words, parts)
}
