import { segmentSquared } from '../geometry/edge-tree.ts'
import { CROSSES, ON_EDGE, rayCrossing } from '../geometry/ray-crossing.ts'
import { stretch, stretchInRow } from './draw-area.ts'
import { columnOf, type Lattice, rowOf, SLACK } from './lattice.ts'
import type { PointGrid } from './point-grid.ts'

/** Units of x and of y around the edges within which points are to be found, too. */
export type Reach = readonly [number, number]
const NO_REACH: Reach = [0, 0]

/**
 * The points of a grid (their places in it) for which it makes a difference that one chain of edges takes the place of
 * another; all others are not even looked at. Both chains (x and y in turn) begin at the same place and end at the same.
 *
 * Together they are a closed line. A point can lie otherwise than before only if one of the edges passes through it, or
 * if all of them together are crossed by its ray an odd number of times. `reach`: points that lie so near to an edge of
 * either chain are found as well.
 */
export function sweptPoints(
  points: PointGrid,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  [reachX, reachY]: Reach = NO_REACH,
): number[] {
  const { lattice, cellStart, positions } = points
  const edges = edgesOf(before, after)
  const found: number[] = []
  const slackX = reachX + SLACK / lattice.perX
  const slackY = reachY + SLACK / lattice.perY
  let low = Infinity
  let high = -Infinity
  for (let i = 1; i < edges.length; i += 2) {
    low = Math.min(low, edges[i]!)
    high = Math.max(high, edges[i]!)
  }
  const top = rowOf(lattice, high + slackY)
  for (let row = rowOf(lattice, low - slackY); row <= top; row++) {
    // The sides of what they sweep reach from column to column; what they sweep lies between them.
    reached[0] = Infinity
    reached[1] = -Infinity
    for (let e = 0; e < edges.length; e += 4)
      reachInRow(lattice, row, slackY, edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!)
    if (reached[0] > reached[1]) continue
    const start = row * lattice.columns
    const end = cellStart[start + columnOf(lattice, reached[1] + slackX) + 1]!
    for (let at = cellStart[start + columnOf(lattice, reached[0] - slackX)]!; at < end; at++)
      if (isSwept(edges, positions[at * 2]!, positions[at * 2 + 1]!, reachX, reachY)) found.push(at)
  }
  return found
}

/** Whether one chain in the place of another can make a difference for a place; see `sweptPoints`. */
function isSwept(edges: Float64Array, x: number, y: number, reachX: number, reachY: number): boolean {
  let odd = false
  for (let e = 0; e < edges.length; e += 4) {
    const met = rayCrossing(edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!, x, y)
    if (met === ON_EDGE) return true
    if (met === CROSSES) odd = !odd
  }
  if (odd || reachX === 0) return odd
  for (let e = 0; e < edges.length; e += 4) {
    const ux = (edges[e]! - x) / reachX
    const uy = (edges[e + 1]! - y) / reachY
    // Without a limit to the reach everything is near.
    if (!(segmentSquared(ux, uy, (edges[e + 2]! - x) / reachX, (edges[e + 3]! - y) / reachY) > 1)) return true
  }
  return false
}

/** Whether a place lies on another side of one chain than of the other: 1, on one of the edges: 0, on the same side: −1. */
export function sideChange(before: ArrayLike<number>, after: ArrayLike<number>, x: number, y: number): 1 | 0 | -1 {
  const edges = edgesOf(before, after)
  let odd = false
  for (let e = 0; e < edges.length; e += 4) {
    const met = rayCrossing(edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!, x, y)
    if (met === ON_EDGE) return 0
    if (met === CROSSES) odd = !odd
  }
  return odd ? 1 : -1
}

/** ax, ay, bx, by of each edge of both chains. */
function edgesOf(before: ArrayLike<number>, after: ArrayLike<number>): Float64Array {
  const edges = new Float64Array((before.length + after.length - 4) * 2)
  let at = 0
  for (const chain of [before, after])
    for (let i = 2; i < chain.length; i += 2) {
      edges[at++] = chain[i - 2]!
      edges[at++] = chain[i - 1]!
      edges[at++] = chain[i]!
      edges[at++] = chain[i + 1]!
    }
  return edges
}

/** Least and greatest x that the edges looked at so far reach in a row. */
const reached: [number, number] = [0, 0]

function reachInRow(
  lattice: Lattice,
  row: number,
  slackY: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): void {
  if (rowOf(lattice, Math.max(ay, by) + slackY) < row || rowOf(lattice, Math.min(ay, by) - slackY) > row) return
  stretchInRow(lattice, row, slackY, ax, ay, bx, by)
  if (stretch[0]! < reached[0]) reached[0] = stretch[0]!
  if (stretch[1]! > reached[1]) reached[1] = stretch[1]!
}
