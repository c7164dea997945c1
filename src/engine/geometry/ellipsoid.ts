/** CGCS2000 uses the ellipsoid of GRS80 (semi-major axis in metres, flattening). */
export const SEMI_MAJOR_METRES = 6378137
export const FLATTENING = 1 / 298.257222101
export const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING)

export const DEGREE = Math.PI / 180

/** Longitude and latitude, degrees. */
export type LngLat = readonly [number, number]

/** Radii of curvature at a latitude (degrees), metres: along the meridian and across it. */
export function curvatureRadii(latitude: number): { meridian: number; primeVertical: number } {
  const sine = Math.sin(latitude * DEGREE)
  const w2 = 1 - ECCENTRICITY_SQUARED * sine * sine
  const primeVertical = SEMI_MAJOR_METRES / Math.sqrt(w2)
  return { meridian: (primeVertical * (1 - ECCENTRICITY_SQUARED)) / w2, primeVertical }
}
