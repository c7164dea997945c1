/**
 * How often either outline lies over the ground just left and just right of an edge: 1 in a part, 0 outside or in a
 * hole; anything else means that parts overlap or that a ring has its ground on the wrong side.
 */
import { side } from '../geometry/side.ts'
import { type EdgeRuns, forEachNear } from './edge-runs.ts'
import type { WeightedEdges } from './weighted-edges.ts'

export interface Windings {
  oldLeft: number
  oldRight: number
  nowLeft: number
  nowRight: number
}

/**
 * Beside the beginning of an edge: winding numbers along a ray to greater x from a place that is a step along the edge
 * and then a far smaller step aside. Both steps are smaller than any number, so that only exact signs decide.
 */
export function windingsAtStart(edges: WeightedEdges, runs: EdgeRuns, edge: number): Windings {
  const { xy, from, to, old, now } = edges
  const a = from[edge]! * 2
  const b = to[edge]! * 2
  const [ax, ay, bx, by] = [xy[a]!, xy[a + 1]!, xy[b]!, xy[b + 1]!]
  const windings: Windings = { oldLeft: 0, oldRight: 0, nowLeft: 0, nowRight: 0 }
  forEachNear(runs, [ax, ay, Infinity, ay], (other) => {
    const c = from[other]! * 2
    const d = to[other]! * 2
    const cy = xy[c + 1]!
    const dy = xy[d + 1]!
    if ((cy > ay && dy > ay) || (cy < ay && dy < ay)) return
    const cx = xy[c]!
    const dx = xy[d]!
    const turn = side(cx, cy, dx, dy, ax, ay) || side(cx, cy, dx, dy, bx, by)
    const along = (bx - ax) * (dx - cx) > 0 || (by - ay) * (dy - cy) > 0 ? 1 : -1
    for (const aside of [1, -1]) {
      const up = by - ay || (bx - ax) * aside
      const cAbove = cy > ay || (cy === ay && up < 0)
      const dAbove = dy > ay || (dy === ay && up < 0)
      if (cAbove === dAbove || (turn || along * aside) > 0 !== dAbove) continue
      const sign = dAbove ? 1 : -1
      if (aside > 0) {
        windings.oldLeft += sign * old[other]!
        windings.nowLeft += sign * now[other]!
      } else {
        windings.oldRight += sign * old[other]!
        windings.nowRight += sign * now[other]!
      }
    }
  })
  return windings
}

/** No part over another, and every ring with its ground to the left. */
export function areProper({ oldLeft, oldRight, nowLeft, nowRight }: Windings): boolean {
  const isProper = (winding: number) => winding === 0 || winding === 1
  return isProper(oldLeft) && isProper(oldRight) && isProper(nowLeft) && isProper(nowRight)
}
