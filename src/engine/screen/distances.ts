import { geodesicMetres } from '../geometry/geodesic.ts'
import { locateInArea } from './area.ts'
import { type Disc, isWithin } from './disc.ts'
import { squaredMetres } from './local-metric.ts'
import { type MeasuredArea, measuredArea, metresWithin } from './measured-area.ts'
import type { PointGrid } from './point-grid.ts'
import { pointRuns } from './point-runs.ts'
import { type Zone, ZoneGrid } from './zone-grid.ts'

/** Points with the zones in whose reach they are, one entry for each pair. */
export interface Distances {
  /** Numbers of the list of which the grid was made. */
  readonly points: Uint32Array
  readonly zones: Uint32Array
  /** On the ellipsoid to the nearest edge of an area, or to the middle of a disc; 0 inside an area. */
  readonly metres: Float64Array
}

/**
 * The distances from points to zones, up to a limit: for an area to its edges, for a disc to its middle (its radius is
 * the limit). The zones are drawn with the limit as their margin; only the points in the cells that are reached are
 * measured, and only to those zones.
 */
export function distancesWithin(points: PointGrid, zones: readonly Zone[], limitMetres: number): Distances {
  const grid = new ZoneGrid(points.lattice, zones, limitMetres)
  const measures = zones.map((zone): MeasuredArea | null => ('parts' in zone ? measuredArea(zone.shape) : null))
  const { sets, areas, discs } = grid
  const { positions, rows } = points
  const { count, from, to, sure, unsure } = pointRuns(grid, points)
  // As many pairs as there can be; what stays empty is never touched, so it costs nothing.
  let most = 0
  for (let run = 0; run < count; run++)
    most += (to[run]! - from[run]!) * (sets.sizeOf(sure[run]!) + sets.sizeOf(unsure[run]!))
  const found = { points: new Uint32Array(most), zones: new Uint32Array(most), metres: new Float64Array(most) }
  let pairs = 0
  for (let run = 0; run < count; run++) {
    const within = sets.members(sure[run]!)
    const near = sets.members(unsure[run]!)
    for (let k = from[run]!; k < to[run]!; k++) {
      const x = positions[k * 2]!
      const y = positions[k * 2 + 1]!
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

/** Where the metric of the disc is not good for 0.2 mm, GeographicLib measures. */
const METRIC_METRES = 3000

function metresToMiddle(zone: Disc, x: number, y: number): number {
  if (zone.radiusMetres <= METRIC_METRES && zone.reachX < Infinity)
    return Math.sqrt(squaredMetres(zone.metric, x - zone.x, y - zone.y))
  return geodesicMetres(zone.frame.toLngLat(zone.x, zone.y), zone.frame.toLngLat(x, y))
}
