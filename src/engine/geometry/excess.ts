import { anchorXy } from './anchor.ts'
import { BorderLines, type Sample } from './border-lines.ts'
import { locate } from './contains.ts'
import type { Measure } from './nearest.ts'
import { forEachPiece } from './pieces.ts'
import { makeShape, type Shape } from './shape.ts'
import { repairRing } from './validity.ts'

/** A border may run along a line; corners that came through another frame differ by up to this. */
const ALONG_METRES = 0.002

/**
 * How far a polygon reaches beyond all the lines together; null when it does not. The farthest place is on its own
 * outline, or within a hole of a line that lies inside it. All are in one frame.
 */
export function excessOf(part: Shape, lines: readonly Shape[]): { measure: Measure; within: boolean } | null {
  const border = new BorderLines(lines)
  let worst: Sample | null = null
  let within = false
  forEachPiece(part, lines, ({ x0, y0, x1, y1, courses }) => {
    if (courses.some((course) => course === 'in' || course === 'same')) within = true
    else {
      const [a, b] = [border.sample(x0, y0), border.sample(x1, y1)]
      if (a && b) worst = border.farthest(a, b, worst)
    }
  })
  let farthest = (worst as Sample | null)?.measure ?? null
  for (const line of lines)
    for (const [, ...holes] of line.parts)
      for (const hole of holes) {
        // A hole is wound the other way round; turned, it is a polygon of its own.
        const ring = repairRing(hole, true).ring
        const [x, y] = anchorXy(makeShape('polygon', part.frame, [[ring]]))
        if (locate(part, x, y) <= 0 || lines.some((other) => locate(other, x, y) >= 0)) continue
        const measure = border.nearest(x, y)
        if (measure && (!farthest || measure.distanceMetres > farthest.distanceMetres)) farthest = measure
      }
  return farthest && farthest.distanceMetres > ALONG_METRES ? { measure: farthest, within } : null
}
