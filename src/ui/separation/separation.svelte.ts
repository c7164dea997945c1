import { untrack } from 'svelte'
import { loadSeparationWords, type SeparationWords } from '../../i18n/separation.ts'
import { fill } from '../../i18n/template.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { RowRef, SeparationView } from '../../jobs/separation.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import type { parts as Parts } from './parts.ts'

/** People-dense places against production, by enterprise; asked for while somebody reviews. */
export class SeparationDesk {
  readonly parts: typeof Parts
  words = $state.raw<SeparationWords>() as SeparationWords
  #answer = $state.raw<{ readonly check: CheckView; readonly view: SeparationView } | null>(null)
  readonly #session: Session
  readonly #desk: Desk
  #asked: CheckView | null = null

  constructor(session: Session, desk: Desk, words: SeparationWords, parts: typeof Parts) {
    this.#session = session
    this.#desk = desk
    this.words = words
    this.parts = parts
    $effect.root(() => {
      $effect(() => {
        void loadSeparationWords(desk.language).then((loaded) => (this.words = loaded))
      })
      $effect(() => {
        const { check } = session
        if (check && desk.mode === 'review') untrack(() => void this.#ask(check))
      })
    })
  }

  /** null until it is there for the check that is shown. */
  readonly view = $derived.by(() => (this.#answer?.check === this.#session.check ? (this.#answer?.view ?? null) : null))

  async #ask(check: CheckView): Promise<void> {
    if (this.#asked === check) return
    this.#asked = check
    const outcome = await this.#session.jobs.separation()
    if (outcome.kind === 'done' && outcome.value) this.#answer = { check, view: outcome.value }
    else if (this.#asked === check) this.#asked = null
  }

  say(key: keyof SeparationWords, values: Readonly<Record<string, string | number | null>> = {}): string {
    return fill(this.words[key], (name) => values[name], this.#desk.words.notation)
  }

  /** Selects a place or a plant and goes there. */
  choose({ layer, row }: RowRef): void {
    const found = this.#session.view?.park.layers[layer]
    const id = found?.table.ids[row]
    if (!found || id === undefined) return
    this.#desk.select({ layer: found.kind, id })
    this.#desk.locate()
  }
}
