import type { Map as MapLibre } from 'maplibre-gl'
import type { Note } from '../../engine/model/trouble.ts'
import { loadChangeWords } from '../../i18n/change.ts'
import { fill } from '../../i18n/template.ts'
import type { ChangeWords } from '../../i18n/words.ts'
import type { ChangeView, LedgerView, SideText } from '../../jobs/ledger-view.ts'
import type { LedgerRequest } from '../../worker/protocol.ts'
import { keyOf } from '../object-key.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { legendOfChange } from './change-legend.ts'
import { changeRows } from './change-rows.ts'
import type { parts as Parts } from './parts.ts'

export const LOOKS = ['overlay', 'swipe', 'off'] as const
export type Look = (typeof LOOKS)[number]

/** Boundary versions side by side: which two, how they are shown, and the ledger of what changed. */
export class Changes {
  readonly parts: typeof Parts
  words = $state.raw<ChangeWords>() as ChangeWords
  look = $state<Look>('overlay')
  /** A instead of B, as long as the key is held. */
  flipped = $state(false)
  /** Every outline of every version is on the map. */
  all = $state(false)
  /** Where the swipe stands, share of the map's width. */
  swipeAt = $state(0.5)
  /** Metres that the user set; null: the sum of both accuracies. */
  tolerance = $state<number | null>(null)
  /** The chosen row of the ledger. */
  row = $state<number | null>(null)
  /** The side whose edges are marked on the map. */
  side = $state.raw<SideText | null>(null)
  /** The document whose uncovered ground is looked at. */
  cover = $state<string | null>(null)
  /** The version whose particulars are being edited. */
  editing = $state<string | null>(null)
  refused = $state.raw<Note | null>(null)
  /** On a phone: the card of the change covers the map. */
  sheet = $state(false)
  /** The map itself, when there is one. */
  map = $state.raw<MapLibre | null>(null)
  #answer = $state.raw<{ readonly request: LedgerRequest; readonly view: LedgerView } | null>(null)
  #turn = 0
  readonly #session: Session
  readonly #desk: Desk

  readonly b = $derived.by(() => this.#session.check?.checked ?? null)
  readonly a = $derived.by(() => {
    const versions = this.#session.view?.versions ?? []
    const wished = this.#session.againstId
    if (wished !== null && wished !== this.b && versions.some(({ id }) => id === wished)) return wished
    return versions[versions.findIndex(({ id }) => id === this.b) - 1]?.id ?? null
  })
  /** Versions are what is looked at now: the map shows the comparison. */
  readonly comparing = $derived.by(() => this.#desk.mode === 'plan' || this.#desk.tab === 'changes')
  readonly ledger = $derived.by((): LedgerView | null => {
    const answer = this.#answer
    return answer && answer.request.a === this.a && answer.request.b === this.b ? answer.view : null
  })
  /** Of the last answer, whatever pair it was about: documents and versions are the same. */
  readonly matrix = $derived.by(() => this.#answer?.view.materials ?? null)
  readonly change = $derived.by((): ChangeView | null => this.ledger?.change ?? null)
  /** Objects that changed sides or straddle, by `keyOf`. */
  readonly sides = $derived.by(() => new Map(this.change?.objects.map((object) => [keyOf(object.ref), object])))
  readonly legend = $derived.by(() => legendOfChange(this, this.#session))
  readonly rows = $derived.by(() => (this.change ? changeRows(this.change) : []))

  constructor(session: Session, desk: Desk, words: ChangeWords, parts: typeof Parts) {
    this.#session = session
    this.#desk = desk
    this.words = words
    this.parts = parts
    $effect.root(() => {
      $effect(() => {
        if (this.comparing || this.#desk.tab === 'materials') this.#ask()
      })
      $effect(() => {
        void loadChangeWords(this.#desk.language).then((loaded) => (this.words = loaded))
      })
      $effect(() => {
        // Another pair, other rows.
        if (this.ledger) this.row = null
      })
      $effect(() => {
        if (this.#desk.selected || !this.comparing) this.side = null
      })
      $effect(() => {
        if (this.side === null) this.#desk.pointed = []
      })
    })
  }

  say(key: keyof ChangeWords, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
    return fill(this.words[key], (name) => values[name], this.#desk.words.notation)
  }

  /** A and B change places. */
  swap(): void {
    const { a, b } = this
    if (a !== null && b !== null) this.compare(b, a)
  }

  /** Which versions are compared; null leaves A to the one before B. */
  compare(a: string | null, b: string): void {
    this.#session.againstId = a
    this.cover = null
    if (b !== this.b) this.#session.setVersion(b === this.#session.check?.inForce ? null : b)
  }

  /** Chooses a row of the ledger and goes there. */
  choose(row: number | null): void {
    this.row = row
    this.cover = null
    this.side = null
    const entry = row === null ? undefined : this.rows[row]
    if (entry?.kind === 'object') {
      this.#desk.select(entry.object.ref)
      this.#desk.locate()
    } else {
      this.#desk.select(null)
      if (entry) this.goTo(entry.piece.bounds)
    }
  }

  /** From one change polygon to the next, around the ends. */
  step(by: number): void {
    const count = this.change?.pieces.length ?? 0
    if (count > 0) this.choose(this.row === null ? (by > 0 ? 0 : count - 1) : (this.row + by + count) % count)
  }

  goTo([west, south, east, north]: readonly [number, number, number, number]): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.map?.fitBounds([west, south, east, north], { padding: 90, maxZoom: 16, duration: still ? 0 : 200 })
  }

  #ask(): void {
    const { check } = this.#session
    if (!check) return
    const request = { asOf: check.asOf, a: this.a, b: this.b, toleranceMetres: this.tolerance }
    void this.#fetch(request, ++this.#turn)
  }

  /** An answer that another question has overtaken is dropped; what was stopped by other work is asked again. */
  async #fetch(request: LedgerRequest, turn: number): Promise<void> {
    try {
      const outcome = await this.#session.jobs.ledger(request)
      if (turn !== this.#turn) return
      this.#session.step = null
      if (outcome.kind === 'cancelled') return await this.#fetch(request, turn)
      this.refused = outcome.kind === 'refused' ? outcome.note : null
      this.#answer = outcome.kind === 'done' ? { request, view: outcome.value } : null
    } catch (error) {
      this.#session.crash = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
  }
}
