import { orient2d } from 'robust-predicates'
import type { Measure } from '../geometry/nearest.ts'
import { boundsMeet, ringsOf, type Shape } from '../geometry/shape.ts'
import { measureTo, positionOf } from '../model/placement.ts'

/** The least distance between two places in one frame, from edge to edge; 0 where they share ground. */
export function edgeDistance(a: Shape, b: Shape): Measure | null {
  const measure = measureTo(a, b)
  return measure && shareGround(a, b) ? { ...measure, distanceMetres: 0 } : measure
}

/** Whether two shapes in one frame overlap, cross, or one lies in the other; touching is enough for points and lines. */
export function shareGround(a: Shape, b: Shape): boolean {
  if (!boundsMeet(a.bounds, b.bounds)) return false
  if (b.kind === 'polygon') return positionOf(a, b).position !== 'outside'
  if (a.kind === 'polygon') return positionOf(b, a).position !== 'outside'
  return a.kind === 'line' && b.kind === 'line' && linesCross(a, b)
}

function linesCross(a: Shape, b: Shape): boolean {
  for (const p of ringsOf(a))
    for (const q of ringsOf(b))
      for (let i = 2; i < p.length; i += 2)
        for (let j = 2; j < q.length; j += 2) {
          const [px, py, rx, ry] = [p[i - 2]!, p[i - 1]!, p[i]!, p[i + 1]!]
          const [qx, qy, sx, sy] = [q[j - 2]!, q[j - 1]!, q[j]!, q[j + 1]!]
          const apart = (x: number, y: number) => x * y > 0 || (x === 0 && y === 0)
          const sides = [orient2d(px, py, rx, ry, qx, qy), orient2d(px, py, rx, ry, sx, sy)] as const
          const others = [orient2d(qx, qy, sx, sy, px, py), orient2d(qx, qy, sx, sy, rx, ry)] as const
          if (!apart(...sides) && !apart(...others)) return true
        }
  return false
}
