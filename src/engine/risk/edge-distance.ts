import { locate } from '../geometry/contains.ts'
import type { Measure } from '../geometry/nearest.ts'
import { relateLine } from '../geometry/relate.ts'
import { reframe } from '../geometry/reframe.ts'
import type { Shape } from '../geometry/shape.ts'
import { measureTo, positionOf } from '../model/placement.ts'

/** From the nearest edge of one shape to that of another, of any kinds; 0 where they meet. Null without positions. */
export function edgeDistance(from: Shape, to: Shape): Measure | null {
  const here = reframe(from, to.frame)
  const measure = measureTo(here, to)
  return measure && (meet(here, to) ? { ...measure, distanceMetres: 0 } : measure)
}

function meet(a: Shape, b: Shape): boolean {
  if (b.kind === 'polygon') return positionOf(a, b).position !== 'outside'
  if (a.kind !== 'polygon') return false
  if (b.kind === 'line') return relateLine(b, a).inside
  return b.parts.some(([ring]) => locate(a, ring![0]!, ring![1]!) >= 0)
}
