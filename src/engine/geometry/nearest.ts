import type { LngLat } from './ellipsoid.ts'
import type { Frame } from './frame.ts'
import { ellipsoidalMetres } from './geodesic.ts'
import { ringsOf, type Shape } from './shape.ts'

/** A distance and the two ends it was measured between. */
export interface Measure {
  readonly distanceMetres: number
  readonly from: LngLat
  readonly to: LngLat
}

/** Edges whose first estimate is within this of the best are measured exactly. */
const GUARD_METRES = 0.001
const EARTH_METRES = 6.36e6

/** Part of the way from a to b at which the segment comes nearest to the origin. */
function nearestParameter(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const length2 = dx * dx + dy * dy
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2))
}

/** Squared estimates of the edges in turn, kept from the first look for the second. */
let estimates = new Float64Array(1024)

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
  let best2 = Infinity
  let edge = 0
  for (const part of shape.parts)
    for (const ring of part) {
      const last = Math.max(ring.length - 2, 2)
      if (edge + last > estimates.length) {
        const grown = new Float64Array((edge + last) * 2)
        grown.set(estimates)
        estimates = grown
      }
      for (let i = 0; i < last; i += 2) {
        const ux = (ring[i]! - x) * sx
        const uy = (ring[i + 1]! - y) * sy
        const vx = i + 2 < ring.length ? (ring[i + 2]! - x) * sx : ux
        const vy = i + 2 < ring.length ? (ring[i + 3]! - y) * sy : uy
        const t = nearestParameter(ux, uy, vx, vy)
        const px = ux + t * (vx - ux)
        const py = uy + t * (vy - uy)
        const d2 = px * px + py * py
        estimates[edge++] = d2
        if (d2 < best2) best2 = d2
      }
    }
  if (best2 === Infinity) return null

  // The metric drifts by about d / R over a distance d, so the band grows with it.
  const best = Math.sqrt(best2)
  const band = (best * (1 + (4 * best) / EARTH_METRES) + GUARD_METRES) ** 2
  const from = frame.toLngLat(x, y)
  let distanceMetres = Infinity
  let to: LngLat = from
  edge = 0
  for (const part of shape.parts)
    for (const ring of part) {
      const last = Math.max(ring.length - 2, 2)
      for (let i = 0; i < last; i += 2) {
        if (estimates[edge++]! > band) continue
        const [qx, qy] = nearestOnEdge(
          frame,
          x,
          y,
          ring[i]!,
          ring[i + 1]!,
          ring[i + 2] ?? ring[i]!,
          ring[i + 3] ?? ring[i + 1]!,
        )
        const end = frame.toLngLat(qx, qy)
        const metres = qx === x && qy === y ? 0 : ellipsoidalMetres(from, end)
        if (metres < distanceMetres) {
          distanceMetres = metres
          to = end
        }
      }
    }
  return { distanceMetres, from, to }
}

/** The nearest place on one edge, in the metric halfway to it. */
function nearestOnEdge(
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
