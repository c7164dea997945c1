import { CGCS2000_ELLIPSOID, curvatureRadii, DEGREE, SEMI_MAJOR_METRES } from './ellipsoid.ts'
import type { Projection } from './projection.ts'

/**
 * Web Mercator (EPSG:3857): the formulas of the sphere for longitudes and latitudes of an ellipsoid, so it is not
 * conformal: metres on the ellipsoid differ along x and y, by 0.7 % at the equator and less farther north. Its
 * own metres are too long by 1 / cos of the latitude.
 */
export function webMercator(): Projection {
  return {
    ellipsoid: CGCS2000_ELLIPSOID,
    toLngLats(positions) {
      for (let i = 0; i < positions.length; i += 2) {
        positions[i] = positions[i]! / SEMI_MAJOR_METRES / DEGREE
        positions[i + 1] = Math.atan(Math.sinh(positions[i + 1]! / SEMI_MAJOR_METRES)) / DEGREE
      }
    },
    fromLngLats(positions) {
      for (let i = 0; i < positions.length; i += 2) {
        positions[i] = SEMI_MAJOR_METRES * (positions[i]! * DEGREE)
        positions[i + 1] = SEMI_MAJOR_METRES * Math.asinh(Math.tan(positions[i + 1]! * DEGREE))
      }
    },
    metresPerUnit(_x, y) {
      const latitude = Math.atan(Math.sinh(y / SEMI_MAJOR_METRES))
      const { meridian, primeVertical } = curvatureRadii(latitude / DEGREE)
      const shrink = Math.cos(latitude) / SEMI_MAJOR_METRES
      return [primeVertical * shrink, meridian * shrink]
    },
  }
}
