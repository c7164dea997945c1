import type { Shape } from '../geometry/shape.ts'

/** Stretches of a line: from, to, from, to …; unless said otherwise ascending and apart. */
export type Stretches = readonly number[]

/** Stretches in any order, put in order and joined where they meet, in the array itself. */
export function joined(stretches: number[]): Stretches {
  // Few, and mostly in order as they come.
  for (let i = 2; i < stretches.length; i += 2) {
    const [from, to] = [stretches[i]!, stretches[i + 1]!]
    let k = i
    for (; k > 0 && stretches[k - 2]! > from; k -= 2) {
      stretches[k] = stretches[k - 2]!
      stretches[k + 1] = stretches[k - 1]!
    }
    stretches[k] = from
    stretches[k + 1] = to
  }
  let end = Math.min(2, stretches.length)
  for (let i = 2; i < stretches.length; i += 2)
    if (stretches[i]! <= stretches[end - 1]!) stretches[end - 1] = Math.max(stretches[end - 1]!, stretches[i + 1]!)
    else {
      stretches[end++] = stretches[i]!
      stretches[end++] = stretches[i + 1]!
    }
  stretches.length = end
  return stretches
}

/** What of the first is not in the second. */
export function without(list: Stretches, taken: Stretches): Stretches {
  const left: number[] = []
  let k = 0
  for (let i = 0; i < list.length; i += 2) {
    let from = list[i]!
    const to = list[i + 1]!
    while (k < taken.length && taken[k + 1]! <= from) k += 2
    for (let j = k; j < taken.length && taken[j]! < to; j += 2) {
      if (taken[j]! > from) left.push(from, taken[j]!)
      from = Math.max(from, taken[j + 1]!)
    }
    if (from < to) left.push(from, to)
  }
  return left
}

export function lengthOf(list: Stretches): number {
  let length = 0
  for (let i = 0; i < list.length; i += 2) length += list[i + 1]! - list[i]!
  return length
}

/** The edges of one part of a polygon that meet a range of y: ax, ay, bx, by of each. */
export function edgesAcross(shape: Shape, bottom: number, top: number): Float64Array[] {
  return shape.parts.map((rings) => {
    const edges: number[] = []
    for (const ring of rings)
      for (let i = 2; i < ring.length; i += 2) {
        const [ay, by] = [ring[i - 1]!, ring[i + 1]!]
        if (Math.max(ay, by) >= bottom && Math.min(ay, by) <= top) edges.push(ring[i - 2]!, ay, ring[i]!, by)
      }
    return Float64Array.from(edges)
  })
}

/** Adds where a horizontal line runs inside one part. */
export function addInside(edges: Float64Array, y: number, to: number[]): void {
  const first = to.length
  for (let i = 0; i < edges.length; i += 4) {
    const ay = edges[i + 1]!
    const by = edges[i + 3]!
    // An edge holds its lower end and not its upper one, so a corner on the line counts once.
    if (ay <= y === by <= y) continue
    const x = edges[i]! + ((y - ay) / (by - ay)) * (edges[i + 2]! - edges[i]!)
    let k = to.length
    for (; k > first && to[k - 1]! > x; k--) to[k] = to[k - 1]!
    to[k] = x
  }
}

/** Adds where a horizontal line runs within a radius of each edge: one stretch or none. */
export function addAround(edges: Float64Array, radius: number, y: number, to: number[]): void {
  for (let i = 0; i < edges.length; i += 4) {
    const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!]
    let from = Infinity
    let end = -Infinity
    for (let at = 0; at < 4; at += 2) {
      const up = y - edges[i + at + 1]!
      if (Math.abs(up) > radius) continue
      const half = Math.sqrt(radius * radius - up * up)
      from = Math.min(from, edges[i + at]! - half)
      end = Math.max(end, edges[i + at]! + half)
    }
    // Between the ends along the edge, and within the radius across it: both are linear in x.
    const [dx, dy] = [bx - ax, by - ay]
    const length = Math.hypot(dx, dy)
    const [u, v] = [(y - ay) * dy, (y - ay) * dx]
    let low = -Infinity
    let high = Infinity
    if (dx !== 0) {
      low = ax + Math.min(-u / dx, (length * length - u) / dx)
      high = ax + Math.max(-u / dx, (length * length - u) / dx)
    } else if (u < 0 || u > length * length) high = -Infinity
    if (dy !== 0) {
      low = Math.max(low, ax + Math.min((v - radius * length) / dy, (v + radius * length) / dy))
      high = Math.min(high, ax + Math.max((v - radius * length) / dy, (v + radius * length) / dy))
    } else if (Math.abs(v) > radius * length) high = -Infinity
    if (length > 0 && low <= high) {
      from = Math.min(from, low)
      end = Math.max(end, high)
    }
    if (from < end) to.push(from, end)
  }
}
