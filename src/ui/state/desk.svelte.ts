import type { Basemap } from '../../map/basemap/basemap.ts'
import type { Dimension } from '../../map/map-layer.ts'
import type { Beyond } from '../beyond/beyond.svelte.ts'
import type { Changes } from '../change/changes.svelte.ts'
import type { Explain } from '../explain/explain.svelte.ts'
import type { Hazards } from '../hazard/hazards.svelte.ts'
import type { Register } from '../register/register.svelte.ts'
import type { ReviewDesk } from '../review/review-desk.svelte.ts'
import type { SeparationDesk } from '../separation/separation.svelte.ts'
import type { Camera } from '../../map/map-view.ts'
import type { ObjectRef } from '../../engine/model/finding.ts'
import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import { type Language, loadFirstPageWords, loadFirstWords, loadPageWords, loadWords } from '../../i18n/index.ts'
import type { FirstWords, PageWords, Words } from '../../i18n/words.ts'
import { fill } from '../../i18n/template.ts'
import type { TargetState } from '../../jobs/check-view.ts'

export const MODES = ['plan', 'safety', 'review'] as const
export type Mode = (typeof MODES)[number]

export const TABS = ['findings', 'changes', 'hazards', 'people', 'distances', 'corners', 'materials'] as const
export type Tab = (typeof TABS)[number]

/** Modes are presets of layers, inspector and dock over the same data. */
const PRESETS: Readonly<Record<Mode, { tab: Tab; hidden: readonly string[] }>> = {
  plan: { tab: 'changes', hidden: ['survey_coverage', 'production_area', 'risk_contour', 'uncovered'] },
  safety: { tab: 'hazards', hidden: ['survey_coverage', 'older', 'uncovered'] },
  review: { tab: 'findings', hidden: ['survey_coverage'] },
}

/** How the user looks at it: language, mode, layers, selection, measuring. */
export class Desk {
  language = $state<Language>('zh')
  words = $state.raw<Words>() as Words
  #page = $state.raw<Partial<PageWords>>({})
  #learned = false
  #learning: Promise<void> | null = null
  #panels = false
  mode = $state<Mode>('review')
  tab = $state<Tab>('findings')
  hidden = $state.raw<ReadonlySet<string>>(new Set())
  state = $state<TargetState | null>(null)
  selected = $state.raw<ObjectRef | null>(null)
  finding = $state<string | null>(null)
  /** What lies under the park; null: a graticule. */
  basemap = $state.raw<Basemap | null>(null)
  camera = $state.raw<Camera | null>(null)
  metresPerPixel = $state(0)
  pointer = $state.raw<LngLat | null>(null)
  /** A tool has the map's clicks. */
  drawing = $state(false)
  measuring = $state(false)
  measured = $state.raw<readonly LngLat[]>([])
  /** Distances that are looked at besides those of the selection. */
  pointed = $state.raw<readonly Dimension[]>([])
  /** Versions and their comparison; fetched after the first check. */
  changes = $state.raw<Changes | null>(null)
  /** Gradings, distances and who is within reach; fetched after the first check. */
  hazard = $state.raw<Hazards | null>(null)
  /** The register of hazard sources; fetched after the first check. */
  register = $state.raw<Register | null>(null)
  /** Carrying findings to their end; fetched after the first check. */
  review = $state.raw<ReviewDesk | null>(null)
  /** Cards that explain findings, and their distances on the map; fetched after the first check. */
  explain = $state.raw<Explain | null>(null)
  /** People-dense places against production; fetched after the first check. */
  separation = $state.raw<SeparationDesk | null>(null)
  /** What a view shows beyond the read parts of large layers; fetched for parks that have such. */
  beyond = $state.raw<Beyond | null>(null)
  /** Counts requests to bring the selection into view. */
  located = $state(0)

  constructor(language: Language, words: Words, page: FirstWords, mode: Mode) {
    this.language = language
    this.words = words
    this.#page = page
    this.setMode(mode)
  }

  /** A language is fetched when it is first spoken. */
  async speak(language: Language): Promise<void> {
    const learned = this.#learned
    const load = learned ? loadWords : loadFirstWords
    const loadPage = this.#panels ? loadPageWords : loadFirstPageWords
    const [words, page] = await Promise.all([load(language), loadPage(language)])
    if (learned !== this.#learned) return this.speak(language)
    this.language = language
    this.words = words
    this.#page = page
  }

  /** Fetches the sentences about imports, corrections, gradings and keeping; done when they are there. */
  learn(): Promise<void> {
    this.#learned = true
    const { language } = this
    return (this.#learning ??= loadWords(language).then((words) => {
      // Another language that was spoken meanwhile has brought its own.
      if (language === this.language) this.words = words
    }))
  }

  /** Fetches the words of the panels that come after the first map. */
  async learnPanels(): Promise<void> {
    this.#panels = true
    this.#page = await loadPageWords(this.language)
  }

  /** A word of the page, with its values. */
  say(key: keyof PageWords, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
    return fill(this.#page[key] ?? '', (name) => values[name], this.words.notation)
  }

  setMode(mode: Mode): void {
    this.mode = mode
    this.tab = PRESETS[mode].tab
    this.hidden = new Set(PRESETS[mode].hidden)
  }

  toggle(layer: string): void {
    const hidden = new Set(this.hidden)
    if (!hidden.delete(layer)) hidden.add(layer)
    this.hidden = hidden
  }

  select(selected: ObjectRef | null, finding: string | null = null): void {
    this.selected = selected
    this.finding = finding
  }

  /** Asks the map to show these layers, by file. */
  shownLayers = $state.raw<readonly string[]>([])

  locate(): void {
    this.located++
  }

  startMeasuring(): void {
    this.measuring = true
    this.measured = []
  }

  toggleMeasuring(): void {
    if (this.measuring) this.stopMeasuring(true)
    else this.startMeasuring()
  }

  stopMeasuring(clear: boolean): void {
    this.measuring = false
    if (clear) this.measured = []
  }
}
