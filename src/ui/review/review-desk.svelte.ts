import { untrack } from 'svelte'
import type { ObjectRef } from '../../engine/model/finding.ts'
import type { Attachment } from '../../engine/review/review.ts'
import type { ReviewState } from '../../engine/review/review-state.ts'
import { loadQueueWords } from '../../i18n/queue.ts'
import { loadMeasures } from '../../i18n/measures.ts'
import { fill } from '../../i18n/template.ts'
import type { QueueWords } from '../../i18n/words.ts'
import type { ReviewEntry } from '../../worker/protocol.ts'
import { download } from '../download.ts'
import { keyOf } from '../object-key.ts'
import { ObjectIndex } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { findingsInOrder } from '../tables/findings-table.ts'
import { type FindingRow, findingRows, placesOf } from './finding-rows.ts'
import type { parts as Parts } from './parts.ts'
import { mayBePhoto, photoOf } from './photo.ts'
import { recallAuthor, recallScale, rememberAuthor, rememberScale } from './remembered-review.ts'
import { countsOf, isShown, type ReviewFilter } from './review-filter.ts'
import { type SaidWords, takenBack } from './taken-back.ts'
import { Drafts } from './drafts.svelte.ts'

/** What a dialog of the queue asks for. */
export type Asking =
  | { readonly kind: 'who'; readonly take: (name: string | null) => void }
  | { readonly kind: 'reason' | 'comment' | 'evidence' | 'bulk'; readonly findings: readonly string[] }
  | { readonly kind: 'keys' }

/** Carrying findings to their end: the queue, what is written, and by whom. */
export class ReviewDesk {
  readonly parts: typeof Parts
  words = $state.raw<QueueWords>() as QueueWords
  filter = $state<ReviewFilter>('all')
  author = $state(recallAuthor())
  scale = $state(recallScale())
  asking = $state.raw<Asking | null>(null)
  /** What was done last, for eyes and screen readers. */
  said = $state('')
  /** Findings that are marked for a step that is written to all of them. */
  marked = $state.raw<ReadonlySet<string>>(new Set())
  readonly drafts: Drafts
  /** Where the data came from. */
  readonly #session: Session
  readonly #desk: Desk

