/** A border to which distances are measured, edge by edge, on the ellipsoid. */
import { EdgeTree } from '../geometry/edge-tree.ts'
import type { LngLat } from '../geometry/ellipsoid.ts'
import type { Frame } from '../geometry/frame.ts'
import { ellipsoidalMetres } from '../geometry/geodesic.ts'
import { nearestOnEdge } from '../geometry/nearest.ts'
import { type Bounds, boundsOf, joinBounds, type Ring } from '../geometry/shape.ts'

/** The edge of a border that is nearest to a place, and how far it is. */
export interface Nearest {
  readonly edge: number
  readonly metres: number
  readonly foot: readonly [number, number]
}

/** Edges with an estimate within this of the best are measured exactly. */
const GUARD_METRES = 0.001
/** Up to here the metric halfway is good to 0.1 mm; beyond, geodesics decide. */
const SHORT_METRES = 3000
/** The curvature of the ellipsoid bends every metric at least so much over a metre. */
const LEAST_DRIFT = 1 / 6.36e6 / 100

export class BorderTarget {
  readonly frame: Frame
  readonly tree: EdgeTree
  /** By which share the metric of the frame may change over a metre, near this border and what is compared with it. */
  readonly driftPerMetre: number

  constructor(frame: Frame, lines: readonly Ring[], around: Bounds) {
    this.frame = frame
    this.tree = new EdgeTree(lines)
    this.driftPerMetre = driftOf(frame, joinBounds([around, boundsOf([lines])])!)
  }

  nearest(x: number, y: number): Nearest {
    const { frame, tree } = this
    const [sx, sy] = frame.metresPerUnit(x, y)
    const least = tree.leastSquared(x, y, sx, sy, Infinity)
    const best = Math.sqrt(least)
    const band = (best * (1 + 2 * this.driftPerMetre * best) + GUARD_METRES) ** 2
    let nearest: Nearest = { edge: -1, metres: Infinity, foot: [x, y] }
    for (const edge of tree.within(x, y, sx, sy, band)) {
      const found = this.toEdge(edge, x, y)
      if (found.metres < nearest.metres) nearest = found
    }
    return nearest
  }

  toEdge(edge: number, x: number, y: number): Nearest {
    const { edges } = this.tree
    const k = edge * 4
    const foot = nearestOnEdge(this.frame, x, y, edges[k]!, edges[k + 1]!, edges[k + 2]!, edges[k + 3]!)
    return { edge, metres: metresBetween(this.frame, x, y, foot[0], foot[1]), foot }
  }

  lngLat([x, y]: readonly [number, number]): LngLat {
    return this.frame.toLngLat(x, y)
  }
}

function metresBetween(frame: Frame, ax: number, ay: number, bx: number, by: number): number {
  if (ax === bx && ay === by) return 0
  const [sx, sy] = frame.metresPerUnit((ax + bx) / 2, (ay + by) / 2)
  const metres = Math.hypot((bx - ax) * sx, (by - ay) * sy)
  return metres < SHORT_METRES ? metres : ellipsoidalMetres(frame.toLngLat(ax, ay), frame.toLngLat(bx, by))
}

/** Twice the steepest change between the middle of the bounds and places on their edge, for each metre. */
function driftOf(frame: Frame, [x0, y0, x1, y1]: Bounds): number {
  const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const middle = frame.metresPerUnit(mx, my)
  let drift = LEAST_DRIFT
  for (const [x, y] of [
    [x0, y0],
    [x0, my],
    [x0, y1],
    [mx, y0],
    [mx, y1],
    [x1, y0],
    [x1, my],
    [x1, y1],
  ] as const) {
    const [sx, sy] = frame.metresPerUnit(x, y)
    const away = Math.hypot((x - mx) * sx, (y - my) * sy)
    if (away === 0) continue
    const change = Math.max(Math.abs(sx / middle[0] - 1), Math.abs(sy / middle[1] - 1))
    drift = Math.max(drift, (2 * change) / away)
  }
  return drift
}
