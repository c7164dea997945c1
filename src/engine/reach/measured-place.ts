import { nearestParameter } from '../geometry/edge-tree.ts'
import { MIDDLE_LATITUDE_METRES, middleLatitudeMetres } from '../geometry/middle-latitude.ts'
import { boundsMeet, ringsOf, type Shape } from '../geometry/shape.ts'
import { type LocalMetric, localMetric, metresOfX, metresOfY } from '../screen/local-metric.ts'
import { edgeDistance, shareGround } from './edge-distance.ts'

/** A place made ready to be measured to from many others: the metric of its own middle, its corners and edges from there. */
export interface MeasuredPlace {
  readonly shape: Shape
  readonly x: number
  readonly y: number
  /** Metres from the middle within which all of it lies. */
  readonly radius: number
  readonly metric: LocalMetric
  /** x and y of each corner from the middle, in units of the frame; and their longitudes and latitudes. */
  readonly corners: Float64Array
  readonly lngLats: Float64Array
  /** ax, ay, bx, by of each edge from the middle; of points, edges without length. */
  readonly edges: Float64Array
}

/** The metric drifts by less than this share over a metre, up to 80° of latitude. */
const DRIFT = 1e-6
/** What estimates may be off besides, metres. */
const GUARD_METRES = 0.02
/** Larger places, and those with very many corners, are measured by the exact way at once. */
const LARGEST_METRES = 3000
const MANY_EDGES = 256

export function measuredPlace(shape: Shape): MeasuredPlace {
  const [x0, y0, x1, y1] = shape.bounds
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const [sx, sy] = shape.frame.metresPerUnit(x, y)
  const radius = (Math.hypot((x1 - x0) * sx, (y1 - y0) * sy) / 2) * 1.001
  const corners: number[] = []
  const edges: number[] = []
  for (const ring of ringsOf(shape)) {
    // A ring that is closed has its first corner twice.
    const end = shape.kind === 'polygon' ? ring.length - 2 : ring.length
    for (let i = 0; i < end; i += 2) corners.push(ring[i]! - x, ring[i + 1]! - y)
    if (ring.length === 2) edges.push(ring[0]! - x, ring[1]! - y, ring[0]! - x, ring[1]! - y)
    for (let i = 2; i < ring.length; i += 2)
      edges.push(ring[i - 2]! - x, ring[i - 1]! - y, ring[i]! - x, ring[i + 1]! - y)
  }
  const lngLats = Float64Array.from(corners, (value, i) => value + (i % 2 === 0 ? x : y))
  shape.frame.toLngLats(lngLats)
  const metric = localMetric(shape.frame, x, y)
  return { shape, x, y, radius, metric, corners: Float64Array.from(corners), lngLats, edges: Float64Array.from(edges) }
}

/**
 * Metres from edge to edge between two places in one frame, 0 where they share ground: what `edgeDistance` gives, to 0.1 mm,
 * at a small part of its cost. NaN for a shape without positions.
 *
 * The nearest place of shapes that share no ground is a corner of one of them. Every corner and edge is estimated with the
 * metric halfway between the two places; the pairs that may be the nearest are measured on the ellipsoid.
 */
export function metresApart(a: MeasuredPlace, b: MeasuredPlace): number {
  if (boundsMeet(a.shape.bounds, b.shape.bounds) && shareGround(a.shape, b.shape)) return 0
  const [dx, dy] = [(b.x - a.x) * metresOfX(a.metric, 0, 0), (b.y - a.y) * metresOfY(a.metric, 0, 0)]
  const small = a.radius < LARGEST_METRES && b.radius < LARGEST_METRES
  const few = a.edges.length + b.edges.length < MANY_EDGES * 4
  if (!small || !few || !(dx * dx + dy * dy < (MIDDLE_LATITUDE_METRES * 0.8) ** 2))
    return edgeDistance(a.shape, b.shape)?.distanceMetres ?? NaN
  const [ux, uy] = [(a.x - b.x) / 2, (a.y - b.y) / 2]
  const sx = metresOfX(b.metric, ux, uy)
  const sy = metresOfY(b.metric, ux, uy)
  const there = leastEstimate(a, b, sx, sy)
  const back = a.shape.kind === 'point' ? Infinity : leastEstimate(b, a, sx, sy)
  const best = Math.sqrt(Math.min(there, back))
  const band = (best + 2 * DRIFT * (a.radius + b.radius + 1) * best + GUARD_METRES) ** 2
  let least = there <= band ? leastMeasured(a, b, sx, sy, band) : Infinity
  if (back <= band) least = Math.min(least, leastMeasured(b, a, sx, sy, band))
  return least === Infinity ? NaN : least
}

/** The least of the squared estimates from the corners of one place to the edges of the other. */
function leastEstimate(from: MeasuredPlace, to: MeasuredPlace, sx: number, sy: number): number {
  const [ox, oy] = [from.x - to.x, from.y - to.y]
  let least = Infinity
  for (let i = 0; i < from.corners.length; i += 2) {
    const x = ox + from.corners[i]!
    const y = oy + from.corners[i + 1]!
    for (let k = 0; k < to.edges.length; k += 4) {
      const squared = squaredTo(to.edges, k, x, y, sx, sy)
      if (squared < least) least = squared
    }
  }
  return least
}

function squaredTo(edges: Float64Array, k: number, x: number, y: number, sx: number, sy: number): number {
  const ax = (edges[k]! - x) * sx
  const ay = (edges[k + 1]! - y) * sy
  const dx = (edges[k + 2]! - edges[k]!) * sx
  const dy = (edges[k + 3]! - edges[k + 1]!) * sy
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2))
  const ex = ax + t * dx
  const ey = ay + t * dy
  return ex * ex + ey * ey
}

/** The least of the lengths on the ellipsoid of those whose squared estimate is within the band. */
function leastMeasured(from: MeasuredPlace, to: MeasuredPlace, sx: number, sy: number, band: number): number {
  const [ox, oy] = [from.x - to.x, from.y - to.y]
  const { edges, metric } = to
  let least = Infinity
  for (let i = 0; i < from.corners.length; i += 2) {
    const x = ox + from.corners[i]!
    const y = oy + from.corners[i + 1]!
    for (let k = 0; k < edges.length; k += 4) {
      if (squaredTo(edges, k, x, y, sx, sy) > band) continue
      const [ax, ay, bx, by] = [edges[k]! - x, edges[k + 1]! - y, edges[k + 2]! - x, edges[k + 3]! - y]
      let [qx, qy] = [ax, ay]
      let [fx, fy] = [sx, sy]
      // The nearest place of the edge, with the metric halfway to it.
      for (let pass = 0; pass < 2; pass++) {
        const t = nearestParameter(ax * fx, ay * fy, bx * fx, by * fy)
        qx = t === 1 ? bx : ax + t * (bx - ax)
        qy = t === 1 ? by : ay + t * (by - ay)
        fx = metresOfX(metric, x + qx / 2, y + qy / 2)
        fy = metresOfY(metric, x + qx / 2, y + qy / 2)
      }
      const foot = to.shape.frame.toLngLat(to.x + x + qx, to.y + y + qy)
      const metres = middleLatitudeMetres(from.lngLats[i]!, from.lngLats[i + 1]!, foot[0], foot[1])
      if (metres < least) least = metres
    }
  }
  return least
}
