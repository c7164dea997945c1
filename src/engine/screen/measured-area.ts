import { nearestParameter, segmentSquared } from '../geometry/edge-tree.ts'
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
  /** ax, ay, bx, by of each edge, from the middle of the polygon. */
  readonly edges: Float64Array
  readonly x: number
  readonly y: number
  readonly metric: LocalMetric
}

/** Edges with an estimate within this of the best are measured again with the metric halfway. */
const GUARD_METRES = 0.001
/** The metric drifts by less than this share over a metre, up to 80° of latitude. */
const DRIFT = 1e-6
/** Beyond, distances are measured by `nearestOnEdges`, which takes geodesics there. */
const FARTHEST_METRES = 2500

export function measuredArea(shape: Shape): MeasuredArea {
  const { bounds, frame } = shape
  const [x, y] = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]
  const edges: number[] = []
  for (const ring of ringsOf(shape))
    for (let i = 2; i < ring.length; i += 2)
      edges.push(ring[i - 2]! - x, ring[i - 1]! - y, ring[i]! - x, ring[i + 1]! - y)
  return { shape, edges: Float64Array.from(edges), x, y, metric: localMetric(frame, x, y) }
}

/**
 * Metres on the ellipsoid from a place (units of the frame) to the nearest edge if that is `limit` or less, else
 * Infinity. The decision at the limit is that of GeographicLib.
 */
export function metresWithin(area: MeasuredArea, px: number, py: number, limit: number): number {
  const x = px - area.x
  const y = py - area.y
  const { edges, metric } = area
  // With the metric halfway to the middle of the polygon, as a first estimate.
  const sx = metresOfX(metric, x / 2, y / 2)
  const sy = metresOfY(metric, x / 2, y / 2)
  let least = Infinity
  for (let i = 0; i < edges.length; i += 4) {
    const squared = segmentSquared(
      (edges[i]! - x) * sx,
      (edges[i + 1]! - y) * sy,
      (edges[i + 2]! - x) * sx,
      (edges[i + 3]! - y) * sy,
    )
    if (squared < least) least = squared
  }
  // The estimate is off by the drift between that place and the middle of the way to the edge.
  const best = Math.sqrt(least)
  const size = Math.hypot(x * sx, y * sy)
  const drift = 1 + 2 * DRIFT * (size + best)
  if (best > limit * drift + GUARD_METRES) return Infinity
  if (best > FARTHEST_METRES || size > 4 * FARTHEST_METRES) return measured(area, px, py, limit)
  const band = (best * drift * drift + GUARD_METRES) ** 2
  let metres = Infinity
  for (let i = 0; i < edges.length; i += 4) {
    const ax = edges[i]! - x
    const ay = edges[i + 1]! - y
    const bx = edges[i + 2]! - x
    const by = edges[i + 3]! - y
    if (segmentSquared(ax * sx, ay * sy, bx * sx, by * sy) > band) continue
    const found = Math.sqrt(footSquared(metric, x, y, ax, ay, bx, by))
    if (found < metres) metres = found
  }
  if (metres <= limit - GUARD_METRES) return metres
  return metres >= limit + GUARD_METRES ? Infinity : measured(area, px, py, limit)
}

/** Squared metres from x, y to the edge a → b (from there), with the metric halfway to its nearest place. */
function footSquared(m: LocalMetric, x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  let qx = 0
  let qy = 0
  for (let pass = 0; pass < 3; pass++) {
    const sx = metresOfX(m, x + qx / 2, y + qy / 2)
    const sy = metresOfY(m, x + qx / 2, y + qy / 2)
    const t = nearestParameter(ax * sx, ay * sy, bx * sx, by * sy)
    qx = ax + t * (bx - ax)
    qy = ay + t * (by - ay)
  }
  const u = x + qx / 2
  const v = y + qy / 2
  return (qx * metresOfX(m, u, v)) ** 2 + (qy * metresOfY(m, u, v)) ** 2
}

function measured({ shape }: MeasuredArea, x: number, y: number, limit: number): number {
  const nearest = nearestOnEdges(shape, x, y)
  return nearest && geodesicMetres(nearest.from, nearest.to) <= limit ? nearest.distanceMetres : Infinity
}
