import { CGCS2000_ELLIPSOID, type Ellipsoid } from './ellipsoid.ts'

/** What longitudes and latitudes refer to. The first two differ by less than a metre and are taken as one. */
export type Datum = 'cgcs2000' | 'wgs84' | 'xian80' | 'beijing54'

/** IAG 1975 for Xi'an 80, Krassowsky 1940 for Beijing 54 (EPSG ellipsoids 7049 and 7024). */
export const ELLIPSOIDS: Readonly<Record<Datum, Ellipsoid>> = {
  cgcs2000: CGCS2000_ELLIPSOID,
  wgs84: { semiMajorMetres: 6378137, flattening: 1 / 298.257223563 },
  xian80: { semiMajorMetres: 6378140, flattening: 1 / 298.257 },
  beijing54: { semiMajorMetres: 6378245, flattening: 1 / 298.3 },
}

/** Xi'an 80 and Beijing 54 lie up to some hundred metres beside CGCS2000; how far, each region's parameters say. */
export function isOldDatum(datum: Datum): datum is 'xian80' | 'beijing54' {
  return datum === 'xian80' || datum === 'beijing54'
}
