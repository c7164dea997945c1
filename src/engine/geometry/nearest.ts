import { type EdgeTree, edgeTreesOf, nearestParameter, segmentSquared } from './edge-tree.ts'
import type { LngLat } from './ellipsoid.ts'
import type { Frame } from './frame.ts'
import { ellipsoidalMetres } from './geodesic.ts'
import { type Ring, ringsOf, type Shape } from './shape.ts'

/** A distance and the two ends it was measured between. */
export interface Measure {
  readonly distanceMetres: number
  readonly from: LngLat
  readonly to: LngLat
}

/** Edges whose first estimate is within this of the best are measured exactly. */
const GUARD_METRES = 0.001
const EARTH_METRES = 6.36e6

/** Edges near a position: ax, ay, bx, by of each, in the order of the shape. */
let candidates = new Float64Array(256)

/**
 * The least distance on the ellipsoid from a position to the edges (or the positions) of a shape, metres.
 * The edges are straight in the shape's own frame, and x, y are given in that frame.
 *
 * A local metric finds the edge; every edge within the guard band of the best is then measured again with the metric
 * halfway. Returns null for a shape without positions.
 */
export function nearestOnEdges(shape: Shape, x: number, y: number): Measure | null {
  const { frame } = shape
  const [sx, sy] = frame.metresPerUnit(x, y)
  const trees = edgeTreesOf(shape)
  const best2 = leastEstimate(shape, trees, x, y, sx, sy)
  if (best2 === Infinity) return null

  // The metric drifts by about d / R over a distance d, so the band grows with it.
  const best = Math.sqrt(best2)
  const band = (best * (1 + (4 * best) / EARTH_METRES) + GUARD_METRES) ** 2
  const count = collectWithin(shape, trees, x, y, sx, sy, band)
  const from = frame.toLngLat(x, y)
  let distanceMetres = Infinity
  let to: LngLat = from
  for (let k = 0; k < count; k += 4) {
    const [qx, qy] = nearestOnEdge(
      frame,
      x,
      y,
      candidates[k]!,
      candidates[k + 1]!,
      candidates[k + 2]!,
      candidates[k + 3]!,
    )
    const end = frame.toLngLat(qx, qy)
    const metres = qx === x && qy === y ? 0 : ellipsoidalMetres(from, end)
    if (metres < distanceMetres) {
      distanceMetres = metres
      to = end
    }
  }
  return { distanceMetres, from, to }
}

/**
 * Whether an edge may lie within some metres of a position, by the local metric. What it denies is farther than that by
 * `nearestOnEdges`, too, up to a kilometre.
 */
export function edgeMayBeWithin(shape: Shape, x: number, y: number, metres: number): boolean {
  const [sx, sy] = shape.frame.metresPerUnit(x, y)
  // 1 % and a centimetre are more than the metric drifts over a kilometre.
  return leastEstimate(shape, edgeTreesOf(shape), x, y, sx, sy) <= (metres * 1.01 + 0.01) ** 2
}

/** Squared metres by the local metric to the nearest edge; Infinity without positions. */
function leastEstimate(
  shape: Shape,
  trees: readonly EdgeTree[] | null,
  x: number,
  y: number,
  sx: number,
  sy: number,
): number {
  let best = Infinity
  if (trees) {
    for (const tree of trees) best = tree.leastSquared(x, y, sx, sy, best)
    return best
  }
  for (const part of shape.parts)
    for (const ring of part)
      for (let i = 0; i < Math.max(ring.length - 2, 2); i += 2) {
        const squared = squaredTo(ring, i, x, y, sx, sy)
        if (squared < best) best = squared
      }
  return best
}

