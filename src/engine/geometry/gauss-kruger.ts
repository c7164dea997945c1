import * as etmerc from 'proj4/lib/projections/etmerc.js'
import { DEGREE, ECCENTRICITY_SQUARED, type LngLat, SEMI_MAJOR_METRES } from './ellipsoid.ts'

export interface GaussKruger {
  /** Degrees to [easting, northing] in metres. */
  forward(lng: number, lat: number): [number, number]
  /** Metres to degrees. */
  inverse(easting: number, northing: number): LngLat
}

/**
 * Gauss-Krüger projection on CGCS2000: transverse Mercator with scale 1 on the central meridian.
 * The series is proj4's (Krüger, sixth order, below a micrometre within a zone); only this one projection is
 * bundled, the whole of proj4 is ten times the size.
 */
export function gaussKruger(centralMeridian: number, falseEasting: number): GaussKruger {
  const projection: etmerc.Projection = {
    a: SEMI_MAJOR_METRES,
    es: ECCENTRICITY_SQUARED,
    k0: 1,
    x0: falseEasting,
    y0: 0,
    lat0: 0,
    long0: centralMeridian * DEGREE,
  }
  etmerc.init.call(projection)
  return {
    forward(lng, lat) {
      const p = etmerc.forward.call(projection, { x: lng * DEGREE, y: lat * DEGREE })
      return [p.x, p.y]
    },
    inverse(easting, northing) {
      const p = etmerc.inverse.call(projection, { x: easting, y: northing })
      return [p.x / DEGREE, p.y / DEGREE]
    },
  }
}
