import { InputError } from '../engine/model/trouble.ts'
import { Cancelled, type Progress, type Step } from '../jobs/progress.ts'
import type { Outcome } from './protocol.ts'

/** Between two looks at the message queue. */
const SLICE_MS = 30

/** Whom a job makes way for by being stopped: its answer is of no use any more, or nobody waits for it. */
type Yields = 'to-nobody' | 'to-changes' | 'to-all'

/** How a job ended, unless it is our error. */
export async function outcomeOf<T>(job: Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await job }
  } catch (error) {
    if (error instanceof Cancelled) return { kind: 'cancelled' }
    if (error instanceof InputError) return { kind: 'refused', note: error.note }
    throw error
  }
}

/**
 * One job at a time, in the order they came. A check that is under way when a job comes that changes what is checked is
 * stopped: its answer would be about what is no longer there. A mere question waits for it.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()
  #running: { cancelled: boolean; readonly yields: Yields } | null = null
  readonly #report: (step: Step) => void

  constructor(report: (step: Step) => void) {
    this.#report = report
  }

  /** A job that leaves the park as it is. */
  ask<T>(job: (progress: Progress) => Promise<T>): Promise<Outcome<T>> {
    if (this.#running?.yields === 'to-all') this.#running.cancelled = true
    return this.#inTurn(job, 'to-nobody')
  }

  /** A job that opens or changes a park, or checks it (`yields`: a later one stops it). */
  run<T>(job: (progress: Progress) => Promise<T>, yields: Yields = 'to-nobody'): Promise<Outcome<T>> {
    if (this.#running && this.#running.yields !== 'to-nobody') this.#running.cancelled = true
    return this.#inTurn(job, yields)
  }

  /** A job that nobody asked for: it waits for a lull, says nothing, and stops when anybody asks for anything. */
  async spare(job: (progress: Progress) => Promise<void>): Promise<void> {
    await this.lull(0)
    await this.#inTurn(job, 'to-all')
  }

  #inTurn<T>(job: (progress: Progress) => Promise<T>, yields: Yields): Promise<Outcome<T>> {
    const turn = this.#last.then(async (): Promise<Outcome<T>> => {
      const running = { cancelled: false, yields }
      this.#running = running
      try {
        return await outcomeOf(job(this.#progress(running)))
      } finally {
        this.#running = null
      }
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Resolves when no job has been under way for so long; messages that have come are looked at first. */
  async lull(graceMs: number): Promise<void> {
    let last
    do {
      last = this.#last
      await last
      await new Promise((resolve) => setTimeout(resolve, graceMs))
    } while (last !== this.#last)
  }

  cancel(): void {
    if (this.#running) this.#running.cancelled = true
  }

  /** Says how far a job is, and lets the messages in from time to time, so that a cancel can arrive. */
  #progress(running: { cancelled: boolean; readonly yields: Yields }): Progress {
    let last = performance.now()
    return {
      report: async (step) => {
        if (performance.now() - last < SLICE_MS) return
        if (running.yields !== 'to-all') this.#report(step)
        await new Promise((resolve) => setTimeout(resolve))
        last = performance.now()
        if (running.cancelled) throw new Cancelled()
      },
    }
  }
}
