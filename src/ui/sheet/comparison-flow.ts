import type { ObjectIndex } from '../objects.ts'
import type { ChangeView, CornerChangeView } from '../../jobs/ledger-view.ts'
import type { Changes } from '../change/changes.svelte.ts'
import { positionWords } from '../change/change-words.ts'
import { keyOf } from '../object-key.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { FlowItem, FlowTable } from './flow.ts'
import { grouped } from './grid-ticks.ts'
import type { SheetSay } from './say.ts'

const KINDS = { moved: 'cornerMoved', added: 'cornerAdded', dropped: 'cornerDropped' } as const

/** The corners that differ, as a table with their numbers on the map. */
export function cornerItems({ corners }: ChangeView, say: SheetSay): FlowItem[] {
  if (corners.length === 0) return [{ kind: 'text', text: say('cornersNone') }]
  const table: FlowTable = {
    label: say('cornersTitle', { n: corners.length }),
    columns: [
      { label: say('colCorner'), share: 15 },
      { label: say('colChange'), share: 15 },
      { label: say('colOld'), share: 27, numeric: true },
      { label: say('colNew'), share: 27, numeric: true },
      { label: say('colDistance'), share: 16, numeric: true },
    ],
  }
  return [
    { kind: 'heading', text: table.label },
    ...corners.map((corner): FlowItem => ({
      kind: 'row',
      table,
      cells: [
        corner.number,
        say(KINDS[corner.kind]),
        xyWords(corner.xyFrom),
        xyWords(corner.xyTo),
        corner.distanceMetres.toFixed(2),
      ],
    })),
    { kind: 'text', text: say('cornerNote') },
  ]
}

/** As the version gives it: metres of a plane to the millimetre, degrees to nine places. */
function xyWords(xy: CornerChangeView['xyFrom']): string {
  if (!xy) return '—'
  const inDegrees = Math.abs(xy[0]) <= 180 && Math.abs(xy[1]) <= 90
  const words = (value: number) => {
    if (inDegrees) return value.toFixed(9)
    const [whole, part] = value.toFixed(3).split('.') as [string, string]
    return `${grouped(Number(whole))}.${part}`
  }
  return xy.map(words).join('\n')
}

/** Who is now on another side of the line. */
export function objectItems(
  { objects, leftPeople }: ChangeView,
  index: ObjectIndex,
  changes: Changes,
  desk: Desk,
  say: SheetSay,
): FlowItem[] {
  const share = index.check?.coverage.share ?? null
  if (objects.length === 0)
    return [{ kind: 'text', text: share === null ? say('objectsNoCoverage') : say('objectsNone', { share }) }]
  const table: FlowTable = {
    label: say('objectsTitle', { n: objects.length }),
    columns: [
      { label: say('colObject'), share: 40 },
      { label: say('colChange'), share: 12 },
      { label: say('colMove'), share: 16 },
      { label: say('colPersons'), share: 10, numeric: true },
      { label: say('colRecord'), share: 22 },
    ],
  }
  const left = new Map(leftPeople.map((one) => [keyOf(one.ref), one.group]))
  const GROUPS = { moved: 'groupMoved', living: 'groupLiving', unknown: 'groupUnknown' } as const
  return [
    { kind: 'heading', text: table.label },
    ...objects.map((object): FlowItem => {
      const { ref, change, before, after, persons } = object
      const group = left.get(keyOf(ref))
      return {
        kind: 'row',
        table,
        cells: [
          `${ref.id} ${index.name(ref, desk.language)}`,
          changes.say(change),
          `${positionWords(changes, before)} → ${positionWords(changes, after)}`,
          persons === null ? (ref.layer === 'protection_target' ? desk.words.unknown : '—') : String(persons),
          group ? changes.say(GROUPS[group]) : object.movedAway ? changes.say('movedAway') : '—',
        ],
      }
    }),
  ]
}
