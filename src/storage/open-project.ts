import { InputError } from '../engine/model/trouble.ts'
import {
  commit,
  type CommandRecord,
  type Database,
  type EntryRecord,
  type FileRecord,
  type HeadRecord,
  keysOf,
} from './database.ts'
import { crc32 } from '../engine/crc32.ts'
import type { Pieces, ProjectFiles } from './project-files.ts'
import type { ProjectLock } from './project-lock.ts'
import type { OpenProject, ProjectHead, ProjectLabel } from './project.ts'
import type { SecondCopy } from './second-copy.ts'
import { nameOf, storageTrouble, troubled } from './storage-trouble.ts'

/** The `files` member of a command: names of the files that it needs. */
export function filesOf(command: unknown): readonly string[] {
  const files = typeof command === 'object' && command !== null && 'files' in command ? command.files : undefined
  return Array.isArray(files) ? files.filter((name) => typeof name === 'string') : []
}

export interface Opened {
  readonly id: string
  readonly name: string
  readonly database: Database
  readonly files: ProjectFiles
  readonly copy: SecondCopy
  /** Null: another tab writes. */
  readonly lock: ProjectLock | null
  readonly version: number
  readonly head: ProjectHead
  /** Commands up to date; `records` are as they are stored. */
  readonly journal: readonly unknown[]
  readonly records: readonly CommandRecord[]
  readonly closed: () => void
}

/** What clean-up needs to know of a command in the journal. */
type Kept = Pick<CommandRecord, 'number' | 'files'>

export class StoredProject implements OpenProject {
  readonly id: string
  readonly readOnly: boolean
  readonly head: ProjectHead
  readonly journal: readonly unknown[]
  private readonly opened: Opened
  private name: string
  private headFiles: readonly string[]
  private kept: readonly Kept[]
  private open = true
  /** Changes of head and journal happen one after another, in the order of the calls. */
  private queue: Promise<unknown> = Promise.resolve()
  private failure: { readonly error: unknown } | null = null
  private readonly writing = new Map<string, Promise<unknown>>()

  constructor(opened: Opened) {
    this.opened = opened
    this.id = opened.id
    this.readOnly = opened.lock === null
    this.head = opened.head
    this.journal = opened.journal
    this.name = opened.name
    this.headFiles = opened.head.files
    this.kept = opened.records
  }

  append(command: unknown, label: ProjectLabel): Promise<void> {
    return this.change(async () => {
      const { database, copy, version } = this.opened
      const number = (this.kept.at(-1)?.number ?? -1) + 1
      const files = [...new Set(filesOf(command))]
      const record: CommandRecord = { project: this.id, number, version, files, command }
      const entry: EntryRecord = { id: this.id, ...labelOf(label), version }
      await commit(database, async (tx) => {
        // First, because it throws for what cannot be stored.
        const added = tx.objectStore('journal').add(record)
        const put = tx.objectStore('projects').put(entry)
        const found = files.map((name) => tx.objectStore('files').get([this.id, name]))
        await Promise.all([added, put, ...found])
        missing(files, await Promise.all(found))
      })
      await copy.add({ entry, command: record })
      this.name = label.name
      this.kept = [...this.kept, { number, files }]
    })
  }

  replaceHead(head: ProjectHead, label: ProjectLabel, commands = Infinity): Promise<void> {
    return this.change(async () => {
      const { database, files, copy, version } = this.opened
      const rest = this.kept.slice(commands)
      const before = this.named()
      const after = new Set([...head.files, ...rest.flatMap((command) => command.files)])
      const record: HeadRecord = { project: this.id, version, files: [...new Set(head.files)], content: head.content }
      let gone: readonly FileRecord[] = []
      await commit(database, async (tx) => {
        const put = tx.objectStore('heads').put(record)
        const entry = tx.objectStore('projects').put({ id: this.id, ...labelOf(label), version })
        const stored = tx.objectStore('files').getAll(keysOf(this.id))
        await Promise.all([put, entry, stored])
        const known = new Map((await stored).map((file) => [file.name, file]))
        missing(
          record.files,
          record.files.map((name) => known.get(name)),
        )
        // A file that nothing has named yet belongs to a command that is still to come.
        gone = [...known.values()].filter(({ name }) => before.has(name) && !after.has(name))
        const covered = this.kept.slice(0, this.kept.length - rest.length)
        await Promise.all([
          ...covered.map(({ number }) => tx.objectStore('journal').delete([this.id, number])),
          ...gone.map(({ name }) => tx.objectStore('files').delete([this.id, name])),
        ])
      })
      this.name = label.name
      this.headFiles = record.files
      this.kept = rest
      await copy.renew()
      await files.remove(gone.map(({ stored }) => stored))
    })
  }

