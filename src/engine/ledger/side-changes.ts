/** Objects of a park that changed sides between two boundary versions, or straddle the new one. */
import { objectChange } from '../diff/object-change.ts'
import { reframe } from '../geometry/reframe.ts'
import type { LayerKind } from '../model/layer-kind.ts'
import { type BoundaryVersion, frameOf, type Park, type Place, placesOf } from '../model/park.ts'
import { placeInVersion } from '../model/place-in-zones.ts'
import { type Position, positionOf, POSITIONS } from '../model/placement.ts'
import { type Target } from '../model/target.ts'
import { TargetLayer } from '../model/target-layer.ts'

export interface ChangedObject {
  readonly place: Place
  /** For protection targets: the row with the record of its people. */
  readonly target: Target | null
  readonly change: 'entered' | 'left' | 'straddles'
  /** As they are read with both accuracies; which side it is on is decided without them. */
  readonly before: Position
  readonly after: Position
}

/** What stands in a park, besides people. */
const OTHERS: readonly LayerKind[] = ['hazard_source', 'enterprise', 'production_area']

/**
 * Near the line, which side an object is on is decided by the coordinates alone, as `sizhi diff` does; the reading
 * *near-limit* is kept beside it. Layers in an old datum without parameters are left out. Yields how many were looked at.
 */
export function* sideChanges(
  park: Park,
  a: BoundaryVersion,
  b: BoundaryVersion,
  controlLines: readonly Place[],
  asOf: string,
): Generator<{ done: number; total: number }, ChangedObject[]> {
  const layers = park.layers.filter((layer) => !frameOf(layer).approximate)
  const people = layers.filter(({ kind }) => kind === 'protection_target')
  const others = OTHERS.flatMap((kind) => placesOf({ ...park, layers }, kind))
  const total = people.reduce((sum, { table }) => sum + table.length * 2, others.length)
  const found: ChangedObject[] = []
  let done = 0
  for (const layer of people) {
    const before = new TargetLayer(layer, a, [], asOf)
    const after = new TargetLayer(layer, b, controlLines, asOf)
    for (const targets of [before, after])
      for (const placed of targets.placeRows()) yield { done: (done += placed), total }
    for (let row = 0; row < layer.table.length; row++) {
      const [first, last] = [before.boundary![row]!, after.boundary![row]!]
      if (isPlain(first) && first === last) continue
      const target = after.target(row)
      if (!target) continue
      const changed = changedObject(target.place, POSITIONS[first]!, POSITIONS[last]!, a, b)
      if (changed) found.push({ ...changed, target })
    }
  }
  for (const place of others) {
    const [first, last] = [placeInVersion(place, a).position, placeInVersion(place, b).position]
    const changed = changedObject(place, first, last, a, b)
    if (changed) found.push({ ...changed, target: null })
    if (++done % 64 === 0) yield { done, total }
  }
  return found
}

const INSIDE = POSITIONS.indexOf('inside')
const OUTSIDE = POSITIONS.indexOf('outside')
const isPlain = (code: number) => code === INSIDE || code === OUTSIDE

function changedObject(
  place: Place,
  before: Position,
  after: Position,
  a: BoundaryVersion,
  b: BoundaryVersion,
): Omit<ChangedObject, 'target'> | null {
  const change = objectChange(exactPosition(place, before, a), exactPosition(place, after, b))
  return change === 'inside' || change === 'outside' ? null : { place, change, before, after }
}

/** The position without regard to accuracies. */
function exactPosition(place: Place, position: Position, { shape }: BoundaryVersion): Position {
  return position === 'near-limit' ? positionOf(reframe(place.shape, shape.frame), shape).position : position
}
