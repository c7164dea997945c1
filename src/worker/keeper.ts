import { InputError, type Note } from '../engine/model/trouble.ts'
import type { Command } from '../project/commands/command.ts'
import type { OpenProject } from '../storage/project-store.ts'
import type { Keeping } from './protocol.ts'

export interface NewFile {
  readonly name: string
  readonly pieces: () => Pieces
}

/** How a project is kept, if it is. */
export interface Keeps extends Pick<Keeping, 'kind' | 'readOnly' | 'saved' | 'saving' | 'trouble'> {
  /** Of the project in the store. */
  readonly id: string | null
  /** A file of the project. Throws InputError when it is not there. */
  readFile(name: string): Promise<Uint8Array>
  /** Writes a change; `name` is that of the project now. */
  keep(command: Command, name: string, files: readonly NewFile[]): void
  close(): Promise<void>
}

/** Waits until nobody has waited for the worker for so long: what a change found is shown before its files are written. */
export type Lull = (graceMs: number) => Promise<void>
type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** So long after a job the next one that follows from it is there. */
const GRACE_MS = 250
/** As much is written at once. */
const SLICE_BYTES = 1_048_576

interface Waiting {
  readonly command: Command
  readonly name: string
  readonly files: readonly NewFile[]
}

/**
 * Keeps the changes of a project, one after another and in their order, while the work goes on. What could not be
 * written waits and is tried again with the next change; until then `trouble` says why.
 */
export class Keeper implements Keeps {
  kind: Keeping['kind']
  saved: string | null = null
  saving = false
  trouble: Note | null = null
  #project: OpenProject | null = null
  readonly #tell: () => void
  readonly #lull: Lull
  /** Resolves when the project is closed: then there is nothing left to wait for. */
  readonly #closing: Promise<void>
  #close: () => void = () => undefined
  #waiting: Waiting[] = []
  #turn: Promise<void> = Promise.resolve()

  private constructor(kind: Keeping['kind'], lull: Lull, tell: () => void) {
    this.kind = kind
    this.#lull = lull
    this.#tell = tell
    this.#closing = new Promise((resolve) => (this.#close = resolve))
  }

  static of(project: OpenProject, saved: string | null, lull: Lull, tell: () => void): Keeper {
    const keeper = new Keeper('device', lull, tell)
    keeper.#project = project
    keeper.saved = saved
    return keeper
  }

  /**
   * Of a project that is stored for the first time; `store` is given a way to write that lets the work go first. Where
   * the browser stores nothing it stays in memory.
   */
  static starting(
    store: (calmly: (pieces: Pieces) => Pieces) => Promise<OpenProject>,
    saved: string,
    lull: Lull,
    tell: () => void,
  ): Keeper {
    const keeper = new Keeper('device', lull, tell)
    keeper.saving = true
    keeper.#turn = store((pieces) => keeper.#calmly(pieces))
      .then(
        (project) => {
          keeper.#project = project
          keeper.saved = saved
        },
        (error: unknown) => {
          if (!(error instanceof InputError)) throw error
          keeper.kind = 'memory'
          keeper.trouble = error.note
        },
      )
      .finally(() => {
        // A change that came meanwhile is not written yet.
        keeper.saving = keeper.#waiting.length > 0
        tell()
      })
    return keeper
  }

  get id(): string | null {
    return this.#project?.id ?? null
  }

  get readOnly(): boolean {
    return this.#project?.readOnly ?? false
  }

  async readFile(name: string): Promise<Uint8Array> {
    // What was just brought may still wait to be written.
    const brought = this.#waiting.flatMap(({ files }) => files).find((file) => file.name === name)
    if (brought) return joined(brought.pieces())
    if (!this.#project) throw new InputError('file-missing', {}, { file: name })
    return this.#project.readFile(name)
  }

  /** Writes a change behind the back of the work; `name` is that of the project now. */
  keep(command: Command, name: string, files: readonly NewFile[]): void {
    if (this.kind !== 'device') return
    this.#waiting.push({ command, name, files })
    this.saving = true
    this.#turn = this.#turn.then(() => this.#write())
  }

  async close(): Promise<void> {
    this.#close()
    await this.#turn
    await this.#project?.close()
  }

  async #write(): Promise<void> {
    const project = this.#project
    try {
      for (let next = this.#waiting[0]; next && project; next = this.#waiting[0]) {
        for (const { name, pieces } of next.files) await project.writeFile(name, this.#calmly(pieces()))
        const changed = new Date().toISOString()
        await project.append(next.command, { name: next.name, changed })
        this.#waiting.shift()
        this.saved = changed
        this.trouble = null
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      this.trouble = error.note
    } finally {
      this.saving = false
      this.#tell()
    }
  }

  /** The pieces, each when nobody waits for the worker. */
  async *#calmly(pieces: Pieces): AsyncGenerator<Uint8Array> {
    const pause = (graceMs: number) => Promise.race([this.#lull(graceMs), this.#closing])
    await pause(GRACE_MS)
    for await (const piece of pieces)
      for (let from = 0; from < piece.length; from += SLICE_BYTES) {
        yield piece.subarray(from, from + SLICE_BYTES)
        await pause(0)
      }
  }
}

async function joined(pieces: Pieces): Promise<Uint8Array> {
  const parts: BlobPart[] = []
  for await (const piece of pieces) parts.push(piece as Uint8Array<ArrayBuffer>)
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
