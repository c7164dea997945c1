import type { Frame } from '../geometry/frame.ts'

/**
 * Squared metres of small steps in a frame near one place, without a sine or an object for each: the metric of the
 * ellipsoid taken halfway along the step, as Gauss's mid-latitude formula does, from polynomials of second degree
 * around the place. Numbers: for x and for y the squared metres of a unit, its slopes along x and y, and its curvatures
 * xx, xy, yy.
 *
 * Against geodesics the error of a length grows with its cube: below 0.2 mm at 3 km, 0.05 mm at 1 km (tested with
 * GeographicLib in every kind of frame from 3° to 54° N).
 */
export type LocalMetric = Float64Array

/** Steps of the differences that the polynomials are made from, metres. */
const STEP_METRES = 2000

export function localMetric(frame: Frame, x: number, y: number): LocalMetric {
  const [sx, sy] = frame.metresPerUnit(x, y)
  const [hx, hy] = [STEP_METRES / sx, STEP_METRES / sy]
  const at = (i: number, j: number) => frame.metresPerUnit(x + i * hx, y + j * hy)
  const around = [at(0, 0), at(1, 0), at(-1, 0), at(0, 1), at(0, -1), at(1, 1), at(-1, -1)]
  const metric = new Float64Array(12)
  for (const axis of [0, 1] as const) {
    const [o, e, w, n, s, ne, sw] = around.map((scale) => scale[axis] ** 2) as [number, ...number[]]
    const xx = (e! + w! - 2 * o) / (hx * hx)
    const yy = (n! + s! - 2 * o) / (hy * hy)
    const xy = (ne! + sw! - 2 * o - xx * hx * hx - yy * hy * hy) / (2 * hx * hy)
    metric.set([o, (e! - w!) / (2 * hx), (n! - s!) / (2 * hy), xx / 2, xy, yy / 2], axis * 6)
  }
  return metric
}

/** Squared metres of a unit of x, of a unit of y, at a place u, v units from that of the metric. */
const squaredX = (m: LocalMetric, u: number, v: number) =>
  m[0]! + u * (m[1]! + u * m[3]! + v * m[4]!) + v * (m[2]! + v * m[5]!)
const squaredY = (m: LocalMetric, u: number, v: number) =>
  m[6]! + u * (m[7]! + u * m[9]! + v * m[10]!) + v * (m[8]! + v * m[11]!)

/** Metres of a unit of x, and of a unit of y, at a place u, v units from that of the metric. */
export const metresOfX = (m: LocalMetric, u: number, v: number): number => Math.sqrt(squaredX(m, u, v))
export const metresOfY = (m: LocalMetric, u: number, v: number): number => Math.sqrt(squaredY(m, u, v))

/** Squared metres from the place of the metric to the place dx, dy units from it. */
export function squaredMetres(m: LocalMetric, dx: number, dy: number): number {
  const u = dx / 2
  const v = dy / 2
  return squaredX(m, u, v) * dx * dx + squaredY(m, u, v) * dy * dy
}
