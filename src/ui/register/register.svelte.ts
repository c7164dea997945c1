import { loadRegisterWords, type RegisterWords } from '../../i18n/register.ts'
import { fill } from '../../i18n/template.ts'
import type { RegisterFormat } from '../../jobs/export-register.ts'
import { download } from '../download.ts'
import { ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { type HazardFilter, isFiltering, mapFilter, matches, NO_FILTER } from './hazard-filter.ts'
import { type HazardRow, hazardRows } from './hazard-rows.ts'
import type { parts as Parts } from './parts.ts'

/** The register of hazard sources: its rows, which of them are shown, and its file. */
export class Register {
  readonly parts: typeof Parts
  words = $state.raw<RegisterWords>() as RegisterWords
  filter = $state.raw<HazardFilter>(NO_FILTER)
  exporting = $state(false)
  readonly #session: Session
  readonly #desk: Desk
  readonly rows: readonly HazardRow[] = $derived.by(() => {
    const { view, check } = this.#session
    return view ? hazardRows(new ObjectIndex(view, check)) : []
  })
  readonly filtering = $derived.by(() => isFiltering(this.filter))
  readonly shown: readonly HazardRow[] = $derived.by(() =>
    this.filtering ? this.rows.filter((row) => matches(row, this.filter)) : this.rows,
  )
  readonly mapFilter = $derived.by(() => mapFilter(this.rows, this.shown))

  constructor(session: Session, desk: Desk, words: RegisterWords, parts: typeof Parts) {
    this.#session = session
    this.#desk = desk
    this.words = words
    this.parts = parts
    $effect.root(() => {
      $effect(() => {
        void loadRegisterWords(desk.language).then((loaded) => (this.words = loaded))
      })
      let opened = session.opened
      $effect(() => {
        // Another park has other companies and media.
        if (session.opened !== opened) this.clear()
        opened = session.opened
      })
    })
  }

  say(key: keyof RegisterWords, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
    return fill(this.words[key], (name) => values[name], this.#desk.words.notation)
  }

  choose(choice: Partial<HazardFilter>): void {
    this.filter = { ...this.filter, ...choice }
  }

  clear(): void {
    this.filter = NO_FILTER
  }

  /** Whether a row of a layer is shown, that of a hazard. */
  isShown(layer: number, row: number): boolean {
    return this.shown.some((each) => each.layer === layer && each.row === row)
  }

  /** All hazards as a register, whatever is shown. */
  async export(format: RegisterFormat): Promise<void> {
    this.exporting = true
    await this.#session.ask(
      () => this.#session.jobs.exportRegister(format),
      ({ name, content }) => download(name, content),
    )
    this.exporting = false
  }
}