  async writeFile(name: string, pieces: Pieces): Promise<void> {
    this.mayWrite()
    if (this.named().has(name) || this.writing.has(name)) throw new Error(`file ${name} is written a second time`)
    const written = troubled(this.name, name, () => this.store(name, pieces))
    this.writing.set(
      name,
      written.catch(() => undefined),
    )
    try {
      await written
    } finally {
      this.writing.delete(name)
    }
  }

  async readFile(name: string): Promise<Uint8Array> {
    const { database, files } = this.opened
    const record = () => database.get('files', [this.id, name])
    return troubled(this.name, name, async () => {
      const file = await record()
      const bytes = file ? await files.read(file.stored) : null
      if (file && bytes?.length === file.bytes && crc32(bytes) === file.crc32) return bytes
      // The tab that writes may have replaced the head since this one read it.
      if (this.readOnly && (!file || (await record())?.stored !== file.stored))
        throw new InputError('project-changed', { project: this.name })
      if (!file && !this.named().has(name)) throw new Error(`project has no file ${name}`)
      throw new InputError(bytes ? 'file-damaged' : 'file-evicted', { project: this.name }, { file: name })
    })
  }

  async close(): Promise<void> {
    if (!this.open) return
    this.open = false
    await Promise.all([this.queue, ...this.writing.values()])
    await this.opened.copy.close()
    await this.opened.lock?.release()
    this.opened.closed()
  }

  private async store(name: string, pieces: Pieces): Promise<void> {
    const { database, files, copy } = this.opened
    const before = await database.get('files', [this.id, name])
    const stored = crypto.randomUUID()
    const file: FileRecord = { project: this.id, name, stored, ...(await files.write(stored, pieces)) }
    try {
      await commit(database, (tx) => tx.objectStore('files').put(file))
    } catch (error) {
      await files.remove([stored])
      throw error
    }
    await copy.add({ file })
    if (before) await files.remove([before.stored])
  }

  /** Files that head or journal name. */
  private named(): Set<string> {
    return new Set([...this.headFiles, ...this.kept.flatMap(({ files }) => files)])
  }

  private mayWrite(): void {
    if (!this.open) throw new Error('the project is closed')
    if (this.readOnly) throw new InputError('project-read-only', { project: this.name })
  }

  /** What was called before a failure was known fails with it: a journal never lacks a command in its middle. */
  private async change(work: () => Promise<void>): Promise<void> {
    this.mayWrite()
    const known = this.failure
    const turn = this.queue.then(async () => {
      if (this.failure !== known) throw this.failure!.error
      try {
        await work()
      } catch (error) {
        const said = this.taken(error) ?? storageTrouble(error, this.name)
        this.failure = { error: said }
        throw said
      }
    })
    this.queue = turn.catch(() => undefined)
    return turn
  }

  /** A number that is taken: a tab that was closing while this one opened had one more command on its way. */
  private taken(error: unknown): InputError | null {
    return nameOf(error) === 'ConstraintError' ? new InputError('project-changed', { project: this.name }) : null
  }
}

const labelOf = ({ name, changed }: ProjectLabel): ProjectLabel => ({ name, changed })

function missing(names: readonly string[], found: readonly (FileRecord | undefined)[]): void {
  const lost = names.filter((_, i) => !found[i])
  if (lost.length > 0) throw new Error(`named before they were written: ${lost.join(', ')}`)
}
