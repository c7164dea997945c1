import type { Disc } from './disc.ts'
import { type CellRuns, COVERED, OPEN } from './cell-runs.ts'
import { columnOf, type Lattice, rowOf, SLACK } from './lattice.ts'

/**
 * Draws a disc on a lattice: the cells that it surely covers, and the open ones, which its rim may reach. In each row
 * the rim lies between the half-chords at the nearest and at the farthest height of the row, each with the scale at its
 * least or largest within the disc.
 */
export function drawDisc(lattice: Lattice, disc: Disc, runs: CellRuns): void {
  const { x, y, radiusMetres, reachX, reachY } = disc
  if (reachX === Infinity) {
    for (let row = 0; row < lattice.rows; row++) runs.add(row, 0, lattice.columns - 1, OPEN)
    return
  }
  // reachX and reachY stretch the disc by the drift of its scale; it contains what is shrunk by twice as much, and by
  // the guard band on both sides.
  const shrink = Math.max(0, 1 - (3 * radiusMetres) / 1e6 - 0.002 / radiusMetres)
  const slackX = SLACK / lattice.perX
  const slackY = SLACK / lattice.perY
  const bottom = rowOf(lattice, y - reachY - slackY)
  const top = rowOf(lattice, y + reachY + slackY)
  for (let row = bottom; row <= top; row++) {
    const low = row === 0 ? -Infinity : lattice.y0 + row / lattice.perY - slackY - y
    const high = row === lattice.rows - 1 ? Infinity : lattice.y0 + (row + 1) / lattice.perY + slackY - y
    const nearest = Math.max(low, -high, 0) / reachY
    const farthest = Math.max(-low, high) / reachY
    const outer = reachX * Math.sqrt(Math.max(0, 1 - nearest * nearest)) + slackX
    const inner = reachX * Math.sqrt(Math.max(0, shrink * shrink - farthest * farthest)) - slackX
    const first = columnOf(lattice, x - outer)
    const last = columnOf(lattice, x + outer)
    // The outer columns have no end, so no disc covers them.
    const from = Math.max(columnOf(lattice, x - inner) + 1, 1)
    const to = Math.min(columnOf(lattice, x + inner) - 1, lattice.columns - 2)
    if (inner > 0 && from <= to) {
      runs.add(row, first, from - 1, OPEN)
      runs.add(row, from, to, COVERED)
      runs.add(row, to + 1, last, OPEN)
    } else runs.add(row, first, last, OPEN)
  }
}
