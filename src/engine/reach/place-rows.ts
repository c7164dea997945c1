import { isEmpty, isResidence, type Target } from '../model/target.ts'
import type { TargetKind } from '../model/layer-kind.ts'
import { frameOf, type Layer, placeNumber, placeText, targetKind } from '../model/park.ts'
import { shapeAt } from '../model/table.ts'
import { TargetLayer } from '../model/target-layer.ts'
import { PEOPLE_DENSE } from '../rules/separation.ts'

/** Rows between two looks at whether to stop. */
const BATCH = 4096

/** One row of a layer. */
export interface Member {
  readonly layer: Layer
  readonly row: number
}

/** What a distance is measured from: a place, or all houses of a settlement together. */
export interface PlaceRow {
  readonly members: readonly Member[]
  /** Name of the settlement; null for a place of its own. */
  readonly settlement: string | null
  /** Persons on record, and of how many members the head-count is unknown. */
  readonly persons: number
  readonly unknownHeads: number
}

export interface PlaceRows {
  readonly rows: readonly PlaceRow[]
  /** What has no row, and why: nobody is left out in silence. */
  readonly leftOut: LeftOut
}

export interface LeftOut {
  /** A dated record says that the people moved away. */
  readonly moved: number
  /** On record as without people. */
  readonly empty: number
  /** Offices and the like: no residence, and no people-dense place. */
  readonly otherKinds: number
  /** In an old datum without parameters, or without a shape: where they lie is not known. */
  readonly unplaced: number
}

/**
 * The places that a distance table has rows for: people-dense places (消防法 art. 73(4)), each by itself, dormitories among
 * them; and residences, those of one settlement together, because its nearest house is what counts. The kind unknown counts
 * as a residence: the stricter reading. Yields from time to time.
 */
export function* peopleRows(layers: readonly Layer[], asOf: string): Generator<void, PlaceRows> {
  const rows: PlaceRow[] = []
  const settlements = new Map<string, Target[]>()
  const leftOut = { moved: 0, empty: 0, otherKinds: 0, unplaced: 0 }
  for (const layer of layers) {
    if (layer.kind !== 'protection_target') continue
    if (frameOf(layer).approximate) {
      leftOut.unplaced += layer.table.length
      continue
    }
    const targets = new TargetLayer(layer, null, [], asOf)
    for (let row = 0; row < layer.table.length; row++) {
      if (row % BATCH === BATCH - 1) yield
      const target = targets.target(row)
      if (!target) leftOut.unplaced++
      else if (!target.livingThere) leftOut.moved++
      else if (isEmpty(target)) leftOut.empty++
      else {
        const kind = targetKind(target.place)
        const dense = PEOPLE_DENSE.has(kind as TargetKind)
        const settlement = dense ? null : placeText(target.place, 'settlement')
        if (!dense && kind !== null && !isResidence(target)) leftOut.otherKinds++
        else if (settlement === null) rows.push(rowOf([target], null))
        else {
          const known = settlements.get(settlement)
          if (known) known.push(target)
          else settlements.set(settlement, [target])
        }
      }
    }
  }
  for (const [settlement, targets] of settlements) rows.push(rowOf(targets, settlement))
  return { rows, leftOut }
}

function rowOf(targets: readonly Target[], settlement: string | null): PlaceRow {
  let persons = 0
  let unknownHeads = 0
  for (const { place } of targets) {
    const count = placeNumber(place, 'persons')
    if (count === null) unknownHeads++
    else persons += count
  }
  const members = targets.map(({ place: { layer, index } }) => ({ layer, row: index }))
  return { members, settlement, persons, unknownHeads }
}

/** Every hazard source as a row, those in an old datum without parameters and those without a shape apart. */
export function hazardRows(layers: readonly Layer[]): PlaceRows {
  const rows: PlaceRow[] = []
  let unplaced = 0
  for (const layer of layers) {
    if (layer.kind !== 'hazard_source') continue
    const frame = frameOf(layer)
    for (let row = 0; row < layer.table.length; row++)
      if (frame.approximate || !shapeAt(layer.table, row, frame)) unplaced++
      else rows.push({ members: [{ layer, row }], settlement: null, persons: 0, unknownHeads: 0 })
  }
  return { rows, leftOut: { moved: 0, empty: 0, otherKinds: 0, unplaced } }
}
