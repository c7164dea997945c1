import { InputError } from '../engine/model/trouble.ts'
import {
  commit,
  type Database,
  type FileRecord,
  keysOf,
  openDatabase,
  readRecords,
  UPGRADES,
  type Upgrade,
} from './database.ts'
import { MIGRATIONS, migrated, type Migration, versionAfter } from './migrations.ts'
import { StoredProject } from './open-project.ts'
import { askToPersist } from './persist.ts'
import type { NewFile, OpenProject, ProjectEntry, ProjectHead, ProjectLabel, ProjectStore } from './project.ts'
import { ProjectFiles, projectsWithFiles } from './project-files.ts'
import { lockProject, type ProjectLock } from './project-lock.ts'
import { restoreProject, SecondCopy } from './second-copy.ts'
import { storageTrouble, troubled } from './storage-trouble.ts'
import { Writers } from './writers.ts'

export type { NewFile, OpenProject, ProjectEntry, ProjectHead, ProjectLabel, ProjectStore } from './project.ts'

export interface StoreOptions {
  readonly migrations?: readonly Migration[]
  readonly upgrades?: readonly Upgrade[]
  /** Called once, after the first project was created. Only the page may ask the browser, so a worker passes it on. */
  readonly askToPersist?: () => Promise<unknown>
}

const TRANSIENT = new Set(['disk-full', 'storage-failed'])

/**
 * Opens the projects of this device. Throws InputError `no-storage` (private window, plain http), `storage-blocked`,
 * `newer-storage`.
 */
export async function openProjectStore(options: StoreOptions = {}): Promise<ProjectStore> {
  const lacking = [
    [globalThis.indexedDB, 'IndexedDB'],
    [navigator.storage?.getDirectory, 'OPFS'],
    [navigator.locks, 'Web Locks'],
  ].flatMap(([part, name]) => (part ? [] : [name]))
  if (lacking.length > 0) throw new InputError('no-storage', { reason: lacking.join(', ') })
  const writers = new Writers()
  try {
    const database = await openDatabase(options.upgrades ?? UPGRADES, (close) => writers.giveWay(close))
    await restoreOrRemove(database)
    return new DeviceStore(database, writers, options)
  } catch (error) {
    const said = storageTrouble(error, '')
    // A private window may have the parts and refuse to open them.
    const refused = error instanceof DOMException && !(said instanceof InputError && TRANSIENT.has(said.code))
    throw refused ? new InputError('no-storage', { reason: error.name }) : said
  }
}

/** Projects that the database has lost, and folders of those whose creation or removal was interrupted. */
async function restoreOrRemove(database: Database): Promise<void> {
  for (const id of await projectsWithFiles()) {
    if (await database.getKey('projects', id)) continue
    const lock = await lockProject(id)
    // One that cannot be restored now must not keep the others from being opened; it is tried again the next time.
    if (lock) await restoreOrRemoveOne(database, id).catch(() => undefined)
    await lock?.release()
  }
}

async function restoreOrRemoveOne(database: Database, id: string): Promise<void> {
  if (await database.getKey('projects', id)) return
  const files = new ProjectFiles(id)
  const copies = await files.readCopies()
  if (copies.length > 0) await restoreProject(database, copies)
  else await files.removeAll()
}

class DeviceStore implements ProjectStore {
  private readonly database: Database
  private readonly writers: Writers
  private readonly migrations: readonly Migration[]
  private readonly ask: () => Promise<unknown>
  private asked = false

  constructor(database: Database, writers: Writers, options: StoreOptions) {
    this.database = database
    this.writers = writers
    this.migrations = options.migrations ?? MIGRATIONS
    this.ask = options.askToPersist ?? askToPersist
  }

