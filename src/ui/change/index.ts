import { loadChangeWords } from '../../i18n/change.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { Changes } from './changes.svelte.ts'
import { parts } from './parts.ts'

/** Versions, their comparison and what hangs on them: fetched when the first check is shown. */
export async function openChanges(session: Session, desk: Desk): Promise<void> {
  const words = await loadChangeWords(desk.language)
  desk.changes = new Changes(session, desk, words, parts)
}
