import { frameByCode } from '../engine/geometry/frame.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import { makeShape, type Shape } from '../engine/geometry/shape.ts'
import { frameOf } from '../engine/model/park.ts'
import { measureTo } from '../engine/model/placement.ts'
import { shapeAt } from '../engine/model/table.ts'
import type { CheckView, Outline } from '../jobs/check-view.ts'
import type { ObjectIndex } from './objects.ts'

/** Outlines that something was measured to. */
const shapes = new WeakMap<Outline, Shape>()

function shapeOf(outline: Outline): Shape {
  let shape = shapes.get(outline)
  if (!shape) {
    const frame = frameByCode(outline.frame, outline.shift)
    if (!frame) throw new Error(`the boundary was checked in an unknown frame ${outline.frame}`)
    shapes.set(outline, (shape = makeShape('polygon', frame, outline.parts)))
  }
  return shape
}

/**
 * Metres from a protection target to the boundary that is checked; null without one. The check has not measured the
 * many that are far outside; whoever looks at one has it measured here, in the same frame and by the same function.
 */
export function boundaryMetresAt(index: ObjectIndex, check: CheckView, layerIndex: number, row: number): number | null {
  const { outline, targets } = check
  if (!outline) return null
  const known = targets.find(({ layer }) => layer === layerIndex)?.boundaryMetres?.[row] ?? NaN
  if (!Number.isNaN(known)) return known
  const layer = index.view.park.layers[layerIndex]
  const shape = layer && shapeAt(layer.table, row, frameOf(layer))
  if (!shape) return null
  const boundary = shapeOf(outline)
  return measureTo(reframe(shape, boundary.frame), boundary)?.distanceMetres ?? null
}
