import { type SideChange, objectChange } from '../engine/diff/object-change.ts'
import { locate } from '../engine/geometry/contains.ts'
import { edgeMayBeWithin } from '../engine/geometry/nearest.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import type { Shape } from '../engine/geometry/shape.ts'
import { type Position, positionOf } from '../engine/model/placement.ts'

/** Far more than the bounds of a target reach beyond their half diagonal in a frame of its own scale. */
const MARGIN = 1.1

/** On which side of an outline a target was and is; each outline decides in its own coordinates. */
export function sideChange(target: Shape, old: Shape, now: Shape): SideChange {
  return objectChange(positionIn(target, old), positionIn(target, now))
}

function positionIn(original: Shape, outline: Shape): Position {
  const target = reframe(original, outline.frame)
  if (target.kind !== 'point') {
    const [minX, minY, maxX, maxY] = target.bounds
    const [x, y] = [(minX + maxX) / 2, (minY + maxY) / 2]
    const [sx, sy] = outline.frame.metresPerUnit(x, y)
    const reach = (Math.hypot((maxX - minX) * sx, (maxY - minY) * sy) / 2) * MARGIN
    // No edge is near: all of it lies where its middle does.
    if (!edgeMayBeWithin(outline, x, y, reach)) return locate(outline, x, y) > 0 ? 'inside' : 'outside'
  }
  return positionOf(target, outline).position
}
