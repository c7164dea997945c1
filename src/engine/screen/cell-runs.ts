import { resized } from '../model/resized.ts'

/** What is known of the cells of a run. */
export const COVERED = 0
export const OPEN = 1

/**
 * Runs of cells, each in one row of a lattice: what drawing a zone gives. Every other cell lies outside of it. One list
 * is used again for every zone.
 */
export class CellRuns {
  /** Row, first column, last column and COVERED or OPEN of each run, in turn. */
  data = new Uint32Array(4 * 256)
  count = 0

  add(row: number, first: number, last: number, kind: typeof COVERED | typeof OPEN): void {
    if (first > last) return
    const at = this.count++ * 4
    if (at === this.data.length) this.data = resized(this.data, at * 2)
    this.data[at] = row
    this.data[at + 1] = first
    this.data[at + 2] = last
    this.data[at + 3] = kind
  }
}
