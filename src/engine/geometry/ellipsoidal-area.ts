import type { LngLat } from './ellipsoid.ts'
import { geodesicRing } from './geodesic.ts'
import { type Ring, ringsOf, type Shape } from './shape.ts'

/** Area and perimeter on the ellipsoid with geodesics between the corners, m² and m; holes are taken off. */
export function ellipsoidalArea(polygon: Shape): { areaSquareMetres: number; perimeterMetres: number } {
  let areaSquareMetres = 0
  let perimeterMetres = 0
  for (const ring of ringsOf(polygon)) {
    const measured = geodesicRing(lngLatsOf(polygon, ring))
    areaSquareMetres += measured.areaSquareMetres
    perimeterMetres += measured.perimeterMetres
  }
  return { areaSquareMetres, perimeterMetres }
}

function* lngLatsOf(shape: Shape, ring: Ring): Generator<LngLat> {
  for (let i = 0; i + 2 < ring.length; i += 2) yield shape.frame.toLngLat(ring[i]!, ring[i + 1]!)
}