  async list(): Promise<ProjectEntry[]> {
    const entries = await troubled('', undefined, () => this.database.getAll('projects'))
    return entries.sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : a.id < b.id ? -1 : 1))
  }

  async create(
    { name, changed }: ProjectLabel,
    head: ProjectHead,
    newFiles: Iterable<NewFile> | AsyncIterable<NewFile> = [],
  ): Promise<OpenProject> {
    const id = crypto.randomUUID()
    const lock = (await this.lock(id, name))!
    const files = new ProjectFiles(id)
    try {
      const version = versionAfter(this.migrations)
      const records: FileRecord[] = []
      for await (const file of newFiles)
        await troubled(name, file.name, async () => {
          if (records.some((record) => record.name === file.name)) throw new Error(`two files ${file.name}`)
          const stored = crypto.randomUUID()
          records.push({ project: id, name: file.name, stored, ...(await files.write(stored, file.pieces)) })
        })
      const lost = head.files.filter((wanted) => !records.some((record) => record.name === wanted))
      if (lost.length > 0) throw new Error(`named, but not written: ${lost.join(', ')}`)
      await troubled(name, undefined, () =>
        commit(this.database, (tx) =>
          Promise.all([
            tx.objectStore('heads').add({ project: id, version, files: [...head.files], content: head.content }),
            tx.objectStore('projects').add({ id, name, changed, version }),
            ...records.map((record) => tx.objectStore('files').add(record)),
          ]),
        ),
      )
    } catch (error) {
      await files.removeAll()
      await this.unlock(id, lock)
      throw error
    }
    if (!this.asked) this.ask().catch(() => undefined)
    this.asked = true
    return this.opened(id, lock, false)
  }

  async open(id: string): Promise<OpenProject> {
    return this.opened(id, await this.lock(id, id), true)
  }

  async remove(id: string): Promise<void> {
    const entry = await troubled('', undefined, () => this.database.get('projects', id))
    const lock = await this.lock(id, entry?.name ?? id)
    if (!lock) throw new InputError('project-still-open', { project: entry?.name ?? id })
    const files = new ProjectFiles(id)
    try {
      await troubled(entry?.name ?? id, undefined, async () => {
        // First, or the project would come back from it.
        await files.removeCopies()
        await commit(this.database, (tx) =>
          Promise.all([
            tx.objectStore('projects').delete(id),
            tx.objectStore('heads').delete(id),
            tx.objectStore('journal').delete(keysOf(id)),
            tx.objectStore('files').delete(keysOf(id)),
          ]),
        )
      })
      await files.removeAll()
    } finally {
      await this.unlock(id, lock)
    }
  }

  async usage(): Promise<{ bytes: number; quota: number } | null> {
    const said = await navigator.storage.estimate().catch(() => null)
    return said?.usage === undefined || said.quota === undefined ? null : { bytes: said.usage, quota: said.quota }
  }

  /** Reads a project in one transaction; `tidy` then removes what interrupted writes have left. */
  private async opened(id: string, lock: ProjectLock | null, tidy: boolean): Promise<OpenProject> {
    try {
      return await troubled(id, undefined, async () => {
        const found = await readRecords(this.database, id)
        if (!found) throw new InputError('project-gone', { project: id })
        const { entry, head, journal: records, files: stored } = found
        const upToDate = (part: keyof Migration, content: unknown, version: number) =>
          migrated(part, content, version, this.migrations, entry.name)
        const content = upToDate('head', head.content, head.version)
        const journal = records.map(({ command, version }) => upToDate('command', command, version))
        const files = new ProjectFiles(id)
        const named = new Set([...head.files, ...records.flatMap((record) => record.files)])
        const copy = new SecondCopy(id, this.database, files)
        if (lock) await copy.renew()
        // It must open even when nothing can be removed; the next time will do.
        if (lock && tidy) await this.removeLeftovers(files, stored, named).catch(() => undefined)
        return new StoredProject({
          id,
          name: entry.name,
          database: this.database,
          files,
          copy,
          lock,
          version: versionAfter(this.migrations),
          head: { files: head.files, content },
          journal,
          records,
          closed: () => this.writers.delete(id),
        })
      })
    } catch (error) {
      if (lock) await this.unlock(id, lock)
      throw error
    }
  }

  private async removeLeftovers(files: ProjectFiles, stored: readonly FileRecord[], named: Set<string>): Promise<void> {
    const unnamed = stored.filter(({ name }) => !named.has(name))
    if (unnamed.length > 0)
      await commit(this.database, (tx) =>
        Promise.all(unnamed.map((file) => tx.objectStore('files').delete([file.project, file.name]))),
      )
    const kept = new Set(stored.filter(({ name }) => named.has(name)).map((file) => file.stored))
    await files.remove((await files.names()).filter((name) => !kept.has(name)))
  }

  private async lock(id: string, project: string): Promise<ProjectLock | null> {
    const lock = await troubled(project, undefined, () => lockProject(id))
    if (lock) this.writers.add(id)
    return lock
  }

  private async unlock(id: string, lock: ProjectLock): Promise<void> {
    await lock.release()
    this.writers.delete(id)
  }
}
