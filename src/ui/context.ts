import { getContext, setContext } from 'svelte'
import type { Desk } from './state/desk.svelte.ts'
import type { Session } from './state/session.svelte.ts'

const KEY = Symbol('sizhi')

export interface Office {
  readonly session: Session
  readonly desk: Desk
}

export const provideOffice = (office: Office): Office => setContext(KEY, office)
export const useOffice = (): Office => getContext<Office>(KEY)
