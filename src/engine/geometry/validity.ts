import { ringArea } from './area.ts'
import type { Ring } from './shape.ts'

/** The ring closed and, for a polygon, wound so that its interior lies to the left; says what had to be done. */
export function repairRing(ring: Ring, outer: boolean): { ring: Ring; closed: boolean; wound: boolean } {
  const n = ring.length
  const closed = ring[0] !== ring[n - 2] || ring[1] !== ring[n - 1]
  let repaired = closed ? Float64Array.from([...ring, ring[0]!, ring[1]!]) : ring
  const area = ringArea(repaired)
  const wound = area !== 0 && area > 0 !== outer
  if (wound) {
    const turned = new Float64Array(repaired.length)
    for (let i = 0; i < repaired.length; i += 2) {
      turned[i] = repaired[repaired.length - 2 - i]!
      turned[i + 1] = repaired[repaired.length - 1 - i]!
    }
    repaired = turned
  }
  return { ring: repaired, closed, wound }
}
