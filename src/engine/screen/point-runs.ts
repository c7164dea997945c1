import { resized } from '../model/resized.ts'
import type { PointGrid } from './point-grid.ts'
import type { ZoneGrid } from './zone-grid.ts'

/**
 * The points of a grid in runs: those of neighbouring cells with the same zones, without the cells where there are no
 * zones or no points. Most of a county is empty and most of the rest alike, so there are far fewer runs than cells, and
 * whoever screens again reads them one after the other. Good until a zone is drawn anew.
 */
export interface PointRuns {
  readonly count: number
  /** Points from … up to … of each run. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** Number of the set of zones that surely hold all of them, and of the set that has to be asked about each. */
  readonly sure: Uint32Array
  readonly unsure: Uint32Array
  /** x and y in turn of the points that have to be asked about, run after run: a copy that is read from end to end. */
  readonly asked: Float64Array
}

/** Both grids have to be on one lattice. */
export function pointRuns({ lattice, cover, open, from: first, to: end }: ZoneGrid, points: PointGrid): PointRuns {
  const { cellStart, positions } = points
  let from = new Uint32Array(4096)
  let to = new Uint32Array(4096)
  let sure = new Uint32Array(4096)
  let unsure = new Uint32Array(4096)
  let count = 0
  for (let row = 0; row < lattice.rows; row++) {
    const last = row * lattice.columns + end[row]!
    for (let cell = row * lattice.columns + first[row]!; cell < last;) {
      const begin = cell
      const covered = cover[cell]!
      const asked = open[cell]!
      do cell++
      while (cell < last && cover[cell] === covered && open[cell] === asked)
      if ((covered === 0 && asked === 0) || cellStart[begin] === cellStart[cell]) continue
      if (count === from.length) {
        from = resized(from, from.length * 2)
        to = resized(to, to.length * 2)
        sure = resized(sure, sure.length * 2)
        unsure = resized(unsure, unsure.length * 2)
      }
      from[count] = cellStart[begin]!
      to[count] = cellStart[cell]!
      sure[count] = covered
      unsure[count++] = asked
    }
  }
  let length = 0
  for (let run = 0; run < count; run++) if (unsure[run] !== 0) length += to[run]! - from[run]!
  const asked = new Float64Array(length * 2)
  for (let run = 0, at = 0; run < count; run++) {
    if (unsure[run] === 0) continue
    for (let i = from[run]! * 2; i < to[run]! * 2; i++) asked[at++] = positions[i]!
  }
  return { count, from, to, sure, unsure, asked }
}
