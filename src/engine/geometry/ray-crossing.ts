import { side } from './side.ts'

/** The position lies on the edge; its ray to greater x crosses the edge; it does not. Edges are half-open. */
export const ON_EDGE = 0
export const CROSSES = 1
export const MISSES = 2

/** How the ray from a position to greater x meets the edge a → b, exactly. */
export function rayCrossing(ax: number, ay: number, bx: number, by: number, x: number, y: number): 0 | 1 | 2 {
  if (ay > y === by > y) {
    // Neither crosses the ray; the edge may still end at the position or lie along the ray.
    if ((ax === x && ay === y) || (bx === x && by === y)) return ON_EDGE
    return ay === y && by === y && ax > x !== bx > x ? ON_EDGE : MISSES
  }
  const turn = side(ax, ay, bx, by, x, y)
  if (turn === 0) return ON_EDGE
  return turn > 0 === by > ay ? CROSSES : MISSES
}
