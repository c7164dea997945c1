import type { Bounds } from '../geometry/shape.ts'

/**
 * A lattice of equal cells over some ground, cell (0, 0) at its lowest x and y. Positions beyond it belong to its outer
 * cells, which reach to infinity.
 *
 * All that is built on it rests on one property: the cell of a position is computed by steps that never fall as x or y
 * grows (subtraction, multiplication and cutting off are monotone in floating point, too). So whatever lies between
 * two places of one column lies in that column, to the last bit.
 */
export interface Lattice {
  readonly x0: number
  readonly y0: number
  /** Cells for one unit of x and of y. */
  readonly perX: number
  readonly perY: number
  readonly columns: number
  readonly rows: number
}

/** Cells no narrower than this share of the largest coordinate, so that rounding stays below SLACK. */
const NARROWEST = 2 ** -40

/**
 * What the rasters add on each side, in cells. The places of cell borders and of edges between them are rounded by some
 * 2⁻⁵² of the largest coordinate, which is less than 2⁻⁹ of a cell.
 */
export const SLACK = 2 ** -8

/**
 * About `cells` square cells (in metres of sx and sy for a unit) over the bounds and two more on every side, so
 * that outer cells hold only what lies beyond the bounds, even when it is drawn with some slack. Empty or endless bounds give one cell.
 */
export function latticeOver([x0, y0, x1, y1]: Bounds, [sx, sy]: readonly [number, number], cells: number): Lattice {
  const width = (x1 - x0) * sx
  const height = (y1 - y0) * sy
  const one = { x0: 0, y0: 0, perX: 0, perY: 0, columns: 1, rows: 1 }
  if (!(width >= 0 && height >= 0 && width + height < Infinity)) return one
  const largest = Math.max(Math.abs(x0), Math.abs(x1), Math.abs(y0), Math.abs(y1))
  const narrowest = Math.max(largest * NARROWEST * Math.max(sx, sy), Number.MIN_VALUE * 2 ** 60)
  // A thin strip gets cells along it.
  const edge = Math.max(Math.sqrt((width * height) / cells), (width + height) / cells, narrowest)
  const [dx, dy] = [edge / sx, edge / sy]
  const columns = Math.floor((x1 - x0) / dx) + 5
  const rows = Math.floor((y1 - y0) / dy) + 5
  return { x0: x0 - 2 * dx, y0: y0 - 2 * dy, perX: 1 / dx, perY: 1 / dy, columns, rows }
}

/** Number of the column of x; of NaN 0. */
export function columnOf({ x0, perX, columns }: Lattice, x: number): number {
  const at = (x - x0) * perX
  return at > 0 ? (at < columns - 1 ? at | 0 : columns - 1) : 0
}

/** Number of the row of y; of NaN 0. */
export function rowOf({ y0, perY, rows }: Lattice, y: number): number {
  const at = (y - y0) * perY
  return at > 0 ? (at < rows - 1 ? at | 0 : rows - 1) : 0
}

/** A place in a column, away from its borders. */
export const middleOfColumn = ({ x0, perX }: Lattice, column: number): number => x0 + (column + 0.5) / perX
export const middleOfRow = ({ y0, perY }: Lattice, row: number): number => y0 + (row + 0.5) / perY
