import { side } from './side.ts'
import { SweepOrder } from './sweep-order.ts'

/**
 * Two edges of a list that properly cross, or null: a sweep from left to right (Shamos and Hoey) that keeps the edges in
 * the order in which an upright line meets them and looks only at neighbours, n log n for n edges. Edges are ax, ay, bx,
 * by in a row; those that only touch, overlap or have no length cross nothing. All signs are exact.
 */
export function sweepCrossing(edges: Float64Array): [number, number] | null {
  const count = edges.length / 4
  const ends = orderedEnds(edges)
  const order = new SweepOrder(count, (edge, other) => above(ends.from, edge, other))
  const crosses = (a: number, b: number) => a >= 0 && b >= 0 && cross(edges, a, b)
  for (const event of ends.events) {
    const edge = event >> 1
    if (event & 1) {
      order.add(edge)
      for (const near of [order.before(edge), order.after(edge)]) if (crosses(edge, near)) return [edge, near]
    } else {
      const [before, after] = [order.before(edge), order.after(edge)]
      order.remove(edge)
      if (crosses(before, after)) return [before, after]
    }
  }
  return null
}

/** Edges from their left end (of an upright one the lower) to the right one, and the ends in the order of the sweep. */
function orderedEnds(edges: Float64Array): { from: Float64Array; events: Uint32Array } {
  const count = edges.length / 4
  const from = edges.slice()
  const events: Uint32Array = new Uint32Array(count * 2)
  let length = 0
  for (let i = 0; i < count; i++) {
    const [ax, ay, bx, by] = [edges[i * 4]!, edges[i * 4 + 1]!, edges[i * 4 + 2]!, edges[i * 4 + 3]!]
    if (ax === bx && ay === by) continue
    if (ax > bx || (ax === bx && ay > by)) from.set([bx, by, ax, ay], i * 4)
    events[length++] = i * 2
    events[length++] = i * 2 + 1
  }
  // An odd number is the left end. At one place, edges end before others begin.
  const at = (event: number) => (event >> 1) * 4 + (event & 1 ? 0 : 2)
  const sorted = events.subarray(0, length).sort((a, b) => {
    const [i, k] = [at(a), at(b)]
    return from[i]! - from[k]! || from[i + 1]! - from[k + 1]! || (a & 1) - (b & 1) || a - b
  })
  return { from, events: sorted }
}

/** Whether an edge that begins lies above one that the sweep has met: by its left end, else by its right end. */
function above(from: Float64Array, edge: number, other: number): boolean {
  const o = other * 4
  const e = edge * 4
  const [ax, ay, bx, by] = [from[o]!, from[o + 1]!, from[o + 2]!, from[o + 3]!]
  const sign = side(ax, ay, bx, by, from[e]!, from[e + 1]!) || side(ax, ay, bx, by, from[e + 2]!, from[e + 3]!)
  return sign === 0 ? edge > other : sign > 0
}

function cross(edges: Float64Array, a: number, b: number): boolean {
  const [ax, ay, bx, by] = [edges[a * 4]!, edges[a * 4 + 1]!, edges[a * 4 + 2]!, edges[a * 4 + 3]!]
  const [cx, cy, dx, dy] = [edges[b * 4]!, edges[b * 4 + 1]!, edges[b * 4 + 2]!, edges[b * 4 + 3]!]
  return (
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0 &&
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0
  )
}
