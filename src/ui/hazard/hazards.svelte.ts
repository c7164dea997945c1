import { untrack } from 'svelte'
import { loadHazardWords } from '../../i18n/hazard.ts'
import { fill } from '../../i18n/template.ts'
import type { HazardWords } from '../../i18n/words.ts'
import type { HazardGradingView, PlantView } from '../../jobs/grading-view.ts'
import type { ReachRequest } from '../../jobs/reach-view.ts'
import type { Dimension } from '../../map/map-layer.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { Distances } from './distances.svelte.ts'
import { metresText } from './metres-text.ts'
import type { parts as Parts } from './parts.ts'
import { Reach, type ReachSubject } from './reach.svelte.ts'

const NO_LINES: readonly Dimension[] = []

/** Hazards: their gradings, the distance table, and who is within reach of the selected one. */
export class Hazards {
  readonly parts: typeof Parts
  words = $state.raw<HazardWords>() as HazardWords
  readonly distances: Distances
  readonly reach: Reach
  readonly #session: Session
  readonly #desk: Desk

  /** The selected hazard or plant: layer of the park and row of its table. */
  readonly subject = $derived.by((): ReachSubject | null => {
    const { selected } = this.#desk
    const layers = this.#session.view?.park.layers
    if (!layers || (selected?.layer !== 'hazard_source' && selected?.layer !== 'enterprise')) return null
    for (const [layer, { kind, table }] of layers.entries()) {
      const row = kind === selected.layer ? table.ids.indexOf(selected.id) : -1
      if (row >= 0) return { layer, row }
    }
    return null
  })
  /** By layer and row of the hazard. */
  readonly #gradings = $derived.by(
    () => new Map(this.#session.check?.gradings.hazards.map((one) => [`${one.layer}/${one.row}`, one])),
  )
  readonly grading = $derived.by((): HazardGradingView | null =>
    this.subject ? (this.#gradings.get(`${this.subject.layer}/${this.subject.row}`) ?? null) : null,
  )
  readonly plant = $derived.by((): PlantView | null => {
    const at = this.grading?.plant
    return at === null || at === undefined ? null : (this.#session.check?.gradings.plants[at] ?? null)
  })

  constructor(session: Session, desk: Desk, words: HazardWords, parts: typeof Parts) {
    this.#session = session
    this.#desk = desk
    this.words = words
    this.parts = parts
    this.distances = new Distances(session)
    this.reach = new Reach(session)
    $effect.root(() => {
      $effect(() => {
        void loadHazardWords(desk.language).then((loaded) => (this.words = loaded))
      })
      $effect(() => {
        // The table is of the park that was checked last: another check, another table.
        const asOf = session.check?.asOf
        const { rows } = this.distances
        if (asOf !== undefined && (desk.mode === 'safety' || desk.tab === 'distances'))
          untrack(() => void this.distances.ask(asOf, rows))
      })
      $effect(() => {
        const request = this.#request
        untrack(() => this.reach.ask(request))
      })
      $effect(() => {
        this.#desk.pointed = this.#lines
      })
    })
  }

  readonly #request = $derived.by((): ReachRequest | null => {
    const { check } = this.#session
    if (!check || !this.subject) return null
    const { metres, from } = this.reach
    return { asOf: check.asOf, ...this.subject, from: this.#hasPlant ? from : 'unit', metres }
  })
  get #hasPlant(): boolean {
    return this.#desk.selected?.layer === 'enterprise' || this.grading?.plant !== null
  }

  /** The drawn cell of the table; else from the selected hazard to the nearest place of each kind, or to the one shown. */
  readonly #lines = $derived.by((): readonly Dimension[] => {
    const { tab } = this.#desk
    const { drawn } = this.distances
    if (tab === 'distances' && drawn) {
      const { from, to, metres } = drawn.line
      return metres > 0 ? [{ from, to, main: true, label: `${metresText(metres)} m` }] : NO_LINES
    }
    const { view, shown } = this.reach
    if (!view || !this.subject) return NO_LINES
    const { lines } = view.people
    const wanted = new Set(shown === null ? view.kinds.map(({ nearest }) => nearest) : [shown])
    const first = lines.findIndex((line, at) => line && wanted.has(at))
    return lines.flatMap((line, at): Dimension[] => {
      if (!line || !wanted.has(at)) return []
      const main = at === first
      return [{ ...line, main, label: `${metresText(view.people.metres[at]!)} m` }]
    })
  })

  say(key: keyof HazardWords, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
    return fill(this.words[key], (name) => values[name], this.#desk.words.notation)
  }

  /** Selects a place, by layer of the park and row of its table, and goes there. */
  choose(layer: number, row: number): void {
    const found = this.#session.view?.park.layers[layer]
    const id = found?.table.ids[row]
    if (!found || id === undefined) return
    this.#desk.select({ layer: found.kind, id })
    this.#desk.locate()
  }
}
