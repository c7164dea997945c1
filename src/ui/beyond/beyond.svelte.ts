import type { Note } from '../../engine/model/trouble.ts'
import type { BeyondView } from '../../jobs/beyond-view.ts'
import { drawBeyondSwatch } from '../../map/beyond-points.ts'
import type { LegendRow } from '../legend.ts'
import { nearJobs } from '../near-jobs.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** West, south, east, north in degrees. */
export type Bounds = BeyondView['bounds']

/** What the map's view shows of large layers beyond the parts that were read and checked. */
export class Beyond {
  /** The last answer, as long as it is about what is in view. */
  answer = $state.raw<BeyondView | null>(null)
  /** Why the last view could not be read: then nothing is asked again until somebody wants it. */
  failed = $state.raw<Note | null>(null)
  /** The view reaches beyond what was read. */
  isBeyond = $state(false)
  readonly #session: Session
  readonly #desk: Desk
  #view: Bounds | null = null
  #asking = false
  #turn = 0

  constructor(session: Session, desk: Desk) {
    this.#session = session
    this.#desk = desk
  }

  /** A row of the legend, with its eye. */
  get legend(): LegendRow {
    const { answer } = this
    const count = !answer || answer.count === 0 ? '' : `${answer.positions ? '' : '≥ '}${answer.count}`
    const name = this.#desk.say('beyondRow')
    return { swatch: 'beyond', name, count, layer: 'beyond', state: null, draw: drawBeyondSwatch }
  }

  /** The camera rests: reads what is in view beyond `parts`, unless it is at hand. The newest view overtakes others. */
  async look(view: Bounds, parts: readonly Bounds[]): Promise<void> {
    this.#view = view
    this.isBeyond = parts.some((part) => !isWithin(view, part))
    if (!this.isBeyond) return this.#forget()
    if (this.answer?.positions && isWithin(view, this.answer.bounds)) return
    // How many there were in another view says nothing of this one.
    if (!this.answer?.positions) this.answer = null
    if (!this.failed) await this.#ask(view)
  }

  /** Other layers, or none: what was read is of no use any more. */
  reset(): void {
    this.failed = null
    this.isBeyond = false
    this.#forget()
  }

  async retry(): Promise<void> {
    this.failed = null
    if (this.#view) await this.#ask(this.#view)
  }

  #forget(): void {
    this.answer = null
    this.#turn++
    if (this.#asking) void nearJobs(this.#session.jobs).beyond(null)
    this.#asking = false
  }

  async #ask(view: Bounds): Promise<void> {
    const turn = ++this.#turn
    this.#asking = true
    try {
      const answer = await nearJobs(this.#session.jobs).beyond(view)
      if (turn !== this.#turn) return
      this.#asking = false
      this.answer = answer
      this.failed = answer?.note ?? null
    } catch (error) {
      this.#session.crash = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
  }
}

const isWithin = (inner: Bounds, outer: Bounds) =>
  inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
