import { DEGREE, type Ellipsoid, eccentricitySquared } from './ellipsoid.ts'

/** Geocentric x, y, z in metres of a place on the ellipsoid itself (height 0), written into `xyz`. */
export function toGeocentric(lng: number, lat: number, ellipsoid: Ellipsoid, xyz: Float64Array): void {
  const e2 = eccentricitySquared(ellipsoid)
  const sine = Math.sin(lat * DEGREE)
  const cosine = Math.cos(lat * DEGREE)
  const primeVertical = ellipsoid.semiMajorMetres / Math.sqrt(1 - e2 * sine * sine)
  xyz[0] = primeVertical * cosine * Math.cos(lng * DEGREE)
  xyz[1] = primeVertical * cosine * Math.sin(lng * DEGREE)
  xyz[2] = primeVertical * (1 - e2) * sine
}

/**
 * In place: geocentric x, y, z in metres become longitude and latitude in degrees and height in metres (Bowring 1976;
 * one pass is good to a micrometre for heights of kilometres).
 */
export function toGeodetic(xyz: Float64Array, ellipsoid: Ellipsoid): void {
  const { semiMajorMetres: a, flattening } = ellipsoid
  const e2 = eccentricitySquared(ellipsoid)
  const b = a * (1 - flattening)
  const [x, y, z] = xyz as unknown as [number, number, number]
  const p = Math.sqrt(x * x + y * y)
  const reduced = Math.atan2(z * a, p * b)
  const sine = Math.sin(reduced)
  const cosine = Math.cos(reduced)
  const lat = Math.atan2(z + (e2 / (1 - e2)) * b * sine * sine * sine, p - e2 * a * cosine * cosine * cosine)
  const sineLat = Math.sin(lat)
  xyz[0] = Math.atan2(y, x) / DEGREE
  xyz[1] = lat / DEGREE
  // Along the normal, which stays well defined at the poles.
  xyz[2] = p * Math.cos(lat) + z * sineLat - a * Math.sqrt(1 - e2 * sineLat * sineLat)
}
