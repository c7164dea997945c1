/**
 * Areas of two versions of an outline and of the ground that changed. An edge that is cut where it meets the other
 * outline is measured in its pieces, as the change polygons have them: bent into the plane of the zone, or as geodesics,
 * a whole edge and its pieces enclose slightly different ground. So what is kept, with what was removed, is the old
 * outline, and with what was added the new one, in every measure.
 */
import { planeArea } from '../geometry/area.ts'
import { ellipsoidalArea } from '../geometry/ellipsoidal-area.ts'
import type { Frame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { makeShape, type Shape } from '../geometry/shape.ts'
import type { AreaChange } from './outline-comparison.ts'
import type { Borders } from './trace-borders.ts'

/** Signed square metres of rings, interior to the left. */
export type AreaMeasure = (polygon: Shape) => number

export const planeMeasure =
  (plane: Frame): AreaMeasure =>
  (polygon) =>
    planeArea(reframe(polygon, plane))

export const ellipsoidalMeasure: AreaMeasure = (polygon) => ellipsoidalArea(polygon).areaSquareMetres

/** `added` and `removed` by the same measure. */
export function areaChange(
  old: Shape,
  now: Shape,
  borders: Borders | null,
  { added, removed }: Readonly<Record<'added' | 'removed', number>>,
  measure: AreaMeasure,
): AreaChange {
  let ofOld = measure(old)
  let ofNow = measure(now)
  for (const split of borders?.splits ?? []) {
    const bend = measure(bendOf(split.places, borders!.xy, now.frame))
    ofOld += split.old * bend
    ofNow += split.now * bend
  }
  return { old: ofOld, now: ofNow, added, removed, kept: ofOld - removed, net: ofNow - ofOld }
}

/** Through the places of the cuts and straight back. */
function bendOf(places: readonly number[], xy: Float64Array, frame: Frame): Shape {
  const ring = new Float64Array(places.length * 2 + 2)
  ;[...places, places[0]!].forEach((place, k) => {
    ring[k * 2] = xy[place * 2]!
    ring[k * 2 + 1] = xy[place * 2 + 1]!
  })
  return makeShape('polygon', frame, [[ring]])
}
