import { RING_PLACES } from './standings.ts'

export const WITHIN = RING_PLACES.indexOf('within')
export const STRADDLING = RING_PLACES.indexOf('straddling')
export const NEAR_LIMIT = RING_PLACES.indexOf('near-limit')
export const NEAR_OUTLINE = RING_PLACES.indexOf('near-outline')
export const INSIDE = RING_PLACES.indexOf('inside')
export const BEYOND = -1

/** What the distance is good for: exactly at the limit must count, whatever its last digits say. */
export const ROUNDING_METRES = 1e-4

/** The place in RING_PLACES, or BEYOND, of something outside the plant; `accuracy` is the sum of both, 0 if unknown. */
export function placeInRing(metres: number, accuracy: number, ringMetres: number): number {
  if (accuracy > 0 && Math.abs(metres - ringMetres) <= accuracy) return NEAR_LIMIT
  return metres <= ringMetres + ROUNDING_METRES ? WITHIN : BEYOND
}
