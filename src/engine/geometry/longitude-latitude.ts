import { curvatureRadii, DEGREE, type Ellipsoid } from './ellipsoid.ts'
import type { Projection } from './projection.ts'

/** No projection at all: x is the longitude, y the latitude, degrees. */
export function longitudeLatitude(ellipsoid: Ellipsoid): Projection {
  return {
    ellipsoid,
    toLngLats: () => {},
    fromLngLats: () => {},
    metresPerUnit(_x, latitude) {
      const { meridian, primeVertical } = curvatureRadii(latitude, ellipsoid)
      return [primeVertical * Math.cos(latitude * DEGREE) * DEGREE, meridian * DEGREE]
    },
  }
}
