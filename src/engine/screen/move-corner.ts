import type { CornerAt, LiveArea } from './live-area.ts'
import type { PointGrid } from './point-grid.ts'
import { sweptPoints } from './swept.ts'

/** A point that lies otherwise than before: 1 inside, 0 exactly on an edge, −1 outside. */
export interface ChangedPlace {
  /** Number in the list of which the grid was made. */
  readonly row: number
  readonly before: 1 | 0 | -1
  readonly after: 1 | 0 | -1
}

/**
 * Moves one corner of a polygon and says which points lie otherwise than before. `x`, `y` in the frame of the polygon,
 * which is that of the points.
 *
 * With the corner two edges move, and they sweep two triangles; only the points in these are asked, before and after.
 */
export function moveCorner(
  area: LiveArea,
  points: PointGrid,
  { part, ring, corner }: CornerAt,
  x: number,
  y: number,
): ChangedPlace[] {
  const moved = area.parts[part]!
  const before = moved.chain(ring, corner, 1)
  const after = before.slice()
  after[2] = x
  after[3] = y
  const asked = sweptPoints(points, before, after)
  const { positions } = points
  const places = asked.map((at) => area.locate(positions[at * 2]!, positions[at * 2 + 1]!))
  moved.move(ring, corner, x, y)
  const changed: ChangedPlace[] = []
  asked.forEach((at, k) => {
    const now = area.locate(positions[at * 2]!, positions[at * 2 + 1]!)
    if (now !== places[k]) changed.push({ row: points.rows[at]!, before: places[k]!, after: now })
  })
  return changed
}
