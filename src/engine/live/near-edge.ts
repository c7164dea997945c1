import { segmentSquared } from '../geometry/edge-tree.ts'
import type { Frame } from '../geometry/frame.ts'
import { metresToEdge } from '../geometry/nearest.ts'
import type { LiveArea } from '../screen/live-area.ts'

/** The local metric drifts by less than this over `MOST_METRES`, as in `edgeMayBeWithin`. */
const DRIFT = { share: 1.01, metres: 0.01 }
export const MOST_METRES = 1000

/**
 * Whether an edge lies within some metres of a position: what `nearestOnEdges` would measure, asked of the few edges near
 * its height. Up to `MOST_METRES`.
 */
export function isNearEdge(area: LiveArea, frame: Frame, x: number, y: number, metres: number): boolean {
  const [sx, sy] = frame.metresPerUnit(x, y)
  const within = metres * DRIFT.share + DRIFT.metres
  const within2 = within * within
  const height = (within * DRIFT.share) / sy
  const near = (ax: number, ay: number, bx: number, by: number) =>
    segmentSquared((ax - x) * sx, (ay - y) * sy, (bx - x) * sx, (by - y) * sy) <= within2 &&
    metresToEdge(frame, x, y, ax, ay, bx, by) <= metres
  return area.parts.some((part) => part.someEdge(y - height, y + height, near))
}
