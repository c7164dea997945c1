import type { Ellipsoid } from './ellipsoid.ts'

/** How a frame's numbers stand for longitudes and latitudes (degrees) on an ellipsoid. Positions are x, y in turn. */
export interface Projection {
  readonly ellipsoid: Ellipsoid
  /** Units of the frame to degrees, in place. */
  toLngLats(positions: Float64Array): void
  /** Degrees to units of the frame, in place. */
  fromLngLats(positions: Float64Array): void
  /** Metres on the ellipsoid of the projection for one unit of x and of y, near a place. */
  metresPerUnit(x: number, y: number): [number, number]
}
