/** How far two borders lie apart: the symmetric Hausdorff distance, on the ellipsoid. */
import { geodesicMetres } from '../geometry/geodesic.ts'
import type { Measure } from '../geometry/nearest.ts'
import type { Ring } from '../geometry/shape.ts'
import type { BorderTarget } from './border-target.ts'
import { farthest } from './farthest.ts'

/** Of a border: the lines of it that are not in the other one, and the whole of it. */
export interface BorderSide {
  readonly changed: readonly Ring[]
  readonly whole: BorderTarget
}

/** No place is farther than the largest offset by more than this. */
const ACCURACY_METRES = 1e-4
/** So near to a limit, places are compared to less than the last digits of coordinates, by geodesics. */
const GUARD_METRES = 1e-3
const FINEST_METRES = 1e-7

/** From the old border to the new one; null when no place of one lies off the other. */
export function largestOffset(old: BorderSide, now: BorderSide): Measure | null {
  return offsetBeyond(old, now, ACCURACY_METRES, 0)
}

/** Whether a place of one border is farther from the other than the tolerance. */
export function isBeyond(offset: Measure | null, old: BorderSide, now: BorderSide, toleranceMetres: number): boolean {
  const metres = offset?.distanceMetres ?? 0
  if (Math.abs(metres - toleranceMetres) > GUARD_METRES) return metres > toleranceMetres
  if (offset && geodesicMetres(offset.from, offset.to) > toleranceMetres) return true
  const beyond = offsetBeyond(old, now, FINEST_METRES, toleranceMetres)
  return beyond !== null && geodesicMetres(beyond.from, beyond.to) > toleranceMetres
}

function offsetBeyond(old: BorderSide, now: BorderSide, accuracyMetres: number, beyondMetres: number): Measure | null {
  const fromOld = farthest(old.changed, now.whole, accuracyMetres, beyondMetres)
  const fromNow = farthest(now.changed, old.whole, accuracyMetres, fromOld?.metres ?? beyondMetres)
  const { whole } = now
  if (fromNow) return measure(fromNow.metres, whole.lngLat(fromNow.foot), whole.lngLat(fromNow.xy))
  return fromOld && measure(fromOld.metres, whole.lngLat(fromOld.xy), whole.lngLat(fromOld.foot))
}

const measure = (distanceMetres: number, from: Measure['from'], to: Measure['to']): Measure => ({
  distanceMetres,
  from,
  to,
})
