/** What the tests ask of the store, as calls that can be sent: from the page to its worker, and from Node to the page. */
import { deleteDB, openDB } from 'idb'
import { InputError, type Note } from '../../src/engine/model/trouble.ts'
import { DATABASE, UPGRADES } from '../../src/storage/database.ts'
import type { OpenProject, ProjectHead, ProjectLabel, ProjectStore } from '../../src/storage/project.ts'
import { openProjectStore } from '../../src/storage/project-store.ts'
import { bytesOf } from './storage-bytes.ts'

export interface TestFile {
  readonly name: string
  readonly seed: number
  readonly bytes: number
}
export interface TestCommand {
  readonly n: number
  readonly files?: readonly string[]
  readonly migrated?: number
}
export interface OpenedState {
  readonly id: string
  readonly readOnly: boolean
  readonly head: ProjectHead
  readonly journal: readonly TestCommand[]
}

let store: ProjectStore
let project: OpenProject
let asked = 0

const stateOf = ({ id, readOnly, head, journal }: OpenProject): OpenedState => ({
  id,
  readOnly,
  head,
  journal: journal as TestCommand[],
})
const filesOf = (files: readonly TestFile[]) =>
  files.map(({ name, seed, bytes }) => ({ name, pieces: bytesOf(seed, bytes) }))
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!

/** Every folder and file of the origin's private file system, by path, past the store. */
async function paths(folder: FileSystemDirectoryHandle, before = ''): Promise<string[]> {
  const found: string[] = []
  for await (const [name, handle] of folder.entries()) {
    const path = `${before}${name}`
    if (handle.kind === 'file') found.push(path)
    else found.push(`${path}/`, ...(await paths(handle as FileSystemDirectoryHandle, `${path}/`)))
  }
  return found
}

