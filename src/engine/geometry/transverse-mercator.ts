import * as etmerc from 'proj4/lib/projections/etmerc.js'
import { curvatureRadii, DEGREE, type Ellipsoid, eccentricitySquared } from './ellipsoid.ts'
import type { Projection } from './projection.ts'

export interface TransverseMercator {
  readonly ellipsoid: Ellipsoid
  /** Degrees. */
  readonly centralMeridian: number
  /** On the central meridian: 1 for Gauss-Krüger, 0.9996 for UTM. */
  readonly scale: number
  readonly falseEasting: number
  readonly falseNorthing: number
}

const METRES_PER_DEGREE_OF_LATITUDE = 111132.95

/**
 * Transverse Mercator on an ellipsoid: Gauss-Krüger and UTM; x = easting, y = northing, metres.
 * The series is proj4's (Krüger, sixth order, below a micrometre within a zone); only this one projection is
 * bundled, the whole of proj4 is ten times the size.
 */
export function transverseMercator(parameters: TransverseMercator): Projection {
  const { ellipsoid, centralMeridian, scale, falseEasting, falseNorthing } = parameters
  const projection: etmerc.Projection = {
    a: ellipsoid.semiMajorMetres,
    es: eccentricitySquared(ellipsoid),
    k0: scale,
    x0: falseEasting,
    y0: falseNorthing,
    lat0: 0,
    long0: centralMeridian * DEGREE,
  }
  etmerc.init.call(projection)
  const point = { x: 0, y: 0 }
  return {
    ellipsoid,
    toLngLats(positions) {
      for (let i = 0; i < positions.length; i += 2) {
        point.x = positions[i]!
        point.y = positions[i + 1]!
        etmerc.inverse.call(projection, point)
        positions[i] = point.x / DEGREE
        positions[i + 1] = point.y / DEGREE
      }
    },
    fromLngLats(positions) {
      for (let i = 0; i < positions.length; i += 2) {
        point.x = positions[i]! * DEGREE
        point.y = positions[i + 1]! * DEGREE
        etmerc.forward.call(projection, point)
        positions[i] = point.x
        positions[i + 1] = point.y
      }
    },
    metresPerUnit(x, y) {
      // Point scale k = k0 (1 + e²/2 + e⁴/24) with e = (E − E0) / (k0 R); one degree of latitude on the meridian is
      // near enough to find R. Conformal: the same along both axes.
      const latitude = (y - falseNorthing) / (scale * METRES_PER_DEGREE_OF_LATITUDE)
      const { meridian, primeVertical } = curvatureRadii(latitude, ellipsoid)
      const e2 = (x - falseEasting) ** 2 / (scale * scale * meridian * primeVertical)
      const metres = 1 / (scale * (1 + e2 / 2 + (e2 * e2) / 24))
      return [metres, metres]
    },
  }
}
