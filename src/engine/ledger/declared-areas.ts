import { planeArea } from '../geometry/area.ts'
import { ellipsoidalArea } from '../geometry/ellipsoidal-area.ts'
import { type Frame, threeDegreeFrame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { type BoundaryVersion, placeNumber } from '../model/park.ts'

/** The area that the approval of a part names beside what its corners give. */
export interface DeclaredArea {
  readonly version: string
  /** Of the part in its version, from 1; null when the version has one part. */
  readonly number: number | null
  /** Name of the part, null when it has none. */
  readonly part: string | null
  readonly declaredHectares: number | null
  readonly planeSquareMetres: number
  readonly ellipsoidalSquareMetres: number
}

/** Every part of every version. `zone` is the 3° zone that the approval names; a part in such a plane stays in its own. */
export function declaredAreas(versions: readonly BoundaryVersion[], zone: number): DeclaredArea[] {
  const zoneFrame = threeDegreeFrame(zone)
  const planeOf = (frame: Frame) => (frame.survey ? frame : zoneFrame)
  return versions.flatMap((version) =>
    version.parts.map((part, index) => ({
      version: version.id,
      number: version.parts.length > 1 ? index + 1 : null,
      part: part.name,
      declaredHectares: placeNumber(part, 'declared_area_ha'),
      planeSquareMetres: planeArea(reframe(part.shape, planeOf(part.shape.frame))),
      ellipsoidalSquareMetres: ellipsoidalArea(part.shape).areaSquareMetres,
    })),
  )
}
