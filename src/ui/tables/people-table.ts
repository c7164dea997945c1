import type { Layer } from '../../engine/model/park.ts'
import { numberAt, textAt } from '../../engine/model/table.ts'
import { NO_STATE, TARGET_STATES, type TargetState } from '../../engine/model/target-state.ts'
import type { CheckView, TargetsView } from '../../jobs/check-view.ts'
import { shapeOfKind } from '../../map/symbols.ts'
import { boundaryMetresAt } from '../boundary-distance.ts'
import { nameAt, nameField, type ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { TableContent, TableRow } from './column.ts'

const STATE_WORDS = {
  inside: 'stateInside',
  straddling: 'stateStraddling',
  'near-limit': 'stateNear',
  between: 'stateBetween',
  outside: 'stateOutside',
  moved: 'stateMoved',
  unknown: 'stateUnknown',
} as const
const number = (value: number | null) => (value === null ? '—' : String(value))

/** Protection targets, the gravest state first; of those a row is made only when it comes into sight. */
export function peopleTable(desk: Desk, index: ObjectIndex, check: CheckView): TableContent {
  const { layers } = index.view.park
  const { targets } = check
  const rows = rowsByState(targets, desk.state)
  /** The target layer of a row that is counted through all of them, and its own number there. */
  const find = (counted: number) => {
    let row = counted
    for (const view of targets) {
      if (row < view.states.length) return { view, row }
      row -= view.states.length
    }
    throw new RangeError(`no target ${counted}`)
  }
  return {
    columns: [
      { title: desk.say('position'), width: 170 },
      { title: desk.say('name'), width: 'free' },
      { title: desk.say('kind'), width: 110, minor: true },
      { title: desk.say('persons'), width: 64, numeric: true },
      { title: desk.say('households'), width: 88, numeric: true, minor: true },
      { title: desk.say('longStay'), width: 80, numeric: true },
      { title: desk.say('distanceBoundary'), width: 124, numeric: true },
      { title: desk.say('record'), width: 170, minor: true },
    ],
    length: rows.length,
    rowAt(at) {
      const { view, row } = find(rows[at]!)
      const metres = boundaryMetresAt(index, check, view.layer, row)
      return personRow(desk, layers[view.layer]!, view, row, metres)
    },
    indexOf(ref) {
      const found = index.row(ref)
      let before = 0
      for (const { layer, states } of targets) {
        if (layer === found?.layerIndex) return rows.indexOf(before + found.index)
        before += states.length
      }
      return -1
    },
    empty: targets.some(({ states }) => states.length > 0) ? desk.say('noRows') : desk.say('noData'),
  }
}

/** Rows of one state or of all, counted through all layers, sorted by state; within one as they stand in the layers. */
function rowsByState(targets: readonly TargetsView[], only: TargetState | null): Uint32Array {
  const chosen = TARGET_STATES.map((state) => only === null || state === only)
  const places = new Uint32Array(NO_STATE + 2)
  for (const { states } of targets) for (const state of states) if (chosen[state]) places[state + 1]!++
  for (let state = 0; state < NO_STATE; state++) places[state + 1]! += places[state]!
  const rows = new Uint32Array(places[NO_STATE]!)
  let counted = 0
  for (const { states } of targets)
    for (let row = 0; row < states.length; row++, counted++) {
      const state = states[row]!
      if (chosen[state]) rows[places[state]!++] = counted
    }
  return rows
}

function personRow(desk: Desk, layer: Layer, view: TargetsView, row: number, metres: number | null): TableRow {
  const { table } = layer
  const kind = textAt(table, 'kind', row)
  const status = textAt(table, 'status', row)
  const state = TARGET_STATES[view.states[row]!]!
  return {
    key: `${view.layer}/${row}`,
    ref: { layer: layer.kind, id: table.ids[row]! },
    finding: null,
    cells: [
      { text: desk.say(STATE_WORDS[state]), swatch: `person:${shapeOfKind(kind)}:${state}` },
      { text: nameAt(layer, row, desk.language), field: nameField(layer, row, desk.language) },
      { text: kind === null ? desk.words.unknown : desk.words.targets[kind]!, field: 'kind' },
      { text: number(numberAt(table, 'persons', row)), field: 'persons' },
      { text: number(numberAt(table, 'households', row)), field: 'households' },
      { text: number(numberAt(table, 'long_stay', row)), field: 'long_stay' },
      { text: metres === null ? '—' : metres.toFixed(1) },
      {
        text: status
          ? [desk.words.statuses[status], textAt(table, 'status_date', row)].filter(Boolean).join(' ')
          : desk.words.unknown,
      },
    ],
  }
}
