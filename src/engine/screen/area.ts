import { partsOf, type Shape } from '../geometry/shape.ts'
import { type EdgeRows, edgeRows, locateInRows } from './edge-rows.ts'

/** A polygon with its edges in rows, part by part. */
export interface Area {
  readonly shape: Shape
  readonly parts: readonly EdgeRows[]
}

export function area(shape: Shape): Area {
  return { shape, parts: partsOf(shape).map(({ parts, bounds }) => edgeRows(parts[0] ?? [], bounds)) }
}

/**
 * 1 inside, 0 exactly on an edge, −1 outside, as `geometry/contains.ts` says it; x and y in the frame of the polygon.
 * Part by part: ground that two parts cover must not cancel out.
 */
export function locateInArea({ parts }: Area, x: number, y: number): 1 | 0 | -1 {
  let best: 1 | 0 | -1 = -1
  for (let part = 0; part < parts.length; part++) {
    const place = locateInRows(parts[part]!, x, y)
    if (place === 1) return 1
    if (place === 0) best = 0
  }
  return best
}
