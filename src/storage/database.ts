import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import { InputError } from '../engine/model/trouble.ts'
import { nameOf } from './storage-trouble.ts'

export interface EntryRecord {
  readonly id: string
  readonly name: string
  readonly changed: string
  /** The highest version of anything in the project. */
  readonly version: number
}

export interface HeadRecord {
  readonly project: string
  readonly version: number
  readonly files: readonly string[]
  readonly content: unknown
}

export interface CommandRecord {
  readonly project: string
  readonly number: number
  readonly version: number
  readonly files: readonly string[]
  readonly command: unknown
}

export interface FileRecord {
  readonly project: string
  readonly name: string
  /** Its name in the project's folder; never used twice. */
  readonly stored: string
  readonly bytes: number
  readonly crc32: number
}

/** All that the database holds of a project. */
export interface ProjectRecords {
  readonly entry: EntryRecord
  readonly head: HeadRecord
  readonly journal: readonly CommandRecord[]
  readonly files: readonly FileRecord[]
}

interface Schema extends DBSchema {
  projects: { key: string; value: EntryRecord }
  heads: { key: string; value: HeadRecord }
  journal: { key: [project: string, number: number]; value: CommandRecord }
  files: { key: [project: string, name: string]; value: FileRecord }
}

type Store = 'projects' | 'heads' | 'journal' | 'files'
const STORES: Store[] = ['projects', 'heads', 'journal', 'files']

export type Database = IDBPDatabase<Schema>
export type Writing = IDBPTransaction<Schema, Store[], 'readwrite'>

export const DATABASE = 'sizhi'

/** From version n - 1 to n of the database's stores. */
export type Upgrade = (database: Database) => void

export const UPGRADES: readonly Upgrade[] = [
  (database) => {
    database.createObjectStore('projects', { keyPath: 'id' })
    database.createObjectStore('heads', { keyPath: 'project' })
    database.createObjectStore('journal', { keyPath: ['project', 'number'] })
    database.createObjectStore('files', { keyPath: ['project', 'name'] })
  },
]

/** All keys that begin with the project: arrays sort behind numbers and strings. */
export const keysOf = (project: string): IDBKeyRange => IDBKeyRange.bound([project], [project, []])

/**
 * Opens the database. When a newer page asks for an upgrade, `giveWay` is called with what closes this
 * connection. Throws InputError `storage-blocked` while another tab holds an older version, `newer-storage` when the database is
 * from the future.
 */
export function openDatabase(upgrades: readonly Upgrade[], giveWay: (close: () => void) => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    let blocked = false
    openDB<Schema>(DATABASE, upgrades.length, {
      upgrade(database, from) {
        for (const upgrade of upgrades.slice(from)) upgrade(database)
      },
      blocked() {
        blocked = true
        reject(new InputError('storage-blocked'))
      },
      blocking(_from, _to, event) {
        giveWay(() => (event.target as IDBDatabase).close())
      },
    }).then(
      (database) => (blocked ? database.close() : resolve(database)),
      (error) => reject(nameOf(error) === 'VersionError' ? new InputError('newer-storage') : error),
    )
  })
}

/** Runs `work` in one transaction that is on the disk when the promise is fulfilled, and leaves no trace when not. */
export async function commit(database: Database, work: (tx: Writing) => Promise<unknown>): Promise<void> {
  const tx = database.transaction(STORES, 'readwrite', { durability: 'strict' })
  // `tx.done` of idb is refused before the transaction knows why.
  const ended = new Promise<unknown>((resolve) => {
    tx.addEventListener('complete', () => resolve(null))
    tx.addEventListener('abort', () => resolve(tx.error ?? new DOMException('aborted', 'AbortError')))
  })
  tx.done.catch(() => undefined)
  try {
    await work(tx)
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // It has ended by itself.
    }
    const reason = await ended
    throw nameOf(error) === 'AbortError' && reason !== null ? reason : error
  }
  const reason = await ended
  if (reason !== null) throw reason
}

/** All of a project as it is at one moment, or null when there is no such project. */
export async function readRecords(database: Database, project: string): Promise<ProjectRecords | null> {
  const tx = database.transaction(STORES)
  const [entry, head, journal, files] = await Promise.all([
    tx.objectStore('projects').get(project),
    tx.objectStore('heads').get(project),
    tx.objectStore('journal').getAll(keysOf(project)),
    tx.objectStore('files').getAll(keysOf(project)),
  ])
  return entry && head ? { entry, head, journal, files } : null
}
