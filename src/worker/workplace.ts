import type { CheckAnswer } from '../engine/check.ts'
import type { Layer, Park } from '../engine/model/park.ts'
import { versionsOf } from '../engine/model/park.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import type { FileSource } from '../jobs/file-source.ts'
import { layerView, roughAnchor, versionViews } from '../jobs/park-view.ts'
import type { Progress } from '../jobs/progress.ts'
import { type OpenedPark, openPark, type ReadPark } from '../jobs/read-park.ts'
import type { History, Project } from '../project/project.ts'
import { historyOf, projectOf } from '../project/project.ts'
import type { Keeps } from './keeper.ts'
import type { Review } from '../engine/review/review.ts'
import type { Delta, ReviewPatch, ViewPatch } from './protocol.ts'
import type { ShownReviews } from './shown-reviews.ts'

const NO_PATCH: ReviewPatch = { changed: [], removed: [] }

/** The open park in the worker: what was read, what was changed since, what the page has been shown. */
export class Workplace {
  keeper: Keeps
  /** null until the whole park was read. */
  history: History | null = null
  notes: readonly Note[] = []
  answer: CheckAnswer | null = null
  readonly #opened: OpenedPark | null
  #shown = new Map<string, Layer>()
  /** Fetched for the first review. */
  #reviews: ShownReviews | null = null
  /** Findings of the check before, and all that were there since this park was opened, for one version and day. */
  #known: { question: string; last: ReadonlySet<string>; ever: Set<string>; park: Park } | null = null

  private constructor(keeper: Keeps, opened: OpenedPark | null) {
    this.keeper = keeper
    this.#opened = opened
  }

  /** A park folder whose light files are read first. */
  static async open(source: FileSource, keeper: Keeps, progress: Progress): Promise<Workplace> {
    const opened = await openPark(source, progress)
    const place = new Workplace(keeper, opened)
    place.notes = opened.light.notes
    return place
  }

  /** A project that is whole already. */
  static of(history: History, notes: readonly Note[], keeper: Keeps): Workplace {
    const place = new Workplace(keeper, null)
    place.history = history
    place.notes = notes
    return place
  }

  get park(): Park {
    return this.history?.present.park ?? this.#opened!.light.park
  }

  /** The whole project, read to the end first. */
  async whole(progress: Progress): Promise<Project> {
    if (!this.history) {
      const { park, reviews, notes } = await this.#opened!.complete(progress)
      this.history ??= historyOf(projectOf(park, new Map(), reviews))
      this.notes = notes
    }
    return this.history.present
  }

  get read(): ReadPark {
    return { park: this.park, reviews: this.reviews, notes: this.notes }
  }

  /**
   * The park for the page; a layer that it was sent before and that has not changed is only named. Before the whole park
   * is read the symbols of hazards are near their place: they are sent again.
   */
  async view(): Promise<ViewPatch> {
    const { layers, ...park } = this.park
    const anchor = this.history ? (await import('../engine/geometry/anchor.ts')).anchorOf : roughAnchor
    const patch = layers.map((layer) => (this.#shown.get(layer.file) === layer ? layer.file : layerView(layer, anchor)))
    const exact = this.history ? layers : layers.filter(({ kind }) => kind !== 'hazard_source')
    this.#shown = new Map(exact.map((layer) => [layer.file, layer]))
    return {
      park,
      layers: patch,
      versions: versionViews(versionsOf(this.park)),
      notes: this.notes,
      reviews: await this.#reviewPatch(),
    }
  }

  async #reviewPatch(): Promise<ReviewPatch> {
    const { reviews } = this
    if (!this.#reviews && reviews.size === 0) return NO_PATCH
    const shown = await this.#shownReviews()
    if (this.answer) shown.fill(this.answer, reviews)
    return shown.patch(reviews)
  }

  async #shownReviews(): Promise<ShownReviews> {
    return (this.#reviews ??= new (await import('./shown-reviews.ts')).ShownReviews())
  }

  get reviews(): ReadonlyMap<string, Review> {
    return this.history?.present.reviews ?? new Map<string, Review>()
  }

  /** null when the page has all of it. */
  async unseen(): Promise<ViewPatch | null> {
    const patch = await this.view()
    const { changed, removed } = patch.reviews
    return patch.layers.every((layer) => typeof layer === 'string') && changed.length + removed.length === 0
      ? null
      : patch
  }

  /** What changed in the findings since the check before, when the data did and the question did not. */
  async compare(answer: CheckAnswer, question: string): Promise<Delta | null> {
    this.answer = answer
    if (this.reviews.size > 0) (await this.#shownReviews()).checked(answer, this.reviews)
    const now = new Set(answer.findings.map(({ id }) => id))
    const known = this.#known
    const same = known?.question === question
    const ever = same ? known.ever : new Set<string>()
    let delta: Delta | null = null
    if (same && known.park !== this.park) {
      const fresh = [...now].filter((id) => !known.last.has(id))
      const back = fresh.filter((id) => ever.has(id)).length
      delta = { added: fresh.length - back, back, cleared: [...known.last].filter((id) => !now.has(id)).length }
    }
    for (const id of now) ever.add(id)
    this.#known = { question, last: now, ever, park: this.park }
    return delta
  }

  /** The project and its history after a change. Throws InputError when it is kept read only. */
  changeable(): History {
    if (!this.history) throw new Error('the park is not read yet')
    if (this.keeper.readOnly) throw new InputError('project-read-only', { project: this.park.name })
    return this.history
  }
}
