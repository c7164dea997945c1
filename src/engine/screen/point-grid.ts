import { columnOf, type Lattice, rowOf } from './lattice.ts'

/**
 * Points sorted once by the cell of a lattice, so that those of a cell, and those of a run of cells, lie one after the
 * other in memory. For sessions in which the same points are asked again and again.
 */
export interface PointGrid {
  readonly lattice: Lattice
  /** x and y in turn, in the order of the cells. */
  readonly positions: Float64Array
  /** For each of them its number in the list that was given. */
  readonly rows: Uint32Array
  /** Where each cell begins, counted in points; one more at the end. Cells run row by row. */
  readonly cellStart: Uint32Array
}

/**
 * Counts the points of each cell, then puts each in its place. `positions`: x and y in turn, units of the frame of the
 * lattice. A point that is not a number stands behind the last cell, where nothing asks for it.
 */
export function pointGrid(lattice: Lattice, positions: Float64Array): PointGrid {
  const count = positions.length >> 1
  const cells = lattice.columns * lattice.rows
  const cellStart = new Uint32Array(cells + 1)
  const cellOf = new Uint32Array(count)
  for (let k = 0; k < count; k++) {
    const x = positions[k * 2]!
    const y = positions[k * 2 + 1]!
    const cell = x - y - (x - y) === 0 ? rowOf(lattice, y) * lattice.columns + columnOf(lattice, x) : cells
    cellOf[k] = cell
    cellStart[cell]!++
  }
  for (let cell = 0, start = 0; cell <= cells; cell++) {
    const held = cellStart[cell]!
    cellStart[cell] = start
    start += held
  }
  const sorted = new Float64Array(count * 2)
  const rows = new Uint32Array(count)
  for (let k = 0; k < count; k++) {
    // Counts up the begin of each cell to its end, which is the begin of the next.
    const at = cellStart[cellOf[k]!]!++
    rows[at] = k
    sorted[at * 2] = positions[k * 2]!
    sorted[at * 2 + 1] = positions[k * 2 + 1]!
  }
  cellStart.copyWithin(1, 0, cells)
  cellStart[0] = 0
  return { lattice, positions: sorted, rows, cellStart }
}
