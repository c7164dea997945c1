import type { Layer } from '../engine/model/park.ts'
import { buffersOf, placingRows, placingTask } from '../engine/model/placing.ts'
import type { Zone } from '../engine/model/row-placer.ts'
import { hasSinglePoints } from '../engine/model/single-points.ts'
import type { Progress } from '../jobs/progress.ts'
import type { CrewAnswer, CrewOrder } from './crew-orders.ts'

/** Positions of a stretch: some milliseconds of work, so that a cancel is felt and no worker waits long for the last. */
const POSITIONS_AT_ONCE = 65_536
const MOST_WORKERS = 16

/**
 * Workers, one for each core, that place the rows of large layers. Stretches of rows are copied and handed over, one at
 * a time to each worker; what comes back is a byte a row. Stopping is to hand out no more.
 */
export class Crew {
  readonly #workers: readonly Worker[]
  #job = 0

  constructor(size = navigator.hardwareConcurrency) {
    this.#workers = Array.from(
      { length: Math.max(1, Math.min(size, MOST_WORKERS)) },
      () => new Worker(new URL('./crew-worker.ts', import.meta.url), { type: 'module' }),
    )
  }

  /** The codes of every row for each list of zones, as `RowPlacer` gives them. */
  async place(layer: Layer, zones: readonly (readonly Zone[])[], progress: Progress): Promise<Uint8Array[]> {
    const { table } = layer
    const job = ++this.#job
    const task = placingTask(layer, zones, hasSinglePoints(table))
    const codes = zones.map(() => new Uint8Array(table.length))
    const each = Math.max(1, Math.floor((table.length * POSITIONS_AT_ONCE * 2) / (table.geometry.positions.length + 1)))
    let next = 0
    let done = 0
    let stopped = false
    const work = async (worker: Worker) => {
      send(worker, { job, task }, [])
      while (next < table.length && !stopped) {
        const from = next
        const to = Math.min(from + each, table.length)
        next = to
        const rows = placingRows(layer, from, to)
        const placed = await answerOf(worker, { job, rows }, buffersOf(rows))
        placed.forEach((column, k) => codes[k]!.set(column, from))
        done += to - from
        await progress.report({ phase: 'checking', done, total: table.length })
      }
    }
    try {
      await Promise.all(this.#workers.map(work))
    } finally {
      stopped = true
    }
    return codes
  }

  end(): void {
    for (const worker of this.#workers) worker.terminate()
  }
}

function send(worker: Worker, order: CrewOrder, buffers: readonly ArrayBufferLike[]): void {
  worker.postMessage(order, buffers as ArrayBuffer[])
}

/** What a worker says to an order; answers to jobs that were given up are passed over. */
function answerOf(worker: Worker, order: CrewOrder, buffers: readonly ArrayBufferLike[]): Promise<CrewAnswer['codes']> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController()
    const on = { signal: listening.signal }
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<CrewAnswer>) => {
        if (data.job !== order.job) return
        listening.abort()
        resolve(data.codes)
      },
      on,
    )
    worker.addEventListener(
      'error',
      (event) => {
        listening.abort()
        reject(new Error(event.message || 'a worker of the crew could not be started'))
      },
      on,
    )
    send(worker, order, buffers)
  })
}
