import { locateInArea } from './area.ts'
import { isWithin } from './disc.ts'
import type { PointGrid } from './point-grid.ts'
import { type PointRuns, pointRuns } from './point-runs.ts'
import type { ZoneGrid } from './zone-grid.ts'

/** The zones of every point, as the number of a set of `sets`; on the line counts as inside. */
export interface Screened {
  readonly setOf: Uint32Array
  /** Which points lie exactly on an edge of which zones: point, zone, in turn. */
  readonly onLine: number[]
}

export const screened = (count: number): Screened => ({ setOf: new Uint32Array(count), onLine: [] })

/**
 * Screens points that are sorted by the cells of the lattice, run by run. What is in no run is not looked at: `setOf` has
 * to hold zeros, or what the same runs gave before.
 */
export function screenRuns(
  grid: ZoneGrid,
  { count, from, to, sure, unsure, asked }: PointRuns,
  { setOf, onLine }: Screened,
): void {
  let at = 0
  for (let run = 0; run < count; run++) {
    const last = to[run]!
    const covered = sure[run]!
    const open = unsure[run]!
    if (open === 0) for (let k = from[run]!; k < last; k++) setOf[k] = covered
    else
      for (let k = from[run]!; k < last; k++, at += 2)
        setOf[k] = exactSet(grid, covered, open, asked[at]!, asked[at + 1]!, k, onLine)
  }
}

/** Points sorted on the lattice of a grid, screened once. */
export function screenGrid(grid: ZoneGrid, points: PointGrid): Screened {
  const said = screened(points.rows.length)
  screenRuns(grid, pointRuns(grid, points), said)
  return said
}

/** The set of one point in an open cell: what covers the cell, and each open zone that holds the point. */
function exactSet(
  { sets, areas, discs }: ZoneGrid,
  sure: number,
  unsure: number,
  x: number,
  y: number,
  point: number,
  onLine: number[],
): number {
  let set = sure
  for (let rest = unsure; rest !== 0; rest = sets.rest(rest)) {
    const index = sets.zoneOf(rest)
    const disc = discs[index]
    const place = disc ? (isWithin(disc, x, y) ? 1 : -1) : locateInArea(areas[index]!, x, y)
    if (place < 0) continue
    set = sets.add(set, index)
    if (place === 0) onLine.push(point, index)
  }
  return set
}

/** Every point with every zone that it lies in, in the order of the points and, for each, of the zones. */
export interface Pairs {
  readonly points: Uint32Array
  readonly zones: Uint32Array
}

/** Writes out the sets. `rows`, if given, names each point instead of its place in `setOf`. */
export function pairsOf(grid: ZoneGrid, { setOf }: Screened, rows?: Uint32Array): Pairs {
  const { sets } = grid
  const sizes = Uint32Array.from({ length: sets.count }, (_, set) => sets.sizeOf(set))
  let count = 0
  for (let k = 0; k < setOf.length; k++) count += sizes[setOf[k]!]!
  const points = new Uint32Array(count)
  const zones = new Uint32Array(count)
  let at = 0
  for (let k = 0; k < setOf.length; k++) {
    const set = setOf[k]!
    if (set === 0) continue
    const members = sets.members(set)
    const row = rows ? rows[k]! : k
    for (let m = 0; m < members.length; m++) {
      points[at] = row
      zones[at++] = members[m]!
    }
  }
  return { points, zones }
}
