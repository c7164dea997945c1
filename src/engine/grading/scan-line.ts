import type { Shape } from '../geometry/shape.ts'

/** Stretches of a line: from, to, from, to …, ascending and apart. */
export type Stretches = readonly number[]

/** The ground that several lists of stretches cover together. */
export function union(lists: readonly Stretches[]): Stretches {
  const all: (readonly [number, number])[] = []
  for (const list of lists) for (let i = 0; i < list.length; i += 2) all.push([list[i]!, list[i + 1]!])
  all.sort((a, b) => a[0] - b[0])
  const joined: number[] = []
  for (const [from, to] of all)
    if (joined.length > 0 && from <= joined.at(-1)!) joined[joined.length - 1] = Math.max(joined.at(-1)!, to)
    else joined.push(from, to)
  return joined
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

/** Where a horizontal line runs inside one part. */
export function insidePart(edges: Float64Array, y: number): Stretches {
  const crossings: number[] = []
  for (let i = 0; i < edges.length; i += 4) {
    const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!]
    // An edge holds its lower end and not its upper one, so a corner on the line counts once.
    if (ay <= y !== by <= y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
  }
  return crossings.sort((a, b) => a - b)
}

/** Where a horizontal line runs within a radius of an edge: one stretch or none. */
export function nearEdge(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  radius: number,
  y: number,
): readonly [number, number] | null {
  let from = Infinity
  let to = -Infinity
  for (const [x, at] of [
    [ax, ay],
    [bx, by],
  ] as const) {
    const up = y - at
    if (Math.abs(up) > radius) continue
    const half = Math.sqrt(radius * radius - up * up)
    from = Math.min(from, x - half)
    to = Math.max(to, x + half)
  }
  const [dx, dy] = [bx - ax, by - ay]
  const length = Math.hypot(dx, dy)
  if (length > 0) {
    // Between the ends along the edge, and within the radius across it; both are linear in x.
    const along = bounded(dx, (y - ay) * dy - ax * dx, 0, length * length)
    const across = bounded(dy, -ax * dy - (y - ay) * dx, -radius * length, radius * length)
    const low = Math.max(along[0], across[0])
    const high = Math.min(along[1], across[1])
    if (low <= high) {
      from = Math.min(from, low)
      to = Math.max(to, high)
    }
  }
  return from < to ? [from, to] : null
}

/** The x for which `slope · x + shift` lies between two numbers. */
function bounded(slope: number, shift: number, least: number, most: number): readonly [number, number] {
  if (slope === 0) return shift >= least && shift <= most ? [-Infinity, Infinity] : [Infinity, -Infinity]
  const [a, b] = [(least - shift) / slope, (most - shift) / slope]
  return a < b ? [a, b] : [b, a]
}