const calls = {
  /**
   * With `versions` more than 1 the store knows so many versions of a project. `withoutDatabase` first does what
   * Chromium does with a database that it finds damaged.
   */
  async start({ versions = 1, upgrades = 1, withoutDatabase = false } = {}): Promise<void> {
    if (withoutDatabase) await deleteDB(DATABASE)
    const migrations = Array.from({ length: versions - 1 }, (_, i) => ({
      head: (content: unknown) => ({ ...(content as object), migrated: i + 2 }),
      command: (command: unknown) => ({ ...(command as object), migrated: i + 2 }),
    }))
    const more = Array.from({ length: upgrades - 1 }, () => () => undefined)
    const askToPersist = () => {
      asked++
      return Promise.reject(new Error('the browser says no'))
    }
    store = await openProjectStore({ migrations, upgrades: [...UPGRADES, ...more], askToPersist })
  },
  list: () => store.list(),
  usage: () => store.usage(),
  asked: () => Promise.resolve(asked),
  async create(label: ProjectLabel, head: ProjectHead, files: readonly TestFile[] = []): Promise<OpenedState> {
    project = await store.create(label, head, filesOf(files))
    return stateOf(project)
  },
  async createClosed(label: ProjectLabel, head: ProjectHead, files: readonly TestFile[] = []): Promise<string> {
    const made = await store.create(label, head, filesOf(files))
    await made.close()
    return made.id
  },
  async open(id: string): Promise<OpenedState> {
    project = await store.open(id)
    return stateOf(project)
  },
  remove: (id: string) => store.remove(id),
  /** A removal that gets no further than before it changes the database, or before it deletes the folder. */
  async removeInterrupted(id: string, before: 'database' | 'folder'): Promise<void> {
    const { removeEntry } = FileSystemDirectoryHandle.prototype
    const { delete: remove } = IDBObjectStore.prototype
    const refuse = () => new DOMException('interrupted', 'AbortError')
    FileSystemDirectoryHandle.prototype.removeEntry = function (name, options) {
      return options?.recursive && before === 'folder'
        ? Promise.reject(refuse())
        : removeEntry.call(this, name, options)
    }
    IDBObjectStore.prototype.delete = function (key) {
      if (before === 'database') throw refuse()
      return remove.call(this, key)
    }
    try {
      await store.remove(id)
    } finally {
      FileSystemDirectoryHandle.prototype.removeEntry = removeEntry
      IDBObjectStore.prototype.delete = remove
    }
  },
  close: () => project.close(),
  append: (command: TestCommand, label: ProjectLabel) => project.append(command, label),
  /** All at once; says of each whether it was accepted. */
  async appendAll(commands: readonly TestCommand[], label: ProjectLabel): Promise<boolean[]> {
    const ends = await Promise.allSettled(commands.map((command) => project.append(command, label)))
    return ends.map(({ status }) => status === 'fulfilled')
  },
  appendUnstorable: (label: ProjectLabel) => project.append({ n: () => undefined }, label),
  replaceHead: (head: ProjectHead, label: ProjectLabel, commands?: number) =>
    project.replaceHead(head, label, commands),
  writeFile: ({ name, seed, bytes }: TestFile) => project.writeFile(name, bytesOf(seed, bytes)),
  async readFile(name: string): Promise<{ bytes: number; sha256: string }> {
    const bytes = await project.readFile(name)
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
    return { bytes: bytes.length, sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') }
  },
  /** Without the second copies of the projects. */
  async paths(): Promise<string[]> {
    const all = await paths(await navigator.storage.getDirectory())
    return all.filter((path) => !/\/copy-[01]$/.test(path)).sort()
  },
  /** Cuts so many bytes off the second copy that was written last: an interrupted write. */
  async cutCopy(project: string, bytes: number): Promise<void> {
    const projects = await (await navigator.storage.getDirectory()).getDirectoryHandle('projects')
    const folder = await projects.getDirectoryHandle(project)
    const copies = await Promise.all(
      ['copy-0', 'copy-1'].map(async (name) => {
        const handle = await folder.getFileHandle(name)
        return { handle, file: await handle.getFile() }
      }),
    )
    const { handle, file } = copies.sort((a, b) => b.file.lastModified - a.file.lastModified)[0]!
    const kept = await file.slice(0, file.size - bytes).arrayBuffer()
    const stream = await handle.createWritable()
    await stream.write(kept)
    await stream.close()
  },
  async removePath(path: string): Promise<void> {
    const parts = path.split('/')
    let folder = await navigator.storage.getDirectory()
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part)
    await folder.removeEntry(parts.at(-1)!)
  },
  /** Turns one bit over. */
  async damagePath(path: string, at: number): Promise<void> {
    const parts = path.split('/')
    let folder = await navigator.storage.getDirectory()
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part)
    const handle = await folder.getFileHandle(parts.at(-1)!)
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer())
    bytes[at]! ^= 1
    const stream = await handle.createWritable()
    await stream.write(bytes)
    await stream.close()
  },
  /** A file of an interrupted write. */
  async addPath(project: string, name: string): Promise<void> {
    const projects = await (await navigator.storage.getDirectory()).getDirectoryHandle('projects', { create: true })
    await (await projects.getDirectoryHandle(project, { create: true })).getFileHandle(name, { create: true })
  },
  /** All records of a store of the database, past the store. */
  async records(name: string): Promise<unknown[]> {
    const database = await openDB(DATABASE)
    const records = await database.getAll(name)
    database.close()
    return records
  },
  async raiseDatabase(version: number): Promise<void> {
    ;(await openDB(DATABASE, version)).close()
  },
  /** What an append asks of the database, and which of that was complete when it was acknowledged. */
  async watchAppend(command: TestCommand, label: ProjectLabel): Promise<unknown[]> {
    const seen: { mode: string | undefined; durability: string | undefined; complete: boolean }[] = []
    const real = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const made = real.call(this, stores, mode, options)
      const entry = { mode, durability: made.durability as string | undefined, complete: false }
      made.addEventListener('complete', () => (entry.complete = true))
      seen.push(entry)
      return made
    }
    try {
      await project.append(command, label)
      return structuredClone(seen)
    } finally {
      IDBDatabase.prototype.transaction = real
    }
  },
  /** Medians in milliseconds of `count` appends, and of as many plain puts with relaxed durability. */
  async measure(count: number, label: ProjectLabel): Promise<{ append: number; relaxed: number }> {
    const database = await openDB('plain', 1, { upgrade: (made) => void made.createObjectStore('rows') })
    const append: number[] = []
    const relaxed: number[] = []
    for (let n = 0; n < count; n++) {
      const command = { n, kind: 'move', rows: [n], values: 'x'.repeat(200) }
      let start = performance.now()
      await project.append(command, label)
      append.push(performance.now() - start)
      start = performance.now()
      const tx = database.transaction('rows', 'readwrite', { durability: 'relaxed' })
      await Promise.all([tx.store.put(command, n), tx.done])
      relaxed.push(performance.now() - start)
    }
    database.close()
    return { append: median(append), relaxed: median(relaxed) }
  },
}

export type Calls = typeof calls
export type Answer = { readonly value: unknown } | { readonly refused: Note } | { readonly fault: string }

export async function answer(name: keyof Calls, args: readonly unknown[]): Promise<Answer> {
  try {
    return { value: await (calls[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args) }
  } catch (error) {
    return error instanceof InputError ? { refused: error.note } : { fault: String(error) }
  }
}
