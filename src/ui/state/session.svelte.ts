import type { Step } from '../../jobs/progress.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { Note } from '../../engine/model/trouble.ts'
import type { Checked, Jobs, NamedFile, Outcome } from '../../worker/protocol.ts'
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
  /** The link pointed to a folder of the device, which cannot be opened again by itself. */
  folderGone = $state(false)
  /** false: this machine cannot draw maps (no WebGL 2); everything else goes on without. */
  webgl = $state(true)
  asOf = $state('')
  /** null: the version in force on the as-of date. */
  versionId = $state<string | null>(null)
  readonly today: string
  /** `view` holds every file, not only those that are read first. */
  #whole = false
  #jobs: Jobs
  #firstMap: () => void = () => undefined
  /** The first map is drawn, or there will be none. */
  readonly mapReady: Promise<void>
  #turn = 0

  constructor(today: string, asOf: string | null) {
    this.today = today
    this.asOf = asOf ?? today
    this.mapReady = new Promise((resolve) => (this.#firstMap = resolve))
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
    this.folderGone = false
    await this.#open({ kind: 'local' }, () => this.#jobs.openFiles(files), null)
  }

  async recheck(): Promise<void> {
    if (!this.view) return
    const request = { asOf: this.asOf, versionId: this.versionId, wantsView: !this.#whole }
    await this.#run(
      () => this.#jobs.check(request),
      ({ check, view }: Checked) => {
        if (view) {
          this.view = view
          this.#whole = true
        }
        this.check = check
      },
    )
  }

  /** The first check waits for the first map: its code is fetched after that. Without a map it need not wait. */
  mapDrawn(): void {
    this.#firstMap()
  }

  withoutMap(): void {
    this.webgl = false
    this.#firstMap()
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
      this.#whole = false
    })
    if (!this.view || this.check) return
    await this.mapReady
    await this.recheck()
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
