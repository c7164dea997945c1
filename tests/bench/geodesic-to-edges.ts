import { geodesicMetres } from '../../src/engine/geometry/geodesic.ts'
import { ringsOf } from '../../src/engine/geometry/shape.ts'
import type { Zone } from '../../src/engine/screen/zone-grid.ts'

/** Metres by GeographicLib alone: of each edge the nearest place, found by thirds. */
export function geodesicToEdges(zone: Zone, x: number, y: number): number {
  if (!('parts' in zone)) return geodesicMetres([zone.x, zone.y], [x, y])
  let least = Infinity
  for (const ring of ringsOf(zone.shape))
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!]
      const at = (t: number) => geodesicMetres([ax + t * (bx - ax), ay + t * (by - ay)], [x, y])
      let [low, high] = [0, 1]
      for (let step = 0; step < 60; step++) {
        const third = (high - low) / 3
        if (at(low + third) < at(high - third)) high -= third
        else low += third
      }
      least = Math.min(least, at((low + high) / 2), at(0), at(1))
    }
  return least
}
