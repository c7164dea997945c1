import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { CornerEdit } from '../../engine/live/corner-edit.ts'
import type { CornerAt } from '../../engine/screen/live-area.ts'
import type { DraftWords } from '../../i18n/draft.ts'
import { fill } from '../../i18n/template.ts'
import type { DraftOutlineView } from '../../jobs/draft-outline.ts'
import type { Command } from '../../project/commands/command.ts'
import type { DraftMove, Outcome } from '../../worker/protocol.ts'
import { download } from '../download.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Session } from '../state/session.svelte.ts'

/** The corners of the version at hand: which is chosen, which is in hand, what that would do. */
export class DraftDesk {
  words = $state.raw<DraftWords>() as DraftWords
  /** The draft that is drawn; null while nothing is. */
  outline = $state.raw<DraftOutlineView | null>(null)
  preparing = $state(false)
  chosen = $state.raw<CornerAt | null>(null)
  /** What is in hand and not kept; drawn on the map at once. */
  edit = $state.raw<CornerEdit | null>(null)
  /** What the worker says of it, a moment later. */
  answer = $state.raw<DraftMove | null>(null)
  /** Sentence about the corner or line that the one in hand was drawn to. */
  snap = $state('')
  /** Why the last edit was not made. */
  refused = $state('')
  /** Where the corner lies that was chosen in the table. */
  marked = $state.raw<LngLat | null>(null)
  /** Steps since the beginning, and those that were taken back. */
  made = $state(0)
  undone = $state(0)
  busy = $state(false)
  readonly #session: Session
  readonly #desk: Desk
  #wanted: CornerEdit | null | undefined
  #asking: Promise<void> | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(session: Session, desk: Desk, words: DraftWords) {
    this.#session = session
    this.#desk = desk
    this.words = words
  }

  say(key: keyof DraftWords, values: Readonly<Record<string, string | number | null | undefined>> = {}): string {
    return fill(this.words[key], (name) => values[name], this.#desk.words.notation)
  }

  /** A draft with the outline of a version, and its corners in hand. */
  async fork(version: string): Promise<void> {
    const made = await this.#session.change(() => this.#session.jobs.forkDraft(version))
    if (made) await this.start(made.version)
  }

  async start(version: string): Promise<void> {
    this.finish()
    this.preparing = true
    this.made = this.undone = 0
    this.chosen = null
    this.#desk.select(null)
    if (this.#session.versionId !== version) this.#session.setVersion(version)
    await this.refresh(version)
    this.preparing = false
  }

  /** Leaves; everything that was done is kept already. */
  finish(): void {
    if (this.outline) this.#session.jobs.endDraftEdit()
    this.outline = null
    this.chosen = null
    this.marked = null
    this.#clear()
  }

  /** Takes back every step since the beginning. */
  async discard(): Promise<void> {
    const { jobs } = this.#session
    await this.#inTurn(async () => {
      for (; this.made > 1; this.made--) await jobs.change({ do: 'undo' })
      if (this.made > 0) await this.#change({ do: 'undo' })
    })
    this.finish()
  }

  async exportTxt(version: string): Promise<void> {
    await this.#session.ask(
      () => this.#session.jobs.exportCorners(version),
      ({ name, bytes }) => download(name, new Blob([bytes as Uint8Array<ArrayBuffer>])),
    )
  }

  mark(at: LngLat | null): void {
    this.marked = at
  }

  /** The outline that is kept now; the worker takes it over, too. */
  async refresh(version: string): Promise<void> {
    const request = { version, asOf: this.#session.asOf }
    let outline: DraftOutlineView | null = null
    await this.#session.ask(
      () => this.#session.jobs.beginDraftEdit(request),
      (begun) => (outline = begun),
    )
    this.#clear()
    this.outline = outline
    if (!outline) this.chosen = null
  }

  /** Draws an edit and asks what it would do; of several in quick succession only the last is asked. */
  preview(edit: CornerEdit | null): void {
    this.edit = edit
    this.refused = ''
    this.#wanted = edit
    this.#asking ??= this.#ask().finally(() => (this.#asking = null))
  }

  async #ask(): Promise<void> {
    while (this.#wanted !== undefined) {
      const edit = this.#wanted
      this.#wanted = undefined
      const answer = await this.#session.jobs.moveDraftCorner(edit)
      if (this.edit !== null) this.answer = edit === null ? null : answer
    }
  }

  /** Keeps what is in hand, or puts it back when the outline could not be so. */
  async keep(): Promise<void> {
    await this.#asking
    const { edit, answer, outline } = this
    if (!edit || !outline) return
    if (answer?.fault) {
      this.putBack()
      this.refused = this.say('wentBack', { fault: this.#faultWords(answer.fault.kind) })
      return
    }
    const row = outline.rows[edit.part]!
    const at = { layer: outline.layer, id: row.id, part: row.part, ring: edit.ring, corner: edit.corner }
    const command: Command =
      edit.kind === 'drop' ? { do: 'drop-corner', ...at } : ({ do: `${edit.kind}-corner`, ...at, x: edit.x, y: edit.y } as Command) // prettier-ignore
    await this.#inTurn(async () => {
      if (!(await this.#change(command))) return
      this.made++
      this.undone = 0
      if (edit.kind === 'drop') this.chosen = null
    })
  }

  putBack(): void {
    this.preview(null)
    this.#clear()
  }

  /** Makes an edit as a whole: typed, or by a button. */
  async make(edit: CornerEdit): Promise<void> {
    this.preview(edit)
    await this.keep()
  }

  async undo(): Promise<void> {
    // What is on its way to be kept is undone when it is.
    if (this.edit && !this.busy) return this.putBack()
    await this.#inTurn(async () => {
      if (this.made === 0 || !(await this.#change({ do: 'undo' }))) return
      this.made--
      this.undone++
    })
  }

  async redo(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.undone === 0 || !(await this.#change({ do: 'redo' }))) return
      this.made++
      this.undone--
    })
  }

  /** Of what is in hand: why it cannot be so. */
  get fault(): string {
    const fault = this.edit && this.answer?.fault
    return fault ? this.say('willGoBack', { fault: this.#faultWords(fault.kind) }) : this.refused
  }

  #faultWords(kind: NonNullable<DraftMove['fault']>['kind']): string {
    const KEYS = {
      crosses: 'faultCrosses',
      doubled: 'faultDoubled',
      turned: 'faultTurned',
      swept: 'faultSwept',
    } as const
    return this.say(KEYS[kind])
  }

  /** One change after another, each upon what the one before has left. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(step)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Does not wait for the check that follows a change: the next corner may be in hand before it has ended. */
  async #change(command: Command): Promise<boolean> {
    this.busy = true
    const job = this.#session.jobs.change(command)
    void this.#session.change(() => job)
    let outcome: Outcome<unknown> | null = null
    try {
      outcome = await job
    } catch {
      // Our own error: the session shows it.
    }
    if (this.outline) await this.refresh(this.outline.version)
    this.busy = false
    return outcome?.kind === 'done'
  }

  #clear(): void {
    this.edit = null
    this.answer = null
    this.snap = ''
    this.refused = ''
  }
}
