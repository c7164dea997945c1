import type { ReachFrom, ReachRequest, ReachView } from '../../jobs/reach-view.ts'
import { nearJobs } from '../near-jobs.ts'
import type { Session } from '../state/session.svelte.ts'

/** Metres at the start (自定), the steps of the slider, and its ends. */
export const REACH = { start: 500, step: 10, least: 10 } as const

/** What a reach is measured from: a hazard or a plant, layer of the park and row of its table. */
export type ReachSubject = Pick<ReachRequest, 'layer' | 'row'>

/** Who is within some metres of the selected hazard or plant. */
export class Reach {
  metres = $state<number>(REACH.start)
  from = $state<ReachFrom>('plant')
  view = $state.raw<ReachView | null>(null)
  waiting = $state(false)
  /** The place among the people whose line is drawn alone; null: the nearest of each kind. */
  shown = $state<number | null>(null)
  readonly #session: Session
  #turn = 0
  #busy = false
  #next: ReachRequest | null = null

  constructor(session: Session) {
    this.#session = session
  }

  /** Asks anew; while an answer is under way only the latest wish waits, so that a slider never builds a queue. */
  ask(request: ReachRequest | null): void {
    if (request === null) {
      this.#turn++
      this.#next = null
      this.view = null
      this.waiting = false
      return
    }
    const { view } = this
    if (view && (view.request.layer !== request.layer || view.request.row !== request.row)) this.view = null
    this.shown = null
    this.waiting = true
    this.#next = request
    if (!this.#busy) void this.#work()
  }

  async #work(): Promise<void> {
    this.#busy = true
    while (this.#next) {
      const request = this.#next
      const turn = ++this.#turn
      this.#next = null
      try {
        const view = await nearJobs(this.#session.jobs).reach(request)
        if (turn === this.#turn) this.view = view
      } catch (error) {
        this.#session.crash = error instanceof Error ? (error.stack ?? error.message) : String(error)
      }
    }
    this.#busy = false
    this.waiting = false
  }
}
