import { nearestParameter } from '../geometry/edge-tree.ts'
import { geodesicMetres } from '../geometry/geodesic.ts'
import { nearestOnEdges } from '../geometry/nearest.ts'
import { ringsOf, type Shape } from '../geometry/shape.ts'
import { type LocalMetric, localMetric, metresOfX, metresOfY } from './local-metric.ts'

/**
 * The edges of a polygon with a metric of their own, so that distances of some kilometres to many points cost no sine
 * and no object for each. To less than 0.01 mm what `geometry/nearest.ts` gives.
 */
export interface MeasuredArea {
  readonly shape: Shape
  readonly x: number
  readonly y: number
  readonly metric: LocalMetric
  /** ax, ay, bx, by of each edge, in units from the middle of the polygon. */
  readonly edges: Float64Array
  /** Of each edge in metres of the middle: ax, ay, then b − a, then 1 / its squared length (0 for an edge without one). */
  readonly metres: Float64Array
}

/** Edges with an estimate within this of the best are measured again with the metric halfway. */
const GUARD_METRES = 0.001
/** The metric drifts by less than this share over a metre, up to 80° of latitude. */
const DRIFT = 1e-6
/** Beyond, distances are measured by `nearestOnEdges`, which takes geodesics there. */
const FARTHEST_METRES = 2500
/** What a polygon may reach for the drift to stay small; larger ones are measured by `nearestOnEdges`, too. */
const LARGEST_METRES = 10_000

/** The squared estimates of the edges of the polygon at hand. */
let estimates = new Float64Array(64)

export function measuredArea(shape: Shape): MeasuredArea {
  const { bounds, frame } = shape
  const [x, y] = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]
  const [sx, sy] = frame.metresPerUnit(x, y)
  const edges: number[] = []
  const metres: number[] = []
  for (const ring of ringsOf(shape))
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2]! - x, ring[i - 1]! - y, ring[i]! - x, ring[i + 1]! - y]
      const [dx, dy] = [(bx - ax) * sx, (by - ay) * sy]
      const squared = dx * dx + dy * dy
      edges.push(ax, ay, bx, by)
      metres.push(ax * sx, ay * sy, dx, dy, squared > 0 ? 1 / squared : 0)
    }
  if (estimates.length < edges.length / 4) estimates = new Float64Array(edges.length / 4)
  const metric = localMetric(frame, x, y)
  return { shape, x, y, metric, edges: Float64Array.from(edges), metres: Float64Array.from(metres) }
}

/**
 * Metres on the ellipsoid from a place (units of the frame) to the nearest edge if that is `limit` or less, else
 * Infinity. The decision at the limit is that of GeographicLib.
 *
 * With the metric of the middle of the polygon every edge is estimated; those that could be the nearest by what the
 * metric may drift are measured again, with the metric halfway.
 */
export function metresWithin(area: MeasuredArea, px: number, py: number, limit: number): number {
  const x = px - area.x
  const y = py - area.y
  const { edges, metric, metres } = area
  const mx = x * metresOfX(metric, 0, 0)
  const my = y * metresOfY(metric, 0, 0)
  let least = Infinity
  for (let i = 0, k = 0; i < metres.length; i += 5, k++) {
    const ux = mx - metres[i]!
    const uy = my - metres[i + 1]!
    const dx = metres[i + 2]!
    const dy = metres[i + 3]!
    let t = (ux * dx + uy * dy) * metres[i + 4]!
    t = t < 0 ? 0 : t > 1 ? 1 : t
    const ex = ux - t * dx
    const ey = uy - t * dy
    const squared = ex * ex + ey * ey
    estimates[k] = squared
    if (squared < least) least = squared
  }
  const best = Math.sqrt(least)
  const size = Math.sqrt(mx * mx + my * my)
  const drift = 1 + 2 * DRIFT * (size + best)
  if (best > limit * drift + GUARD_METRES && size <= LARGEST_METRES) return Infinity
  if (!(best <= FARTHEST_METRES && size <= LARGEST_METRES)) return measured(area, px, py, limit)
  const band = (best * drift * drift + GUARD_METRES) ** 2
  let nearest = Infinity
  for (let k = 0, i = 0; i < edges.length; i += 4, k++) {
    if (estimates[k]! > band) continue
    const squared = footSquared(metric, x, y, edges[i]! - x, edges[i + 1]! - y, edges[i + 2]! - x, edges[i + 3]! - y)
    if (squared < nearest) nearest = squared
  }
  const found = Math.sqrt(nearest)
  if (found <= limit - GUARD_METRES) return found
  return found >= limit + GUARD_METRES ? Infinity : measured(area, px, py, limit)
}

/**
 * Squared metres from x, y to the edge a → b (from there), with the metric halfway to its nearest place. That place is
 * found from the metric of the middle of the polygon, then once more from the metric halfway: to less than a millimetre
 * at 3 km, and a distance does not feel a millimetre along the edge.
 */
function footSquared(m: LocalMetric, x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  let sx = metresOfX(m, 0, 0)
  let sy = metresOfY(m, 0, 0)
  let qx = 0
  let qy = 0
  for (let pass = 0; pass < 2; pass++) {
    const t = nearestParameter(ax * sx, ay * sy, bx * sx, by * sy)
    qx = ax + t * (bx - ax)
    qy = ay + t * (by - ay)
    sx = metresOfX(m, x + qx / 2, y + qy / 2)
    sy = metresOfY(m, x + qx / 2, y + qy / 2)
  }
  return (qx * sx) ** 2 + (qy * sy) ** 2
}

function measured({ shape }: MeasuredArea, x: number, y: number, limit: number): number {
  const nearest = nearestOnEdges(shape, x, y)
  return nearest && geodesicMetres(nearest.from, nearest.to) <= limit ? nearest.distanceMetres : Infinity
}
