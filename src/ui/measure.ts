import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import { threeDegreeFrame } from '../engine/geometry/frame.ts'
import { ellipsoidalMetres } from '../engine/geometry/geodesic.ts'
import { planeArea } from '../engine/geometry/area.ts'
import { ellipsoidalArea } from '../engine/geometry/ellipsoidal-area.ts'
import { makeShape } from '../engine/geometry/shape.ts'
import { repairRing } from '../engine/geometry/validity.ts'

export interface Measured {
  readonly metres: number
  /** From three points on. */
  readonly area: {
    readonly planeSquareMetres: number
    readonly ellipsoidalSquareMetres: number
    readonly frame: string
  } | null
}

/** Length and area of clicked points, with the program's own functions; corners joined straight in the park's zone. */
export function measure(points: readonly LngLat[], zone: number): Measured {
  let metres = 0
  for (let i = 1; i < points.length; i++) metres += ellipsoidalMetres(points[i - 1]!, points[i]!)
  if (points.length < 3) return { metres, area: null }
  const frame = threeDegreeFrame(zone)
  const corners = Float64Array.from(points.flatMap(([lng, lat]) => frame.fromLngLat(lng, lat)))
  const polygon = makeShape('polygon', frame, [[repairRing(corners, true).ring]])
  return {
    metres,
    area: {
      planeSquareMetres: planeArea(polygon),
      ellipsoidalSquareMetres: ellipsoidalArea(polygon).areaSquareMetres,
      frame: frame.code,
    },
  }
}
