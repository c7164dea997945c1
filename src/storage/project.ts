import type { Pieces } from './project-files.ts'

export interface ProjectLabel {
  readonly name: string
  /** ISO 8601. */
  readonly changed: string
}

/** A line in the list of projects. */
export interface ProjectEntry extends ProjectLabel {
  readonly id: string
  /** Version of its content; a project of a higher version than the store's cannot be opened. */
  readonly version: number
}

/** What a project starts from: JSON, and the names of the stored files that it needs. */
export interface ProjectHead {
  readonly files: readonly string[]
  readonly content: unknown
}

export interface NewFile {
  readonly name: string
  readonly pieces: Pieces
}

/**
 * A project that is open. Its changes throw InputError: `project-read-only`, `disk-full`, `storage-closed`,
 * `storage-failed`; what was stored before is then as it was.
 */
export interface OpenProject {
  readonly id: string
  /** Another tab writes it. When that one has closed it, opening it again makes this one the writer. */
  readonly readOnly: boolean
  /** As it was when the project was opened. */
  readonly head: ProjectHead
  /** Commands after the head when the project was opened, in order. */
  readonly journal: readonly unknown[]
  /**
   * Adds a command, JSON. On the disk when fulfilled. A command that needs files names them in a member
   * `files: string[]`; they must be written before. After a failure the calls already waiting fail, too.
   */
  append(command: unknown, label: ProjectLabel): Promise<void>
  /** Throws InputError `file-evicted`, `file-damaged`, and `project-changed` when the tab that writes removed it. */
  readFile(name: string): Promise<Uint8Array>
  /** Stores a file. On the disk when fulfilled. A name that head or journal use cannot be written again. */
  writeFile(name: string, pieces: Pieces): Promise<void>
  /**
   * Puts a new head in place of the old one and of the first `commands` of the journal (without it: of all), in one
   * step, then deletes the files that nothing names any more.
   */
  replaceHead(head: ProjectHead, label: ProjectLabel, commands?: number): Promise<void>
  /** Waits for what is under way and lets another tab write. */
  close(): Promise<void>
}

export interface ProjectStore {
  /** Last changed first. */
  list(): Promise<ProjectEntry[]>
  /** Stores the files, then the project with them in one step; the project is open. */
  create(
    label: ProjectLabel,
    head: ProjectHead,
    files?: Iterable<NewFile> | AsyncIterable<NewFile>,
  ): Promise<OpenProject>
  /** Throws InputError `project-gone`, `newer-project`. */
  open(id: string): Promise<OpenProject>
  /** Deletes the project and its files. Throws InputError `project-still-open` when a tab writes it. */
  remove(id: string): Promise<void>
  /** What all of the site takes and may take, about; null where the browser does not say. */
  usage(): Promise<{ bytes: number; quota: number } | null>
}
