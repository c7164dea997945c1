import type { DegreeBounds } from '../engine/model/neighbourhood.ts'
import type { Park } from '../engine/model/park.ts'
import { type SurroundedFinding, type Surroundings, surroundingsOf } from '../engine/surroundings/surroundings.ts'
import type { Language } from '../i18n/index.ts'
import type { BeyondView } from '../jobs/beyond-view.ts'
import { cellsOf, columnOf, lineOf, type OpenedTable, openTable } from '../jobs/distances.ts'
import { neighboursFile } from '../jobs/neighbours-file.ts'
import { type OpenedReach, openReach, reachView } from '../jobs/reach.ts'
import type { DistanceLine, DistanceRequest, DistanceTableView, ReachRequest, ReachView } from '../jobs/reach-view.ts'
import type { NearJobs } from './protocol.ts'

/** Between two looks at the message queue. */
const SLICE_MS = 15

/**
 * Distances and who is within reach. Answers while jobs are under way, and keeps what it measured as long as the park is the
 * same, so that the next cell, or another reach, costs next to nothing.
 */
export class NearDesk implements NearJobs {
  readonly #park: () => Park
  #table: OpenedTable | null = null
  #reach: OpenedReach | null = null
  #tableTurn = 0
  #reachTurn = 0
  #beyond = new AbortController()

  constructor(park: () => Park) {
    this.#park = park
  }

  async table(request: DistanceRequest): Promise<DistanceTableView | null> {
    const turn = ++this.#tableTurn
    const opened = await slowly(openTable(this.#park(), request), () => turn === this.#tableTurn)
    if (opened) this.#table = opened
    return opened?.view ?? null
  }

  /** The table at hand, unless the park is another one by now. */
  #current(): OpenedTable | null {
    return this.#table?.park === this.#park() ? this.#table : null
  }

  cells(rows: Uint32Array): Promise<Float64Array | null> {
    const table = this.#current()
    return Promise.resolve(table && cellsOf(table, rows))
  }

  column(column: number): Promise<Float64Array | null> {
    const table = this.#current()
    return Promise.resolve(table && columnOf(table, column))
  }

  line(row: number, column: number): Promise<DistanceLine | null> {
    const table = this.#current()
    return Promise.resolve(table && lineOf(table, row, column))
  }

  /** null when a later question has come, and where there is no outline to measure from. */
  async reach(request: ReachRequest): Promise<ReachView | null> {
    const opened = await this.#openReach(request)
    return opened && reachView(opened, request.metres)
  }

  /** The list of neighbours as a file for a spreadsheet. */
  async neighbours(request: ReachRequest, language: Language): Promise<string | null> {
    const opened = await this.#openReach(request)
    return opened && neighboursFile(opened, request.metres, language)
  }

  surroundings(finding: SurroundedFinding, asOf: string, coverageMonths: number): Promise<Surroundings> {
    return Promise.resolve(surroundingsOf(this.#park(), finding, asOf, coverageMonths))
  }

  async beyond(view: DegreeBounds | null): Promise<BeyondView | null> {
    this.#beyond.abort()
    if (!view) return null
    const { signal } = (this.#beyond = new AbortController())
    const { readBeyond } = await import('../jobs/read-beyond.ts')
    try {
      return await readBeyond(this.#park().layers, view, signal)
    } catch (error) {
      if (signal.aborted) return null
      throw error
    }
  }

  async #openReach(request: ReachRequest): Promise<OpenedReach | null> {
    const park = this.#park()
    const key = ({ asOf, layer, row, from }: ReachRequest) => JSON.stringify([asOf, layer, row, from])
    if (this.#reach?.park === park && key(this.#reach.request) === key(request)) return this.#reach
    const turn = ++this.#reachTurn
    const opened = await slowly(openReach(park, request), () => turn === this.#reachTurn)
    if (opened) this.#reach = opened
    return opened
  }
}

/** Drives a generator and lets messages in meanwhile; null when its answer is of no use any more. */
async function slowly<T>(work: Generator<unknown, T>, isWanted: () => boolean): Promise<T | null> {
  let last = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done === true) return isWanted() ? step.value : null
    if (performance.now() - last < SLICE_MS) continue
    await new Promise((resolve) => setTimeout(resolve))
    if (!isWanted()) return null
    last = performance.now()
  }
}
