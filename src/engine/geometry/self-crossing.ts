import Flatbush from 'flatbush'
import { side } from './side.ts'
import { ringsOf, type Shape } from './shape.ts'

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
