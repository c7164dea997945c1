import { loadHazardWords } from '../../i18n/hazard.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { Hazards } from './hazards.svelte.ts'
import { parts } from './parts.ts'

/** Gradings, distances and reach: fetched when the first check is shown. */
export async function openHazards(session: Session, desk: Desk): Promise<void> {
  const words = await loadHazardWords(desk.language)
  desk.hazard ??= new Hazards(session, desk, words, parts)
}
