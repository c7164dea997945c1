import type { Step } from '../../jobs/progress.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import { versionInForce } from '../../engine/model/version-in-force.ts'
import type { ParkView, VersionView } from '../../jobs/park-view.ts'
import type { Note } from '../../engine/model/trouble.ts'
import type {
  Checked,
  Delta,
  Jobs,
  Keeping,
  NamedFile,
  NewPark,
  Opened,
  Outcome,
  ReviewEntry,
  ReviewPatch,
  ReviewView,
  ViewPatch,
} from '../../worker/protocol.ts'
import { startWorker } from '../../worker/client.ts'

/** The parks that the site carries. */
export const SAMPLES = [
  { id: 'hangjin', zh: '杭锦经济开发区化工园区', en: 'Hangjin Chemical Park' },
  { id: 'jishan', zh: '稷山经济技术开发区西社化工园区', en: 'Jishan Xishe Chemical Park' },
] as const

/** Where the open park came from: a sample of the site, or a project of this device. */
export type Origin = { readonly kind: 'sample'; readonly id: string } | { readonly kind: 'device' }

/** The open park, its last check, how it is kept, and what is under way. */
export class Session {
  view = $state.raw<ParkView | null>(null)
  /** Counts the parks that were opened: another one is shown whole. */
  opened = $state(0)
  check = $state.raw<CheckView | null>(null)
  origin = $state.raw<Origin | null>(null)
  keeping = $state.raw<Keeping | null>(null)
  /** What was written about findings, by their ids. */
  reviews = $state.raw<ReadonlyMap<string, ReviewView>>(new Map())
  /** What the last change did to the findings. */
  delta = $state.raw<Delta | null>(null)
  step = $state.raw<Step | null>(null)
  refused = $state.raw<Note | null>(null)
  crash = $state<string | null>(null)
  cancelled = $state(false)
  /** The link pointed to a project that this browser has not stored. */
  folderGone = $state(false)
  /** Loads the page anew with a newer version that is ready; offered, never done by itself. */
  update = $state.raw<(() => void) | null>(null)
  /** false: this machine cannot draw maps (no WebGL 2); everything else goes on without. */
  webgl = $state(true)
  asOf = $state('')
  /** null: the version in force on the as-of date. */
  versionId = $state<string | null>(null)
  /** The version that it is compared with; null: the one before it. */
  againstId = $state<string | null>(null)
  readonly today: string
  readonly jobs: Jobs
  #firstMap: () => void = () => undefined
  /** The first map is drawn, or there will be none. */
  readonly mapReady: Promise<void>
  #turn = 0

  constructor(today: string, asOf: string | null) {
    this.today = today
    this.asOf = asOf ?? today
    this.mapReady = new Promise((resolve) => (this.#firstMap = resolve))
    this.jobs = startWorker(
      {
        progress: (step) => (this.step = step),
        keeping: (keeping) => (this.keeping = keeping),
        askToPersist: async () => (await import('../../storage/persist.ts')).askToPersist(),
      },
      (message) => (this.crash = message),
    )
  }

  async openSample(id: string, versionId: string | null = null): Promise<void> {
    const folder = new URL(`data/parks/${id}/`, document.baseURI).href
    await this.#open({ kind: 'sample', id }, () => this.jobs.openSite(folder), versionId)
  }

  /** A park folder, or a copy of a project: becomes a project of this device. */
  async openFolder(files: readonly NamedFile[]): Promise<void> {
    await this.#open({ kind: 'device' }, () => this.jobs.openFolder(files), null)
  }

  async openProject(id: string, versionId: string | null = null): Promise<void> {
    await this.#open({ kind: 'device' }, () => this.jobs.openProject(id), versionId)
  }

  async newPark(park: NewPark): Promise<void> {
    await this.#open({ kind: 'device' }, () => this.jobs.newPark(park), null)
  }

  async recheck(): Promise<void> {
    if (!this.view) return
    const request = { asOf: this.asOf, versionId: this.versionId }
    await this.run(
      () => this.jobs.check(request),
      ({ check, view, delta }: Checked) => {
        if (view) this.#take(view)
        this.check = check
        this.delta = delta ?? this.delta
      },
    )
  }

  /** Makes a change in the worker, shows it, and checks again. Gives what the worker answered, or null. */
  async change<T extends Opened>(job: () => Promise<Outcome<T>>): Promise<T | null> {
    let answer: T | null = null
    let checked: Promise<void> | null = null
    this.delta = null
    await this.run(job, (value) => {
      answer = value
      this.#followVersions(value.view.versions)
      // Asked for before the change is drawn, so that the worker need not wait for that.
      checked = this.recheck()
      this.#show(value)
      if (value.keeping.kind !== 'site') this.origin = { kind: 'device' }
    })
    await checked
    return answer
  }

  /** Writes about findings; what is checked stays as it was. False when it was refused. */
  async review(entry: ReviewEntry): Promise<boolean> {
    let written = false
    await this.ask(
      () => this.jobs.review(entry),
      (value) => {
        written = true
        // A view that brings no layer is the one that the page has: nothing that hangs on it need be made anew.
        if (value.view.layers.some((layer) => typeof layer !== 'string')) this.#show(value)
        else {
          this.reviews = reviewed(value.view.reviews, this.reviews)
          this.keeping = value.keeping
        }
        if (value.keeping.kind !== 'site') this.origin = { kind: 'device' }
      },
    )
    return written
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
    this.jobs.cancel()
  }

  async #open(origin: Origin, job: () => Promise<Outcome<Opened>>, versionId: string | null): Promise<void> {
    this.folderGone = false
    await this.run(job, (opened) => {
      this.origin = origin
      if (this.opened++ > 0) this.againstId = null
      this.check = null
      this.delta = null
      this.view = null
      this.reviews = new Map()
      this.#show(opened)
      const { versions } = this.view!
      this.versionId = versions.some(({ id }) => id === versionId) ? versionId : this.#versionWithout(versions)
    })
    if (!this.view || this.check) return
    await this.mapReady
    await this.recheck()
  }

  /** Where no version is in force, the newest is checked: with a draft alone people want to know who lives in it. */
  #versionWithout(versions: readonly VersionView[]): string | null {
    return versionInForce(versions, this.asOf) ? null : (versions.at(-1)?.id ?? null)
  }

