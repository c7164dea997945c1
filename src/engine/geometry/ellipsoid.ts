/** An ellipsoid of revolution. */
export interface Ellipsoid {
  readonly semiMajorMetres: number
  readonly flattening: number
}

/** CGCS2000 uses the ellipsoid of GRS80 (semi-major axis in metres, flattening). */
export const SEMI_MAJOR_METRES = 6378137
export const FLATTENING = 1 / 298.257222101
export const CGCS2000_ELLIPSOID: Ellipsoid = { semiMajorMetres: SEMI_MAJOR_METRES, flattening: FLATTENING }

export const DEGREE = Math.PI / 180

/** Longitude and latitude, degrees. */
export type LngLat = readonly [number, number]

export function eccentricitySquared({ flattening }: Ellipsoid): number {
  return flattening * (2 - flattening)
}

/** Radii of curvature at a latitude (degrees), metres: along the meridian and across it. */
export function curvatureRadii(
  latitude: number,
  ellipsoid: Ellipsoid = CGCS2000_ELLIPSOID,
): { meridian: number; primeVertical: number } {
  const e2 = eccentricitySquared(ellipsoid)
  const sine = Math.sin(latitude * DEGREE)
  const w2 = 1 - e2 * sine * sine
  const primeVertical = ellipsoid.semiMajorMetres / Math.sqrt(w2)
  return { meridian: (primeVertical * (1 - e2)) / w2, primeVertical }
}
