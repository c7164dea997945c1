import { untrack } from 'svelte'
import type { Finding } from '../../engine/model/finding.ts'
import type { Surroundings } from '../../engine/surroundings/surroundings.ts'
import type { CardGround, CardVoice } from '../../i18n/card-line.ts'
import { loadCardWords } from '../../i18n/card.ts'
import { cardsText, type FindingCard, findingCard } from '../../i18n/finding-card.ts'
import { loadQueueWords } from '../../i18n/queue.ts'
import { sayCard } from '../../i18n/card-line.ts'
import type { CardWords, QueueWords } from '../../i18n/words.ts'
import type { Dimension } from '../../map/map-layer.ts'
import { dimensionsOf, hazardDimensions } from './dimensions.ts'
import { nearJobs } from '../near-jobs.ts'
import { keyOf } from '../object-key.ts'
import { ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { groundOf } from './ground.ts'
import type { parts as Parts } from './parts.ts'

interface CardWordFiles {
  readonly card: CardWords
  readonly queue: QueueWords
}

/** Explains findings: their cards, what is copied of them, and the distances that are drawn for the selected one. */
export class Explain {
  readonly parts: typeof Parts
  #words = $state.raw<CardWordFiles>() as CardWordFiles
  #surroundings = $state.raw<ReadonlyMap<string, Surroundings>>(new Map())
  /** Names of the files that layers were imported from, by the layer's file; null where there is no receipt. */
  #sources = $state.raw<ReadonlyMap<string, readonly string[] | null>>(new Map())
  readonly #session: Session
  readonly #desk: Desk

  readonly #index = $derived.by(() => {
    const { view, check } = this.#session
    return view ? new ObjectIndex(view, check) : null
  })
  /** Findings about the selection, the chosen one first. */
  readonly findings: readonly Finding[] = $derived.by(() => {
    const { selected, finding } = this.#desk
    const about = selected ? (this.#index?.findings.get(keyOf(selected)) ?? []) : []
    return [...about.filter(({ id }) => id === finding), ...about.filter(({ id }) => id !== finding)]
  })
  readonly #ground: CardGround | null = $derived.by(() => {
    const { view, check } = this.#session
    return view && check && groundOf(view, check)
  })
  /** The distances of the selection as lines: those of its findings, then the nearest hazard sources of the first. */
  readonly dimensions: readonly Dimension[] = $derived.by(() => {
    const [first] = this.findings
    const around = first && this.#surroundings.get(first.id)
    const { finding, words } = this.#desk
    return [
      ...dimensionsOf(this.findings, finding, words.notation),
      ...(first && around ? hazardDimensions(first, around.hazards, words.notation) : []),
    ]
  })

  constructor(session: Session, desk: Desk, words: CardWordFiles, parts: typeof Parts) {
    this.#session = session
    this.#desk = desk
    this.#words = words
    this.parts = parts
    $effect.root(() => {
      $effect(() => {
        const { language } = desk
        void Promise.all([loadCardWords(language), loadQueueWords(language)]).then(([card, queue]) => {
          if (language === desk.language) this.#words = { card, queue }
        })
      })
      let { check } = session
      $effect(() => {
        const { findings } = this
        const isNew = session.check !== check
        check = session.check
        untrack(() => {
          // Another check, another park: what was asked may be otherwise now.
          if (isNew) [this.#surroundings, this.#sources] = [new Map(), new Map()]
          void this.gather(findings)
        })
      })
    })
  }

  get voice(): CardVoice {
    const { language, words } = this.#desk
    return { language, words, book: this.#session.check?.book ?? {}, ...this.#words }
  }

  say(key: keyof CardWords, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
    return sayCard(this.voice, key, values)
  }

  card(finding: Finding): FindingCard {
    return findingCard(
      {
        finding,
        ground: this.#ground!,
        surroundings: this.#surroundings.get(finding.id) ?? null,
        review: this.#session.reviews.get(finding.id) ?? null,
        importedFrom: (file) => this.#sources.get(file) ?? null,
      },
      this.voice,
    )
  }

  /** Everything that the cards of the selection say, as text. */
  text(): string {
    const ref = this.#desk.selected
    if (!ref || !this.#ground || !this.#index) return ''
    const name = this.#index.name(ref, this.#desk.language)
    const cards = this.findings.map((finding) => this.card(finding))
    return cardsText({ ref, name }, cards, this.#ground, this.voice)
  }

  /** Asks for what the cards of these findings say besides; they are whole when it is there. */
  async gather(findings: readonly Finding[]): Promise<void> {
    await Promise.all([this.#look(findings), this.#askSources(findings)])
  }

  async #look(findings: readonly Finding[]): Promise<void> {
    const { check, jobs } = this.#session
    const unknown = findings.filter(({ id }) => !this.#surroundings.has(id))
    if (!check || unknown.length === 0) return
    const { asOf, coverage } = check
    const found = await Promise.all(
      unknown.map(({ objects, at, evidence }) =>
        nearJobs(jobs).surroundings({ objects, at, evidence }, asOf, coverage.months),
      ),
    )
    if (check !== this.#session.check) return
    this.#surroundings = new Map([...this.#surroundings, ...unknown.map(({ id }, i) => [id, found[i]!] as const)])
  }

  async #askSources(findings: readonly Finding[]): Promise<void> {
    const { check, view, jobs } = this.#session
    if (!view || findings.length === 0) return
    const unknown = view.park.layers.map(({ file }) => file).filter((file) => !this.#sources.has(file))
    if (unknown.length === 0) return
    const receipts = await Promise.all(unknown.map((file) => jobs.receiptOf(file)))
    if (check !== this.#session.check) return
    const names = receipts.map(
      (receipt) => receipt && [...receipt.files, ...(receipt.earlier ?? []).flatMap(({ files }) => files)],
    )
    this.#sources = new Map([
      ...this.#sources,
      ...unknown.map((file, i) => [file, names[i]?.map(({ name }) => name) ?? null] as const),
    ])
  }
}
