import type { Language } from '../../i18n/index.ts'
import type { ChangePieceView, ChangeView, LedgerView, LeftPeople, Side } from '../../jobs/ledger-view.ts'
import type { Position } from '../../engine/model/placement.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { PillKind } from '../verdict.ts'
import type { Changes } from './changes.svelte.ts'
import { hectares, signedHectares } from './number-words.ts'

export const SIDE_WORDS = { east: 'sideEast', south: 'sideSouth', west: 'sideWest', north: 'sideNorth' } as const
export const SIDES: readonly Side[] = ['east', 'south', 'west', 'north']

const POSITION_WORDS = {
  inside: 'positionInside',
  'on-line': 'positionLine',
  straddling: 'positionStraddling',
  'near-limit': 'positionNear',
  outside: 'positionOutside',
} as const satisfies Record<Position, string>
export const positionWords = (changes: Changes, position: Position) => changes.say(POSITION_WORDS[position])

/** Those who did not move away on record: for them the line went, and they may still be there. */
const stayed = (people: readonly LeftPeople[]) => people.filter(({ group }) => group !== 'moved')
export const personsLeft = ({ leftPeople }: ChangeView) =>
  stayed(leftPeople).reduce((sum, { persons }) => sum + (persons ?? 0), 0)
export const personsEntered = ({ objects }: ChangeView) =>
  objects.reduce(
    (sum, { change, persons, movedAway }) => sum + (change === 'entered' && !movedAway ? (persons ?? 0) : 0),
    0,
  )

/** Net area in words: 净增 6.03 ha. */
export function netWords(changes: Changes, { plane }: ChangeView): string {
  if (Number(hectares(plane.net)) === 0) return changes.say('netNone')
  return changes.say(plane.net > 0 ? 'netMore' : 'netLess', { hectares: hectares(Math.abs(plane.net)) })
}

/** Documents that are stale against a version, and what they cite. */
export function staleAgainst({ materials }: LedgerView, version: string) {
  const column = materials.versions.indexOf(version)
  return materials.rows.flatMap(({ material, cells }) => {
    const cell = cells[column]
    return cell?.state === 'stale' ? [{ material, cell }] : []
  })
}

/** How many documents cite another outline than that of a version which is not in effect: they are stale when it is. */
export function staleLater({ materials }: LedgerView, version: string): number {
  const column = materials.versions.indexOf(version)
  return materials.rows.filter(({ cells }) => cells[column]?.state === 'not-yet').length
}

export const verdictPill = ({ classification }: ChangeView): PillKind =>
  classification === 'changed' ? 'changed' : classification === 'redigitised' ? 'redrawn' : 'current'

const offsetWords = ({ largestOffset }: ChangeView) => `${(largestOffset?.metres ?? 0).toFixed(2)} m`

/** The sentence of the strip in the planner's mode; null until there is something to say. */
export function stripOfChange(changes: Changes, view: ParkView): { pill: PillKind; sentence: string } | null {
  const { ledger, change, b } = changes
  const version = view.versions.find(({ id }) => id === b)
  if (!ledger || !version) return null
  const stale = staleAgainst(ledger, version.id)
  const cited = new Set(stale.map(({ cell }) => cell.cited))
  const only = cited.size === 1 ? [...cited][0] : null
  const values = only ? { stale: stale.length, cited: only } : { other: stale.length }
  if (!change)
    return {
      pill: stale.length > 0 ? 'stale' : 'notice',
      sentence: changes.say('stripOne', {
        version: version.id,
        document: version.document,
        date: version.approvalDate,
        stale: stale.length,
      }),
    }
  const { a, b: now, classification } = change
  const key = ({ changed: 'stripChanged', redigitised: 'stripRedrawn', identical: 'stripSame' } as const)[
    classification
  ]
  const net = classification === 'changed' ? netWords(changes, change) : `${signedHectares(change.plane.net)} ha`
  const sentence = changes.say(key, {
    ...values,
    a,
    b: now,
    net,
    left: personsLeft(change),
    offset: offsetWords(change),
    tolerance_m: change.toleranceMetres,
  })
  return { pill: verdictPill(change), sentence }
}

/** The sentence of the card: what the change did, people first named by what the line did to them. */
export function titleOfChange(changes: Changes, change: ChangeView): string {
  if (change.classification === 'identical') return changes.say('titleSame')
  if (change.classification === 'redigitised') return changes.say('titleRedrawn', { offset: offsetWords(change) })
  return changes.say('titleChanged', {
    net: netWords(changes, change),
    left: personsLeft(change),
    entered: personsEntered(change),
  })
}

export const TOLERANCE_WORDS = {
  accuracies: 'toleranceAccuracies',
  least: 'toleranceLeast',
  user: 'toleranceUser',
} as const satisfies Record<ChangeView['toleranceFrom'], string>

/** The name of the part that a piece belongs to, in the language. */
export const partOfPiece = (language: Language, { part, partEn }: ChangePieceView) =>
  (language === 'en' && partEn) || part
