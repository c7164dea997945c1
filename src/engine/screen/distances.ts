import { geodesicMetres } from '../geometry/geodesic.ts'
import { type Area, locateInArea } from './area.ts'
import { type Disc, isWithin } from './disc.ts'
import { squaredMetres } from './local-metric.ts'
import { type MeasuredArea, measuredArea, metresWithin } from './measured-area.ts'
import type { PointGrid } from './point-grid.ts'
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
  const { sets, cover, open, lattice } = grid
  const { cellStart, positions, rows } = points
  const found = new PairList()
  for (let row = 0; row < lattice.rows; row++) {
    const end = row * lattice.columns + grid.to[row]!
    for (let cell = row * lattice.columns + grid.from[row]!; cell < end; cell++) {
      const last = cellStart[cell + 1]!
      let k = cellStart[cell]!
      if (k === last || (cover[cell] === 0 && open[cell] === 0)) continue
      const within = sets.members(cover[cell]!)
      const near = sets.members(open[cell]!)
      for (; k < last; k++) {
        const x = positions[k * 2]!
        const y = positions[k * 2 + 1]!
        for (let i = 0; i < within.length; i++) {
          const zone = zones[within[i]!]!
          found.add(rows[k]!, within[i]!, 'parts' in zone ? 0 : metresToMiddle(zone, x, y))
        }
        for (let i = 0; i < near.length; i++) {
          const zone = zones[near[i]!]!
          const metres =
            'parts' in zone
              ? metresToArea(zone, measures[near[i]!]!, x, y, limitMetres)
              : isWithin(zone, x, y)
                ? metresToMiddle(zone, x, y)
                : Infinity
          if (metres < Infinity) found.add(rows[k]!, near[i]!, metres)
        }
      }
    }
  }
  return found.done()
}

function metresToArea(zone: Area, measured: MeasuredArea, x: number, y: number, limit: number): number {
  return locateInArea(zone, x, y) >= 0 ? 0 : metresWithin(measured, x, y, limit)
}

/** Where the metric of the disc is not good for 0.2 mm, GeographicLib measures. */
const METRIC_METRES = 3000

function metresToMiddle(zone: Disc, x: number, y: number): number {
  if (zone.radiusMetres <= METRIC_METRES && zone.reachX < Infinity)
    return Math.sqrt(squaredMetres(zone.metric, x - zone.x, y - zone.y))
  return geodesicMetres(zone.frame.toLngLat(zone.x, zone.y), zone.frame.toLngLat(x, y))
}

/** Three columns that grow together. */
class PairList {
  #points = new Uint32Array(4096)
  #zones = new Uint32Array(4096)
  #metres = new Float64Array(4096)
  #count = 0

  add(point: number, zone: number, metres: number): void {
    if (this.#count === this.#points.length) this.#grow()
    this.#points[this.#count] = point
    this.#zones[this.#count] = zone
    this.#metres[this.#count++] = metres
  }

  done(): Distances {
    const count = this.#count
    return {
      points: this.#points.slice(0, count),
      zones: this.#zones.slice(0, count),
      metres: this.#metres.slice(0, count),
    }
  }

  #grow(): void {
    const [points, zones, metres] = [this.#points, this.#zones, this.#metres]
    this.#points = new Uint32Array(this.#count * 2)
    this.#zones = new Uint32Array(this.#count * 2)
    this.#metres = new Float64Array(this.#count * 2)
    this.#points.set(points)
    this.#zones.set(zones)
    this.#metres.set(metres)
  }
}
