import type { ObjectRef } from '../../engine/model/finding.ts'
import type { CornerChangeView, ObjectChange } from '../../jobs/ledger-view.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import { keyOf } from '../object-key.ts'
import type { ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Cell, TableContent, TableRow } from '../tables/column.ts'
import { coverageWords } from '../verdict.ts'
import type { ChangeRow } from './change-rows.ts'
import { partOfPiece, positionWords, SIDE_WORDS, TOLERANCE_WORDS } from './change-words.ts'
import type { Changes } from './changes.svelte.ts'
import { signedHectares, signedMu } from './number-words.ts'

const MOST_NAMES = 3
const GROUP_WORDS = { moved: 'groupMoved', living: 'groupLiving', unknown: 'groupUnknown' } as const

/** The ledger as a table: pieces of ground, then objects that changed sides. */
export function changeTable(changes: Changes, desk: Desk, index: ObjectIndex, view: ParkView): TableContent {
  const { rows, change } = changes
  return {
    columns: [
      { title: changes.say('columnKind'), width: 108 },
      { title: changes.say('columnNumber'), width: 64 },
      { title: changes.say('columnPlace'), width: 124 },
      { title: changes.say('columnHectares'), width: 84, numeric: true },
      { title: changes.say('columnMu'), width: 76, numeric: true },
      { title: changes.say('columnCorners'), width: 210, minor: true },
      { title: changes.say('columnObjects'), width: 'free' },
      { title: changes.say('columnVerdict'), width: 190 },
      { title: changes.say('columnBasis'), width: 170, minor: true },
    ],
    length: rows.length,
    rowAt: (at) => rowOf(changes, desk, index, view, rows[at]!),
    indexOf: (ref) =>
      rows.findIndex(
        (row) => row.kind === 'object' && row.object.ref.layer === ref.layer && row.object.ref.id === ref.id,
      ),
    empty: changes.a === null ? changes.say('noLedger') : change ? changes.say('noChanges') : changes.say('waiting'),
  }
}

function rowOf(changes: Changes, desk: Desk, index: ObjectIndex, view: ParkView, row: ChangeRow): TableRow {
  const document = view.versions.find(({ id }) => id === changes.b)?.document ?? '—'
  if (row.kind === 'object') {
    const { object } = row
    const group = changes.change?.leftPeople.find(({ ref }) => sameRef(ref, object.ref))?.group
    return {
      key: row.number,
      ref: object.ref,
      finding: null,
      cells: [
        { text: `↔ ${changes.say('kindSides')}`, strong: true },
        { text: row.number },
        { text: desk.words.layers[object.ref.layer]! },
        { text: '' },
        { text: '' },
        { text: '' },
        { text: objectWords(changes, desk, index, object) },
        {
          text: group
            ? changes.say('verdictLine', { state: changes.say(GROUP_WORDS[group]) })
            : moveVerdict(changes, object),
        },
        { text: group ? changes.say('basisRecord') : document },
      ],
    }
  }
  const { kind, number, piece, corners } = row
  const area = piece.kind === 'added' ? piece.planeSquareMetres : -piece.planeSquareMetres
  const redrawn = kind === 'redrawn'
  const from = changes.change?.toleranceFrom ?? 'accuracies'
  return {
    key: number,
    ref: null,
    finding: null,
    cells: [
      kindCell(changes, kind),
      { text: number },
      {
        text: changes.say('placeOf', {
          part: partOfPiece(desk.language, piece),
          side: changes.say(SIDE_WORDS[piece.side]),
        }),
      },
      { text: signedHectares(area) },
      { text: signedMu(area) },
      { text: cornerWords(changes, corners) },
      { text: standsWords(changes, desk, index, piece.objects) },
      {
        text: redrawn
          ? changes.say('verdictRedrawn', { tolerance_m: changes.change?.toleranceMetres })
          : changes.say('verdictChanged'),
      },
      { text: redrawn ? changes.say(TOLERANCE_WORDS[from]) : document },
    ],
  }
}

const sameRef = (p: ObjectRef, q: ObjectRef) => p.layer === q.layer && p.id === q.id