  /** A version that a change has brought is checked when no other is in force; one that now is in force always. */
  #followVersions(versions: readonly VersionView[]): void {
    const before = this.view?.versions ?? []
    const same = versions.length === before.length && versions.every(({ id }, i) => id === before[i]!.id)
    if (!same && !versionInForce(before, this.asOf)) this.versionId = this.#versionWithout(versions)
  }

  #take(patch: ViewPatch): void {
    this.view = merged(patch, this.view)
    this.reviews = reviewed(patch.reviews, this.reviews)
  }

  #show({ view, keeping }: Opened): void {
    this.#take(view)
    this.keeping = keeping
  }

  /** A job that changes what is shown: a check that it overtakes is of no use any more. */
  async run<T>(job: () => Promise<Outcome<T>>, done: (value: T) => void): Promise<void> {
    const turn = ++this.#turn
    const counts = () => turn === this.#turn
    // A change itself always counts, even when another one follows at its heels.
    await this.#settle(job, (value) => (counts() || !isCheck(value)) && done(value), counts)
  }

  /** A job that leaves the park as it is. */
  async ask<T>(job: () => Promise<Outcome<T>>, done: (value: T) => void): Promise<void> {
    await this.#settle(job, done, () => true)
  }

  /** A refused or cancelled job leaves everything as it was; it is said unless a later one has taken over. */
  async #settle<T>(job: () => Promise<Outcome<T>>, done: (value: T) => unknown, counts: () => boolean): Promise<void> {
    this.refused = null
    this.cancelled = false
    try {
      const outcome = await job()
      if (outcome.kind === 'done') done(outcome.value)
      else if (!counts()) return
      else if (outcome.kind === 'refused') this.refused = outcome.note
      else this.cancelled = true
    } catch (error) {
      this.crash = error instanceof Error ? (error.stack ?? error.message) : String(error)
    } finally {
      if (counts()) this.step = null
    }
  }
}

const isCheck = (value: unknown) => typeof value === 'object' && value !== null && 'check' in value

function reviewed({ changed, removed }: ReviewPatch, before: Session['reviews']): Session['reviews'] {
  if (changed.length + removed.length === 0) return before
  const reviews = new Map(before)
  for (const finding of removed) reviews.delete(finding)
  for (const review of changed) reviews.set(review.finding, review)
  return reviews
}

/** A view with the layers that came, and those of the view before that it only names. */
function merged({ park, layers, ...rest }: ViewPatch, before: ParkView | null): ParkView {
  const known = new Map(before?.park.layers.map((layer) => [layer.file, layer]))
  return {
    ...rest,
    park: { ...park, layers: layers.map((layer) => (typeof layer === 'string' ? known.get(layer)! : layer)) },
  }
}
