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
function suspects(points: PointGrid, p: Corner, old: Corner, now: Corner, n: Corner): number[] {
  const { lattice, cellStart, positions } = points
  const found: number[] = []
  const slackY = SLACK / lattice.perY
  const low = Math.min(p[1], old[1], now[1], n[1]) - slackY
  const top = rowOf(lattice, Math.max(p[1], old[1], now[1], n[1]) + slackY)
  for (let row = rowOf(lattice, low); row <= top; row++) {
    const swept = sweptInRow(lattice, row, p, old, now, n)
    if (!swept) continue
    const end = cellStart[row * lattice.columns + swept[1] + 1]!
    for (let at = cellStart[row * lattice.columns + swept[0]]!; at < end; at++) {
      const x = positions[at * 2]!
      const y = positions[at * 2 + 1]!
      const [a, b] = [rayCrossing(p[0], p[1], old[0], old[1], x, y), rayCrossing(old[0], old[1], n[0], n[1], x, y)]
      const [c, d] = [rayCrossing(p[0], p[1], now[0], now[1], x, y), rayCrossing(now[0], now[1], n[0], n[1], x, y)]
      const crossed = +(a === CROSSES) ^ +(b === CROSSES) ^ +(c === CROSSES) ^ +(d === CROSSES)
      if (crossed || a === ON_EDGE || b === ON_EDGE || c === ON_EDGE || d === ON_EDGE) found.push(at)
    }
  }
  return found
}

/** First and last column that the two swept triangles reach in a row, or null. */
function sweptInRow(
  lattice: Lattice,
  row: number,
  p: Corner,
  old: Corner,
  now: Corner,
  n: Corner,
): [number, number] | null {
  const slackX = SLACK / lattice.perX
  const slackY = SLACK / lattice.perY
  let first = Infinity
  let last = -Infinity
  for (const [a, b] of [
    [p, old],
    [old, n],
    [p, now],
    [now, n],
    [old, now],
  ] as const) {
    if (rowOf(lattice, Math.max(a[1], b[1]) + slackY) < row) continue
    if (rowOf(lattice, Math.min(a[1], b[1]) - slackY) > row) continue
    stretchInRow(lattice, row, slackY, a[0], a[1], b[0], b[1])
    first = Math.min(first, stretch[0]!)
    last = Math.max(last, stretch[1]!)
  }
  return first <= last ? [columnOf(lattice, first - slackX), columnOf(lattice, last + slackX)] : null
}
