import { SvelteMap } from 'svelte/reactivity'
import type { DistanceLine, DistanceRows, DistanceTableView } from '../../jobs/reach-view.ts'
import { nearJobs } from '../near-jobs.ts'
import type { Session } from '../state/session.svelte.ts'

/** So many rows are asked for at once beyond those in sight. */
const AHEAD = 20

/** The distance table: which rows in which order, the cells that were seen, the cell that is looked at and the one drawn. */
export class Distances {
  rows = $state<DistanceRows>('people')
  view = $state.raw<DistanceTableView | null>(null)
  waiting = $state(false)
  /** Numbers of the rows, as they stand in the view, in the order shown. */
  order = $state.raw<Uint32Array>(new Uint32Array())
  /** The hazard by whose distances it is sorted; null: by the nearest. */
  sortColumn = $state<number | null>(null)
  /** The cell that the keys move: place in the order, and column. */
  cell = $state.raw({ at: 0, column: 0 })
  /** The line on the map, with the row and column it belongs to. */
  drawn = $state.raw<{ readonly row: number; readonly column: number; readonly line: DistanceLine } | null>(null)
  readonly #cells = new SvelteMap<number, Float64Array>()
  readonly #asked = new Set<number>()
  readonly #session: Session
  #turn = 0

  constructor(session: Session) {
    this.#session = session
  }

  /** Rows times columns: what the tab counts. */
  get count(): number | null {
    return this.view && this.view.rows.length * this.view.columnRows.length
  }

  /** Asks for the table of the park as it is now. What it shows stays until the answer is there. */
  async ask(asOf: string, rows: DistanceRows): Promise<void> {
    const turn = ++this.#turn
    this.waiting = true
    const view = await nearJobs(this.#session.jobs).table({ asOf, rows }).catch(this.#crash)
    if (turn !== this.#turn) return
    this.waiting = false
    const kept = this.drawn && this.view && view?.request.rows === this.view.request.rows ? this.drawn : null
    this.#cells.clear()
    this.#asked.clear()
    this.view = view ?? null
    if (this.sortColumn !== null && this.sortColumn >= (view?.columnRows.length ?? 0)) this.sortColumn = null
    await this.#sort()
    this.cell = {
      at: Math.min(this.cell.at, Math.max(0, this.order.length - 1)),
      column: Math.min(this.cell.column, Math.max(0, (view?.columnRows.length ?? 0) - 1)),
    }
    // The line belongs to what was measured: it is measured again, or goes.
    this.drawn = null
    if (kept && view && kept.row < view.rows.length) await this.#draw(kept.row, kept.column)
  }

  /** Metres of a cell; undefined while they are being measured, NaN for a hazard to itself. */
  metres(row: number, column: number): number | undefined {
    return this.#cells.get(row)?.[column]
  }

  /** Fetches the cells of the rows from one place in the order to another, and some beyond. */
  need(first: number, last: number): void {
    const wanted: number[] = []
    for (let at = Math.max(0, first - AHEAD); at < Math.min(this.order.length, last + AHEAD); at++) {
      const row = this.order[at]!
      if (!this.#asked.has(row)) wanted.push(row)
    }
    if (wanted.length === 0) return
    for (const row of wanted) this.#asked.add(row)
    void this.#fetch(Uint32Array.from(wanted))
  }

  async #fetch(rows: Uint32Array): Promise<void> {
    const { view } = this
    const cells = await nearJobs(this.#session.jobs).cells(rows).catch(this.#crash)
    if (!cells || view !== this.view || !view) return
    const count = view.columnRows.length
    rows.forEach((row, k) => this.#cells.set(row, cells.subarray(k * count, (k + 1) * count)))
  }

  async sortBy(column: number | null): Promise<void> {
    this.sortColumn = column
    await this.#sort()
    this.cell = { ...this.cell, at: 0 }
  }

  async #sort(): Promise<void> {
    const { view, sortColumn } = this
    if (!view) {
      this.order = new Uint32Array()
      return
    }
    const metres =
      sortColumn === null ? view.least : await nearJobs(this.#session.jobs).column(sortColumn).catch(this.#crash)
    if (view !== this.view || !metres) return
    const far = (row: number) => (Number.isNaN(metres[row]!) ? Infinity : metres[row]!)
    this.order = Uint32Array.from(metres.keys()).sort((a, b) => far(a) - far(b) || a - b)
  }

  /** Draws the line of a cell on the map; a cell that is drawn already is taken off it. */
  async draw(at: number, column: number): Promise<void> {
    const row = this.order[at]
    if (row === undefined) return
    if (this.drawn?.row === row && this.drawn.column === column) this.drawn = null
    else await this.#draw(row, column)
  }

  async #draw(row: number, column: number): Promise<void> {
    const { view } = this
    const line = await nearJobs(this.#session.jobs).line(row, column).catch(this.#crash)
    if (view === this.view) this.drawn = line ? { row, column, line } : null
  }

  readonly #crash = (error: unknown): null => {
    this.#session.crash = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return null
  }
}
