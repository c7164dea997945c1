import { orient2d } from 'robust-predicates'
import type { Ring, Shape } from './shape.ts'

/** Positive when c lies left of the line a → b, 0 when the three are exactly in line. Shewchuk's adaptive predicate. */
export function side(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return -orient2d(ax, ay, bx, by, cx, cy)
}

/**
 * Where a position lies to a polygon: 1 inside, 0 exactly on an edge, −1 outside.
 * Parity over half-open edges, exact: no tolerance, and no position is both or neither.
 * x and y are in the frame of the polygon.
 */
export function locate(polygon: Shape, x: number, y: number): 1 | 0 | -1 {
  const [minX, minY, maxX, maxY] = polygon.bounds
  if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return -1
  let best: 1 | 0 | -1 = -1
  for (const part of polygon.parts) {
    // Part by part: ground that two parts cover must not cancel out.
    const place = locateInPart(part, x, y)
    if (place === 1) return 1
    if (place === 0) best = 0
  }
  return best
}

function locateInPart(part: readonly Ring[], x: number, y: number): 1 | 0 | -1 {
  let inside = false
  for (const ring of part) {
    for (let i = 2; i < ring.length; i += 2) {
      const ax = ring[i - 2]!
      const ay = ring[i - 1]!
      const bx = ring[i]!
      const by = ring[i + 1]!
      if (ay > y === by > y) {
        // Neither crosses the ray; the edge may still end at the position or lie along the ray.
        if ((ax === x && ay === y) || (bx === x && by === y)) return 0
        if (ay === y && by === y && ax > x !== bx > x) return 0
        continue
      }
      const turn = side(ax, ay, bx, by, x, y)
      if (turn === 0) return 0
      if (turn > 0 === by > ay) inside = !inside
    }
  }
  return inside ? 1 : -1
}
