import geodesic from 'geographiclib-geodesic'
import { FLATTENING, type LngLat, SEMI_MAJOR_METRES } from './ellipsoid.ts'

const ellipsoid = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_METRES, FLATTENING)

/** Length of the shortest line on the ellipsoid, metres (GeographicLib, good to nanometres). */
export function geodesicMetres(from: LngLat, to: LngLat): number {
  return ellipsoid.Inverse(from[1], from[0], to[1], to[0], geodesic.Geodesic.DISTANCE).s12!
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

