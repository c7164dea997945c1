import type { Frame } from '../engine/geometry/frame.ts'
import { geodesicMetres } from '../engine/geometry/geodesic.ts'
import { type Measure, nearestOnEdges } from '../engine/geometry/nearest.ts'
import { projectPoints } from '../engine/geometry/project-points.ts'
import { joinBounds, type Shape } from '../engine/geometry/shape.ts'
import { area } from '../engine/screen/area.ts'
import { latticeOver } from '../engine/screen/lattice.ts'
import { reachOf } from '../engine/screen/reach.ts'
import { screenPairs } from '../engine/screen/screen-pairs.ts'
import { ZoneGrid } from '../engine/screen/zone-grid.ts'

/** A point and a zone that have something to do with each other; points and zones by their place in the lists. */
export interface PointPair {
  readonly point: number
  readonly zone: number
  readonly verdict: 'inside' | 'on-line' | 'within'
  readonly distanceMetres: number
}

const CELLS = { least: 16 * 16, most: 512 * 512 }
/** Nearer to the limit than the short formula is good for, GeographicLib decides. */
const GUARD_METRES = 0.001

/**
 * Every pair of a point and a zone, by point, then by zone. `positions` (x, y in turn) are in `frame`; the zones, all in
 * one frame, decide in theirs. With `withinMetres` also the pairs that are no farther apart than that.
 */
export function* screenSinglePoints(
  positions: Float64Array,
  frame: Frame,
  zones: readonly Shape[],
  withinMetres: number | null,
): Generator<PointPair> {
  const zoneFrame = zones[0]?.frame
  if (!zoneFrame) return
  const here = projectPoints(positions, frame, zoneFrame)
  const bounds = joinBounds(
    zones.map((zone) => {
      const [dx, dy] = reachOf(zone, withinMetres ?? 0)
      const [x0, y0, x1, y1] = zone.bounds
      return [x0 - dx, y0 - dy, x1 + dx, y1 + dy] as const
    }),
  )!
  const scale = zoneFrame.metresPerUnit((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
  const cells = Math.min(Math.max(here.length / 2, CELLS.least), CELLS.most)
  const grid = new ZoneGrid(latticeOver(bounds, scale, cells), zones.map(area), withinMetres ?? 0)
  const pairs = screenPairs(grid, here, withinMetres !== null)
  for (let i = 0; i < pairs.points.length; i++) {
    const point = pairs.points[i]!
    const zone = pairs.zones[i]!
    const place = pairs.places[i]!
    if (place === 0) {
      yield { point, zone, verdict: 'on-line', distanceMetres: 0 }
      continue
    }
    const measure = nearestOnEdges(zones[zone]!, here[point * 2]!, here[point * 2 + 1]!)!
    if (place > 0) yield { point, zone, verdict: 'inside', distanceMetres: measure.distanceMetres }
    else if (withinMetres !== null && isNoFarther(measure, withinMetres))
      yield { point, zone, verdict: 'within', distanceMetres: measure.distanceMetres }
  }
}

/** Whether a measured distance is no more than a limit (metres). */
export function isNoFarther({ distanceMetres, from, to }: Measure, limitMetres: number): boolean {
  if (Math.abs(distanceMetres - limitMetres) > GUARD_METRES) return distanceMetres < limitMetres
  return geodesicMetres(from, to) <= limitMetres
}
