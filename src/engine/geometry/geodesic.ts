import geodesic from 'geographiclib-geodesic'
import { curvatureRadii, DEGREE, FLATTENING, type LngLat, SEMI_MAJOR_METRES } from './ellipsoid.ts'

const ellipsoid = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_METRES, FLATTENING)

/** Length of the shortest line on the ellipsoid, metres (GeographicLib, good to nanometres). */
export function geodesicMetres(from: LngLat, to: LngLat): number {
  return ellipsoid.Inverse(from[1], from[0], to[1], to[0], geodesic.Geodesic.DISTANCE).s12!
}

/** Up to here the mid-latitude formula is good to 0.1 mm (its error grows with the cube of the distance). */
const SHORT_METRES = 3000

/**
 * Distance on the ellipsoid, metres: the one distance of the program. Short ones by Gauss's mid-latitude formula, a
 * twentieth of the work; longer ones by GeographicLib.
 */
export function ellipsoidalMetres(from: LngLat, to: LngLat): number {
  const middle = (from[1] + to[1]) / 2
  const { meridian, primeVertical } = curvatureRadii(middle)
  const north = meridian * (to[1] - from[1]) * DEGREE
  const east = primeVertical * Math.cos(middle * DEGREE) * (to[0] - from[0]) * DEGREE
  const metres = Math.sqrt(north * north + east * east)
  return metres < SHORT_METRES ? metres : geodesicMetres(from, to)
}

/**
 * Area (signed, counter-clockwise positive) and perimeter of a closed ring of longitudes and latitudes,
 * its edges taken as geodesics. Square metres and metres (Karney 2013).
 */
export function geodesicRing(lngLats: Iterable<LngLat>): { areaSquareMetres: number; perimeterMetres: number } {
  const ring = ellipsoid.Polygon(false)
  for (const [lng, lat] of lngLats) ring.AddPoint(lat, lng)
  const { area, perimeter } = ring.Compute(false, true)
  return { areaSquareMetres: area!, perimeterMetres: perimeter }
}
