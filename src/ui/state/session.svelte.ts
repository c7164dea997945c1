import type { Step } from '../../jobs/progress.ts'
import type { CheckView, ParkView } from '../../jobs/view.ts'
import type { Note } from '../../engine/model/trouble.ts'
import type { Jobs, NamedFile, Outcome } from '../../worker/protocol.ts'
import { startWorker } from '../../worker/client.ts'

/** The parks that the site carries. */
export const SAMPLES = [
  { id: 'hangjin', zh: '杭锦经济开发区化工园区', en: 'Hangjin Chemical Park' },
  { id: 'jishan', zh: '稷山经济技术开发区西社化工园区', en: 'Jishan Xishe Chemical Park' },
] as const

export type Origin = { readonly kind: 'sample'; readonly id: string } | { readonly kind: 'local' }

/** The open park, its last check, and what is under way. */
export class Session {
  view = $state.raw<ParkView | null>(null)
  check = $state.raw<CheckView | null>(null)
  origin = $state.raw<Origin | null>(null)
  step = $state.raw<Step | null>(null)
  refused = $state.raw<Note | null>(null)
  crash = $state<string | null>(null)
  cancelled = $state(false)
  asOf = $state('')
  /** null: the version in force on the as-of date. */
  versionId = $state<string | null>(null)
  #jobs: Jobs
  #turn = 0

  constructor(asOf: string) {
    this.asOf = asOf
    this.#jobs = startWorker(
      (step) => (this.step = step),
      (message) => (this.crash = message),
    )
  }

  async openSample(id: string, versionId: string | null = null): Promise<void> {
    const folder = new URL(`data/parks/${id}/`, document.baseURI).href
    await this.#open({ kind: 'sample', id }, () => this.#jobs.openSite(folder), versionId)
  }

  async openFiles(files: readonly NamedFile[]): Promise<void> {
    await this.#open({ kind: 'local' }, () => this.#jobs.openFiles(files), null)
  }

  async recheck(): Promise<void> {
    if (!this.view) return
    const request = { asOf: this.asOf, versionId: this.versionId }
    await this.#run(
      () => this.#jobs.check(request),
      (check) => (this.check = check),
    )
  }

  setVersion(versionId: string | null): void {
    this.versionId = versionId
    void this.recheck()
  }

  setAsOf(asOf: string): void {
    this.asOf = asOf
    void this.recheck()
  }

  cancel(): void {
    this.#jobs.cancel()
  }

  exportFindings: Jobs['exportFindings'] = (format, language) => this.#jobs.exportFindings(format, language)

  async #open(origin: Origin, job: () => Promise<Outcome<ParkView>>, versionId: string | null): Promise<void> {
    await this.#run(job, (view) => {
      this.origin = origin
      this.versionId = view.versions.some(({ id }) => id === versionId) ? versionId : null
      this.check = null
      this.view = view
    })
    if (this.view && !this.check) await this.recheck()
  }

  /** A refused or cancelled job leaves everything as it was. A later job overtakes an earlier one's result. */
  async #run<T>(job: () => Promise<Outcome<T>>, done: (value: T) => void): Promise<void> {
    const turn = ++this.#turn
    this.refused = null
    this.cancelled = false
    try {
      const outcome = await job()
      if (turn !== this.#turn) return
      if (outcome.kind === 'done') done(outcome.value)
      else if (outcome.kind === 'refused') this.refused = outcome.note
      else this.cancelled = true
    } catch (error) {
      this.crash = error instanceof Error ? (error.stack ?? error.message) : String(error)
    } finally {
      if (turn === this.#turn) this.step = null
    }
  }
}
