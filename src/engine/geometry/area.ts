import { type Ring, ringsOf, type Shape } from './shape.ts'

/** Signed area of a closed ring in its own units, squared; counter-clockwise is positive. */
export function ringArea(ring: Ring): number {
  const ox = ring[0] ?? 0
  const oy = ring[1] ?? 0
  let doubled = 0
  for (let i = 2; i < ring.length; i += 2)
    doubled += (ring[i - 2]! - ox) * (ring[i + 1]! - oy) - (ring[i]! - ox) * (ring[i - 1]! - oy)
  return doubled / 2
}

/** Area in the plane of the shape's own frame, squared units: m² of the zone for a Gauss-Krüger frame. */
export function planeArea(polygon: Shape): number {
  let area = 0
  for (const ring of ringsOf(polygon)) area += ringArea(ring)
  return area
}

/** 1 亩 = 10,000/15 m². */
export const SQUARE_METRES_PER_MU = 10000 / 15
