import { getContext } from 'svelte'
import type { Voice } from '../i18n/index.ts'
import type { Desk } from './state/desk.svelte.ts'
import type { Session } from './state/session.svelte.ts'

const KEY = 'office'
/** Context of importing and correcting; see state/work-loader.svelte.ts. */
export const WORK = 'work'

export interface Office {
  readonly session: Session
  readonly desk: Desk
}

/** The context that the page is mounted with. */
export const officeContext = (office: Office) => new Map([[KEY, office]])
export const useOffice = (): Office => getContext<Office>(KEY)

/** Who speaks on the page: the chosen language, and the words of the rules as the worker sent them. */
export const voiceOf = ({ session, desk }: Office): Voice => ({
  language: desk.language,
  words: desk.words,
  book: session.check?.book ?? {},
})
