import { ringsOf } from '../geometry/shape.ts'
import { type Area, locateInArea } from './area.ts'
import { type CellRuns, COVERED, OPEN } from './cell-runs.ts'
import { columnOf, type Lattice, middleOfColumn, middleOfRow, rowOf, SLACK } from './lattice.ts'

/** Which cells an edge comes near; a byte for each cell of the window of one area, used again for the next. */
let marks = new Uint8Array(4096)

/**
 * Draws an area on a lattice: the cells that it surely covers, and the open ones, which an edge may reach. Every other
 * cell lies outside. `marginX` and `marginY` (units) widen the edges: a place nearer to one than that is in an open cell.
 *
 * An edge is cut into its stretches between the borders of the rows, a little longer than they are (SLACK), and marks
 * the columns from one end of each to the other. What is not marked is met by no edge, so one place in each run of such
 * cells answers for all of it.
 */
export function drawArea(lattice: Lattice, area: Area, marginX: number, marginY: number, runs: CellRuns): void {
  const [x0, y0, x1, y1] = area.shape.bounds
  if (!(x0 <= x1 && y0 <= y1)) return
  const slackX = marginX + SLACK / lattice.perX
  const slackY = marginY + SLACK / lattice.perY
  const first = columnOf(lattice, x0 - slackX)
  const last = columnOf(lattice, x1 + slackX)
  const bottom = rowOf(lattice, y0 - slackY)
  const top = rowOf(lattice, y1 + slackY)
  const width = last - first + 1
  const cells = width * (top - bottom + 1)
  if (marks.length < cells) marks = new Uint8Array(cells)
  else marks.fill(0, 0, cells)
  for (const ring of ringsOf(area.shape))
    for (let i = 2; i < ring.length; i += 2)
      markEdge(lattice, ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!, slackX, slackY, first, bottom, width)

  for (let row = bottom; row <= top; row++) {
    const start = (row - bottom) * width
    for (let from = 0; from < width;) {
      const mark = marks[start + from]!
      let to = from + 1
      while (to < width && marks[start + to] === mark) to++
      if (mark === 1) runs.add(row, first + from, first + to - 1, OPEN)
      else if (locateInArea(area, middleOfColumn(lattice, first + from), middleOfRow(lattice, row)) > 0)
        runs.add(row, first + from, first + to - 1, COVERED)
      from = to
    }
  }
}

/** The least and the greatest x of the stretch that `stretchInRow` was asked for last. */
export const stretch = new Float64Array(2)

/**
 * The stretch of an edge a → b between the borders of a row, `slackY` longer on both sides (rounding needs SLACK of a
 * cell): sets `stretch`. Only for rows that the edge reaches with that slack.
 */
export function stretchInRow(
  lattice: Lattice,
  row: number,
  slackY: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): void {
  let x0 = Math.min(ax, bx)
  let x1 = Math.max(ax, bx)
  const low = Math.min(ay, by)
  const high = Math.max(ay, by)
  // The outer rows have no end.
  const from = row === 0 ? low : lattice.y0 + row / lattice.perY - slackY
  const to = row === lattice.rows - 1 ? high : lattice.y0 + (row + 1) / lattice.perY + slackY
  if (low < high && (from > low || to < high)) {
    const slope = (bx - ax) / (by - ay)
    const p = from > low ? ax + (from - ay) * slope : ay < by ? ax : bx
    const q = to < high ? ax + (to - ay) * slope : ay < by ? bx : ax
    x0 = Math.max(x0, Math.min(p, q))
    x1 = Math.min(x1, Math.max(p, q))
  }
  stretch[0] = x0
  stretch[1] = x1
}

function markEdge(
  lattice: Lattice,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  slackX: number,
  slackY: number,
  first: number,
  bottom: number,
  width: number,
): void {
  const lastRow = rowOf(lattice, Math.max(ay, by) + slackY)
  for (let row = rowOf(lattice, Math.min(ay, by) - slackY); row <= lastRow; row++) {
    stretchInRow(lattice, row, slackY, ax, ay, bx, by)
    const start = (row - bottom) * width - first
    marks.fill(1, start + columnOf(lattice, stretch[0]! - slackX), start + columnOf(lattice, stretch[1]! + slackX) + 1)
  }
}
