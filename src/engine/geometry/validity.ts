import Flatbush from 'flatbush'
import { ringArea } from './area.ts'
import { side } from './contains.ts'
import { type Ring, ringsOf, type Shape } from './shape.ts'

/**
 * A place at which the edges of a polygon properly cross, or null. Rings that only touch are no fault: parity still
 * gives one answer. Coordinates are in the frame of the polygon.
 */
export function selfCrossing(polygon: Shape): [number, number] | null {
  const edges: number[] = []
  for (const ring of ringsOf(polygon))
    for (let i = 2; i < ring.length; i += 2) edges.push(ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!)
  const count = edges.length / 4
  if (count < 4) return null
  const index = new Flatbush(count)
  for (let i = 0; i < edges.length; i += 4)
    index.add(
      Math.min(edges[i]!, edges[i + 2]!),
      Math.min(edges[i + 1]!, edges[i + 3]!),
      Math.max(edges[i]!, edges[i + 2]!),
      Math.max(edges[i + 1]!, edges[i + 3]!),
    )
  index.finish()
  for (let k = 0; k < count; k++) {
    const [ax, ay, bx, by] = edges.slice(k * 4, k * 4 + 4) as [number, number, number, number]
    const near = index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (j) => j > k)
    for (const j of near) {
      const [cx, cy, dx, dy] = edges.slice(j * 4, j * 4 + 4) as [number, number, number, number]
      const a = side(cx, cy, dx, dy, ax, ay)
      const b = side(cx, cy, dx, dy, bx, by)
      if (!(a * b < 0)) continue
      if (side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0) {
        const t = a / (a - b)
        return [ax + t * (bx - ax), ay + t * (by - ay)]
      }
    }
  }
  return null
}

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
