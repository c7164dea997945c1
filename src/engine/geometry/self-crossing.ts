import Flatbush from 'flatbush'
import { side } from './side.ts'
import { ringsOf, type Shape } from './shape.ts'
import { sweepCrossing } from './sweep-crossing.ts'

/** Pairs that are looked at one by one; where edges share their boxes with many others there are too many, and all are swept. */
const MOST_LOOKS = 1_000_000
const LOOKS_AN_EDGE = 16

/**
 * A place at which the edges of a polygon properly cross, or null. Rings that only touch are no fault: parity still
 * gives one answer. Coordinates are in the frame of the polygon.
 */
export function selfCrossing(polygon: Shape): [number, number] | null {
  const edges = edgesOf(polygon)
  if (edges.length / 4 < 4) return null
  const near = crossingNearby(edges)
  const pair = near === 'too many' ? sweepCrossing(edges) : near
  return pair && crossingOf(edges, pair[0], pair[1])
}

/** Two edges that cross, each held against those whose boxes touch its own; gives up where these are too many. */
function crossingNearby(edges: Float64Array): [number, number] | null | 'too many' {
  const count = edges.length / 4
  const index = new Flatbush(count)
  for (let i = 0; i < edges.length; i += 4)
    index.add(
      Math.min(edges[i]!, edges[i + 2]!),
      Math.min(edges[i + 1]!, edges[i + 3]!),
      Math.max(edges[i]!, edges[i + 2]!),
      Math.max(edges[i + 1]!, edges[i + 3]!),
    )
  index.finish()
  let looks = 0
  for (let k = 0; k < count; k++) {
    const [ax, ay, bx, by] = [edges[k * 4]!, edges[k * 4 + 1]!, edges[k * 4 + 2]!, edges[k * 4 + 3]!]
    const near = index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (j) => j > k)
    for (const j of near) if (crossingOf(edges, k, j)) return [k, j]
    looks += near.length
    // Held against the edges so far: of a ring that is bad all over, most pairs would be looked at in vain.
    if (looks > LOOKS_AN_EDGE * k + MOST_LOOKS) return 'too many'
  }
  return null
}

/** Both ends of every edge: x, y, x, y. */
function edgesOf(polygon: Shape): Float64Array {
  const rings = [...ringsOf(polygon)]
  const edges = new Float64Array(rings.reduce((sum, ring) => sum + Math.max(0, ring.length - 2), 0) * 2)
  let at = 0
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) {
      edges[at++] = ring[i - 2]!
      edges[at++] = ring[i - 1]!
      edges[at++] = ring[i]!
      edges[at++] = ring[i + 1]!
    }
  return edges
}

/** Where two edges properly cross. */
function crossingOf(edges: Float64Array, k: number, j: number): [number, number] | null {
  const [ax, ay, bx, by] = [edges[k * 4]!, edges[k * 4 + 1]!, edges[k * 4 + 2]!, edges[k * 4 + 3]!]
  const [cx, cy, dx, dy] = [edges[j * 4]!, edges[j * 4 + 1]!, edges[j * 4 + 2]!, edges[j * 4 + 3]!]
  const a = side(cx, cy, dx, dy, ax, ay)
  const b = side(cx, cy, dx, dy, bx, by)
  if (!(a * b < 0)) return null
  if (!(side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0)) return null
  const t = a / (a - b)
  return [ax + t * (bx - ax), ay + t * (by - ay)]
}
