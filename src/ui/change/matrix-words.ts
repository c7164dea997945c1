import type { MaterialCell } from '../../jobs/ledger-view.ts'
import type { Changes } from './changes.svelte.ts'

const CELL_WORDS = {
  cites: 'cellCites',
  same: 'cellSame',
  earlier: 'cellEarlier',
  stale: 'cellStale',
  newer: 'cellNewer',
  'not-yet': 'cellNotYet',
  missing: 'cellMissing',
} as const satisfies Record<MaterialCell['state'], string>

export const cellWords = (changes: Changes, { state, days }: MaterialCell) => changes.say(CELL_WORDS[state], { days })

/** There may be ground of this version that the cited outline does not cover. */
export const hasUncovered = ({ state, cited }: MaterialCell) =>
  cited !== null && (state === 'stale' || state === 'newer' || state === 'not-yet')
