import { getContext } from 'svelte'
import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { ObjectRef } from '../../engine/model/finding.ts'
import type { Note } from '../../engine/model/trouble.ts'
import { fill } from '../../i18n/template.ts'
import type { WorkFields, WorkWords } from '../../i18n/words.ts'
import { type DraftWords, loadDraftWords } from '../../i18n/draft.ts'
import { loadWorkWords, type WorkVoice } from '../../i18n/work.ts'
import type { DraftView } from '../../jobs/import/draft-view.ts'
import type { EditableKind } from '../../project/editable-kind.ts'
import type { Command } from '../../project/commands/command.ts'
import type { ImportSettings, Receipt } from '../../project/receipt.ts'
import { ListReading } from '../review-list/list-reading.svelte.ts'
import { DraftDesk } from '../draft/draft-desk.svelte.ts'
import type { Drafts, NamedFile, Outcome } from '../../worker/protocol.ts'
import type { Basemap } from '../../map/basemap/basemap.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'
import { WORK } from '../context.ts'
import { recall, remember } from './remembered-settings.ts'

/** What is being drawn on the map. */
export type Tool =
  | { readonly kind: 'add'; readonly what: EditableKind }
  | { readonly kind: 'move'; readonly ref: ObjectRef; readonly layer: string }
  | { readonly kind: 'place'; readonly take: (at: LngLat) => void }

export type Dialog =
  'import' | 'list' | 'new-park' | 'paste' | 'parks' | 'receipt' | 'bulk' | 'basemap' | 'grading' | 'seal' | 'package'

/** Importing and correcting: what is open, the drafts, the tool in hand. */
export class Work {
  voice = $state.raw<WorkVoice>() as WorkVoice
  dialog = $state<Dialog | null>(null)
  drafts = $state.raw<readonly DraftView[]>([])
  /** Files and layers of the import that cannot be used. */
  refused = $state.raw<readonly Note[]>([])
  reading = $state(false)
  #adopting = false
  /** What was typed for a new park while its place is picked on the map. */
  newPark = $state.raw<{ name: string; place: LngLat | null }>({ name: '', place: null })
  tool = $state.raw<Tool | null>(null)
  /** The layer whose receipt is shown, and the receipt. */
  receiptLayer = $state<string | null>(null)
  receipt = $state.raw<Receipt | null>(null)
  /** The object whose form is open. */
  editing = $state.raw<ObjectRef | null>(null)
  /** What a bulk edit is about: ids by the file of their layer, all of one kind. */
  bulk = $state.raw<{ kind: EditableKind; rows: ReadonlyMap<string, readonly string[]> }>({
    kind: 'protection_target',
    rows: new Map(),
  })
  /** Boundary versions and their corners. */
  readonly draft: DraftDesk
  /** The sealed package that is looked at before it is opened. */
  sealed = $state.raw<readonly NamedFile[]>([])
  readonly list: ListReading
  readonly #session: Session
  readonly #desk: Desk
  #later: readonly NamedFile[] = []

  constructor(session: Session, desk: Desk, voice: WorkVoice, words: DraftWords) {
    this.draft = new DraftDesk(session, desk, words)
    this.list = new ListReading(session, desk)
    this.#session = session
    this.#desk = desk
    this.voice = voice
  }

  async speak(): Promise<void> {
    const { language } = this.#desk
    ;[this.voice, this.draft.words] = await Promise.all([loadWorkWords(language), loadDraftWords(language)])
  }

  say(key: keyof WorkWords, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
    return fill(this.voice.work[key], (name) => values[name], this.#desk.words.notation)
  }

  /** What a property is called; one that no rule knows has its own name. */
  field(name: string): string {
    return this.voice.fields[name as keyof WorkFields] ?? name
  }

  /** Files for import; a filled-in list of rectifications among them has a dialog of its own, which comes first. */
  async read(files: readonly NamedFile[], kind: 'data' | 'package' = 'data'): Promise<void> {
    if (kind === 'package') {
      this.sealed = files
      this.dialog = 'package'
      return
    }
    const list = await this.list.find(files)
    if (list) {
      this.#later = files.filter((file) => file !== list)
      this.dialog = 'list'
      return
    }
    this.dialog = 'import'
    await this.#take(() => this.#session.jobs.readDrafts(files, recall()))
  }

  /** What was dropped beside a list is imported after it. */
  closeList(): void {
    const rest = this.#later
    this.dialog = null
    this.#later = []
    if (rest.length > 0) void this.read(rest)
  }

  async readPasted(text: string, name: string): Promise<void> {
    this.dialog = 'import'
    await this.#take(() => this.#session.jobs.readPasted(text, name))
  }

  async readAgain(layer: string): Promise<void> {
    this.dialog = 'import'
    await this.#take(() => this.#session.jobs.readAgain(layer))
  }

  async redraft(id: string, settings: ImportSettings): Promise<void> {
    await this.#session.ask(
      () => this.#session.jobs.redraft(id, settings),
      (draft) => (this.drafts = this.drafts.map((each) => (each.id === id ? draft : each))),
    )
  }

  /** Takes drafts into the park; those that are left stay open. */
  async adopt(drafts: readonly DraftView[]): Promise<void> {
    // A second press while the first is at work would take the next one.
    if (this.#adopting) return
    this.#adopting = true
    this.drafts = this.drafts.filter((draft) => !drafts.includes(draft))
    if (this.drafts.length === 0) this.dialog = null
    for (const draft of drafts) remember(draft)
    const before = new Set(this.#session.view?.park.layers.map(({ file }) => file))
    try {
      await this.#session.change(() => this.#session.jobs.adopt(drafts.map(({ id }) => id)))
      const added = (this.#session.view?.park.layers ?? []).map(({ file }) => file).filter((file) => !before.has(file))
      this.#desk.shownLayers = added
    } finally {
      this.#adopting = false
    }
  }

  discard(): void {
    this.dialog = null
    this.drafts = []
    void this.#session.jobs.discardDrafts()
  }

  async showReceipt(layer: string): Promise<void> {
    this.receiptLayer = layer
    this.receipt = await this.#session.jobs.receiptOf(layer)
    this.dialog = 'receipt'
  }

  setBasemap(basemap: Basemap | null): void {
    const before = this.#desk.basemap
    this.#desk.basemap = basemap
    if (before !== basemap) before?.close()
  }

  /** A file of this device under the park. Throws InputError for one that cannot be used. */
  async openBasemap(file: File): Promise<void> {
    const { openLocalBasemap } = await import('../../map/basemap/local-basemap.ts')
    this.setBasemap(await openLocalBasemap(file))
  }

  async change(command: Command): Promise<boolean> {
    return (await this.#session.change(() => this.#session.jobs.change(command))) !== null
  }

  undo(): void {
    if (this.draft.outline) void this.draft.undo()
    else if (this.#session.keeping?.canUndo) void this.change({ do: 'undo' })
  }

  redo(): void {
    if (this.draft.outline) void this.draft.redo()
    else if (this.#session.keeping?.canRedo) void this.change({ do: 'redo' })
  }

  async #take(job: () => Promise<Outcome<Drafts>>): Promise<void> {
    this.reading = true
    this.drafts = []
    this.refused = []
    await this.#session.ask(job, ({ drafts, refused }) => {
      this.drafts = drafts
      this.refused = refused
    })
    this.reading = false
    if (this.#session.refused || this.#session.cancelled) this.dialog = null
  }
}

/** Work is fetched after the page was mounted, so the context holds the place where it will be. */
export const useWork = (): Work => getContext<{ work: Work }>(WORK).work
