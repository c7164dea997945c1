import type { Measure } from '../geometry/nearest.ts'
import { reframe } from '../geometry/reframe.ts'
import type { Shape } from '../geometry/shape.ts'
import type { Place } from '../model/park.ts'
import { boundsApart } from '../model/placement.ts'
import { edgeDistance } from '../reach/edge-distance.ts'

export interface NearHazard {
  readonly hazard: Place
  /** Edge to edge; 0 where they overlap. */
  readonly distanceMetres: number
  readonly measure: Measure
}

/** Gives the hazard source nearest to a place; of two as near the first. A place is brought into each frame once. */
export function hazardFinder(hazards: readonly Place[]): (place: Place) => NearHazard | null {
  const byFrame = new Map<string, Place[]>()
  for (const hazard of hazards) {
    const { key } = hazard.shape.frame
    const known = byFrame.get(key)
    if (known) known.push(hazard)
    else byFrame.set(key, [hazard])
  }
  return (place) => {
    let best: NearHazard | null = null
    for (const group of byFrame.values()) {
      const shape = reframe(place.shape, group[0]!.shape.frame)
      for (const hazard of group) {
        if (best && boundsApart(shape, hazard.shape) > best.distanceMetres) continue
        const found = distanceTo(shape, hazard)
        if (found && (!best || found.distanceMetres < best.distanceMetres)) best = found
      }
    }
    return best
  }
}

function distanceTo(shape: Shape, hazard: Place): NearHazard | null {
  const measure = edgeDistance(shape, hazard.shape)
  return measure && { hazard, distanceMetres: measure.distanceMetres, measure }
}
