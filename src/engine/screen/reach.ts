import type { Shape } from '../geometry/shape.ts'

/** Beyond the metres themselves: this share, for the change of scale on the way, up to 20 km and 80° of latitude. */
const MARGIN_SHARE = 1.02
const FARTHEST_METRES = 20_000
const STEEPEST_DEGREES = 80

/**
 * Units of x and of y that are surely not less than some metres, anywhere along the edges of a shape and that far
 * around it; infinite where nothing can be promised.
 */
export function reachOf({ frame, bounds: [x0, y0, x1, y1] }: Shape, metres: number): [number, number] {
  if (metres === 0) return [0, 0]
  const corners = [x0, x1].flatMap((x) => [y0, y1].map((y) => [x, y] as const))
  const steep = corners.some(([x, y]) => !(Math.abs(frame.toLngLat(x, y)[1]) <= STEEPEST_DEGREES))
  if (steep || !(metres <= FARTHEST_METRES)) return [Infinity, Infinity]
  const scales = corners.map(([x, y]) => frame.metresPerUnit(x, y))
  return [
    (metres * MARGIN_SHARE) / Math.min(...scales.map(([sx]) => sx)),
    (metres * MARGIN_SHARE) / Math.min(...scales.map(([, sy]) => sy)),
  ]
}
