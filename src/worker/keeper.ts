import { InputError, type Note } from '../engine/model/trouble.ts'
import type { Command } from '../project/commands/command.ts'
import type { OpenProject } from '../storage/project-store.ts'
import type { Keeping } from './protocol.ts'

export interface NewFile {
  readonly name: string
  readonly pieces: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>
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

/** What an import found is shown before its files are written: both at once would make the user wait for both. */
const CHECK_FIRST_MS = 400

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
  #waiting: Waiting[] = []
  #turn: Promise<void> = Promise.resolve()

  private constructor(kind: Keeping['kind'], tell: () => void) {
    this.kind = kind
    this.#tell = tell
  }

  static of(project: OpenProject, saved: string | null, tell: () => void): Keeper {
    const keeper = new Keeper('device', tell)
    keeper.#project = project
    keeper.saved = saved
    return keeper
  }

  /** Of a project that is being stored for the first time. Where the browser stores nothing it stays in memory. */
  static starting(storing: Promise<OpenProject>, saved: string, tell: () => void): Keeper {
    const keeper = new Keeper('device', tell)
    keeper.saving = true
    keeper.#turn = storing
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
        keeper.saving = false
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

  readFile(name: string): Promise<Uint8Array> {
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
    await this.#turn
    await this.#project?.close()
  }

  async #write(): Promise<void> {
    const project = this.#project
    try {
      for (let next = this.#waiting[0]; next && project; next = this.#waiting[0]) {
        if (next.files.length > 0) await new Promise((resolve) => setTimeout(resolve, CHECK_FIRST_MS))
        for (const { name, pieces } of next.files) await project.writeFile(name, pieces())
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
}
