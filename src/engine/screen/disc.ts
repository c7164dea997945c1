import type { Frame } from '../geometry/frame.ts'
import { geodesicMetres } from '../geometry/geodesic.ts'
import { type LocalMetric, localMetric, squaredMetres } from './local-metric.ts'

/**
 * The places within some metres of a point on the ellipsoid. The local metric decides where it can; nearer to the rim
 * than the guard band, which is wider than its error, GeographicLib does.
 */
export interface Disc {
  readonly frame: Frame
  readonly x: number
  readonly y: number
  readonly radiusMetres: number
  readonly metric: LocalMetric
  /** Units of x and y that it surely does not reach beyond; infinite where the metric is not to be trusted. */
  readonly reachX: number
  readonly reachY: number
  /** Squared metres up to which a place is surely within, and from which it is surely not. */
  readonly surelyWithin: number
  readonly surelyBeyond: number
}

/** The guard band up to 3 km; beyond it grows with the cube of the radius, as the error of the metric does. */
const GUARD_METRES = 0.001
const GUARDED_METRES = 3000
/** Wider discs, and those near the poles, ask GeographicLib about every place that the raster leaves open. */
const WIDEST_METRES = 50_000
const STEEPEST_DEGREES = 80

/** x and y in units of the frame; radius in metres, 0 or more. */
export function disc(frame: Frame, x: number, y: number, radiusMetres: number): Disc {
  const steep = !(Math.abs(frame.toLngLat(x, y)[1]) <= STEEPEST_DEGREES) || radiusMetres > WIDEST_METRES
  const [sx, sy] = frame.metresPerUnit(x, y)
  // Over the radius the scale changes by no more than this share, up to 80° of latitude.
  const drift = 1 + radiusMetres / 1e6
  const guard = steep ? Infinity : GUARD_METRES * Math.max(1, (radiusMetres / GUARDED_METRES) ** 3)
  return {
    frame,
    x,
    y,
    radiusMetres,
    metric: localMetric(frame, x, y),
    reachX: steep ? Infinity : ((radiusMetres + guard) * drift) / sx,
    reachY: steep ? Infinity : ((radiusMetres + guard) * drift) / sy,
    surelyWithin: radiusMetres > guard ? (radiusMetres - guard) ** 2 : -1,
    surelyBeyond: (radiusMetres + guard) ** 2,
  }
}

/** Whether a place (units of the frame) is within the disc; at exactly the radius it is. */
export function isWithin(zone: Disc, x: number, y: number): boolean {
  const dx = x - zone.x
  const dy = y - zone.y
  // Far away the polynomials of the metric mean nothing. Written so that NaN is beyond, too.
  if (!(Math.abs(dx) <= zone.reachX && Math.abs(dy) <= zone.reachY)) return false
  const squared = squaredMetres(zone.metric, dx, dy)
  if (squared <= zone.surelyWithin) return true
  if (squared >= zone.surelyBeyond) return false
  const { frame } = zone
  return geodesicMetres(frame.toLngLat(zone.x, zone.y), frame.toLngLat(x, y)) <= zone.radiusMetres
}