/** Puts the edges whose squared estimate is within the limit among the candidates; gives how many numbers that is. */
function collectWithin(
  shape: Shape,
  trees: readonly EdgeTree[] | null,
  x: number,
  y: number,
  sx: number,
  sy: number,
  limit: number,
): number {
  let count = 0
  const add = (ax: number, ay: number, bx: number, by: number) => {
    if (count === candidates.length) {
      const grown = new Float64Array(count * 2)
      grown.set(candidates)
      candidates = grown
    }
    candidates[count++] = ax
    candidates[count++] = ay
    candidates[count++] = bx
    candidates[count++] = by
  }
  if (trees)
    for (const tree of trees)
      for (const edge of tree.within(x, y, sx, sy, limit)) {
        const { edges } = tree
        add(edges[edge * 4]!, edges[edge * 4 + 1]!, edges[edge * 4 + 2]!, edges[edge * 4 + 3]!)
      }
  else
    for (const part of shape.parts)
      for (const ring of part)
        for (let i = 0; i < Math.max(ring.length - 2, 2); i += 2)
          if (squaredTo(ring, i, x, y, sx, sy) <= limit)
            add(ring[i]!, ring[i + 1]!, ring[i + 2] ?? ring[i]!, ring[i + 3] ?? ring[i + 1]!)
  return count
}

/** Of the edge that begins with a corner of a ring; a ring of one position is an edge without length. */
function squaredTo(ring: Ring, i: number, x: number, y: number, sx: number, sy: number): number {
  const ux = (ring[i]! - x) * sx
  const uy = (ring[i + 1]! - y) * sy
  const vx = i + 2 < ring.length ? (ring[i + 2]! - x) * sx : ux
  const vy = i + 2 < ring.length ? (ring[i + 3]! - y) * sy : uy
  return segmentSquared(ux, uy, vx, vy)
}

/** The least distance on the ellipsoid from a position to one edge, as `nearestOnEdges` measures it, metres. */
export function metresToEdge(
  frame: Frame,
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const [qx, qy] = nearestOnEdge(frame, x, y, ax, ay, bx, by)
  return qx === x && qy === y ? 0 : ellipsoidalMetres(frame.toLngLat(x, y), frame.toLngLat(qx, qy))
}

/** The nearest place on one edge, in the metric halfway to it. */
export function nearestOnEdge(
  frame: Frame,
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): [number, number] {
  let [qx, qy] = [x, y]
  for (let pass = 0; pass < 3; pass++) {
    const [sx, sy] = frame.metresPerUnit((x + qx) / 2, (y + qy) / 2)
    const t = nearestParameter((ax - x) * sx, (ay - y) * sy, (bx - x) * sx, (by - y) * sy)
    qx = t === 1 ? bx : ax + t * (bx - ax)
    qy = t === 1 ? by : ay + t * (by - ay)
  }
  return [qx, qy]
}

/**
 * The least distance between the edges of two shapes in one frame, metres. The edges are taken not to cross: the
 * nearest place is then a corner of one of the two. `from` lies on the first shape.
 */
export function nearestBetweenEdges(a: Shape, b: Shape): Measure | null {
  let best: Measure | null = null
  const tryCorners = (corners: Shape, edges: Shape, swap: boolean) => {
    const [x0, y0, x1, y1] = edges.bounds
    for (const ring of ringsOf(corners))
      for (let i = 0; i < ring.length; i += 2) {
        const x = ring[i]!
        const y = ring[i + 1]!
        if (best) {
          // A corner farther from the other's bounds than the best so far cannot win (1 % for the drift of the metric).
          const [sx, sy] = edges.frame.metresPerUnit(x, y)
          const dx = Math.max(x0 - x, 0, x - x1) * sx
          const dy = Math.max(y0 - y, 0, y - y1) * sy
          if (Math.hypot(dx, dy) * 0.99 > best.distanceMetres) continue
        }
        const found = nearestOnEdges(edges, x, y)
        if (found && (!best || found.distanceMetres < best.distanceMetres))
          best = swap ? { distanceMetres: found.distanceMetres, from: found.to, to: found.from } : found
      }
  }
  tryCorners(a, b, false)
  tryCorners(b, a, true)
  return best
}
