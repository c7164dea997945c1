import type { LngLat } from './ellipsoid.ts'
import { geodesicMetres } from './geodesic.ts'
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

/**
 * The least distance on the ellipsoid from a position to the edges (or the positions) of a shape, metres.
 * The edges are straight in the shape's own frame, and x, y are given in that frame.
 *
 * A local metric finds the edge; every edge within the guard band of the best is then measured again with the metric
 * halfway and, in the end, by GeographicLib. Returns null for a shape without positions.
 */
export function nearestOnEdges(shape: Shape, x: number, y: number): Measure | null {
  const { frame } = shape
  const [sx, sy] = frame.metresPerUnit(x, y)
  let best2 = Infinity
  const visit = (each: (ax: number, ay: number, bx: number, by: number, d2: number) => void) => {
    for (const ring of ringsOf(shape)) {
      const last = Math.max(ring.length - 2, 2)
      for (let i = 0; i < last; i += 2) {
        const ax = ring[i]!
        const ay = ring[i + 1]!
        const bx = ring[i + 2] ?? ax
        const by = ring[i + 3] ?? ay
        const ux = (ax - x) * sx
        const uy = (ay - y) * sy
        const vx = (bx - x) * sx
        const vy = (by - y) * sy
        const t = nearestParameter(ux, uy, vx, vy)
        const px = ux + t * (vx - ux)
        const py = uy + t * (vy - uy)
        each(ax, ay, bx, by, px * px + py * py)
      }
    }
  }
  visit((_ax, _ay, _bx, _by, d2) => {
    if (d2 < best2) best2 = d2
  })
  if (best2 === Infinity) return null

  // The metric drifts by about d / R over a distance d, so the band grows with it.
  const best = Math.sqrt(best2)
  const band = (best * (1 + (4 * best) / EARTH_METRES) + GUARD_METRES) ** 2
  const from = frame.toLngLat(x, y)
  let result: Measure | null = null
  visit((ax, ay, bx, by, d2) => {
    if (d2 > band) return
    let to: [number, number] = [ax, ay]
    let scale: readonly [number, number] = [sx, sy]
    for (let pass = 0; pass < 3; pass++) {
      const t = nearestParameter(
        (ax - x) * scale[0],
        (ay - y) * scale[1],
        (bx - x) * scale[0],
        (by - y) * scale[1],
      )
      to = t === 1 ? [bx, by] : [ax + t * (bx - ax), ay + t * (by - ay)]
      scale = frame.metresPerUnit((x + to[0]) / 2, (y + to[1]) / 2)
    }
    const end = frame.toLngLat(to[0], to[1])
    const distanceMetres = to[0] === x && to[1] === y ? 0 : geodesicMetres(from, end)
    if (!result || distanceMetres < result.distanceMetres) result = { distanceMetres, from, to: end }
  })
  return result
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
