import { type Frame, frameBytes, recordsIn } from './copy-frames.ts'
import { commit, type Database, readRecords } from './database.ts'
import { COPIES, type ProjectFiles } from './project-files.ts'

/**
 * The records of a project once more, in two files of its folder. A browser that finds its database damaged empties
 * it without a word: Chromium does so when it was ended in the middle of a write, at its start after the next. The two
 * files take turns: a new head goes into the one not in use, what follows is added behind it. They are written after
 * the database and before a change is acknowledged. Where files cannot be written synchronously, there is no copy.
 */
export class SecondCopy {
  private readonly project: string
  private readonly database: Database
  private readonly files: ProjectFiles
  private handles: FileSystemSyncAccessHandle[] = []
  private turn = 0
  private end = 0
  /** Whether the file in use holds all that the database does. */
  private whole = false
  private possible = true
  private queue: Promise<void> = Promise.resolve()

  constructor(project: string, database: Database, files: ProjectFiles) {
    this.project = project
    this.database = database
    this.files = files
  }

  /** Adds a change that the database has. Never throws: a copy that could not be written is made anew by the next. */
  add(frame: Frame): Promise<void> {
    return this.next(() => (this.whole ? this.put(frameBytes(frame), this.turn, this.end) : this.copyAll()))
  }

  /** Copies all that the database has. Never throws. */
  renew(): Promise<void> {
    return this.next(() => this.copyAll())
  }

  async close(): Promise<void> {
    await this.queue
    for (const handle of this.handles.splice(0)) handle.close()
  }

  private next(work: () => void | Promise<void>): Promise<void> {
    if (!this.possible) return this.queue
    this.queue = this.queue.then(work).catch(() => {
      this.whole = false
    })
    return this.queue
  }

  private async copyAll(): Promise<void> {
    this.whole = false
    const records = await readRecords(this.database, this.project)
    if (!records || !(await this.open())) return
    const turn = this.turn + 1
    this.put(frameBytes({ turn, all: records }), turn, 0)
    this.turn = turn
    this.whole = true
  }

  private put(bytes: Uint8Array, turn: number, at: number): void {
    const handle = this.handles[turn % COPIES.length]!
    if (at === 0) handle.truncate(0)
    if (handle.write(bytes, { at }) !== bytes.length) throw new Error('the copy was cut short')
    handle.flush()
    this.end = at + bytes.length
  }

  /** Finds out which of the two files holds, so that the other is written next. */
  private async open(): Promise<boolean> {
    if (this.handles.length > 0) return true
    const opened = await this.files.openCopies()
    this.possible = opened !== null
    if (!opened) return false
    this.handles = opened
    const turns = opened.map((handle) => {
      const bytes = new Uint8Array(handle.getSize())
      handle.read(bytes, { at: 0 })
      return recordsIn(bytes)?.turn ?? -1
    })
    this.turn = Math.max(0, ...turns)
    return true
  }
}

/** Puts a project that the database has lost back into it. Does nothing when no copy is whole. */
export async function restoreProject(database: Database, copies: readonly Uint8Array[]): Promise<void> {
  const last = copies.flatMap((bytes) => recordsIn(bytes) ?? []).sort((a, b) => b.turn - a.turn)[0]
  if (!last) return
  const { entry, head, journal, files } = last.records
  await commit(database, (tx) =>
    Promise.all([
      tx.objectStore('projects').put(entry),
      tx.objectStore('heads').put(head),
      ...journal.map((record) => tx.objectStore('journal').put(record)),
      ...files.map((record) => tx.objectStore('files').put(record)),
    ]),
  )
}
