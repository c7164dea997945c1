import { locateInArea } from './area.ts'
import { isWithin } from './disc.ts'
import { columnOf, rowOf } from './lattice.ts'
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
 * Screens points in the order in which they come (x and y in turn), from one up to another, and writes their sets. For
 * one question about points that nobody asks about again: nothing is sorted. `setOf` has to hold zeros.
 */
export function screenStream(
  grid: ZoneGrid,
  positions: Float64Array,
  { setOf, onLine }: Screened,
  from = 0,
  to = positions.length >> 1,
): void {
  const asked = new Uint32Array(Math.min(BLOCK, to - from))
  for (let block = from; block < to; block += BLOCK) {
    const count = lookUp(grid, positions, setOf, block, Math.min(block + BLOCK, to), asked)
    for (let i = 0; i < count; i++) {
      const k = asked[i]!
      const x = positions[k * 2]!
      const y = positions[k * 2 + 1]!
      const cell = rowOf(grid.lattice, y) * grid.lattice.columns + columnOf(grid.lattice, x)
      setOf[k] = exactSet(grid, grid.cover[cell]!, grid.open[cell]!, x, y, k, onLine)
    }
  }
}

/** Points between two of its looks at what has to be asked exactly. */
const BLOCK = 65_536

/**
 * Writes the sets of the points in cells without open zones, and lists the others in `asked`; returns how many those
 * are. A loop with next to nothing in it, so that even a fresh process compiles it at once.
 */
function lookUp(
  { lattice, cover, open, isEmptyOutside }: ZoneGrid,
  positions: Float64Array,
  setOf: Uint32Array,
  from: number,
  to: number,
  asked: Uint32Array,
): number {
  const { x0, y0, perX, perY, columns, rows } = lattice
  const middleColumn = columns / 2
  const middleRow = rows / 2
  const reachColumns = middleColumn - 1
  const reachRows = middleRow - 1
  let count = 0
  for (let k = from; k < to; k++) {
    const x = positions[k * 2]!
    const y = positions[k * 2 + 1]!
    const column = (x - x0) * perX
    const row = (y - y0) * perY
    let cell: number
    // Two branches, mostly taken, where a clamp on each side is four that the processor cannot foresee.
    if (Math.abs(column - middleColumn) < reachColumns && Math.abs(row - middleRow) < reachRows)
      cell = (row | 0) * columns + (column | 0)
    else if (isEmptyOutside || x - y !== x - y) continue
    else cell = rowOf(lattice, y) * columns + columnOf(lattice, x)
    if (open[cell] === 0) setOf[k] = cover[cell]!
    else asked[count++] = k
  }
  return count
}

/**
 * Screens points that are sorted by the cells of the lattice, run by run, from one run up to another. What is in no run
 * is not looked at: `setOf` has to hold zeros, or what the same runs gave before.
 */
export function screenRuns(
  grid: ZoneGrid,
  { positions }: PointGrid,
  { from, to, sure, unsure, count }: PointRuns,
  { setOf, onLine }: Screened,
  fromRun = 0,
  toRun = count,
): void {
  for (let run = fromRun; run < toRun; run++) {
    const last = to[run]!
    const covered = sure[run]!
    const asked = unsure[run]!
    if (asked === 0) for (let k = from[run]!; k < last; k++) setOf[k] = covered
    else
      for (let k = from[run]!; k < last; k++)
        setOf[k] = exactSet(grid, covered, asked, positions[k * 2]!, positions[k * 2 + 1]!, k, onLine)
  }
}

/** Points sorted on the lattice of a grid, screened once. */
export function screenGrid(grid: ZoneGrid, points: PointGrid): Screened {
  const said = screened(points.rows.length)
  screenRuns(grid, points, pointRuns(grid, points), said)
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
