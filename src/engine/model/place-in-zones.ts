import type { BoundaryVersion, Place } from './park.ts'
import { jointAccuracy, type Placement, placementOf, POSITIONS } from './placement.ts'

export function placeInVersion(place: Place, version: BoundaryVersion): Placement {
  return placementOf(place.shape, version.shape, jointAccuracy(place.accuracyMetres, version.accuracyMetres))
}

/** Several control lines may stand beside one another (one for each part): the innermost reading counts. */
export function placeInLines(place: Place, lines: readonly Place[]): Placement | null {
  let best: Placement | null = null
  for (const line of lines) {
    const accuracyMetres = jointAccuracy(place.accuracyMetres, line.accuracyMetres)
    const placement = placementOf(place.shape, line.shape, accuracyMetres)
    const better =
      !best ||
      POSITIONS.indexOf(placement.position) < POSITIONS.indexOf(best.position) ||
      (placement.position === best.position &&
        placement.position !== 'outside' &&
        (placement.measure?.distanceMetres ?? 0) < (best.measure?.distanceMetres ?? 0))
    if (better) best = placement
  }
  return best
}
