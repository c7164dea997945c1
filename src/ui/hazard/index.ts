import { loadHazardWords } from '../../i18n/hazard.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { Hazards } from './hazards.svelte.ts'
import { parts } from './parts.ts'

/** Gradings, distances and reach: fetched when the first check is shown. */
export async function openHazards(session: Session, desk: Desk): Promise<void> {
  // A card says why a hazard has no grade in the sentences that the command line has, too.
  const [words] = await Promise.all([loadHazardWords(desk.language), desk.learn()])
  desk.hazard ??= new Hazards(session, desk, words, parts)
}
