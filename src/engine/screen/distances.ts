import { geodesicMetres } from '../geometry/geodesic.ts'
import { locateInArea } from './area.ts'
import { type Disc, isWithin } from './disc.ts'
import type { Lattice } from './lattice.ts'
import { squaredMetres } from './local-metric.ts'
import { type MeasuredArea, measuredArea, metresWithin } from './measured-area.ts'
import type { PointGrid } from './point-grid.ts'
import { type PointRuns, pointRuns } from './point-runs.ts'
import { type Zone, ZoneGrid } from './zone-grid.ts'

/** Points with the zones in whose reach they are, one entry for each pair. */
export interface Distances {
  /** Numbers of the list of which the grid was made. */
  readonly points: Uint32Array
  readonly zones: Uint32Array
  /** On the ellipsoid to the nearest edge of an area, or to the middle of a disc; 0 inside an area. */
  readonly metres: Float64Array
}

/** Zones drawn with the ground around them, and their edges as they are measured to. */
export interface Reaches {
  readonly grid: ZoneGrid
  /** One for each area, null for a disc. */
  readonly measures: readonly (MeasuredArea | null)[]
  readonly limitMetres: number
}

/** For an area all ground up to the limit (metres) from its edges; a disc has its own radius. */
export function reaches(lattice: Lattice, zones: readonly Zone[], limitMetres: number): Reaches {
  const measures = zones.map((zone) => ('parts' in zone ? measuredArea(zone.shape) : null))
  return { grid: new ZoneGrid(lattice, zones, limitMetres), measures, limitMetres }
}

/**
 * The distances from points to the zones in whose reach they are: for an area to its edges, for a disc to its middle.
 * Only the points in cells that are reached are measured, and only to those zones. Both on one lattice, and `runs` those
 * of both. The memory of `earlier`, an answer that nobody needs any more, is used again where it is enough.
 */
export function distancesWithin(
  { grid, measures, limitMetres }: Reaches,
  points: PointGrid,
  runs: PointRuns = pointRuns(grid, points),
  earlier: Distances | null = null,
): Distances {
  const { sets, areas, discs } = grid
  const { positions, rows } = points
  const { count, from, to, sure, unsure, asked } = runs
  let most = 0
  for (let run = 0; run < count; run++)
    most += (to[run]! - from[run]!) * (sets.sizeOf(sure[run]!) + sets.sizeOf(unsure[run]!))
  const found = roomFor(most, earlier)
  let pairs = 0
  let at = 0
  for (let run = 0; run < count; run++) {
    const within = sets.members(sure[run]!)
    const near = sets.members(unsure[run]!)
    for (let k = from[run]!; k < to[run]!; k++) {
      const x = near.length > 0 ? asked[at++]! : positions[k * 2]!
      const y = near.length > 0 ? asked[at++]! : positions[k * 2 + 1]!
      for (let i = 0; i < within.length; i++) {
        const disc = discs[within[i]!]
        found.points[pairs] = rows[k]!
        found.zones[pairs] = within[i]!
        found.metres[pairs++] = disc ? metresToMiddle(disc, x, y) : 0
      }
      for (let i = 0; i < near.length; i++) {
        const zone = near[i]!
        const disc = discs[zone]
        const metres = disc
          ? isWithin(disc, x, y)
            ? metresToMiddle(disc, x, y)
            : Infinity
          : locateInArea(areas[zone]!, x, y) >= 0
            ? 0
            : metresWithin(measures[zone]!, x, y, limitMetres)
        if (metres === Infinity) continue
        found.points[pairs] = rows[k]!
        found.zones[pairs] = zone
        found.metres[pairs++] = metres
      }
    }
  }
  return {
    points: found.points.subarray(0, pairs),
    zones: found.zones.subarray(0, pairs),
    metres: found.metres.subarray(0, pairs),
  }
}

/** Room for as many pairs as there can be; memory that stays empty is never touched, so it costs nothing. */
function roomFor(pairs: number, earlier: Distances | null): Distances {
  const room = earlier && earlier.metres.buffer.byteLength >= pairs * 8 ? earlier : null
  return {
    points: room ? new Uint32Array(room.points.buffer) : new Uint32Array(pairs),
    zones: room ? new Uint32Array(room.zones.buffer) : new Uint32Array(pairs),
    metres: room ? new Float64Array(room.metres.buffer) : new Float64Array(pairs),
  }
}

/** Where the metric of the disc is not good for 0.2 mm, GeographicLib measures. */
const METRIC_METRES = 3000

function metresToMiddle(zone: Disc, x: number, y: number): number {
  if (zone.radiusMetres <= METRIC_METRES && zone.reachX < Infinity)
    return Math.sqrt(squaredMetres(zone.metric, x - zone.x, y - zone.y))
  return geodesicMetres(zone.frame.toLngLat(zone.x, zone.y), zone.frame.toLngLat(x, y))
}