  readonly index = $derived.by(() => {
    const { view, check } = this.#session
    return view ? new ObjectIndex(view, check) : null
  })
  readonly #ordered = $derived.by(() => (this.#session.check ? findingsInOrder(this.#session.check) : []))
  readonly rows = $derived.by(() => findingRows(this.#ordered, this.#session.reviews))
  readonly #left = $derived.by(() => this.rows.filter((row) => row.finding === null))
  /** Leaders and departments that were named before, to choose from. */
  readonly used = $derived.by(() => {
    const named = (field: 'leader' | 'department') =>
      [...new Set(this.rows.flatMap(({ standing }) => standing.rectification[field] ?? []))].sort()
    return { leader: named('leader'), department: named('department') }
  })
  readonly #measures = $derived.by(() => {
    const byRule = new Map<string | null, string[]>()
    for (const { finding, review, standing } of this.rows) {
      const { measure } = standing.rectification
      if (measure === null) continue
      const rule = finding?.rule ?? review?.rule ?? null
      const known = byRule.get(rule)
      if (!known) byRule.set(rule, [measure])
      else if (!known.includes(measure)) known.push(measure)
    }
    return byRule
  })
  #bank = $state.raw<Readonly<Record<string, readonly string[]>>>({})
  readonly counts = $derived.by(() => countsOf(this.rows))
  readonly shown = $derived.by(() =>
    this.filter === 'all' ? this.rows : this.rows.filter((row) => isShown(row, this.filter)),
  )
  readonly #places = $derived.by(() => placesOf(this.shown))
  readonly #all = $derived.by(() => placesOf(this.rows))
  readonly readOnly = $derived.by(() => this.#session.keeping?.readOnly ?? false)

  constructor(session: Session, desk: Desk, words: QueueWords, parts: typeof Parts) {
    this.#session = session
    this.#desk = desk
    this.words = words
    this.parts = parts
    this.drafts = new Drafts(
      (id) => this.row(id)?.standing.rectification,
      (id, rectification) => this.write({ findings: [id], rectification }),
    )
    $effect.root(() => {
      $effect(() => {
        void loadQueueWords(desk.language).then((loaded) => (this.words = loaded))
        void loadMeasures(desk.language).then((loaded) => (this.#bank = loaded))
      })
      let { opened, reviews } = session
      $effect(() => {
        const before = reviews
        reviews = session.reviews
        if (session.opened !== opened) {
          // Another park: nothing of the one before is marked, filtered or half written.
          opened = session.opened
          untrack(() => this.#forget())
        } else untrack(() => this.#tell(takenBack(before, session.reviews)))
      })
    })
  }

  say(key: keyof QueueWords, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
    return fill(this.words[key], (name) => values[name], this.#desk.words.notation)
  }

  stateWord = (state: ReviewState): string => this.say(`state_${state}`)

  /** Measures to start from: those that were written about findings of the same rule, then those of the phrase bank. */
  phrasesOf({ finding, review }: FindingRow): readonly string[] {
    const rule = finding?.rule ?? review?.rule ?? null
    return [...new Set([...(this.#measures.get(rule) ?? []), ...(this.#bank[rule ?? ''] ?? [])])]
  }

  /** A row of the whole list, shown or not. */
  row(id: string) {
    const at = this.#all.byId.get(id)
    return at === undefined ? null : this.rows[at]!
  }

  /** The finding that is selected, or the first one of the selected object; null when none is. */
  get chosen(): string | null {
    const { selected, finding } = this.#desk
    if (finding !== null && this.#all.byId.has(finding)) return finding
    const at = selected ? this.#all.byObject.get(keyOf(selected)) : undefined
    return at === undefined ? null : this.rows[at]!.id
  }

  /** Where the selection stands among the rows shown, or −1. */
  positionOf(ref: ObjectRef | null, finding: string | null): number {
    const at = finding === null ? undefined : this.#places.byId.get(finding)
    if (at !== undefined) return at
    // A finding that the filter leaves out is not its neighbour about the same object.
    if (finding !== null && this.#all.byId.has(finding)) return -1
    return (ref && this.#places.byObject.get(keyOf(ref))) ?? -1
  }

  /** Marked rows among those shown, by their place. */
  readonly markedRows = $derived.by(
    () => new Set([...this.marked].flatMap((id) => this.#places.byId.get(id) ?? [])) as ReadonlySet<number>,
  )
  mark(rows: ReadonlySet<number>): void {
    this.marked = new Set([...rows].map((at) => this.shown[at]!.id))
  }

  /** Another part of the list; what was marked may not be in it, and is let go. */
  choose(filter: ReviewFilter): void {
    this.filter = filter
    this.marked = new Set()
  }

  /** What the next step is written to: the marked findings, or the selected one. */
  get targets(): readonly string[] {
    if (this.marked.size > 0) return [...this.marked]
    const { chosen } = this
    return chosen === null ? [] : [chosen]
  }

  /** What a finding is about, by the name of its first object. */
  nameOf(id: string): string {
    const row = this.row(id)
    if (row?.review?.own) return row.review.own.problem
    const ref = row?.ref
    return ref && this.index ? this.index.name(ref, this.#desk.language) : id
  }

  setAuthor(name: string): void {
    this.author = name.trim()
    rememberAuthor(this.author)
  }

  setScale(scale: ReviewDesk['scale']): void {
    this.scale = scale
    rememberScale(scale)
  }

  /** Sets the state of the marked or selected findings; not applicable wants a reason first. */
  async setState(state: ReviewState, findings: readonly string[] = this.targets): Promise<void> {
    if (findings.length === 0 || this.readOnly) return
    if (state === 'dismissed') this.asking = { kind: 'reason', findings }
    else await this.write({ findings, state })
  }

  ask(kind: 'comment' | 'evidence' | 'bulk', findings: readonly string[] = this.targets): void {
    if (findings.length > 0 && !this.readOnly) this.asking = { kind, findings }
  }

  /** Writes a step, and says so. False when it was refused, or nobody says who writes it. */
  async write(entry: Omit<ReviewEntry, 'by'>): Promise<boolean> {
    const by = this.author || (await this.#who())
    if (!by || this.readOnly) return false
    const what = entry.findings.length === 1 ? this.nameOf(entry.findings[0]!) : ''
    if (!(await this.#session.review({ ...entry, by }))) return false
    const { unfinished } = this.counts
    const count = entry.findings.length
    const state = entry.state === undefined ? null : this.stateWord(entry.state)
    if (state !== null) this.said = this.say(count === 1 ? 'saidState' : 'saidMany', { what, count, state, unfinished })
    else this.said = this.say(count === 1 ? 'saidWritten' : 'saidWrittenMany', { what, count })
    return true
  }

  /** The sentence of the strip, with what is left to do; nothing is said as long as there is no finding. */
  stripOf(base: string): string {
    const { all, unfinished, overdue } = this.counts
    return all === 0 ? base : this.say('stripCounts', { base, unfinished, overdue })
  }

  /** Another name for the steps that follow. */
  async rename(): Promise<void> {
    await this.#who()
  }

  /** Goes to the fields of the selected finding. */
  toFields(): void {
    const { chosen } = this
    document.querySelector<HTMLElement>(`[data-review="${CSS.escape(chosen ?? '')}"] textarea`)?.focus()
  }

  /** What was written about the selection, and is no finding now. */
  get leftRows(): readonly FindingRow[] {
    const { selected, finding } = this.#desk
    const key = selected && keyOf(selected)
    return this.#left.filter(
      ({ id, review }) => id === finding || (key !== null && review?.objects.some((ref) => keyOf(ref) === key)),
    )
  }

  /** Goes back from a field to the queue. */
  toQueue(): void {
    document.querySelector<HTMLElement>('#dock-panel [role=grid]')?.focus()
  }

  /** A file that was put to a finding, as a file again; it is never opened in the page. */
  async save(attachment: Attachment): Promise<void> {
    await this.#session.ask(
      () => this.#session.jobs.attachment(attachment),
      (blob) => download(attachment.name, blob),
    )
  }

  /** A photo that was put to a finding, to be looked at; null for anything else, and where it cannot be had. */
  async photo(attachment: Attachment): Promise<Blob | null> {
    if (!mayBePhoto(attachment)) return null
    const got = await this.#session.jobs.attachment(attachment).catch(() => null)
    return got?.kind === 'done' ? photoOf(got.value) : null
  }

  /** Asked once; the browser remembers. */
  #who(): Promise<string | null> {
    const before = this.asking
    if (before?.kind === 'who') before.take(null)
    return new Promise((resolve) => {
      this.asking = {
        kind: 'who',
        take: (name) => {
          this.asking = null
          if (name !== null) this.setAuthor(name)
          resolve(name?.trim() || null)
        },
      }
    })
  }

  #tell(back: SaidWords | null): void {
    if (!back) return
    const what = this.nameOf(back.finding)
    const steps = back.steps.map((step) => this.parts.stepWords(this, step).join(' · ')).join(' · ')
    this.said =
      back.count === 1 ? this.say('saidUndone', { what, steps }) : this.say('saidUndoneMany', { count: back.count })
  }

  #forget(): void {
    this.filter = 'all'
    this.marked = new Set()
    this.said = ''
    this.drafts.clear()
  }
}
