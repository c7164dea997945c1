import { CROSSES, ON_EDGE, rayCrossing } from '../geometry/ray-crossing.ts'
import { stretch, stretchInRow } from './draw-area.ts'
import { columnOf, type Lattice, rowOf, SLACK } from './lattice.ts'
import type { Corner, CornerAt, LiveArea } from './live-area.ts'
import type { PointGrid } from './point-grid.ts'

/** A point that lies otherwise than before: 1 inside, 0 exactly on an edge, −1 outside. */
export interface ChangedPlace {
  /** Number in the list of which the grid was made. */
  readonly row: number
  readonly before: 1 | 0 | -1
  readonly after: 1 | 0 | -1
}

/**
 * Moves one corner of a polygon and says which points lie otherwise than before; all others are not even looked at.
 * `x`, `y` in the frame of the polygon, which is that of the points.
 *
 * With the corner two edges move, and they sweep two triangles. A point can change only if one of the two edges, as it
 * was or as it is, passes through it, or if the four of them together are crossed by its ray an odd number of times.
 * For these few the exact question is asked before and after.
 */
export function moveCorner(
  area: LiveArea,
  points: PointGrid,
  { part, ring, corner }: CornerAt,
  x: number,
  y: number,
): ChangedPlace[] {
  const moved = area.parts[part]!
  const [p, n] = moved.neighbours(ring, corner)
  const old = moved.corner(ring, corner)
  const asked = suspects(points, p, old, [x, y], n)
  const { positions } = points
  const before = asked.map((at) => area.locate(positions[at * 2]!, positions[at * 2 + 1]!))
  moved.move(ring, corner, x, y)
  const changed: ChangedPlace[] = []
  asked.forEach((at, k) => {
    const after = area.locate(positions[at * 2]!, positions[at * 2 + 1]!)
    if (after !== before[k]) changed.push({ row: points.rows[at]!, before: before[k]!, after })
  })
  return changed
}

/** The points of the grid for which the edges p → old → n and p → now → n make a difference. */
function suspects(points: PointGrid, [px, py]: Corner, [ox, oy]: Corner, [x, y]: Corner, [nx, ny]: Corner): number[] {
  const { lattice, cellStart, positions } = points
  const found: number[] = []
  const slackX = SLACK / lattice.perX
  const slackY = SLACK / lattice.perY
  const top = rowOf(lattice, Math.max(py, oy, y, ny) + slackY)
  for (let row = rowOf(lattice, Math.min(py, oy, y, ny) - slackY); row <= top; row++) {
    // The sides of the two triangles reach from column to column; between them lies what they sweep.
    reached[0] = Infinity
    reached[1] = -Infinity
    reach(lattice, row, slackY, px, py, ox, oy)
    reach(lattice, row, slackY, ox, oy, nx, ny)
    reach(lattice, row, slackY, px, py, x, y)
    reach(lattice, row, slackY, x, y, nx, ny)
    reach(lattice, row, slackY, ox, oy, x, y)
    if (reached[0] > reached[1]) continue
    const start = row * lattice.columns
    const end = cellStart[start + columnOf(lattice, reached[1] + slackX) + 1]!
    for (let at = cellStart[start + columnOf(lattice, reached[0] - slackX)]!; at < end; at++) {
      const qx = positions[at * 2]!
      const qy = positions[at * 2 + 1]!
      const a = rayCrossing(px, py, ox, oy, qx, qy)
      const b = rayCrossing(ox, oy, nx, ny, qx, qy)
      const c = rayCrossing(px, py, x, y, qx, qy)
      const d = rayCrossing(x, y, nx, ny, qx, qy)
      const crossed = +(a === CROSSES) ^ +(b === CROSSES) ^ +(c === CROSSES) ^ +(d === CROSSES)
      if (crossed !== 0 || a === ON_EDGE || b === ON_EDGE || c === ON_EDGE || d === ON_EDGE) found.push(at)
    }
  }
  return found
}

/** Least and greatest x that the sides looked at so far reach in a row. */
const reached: [number, number] = [0, 0]

function reach(lattice: Lattice, row: number, slackY: number, ax: number, ay: number, bx: number, by: number): void {
  if (rowOf(lattice, Math.max(ay, by) + slackY) < row || rowOf(lattice, Math.min(ay, by) - slackY) > row) return
  stretchInRow(lattice, row, slackY, ax, ay, bx, by)
  if (stretch[0]! < reached[0]) reached[0] = stretch[0]!
  if (stretch[1]! > reached[1]) reached[1] = stretch[1]!
}
