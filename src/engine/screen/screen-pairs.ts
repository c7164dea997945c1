import { locateInArea } from './area.ts'
import { isWithin } from './disc.ts'
import { columnOf, rowOf } from './lattice.ts'
import type { ZoneGrid } from './zone-grid.ts'

/** Points with the zones that hold them, one entry for each pair, by point, then by zone. */
export interface PlacedPairs {
  readonly points: Uint32Array
  readonly zones: Uint32Array
  /** 1 inside, 0 exactly on an edge; −1 outside, but within the margin of the grid or a little farther. */
  readonly places: Int8Array
}

/** Points that are looked up before those in cells with zones are gone through: few, so that a fresh process sees all of the code soon and compiles it once. */
const BLOCK = 4096

/**
 * Screens points as they come (x and y in turn), for one question about points that nobody asks about again: nothing is
 * sorted, and what is in no zone leaves no trace.
 *
 * `near`: pairs of a point and an open zone that does not hold it are kept, too, for who measures them.
 */
export function screenPairs(grid: ZoneGrid, positions: Float64Array, near = false): PlacedPairs {
  const total = positions.length >> 1
  // Memory that stays empty is never touched, so room for a pair of every point costs nothing.
  let pairs = room(total)
  let count = 0
  const hits = new Uint32Array(Math.min(total, BLOCK))
  for (let from = 0; from < total; from += BLOCK) {
    const found = lookUp(grid, positions, from, Math.min(from + BLOCK, total), hits)
    const most = count + mostPairs(grid, positions, hits, found)
    if (most > pairs.points.length) pairs = moved(pairs, room(Math.max(most, pairs.points.length * 2)))
    count = place(grid, positions, hits, found, near, pairs, count)
  }
  return upTo(pairs, count)
}

/** As many pairs as the points that were hit can have. */
function mostPairs(grid: ZoneGrid, positions: Float64Array, hits: Uint32Array, found: number): number {
  const { cover, open, sets } = grid
  let most = 0
  for (let h = 0; h < found; h++) {
    const k = hits[h]!
    const cell = cellOf(grid, positions[k * 2]!, positions[k * 2 + 1]!)
    most += sets.sizeOf(cover[cell]!) + sets.sizeOf(open[cell]!)
  }
  return most
}

/** Adds the pairs of the points that were hit behind the `count` that there are; returns how many there are then. */
function place(
  grid: ZoneGrid,
  positions: Float64Array,
  hits: Uint32Array,
  found: number,
  near: boolean,
  { points, zones, places }: PlacedPairs,
  count: number,
): number {
  const { cover, open, sets, areas, discs } = grid
  for (let h = 0; h < found; h++) {
    const point = hits[h]!
    const x = positions[point * 2]!
    const y = positions[point * 2 + 1]!
    const cell = cellOf(grid, x, y)
    const sure = sets.members(cover[cell]!)
    const unsure = sets.members(open[cell]!)
    // Both are ascending and share no zone.
    for (let i = 0, j = 0; i < sure.length || j < unsure.length;) {
      let zone: number
      let where: 1 | 0 | -1 = 1
      if (j === unsure.length || (i < sure.length && sure[i]! < unsure[j]!)) zone = sure[i++]!
      else {
        zone = unsure[j++]!
        const disc = discs[zone]
        where = disc ? (isWithin(disc, x, y) ? 1 : -1) : locateInArea(areas[zone]!, x, y)
        if (where < 0 && !near) continue
      }
      points[count] = point
      zones[count] = zone
      places[count++] = where
    }
  }
  return count
}

function room(length: number): PlacedPairs {
  return { points: new Uint32Array(length), zones: new Uint32Array(length), places: new Int8Array(length) }
}

function moved(from: PlacedPairs, to: PlacedPairs): PlacedPairs {
  to.points.set(from.points)
  to.zones.set(from.zones)
  to.places.set(from.places)
  return to
}

function upTo({ points, zones, places }: PlacedPairs, count: number): PlacedPairs {
  return { points: points.subarray(0, count), zones: zones.subarray(0, count), places: places.subarray(0, count) }
}

const cellOf = ({ lattice }: ZoneGrid, x: number, y: number) =>
  rowOf(lattice, y) * lattice.columns + columnOf(lattice, x)

/** Lists the points in cells that are not empty; a loop with next to nothing in it, so that it is compiled at once. */
function lookUp(
  { lattice, cover, open, isEmptyOutside }: ZoneGrid,
  positions: Float64Array,
  from: number,
  to: number,
  hits: Uint32Array,
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
    hits[count] = k
    // Counted only if there is a zone, which is no branch.
    count += +((cover[cell]! | open[cell]!) !== 0)
  }
  return count
}