function kindCell(changes: Changes, kind: 'added' | 'removed' | 'redrawn'): Cell {
  const sign = { added: '＋', removed: '−', redrawn: '≈' }[kind]
  const word = { added: 'kindAdded', removed: 'kindRemoved', redrawn: 'kindRedrawn' } as const
  const tone = { added: 'added', removed: 'removed', redrawn: undefined } as const
  return { text: `${sign} ${changes.say(word[kind])}`, strong: true, ...(tone[kind] && { tone: tone[kind] }) }
}

/** J11、J12 新设；J16 撤销. */
function cornerWords(changes: Changes, corners: readonly CornerChangeView[]): string {
  if (corners.length === 0) return '—'
  const list = (kind: CornerChangeView['kind']) => {
    const numbers = corners.filter((corner) => corner.kind === kind).map(({ number }) => number)
    const shown = numbers.slice(0, MOST_NAMES).join(changes.words.listComma)
    const more = numbers.length > MOST_NAMES ? ` ${changes.say('cornersMore', { count: numbers.length })}` : ''
    return { text: shown + more, any: numbers.length > 0 }
  }
  const [added, dropped, moved] = [list('added'), list('dropped'), list('moved')]
  const most = Math.max(...corners.filter(({ kind }) => kind === 'moved').map(({ distanceMetres }) => distanceMetres))
  return [
    added.any && changes.say('cornersNew', { list: added.text }),
    dropped.any && changes.say('cornersGone', { list: dropped.text }),
    moved.any && changes.say('cornersMoved', { list: moved.text, most_m: most }),
  ]
    .filter(Boolean)
    .join(changes.words.listSemicolon)
}

const CHANGE_WORDS = { entered: 'objectsIn', left: 'objectsOut', straddles: 'objectsAcross' } as const

/** What stands on a piece, by what the new line did to it; what stays on its side is only named. */
function standsWords(changes: Changes, desk: Desk, index: ObjectIndex, objects: readonly ObjectRef[]): string {
  if (objects.length === 0) return noneWords(changes, desk, index)
  const groups = new Map<ObjectChange['change'] | 'same', ObjectRef[]>()
  for (const ref of objects) {
    const change = changes.sides.get(keyOf(ref))?.change ?? 'same'
    groups.set(change, [...(groups.get(change) ?? []), ref])
  }
  const words = [...groups].map(([change, refs]) => {
    const list = nameList(changes, desk, index, refs)
    return change === 'same' ? list : changes.say(CHANGE_WORDS[change], { list })
  })
  return words.join(changes.words.listSemicolon)
}

/** Nothing found, with the share of the ground that somebody looked at. */
function noneWords(changes: Changes, desk: Desk, index: ObjectIndex): string {
  const { check } = index
  return check?.coverage.share == null
    ? changes.say('objectsNoCoverage')
    : changes.say('objectsNone', { share: coverageWords(desk, check) })
}

function nameList(changes: Changes, desk: Desk, index: ObjectIndex, refs: readonly ObjectRef[]): string {
  const names = refs.slice(0, MOST_NAMES).map((ref) => {
    const persons = index.persons(ref)
    const name = index.name(ref, desk.language)
    return persons === null ? name : `${name} ${changes.say('personsOf', { persons })}`
  })
  const list = names.join(changes.words.listComma)
  return refs.length > MOST_NAMES ? changes.say('objectsMore', { list, count: refs.length }) : list
}

function objectWords(changes: Changes, desk: Desk, index: ObjectIndex, object: ObjectChange): string {
  const persons = object.persons === null ? '' : ` ${changes.say('personsOf', { persons: object.persons })}`
  const moved = object.movedAway ? `${changes.words.listComma}${changes.say('movedAway')}` : ''
  return `${index.name(object.ref, desk.language)}${persons}${moved}${changes.words.listColon}${moveWords(changes, object)}`
}

export const moveWords = (changes: Changes, { before, after }: ObjectChange) =>
  changes.say('sideMove', { before: positionWords(changes, before), after: positionWords(changes, after) })

const moveVerdict = (changes: Changes, { change }: ObjectChange) =>
  changes.say(({ entered: 'entered', left: 'left', straddles: 'straddles' } as const)[change])
