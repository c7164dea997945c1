import { loadRegisterWords } from '../../i18n/register.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { parts } from './parts.ts'
import { Register } from './register.svelte.ts'

/** The register of hazard sources: fetched when the first check is shown. */
export async function openRegister(session: Session, desk: Desk): Promise<void> {
  const words = await loadRegisterWords(desk.language)
  desk.register ??= new Register(session, desk, words, parts)
}
