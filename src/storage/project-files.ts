import { InputError } from '../engine/model/trouble.ts'
import { crc32 } from '../engine/crc32.ts'
import { nameOf } from './storage-trouble.ts'

export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

const FOLDER = 'projects'
/** The two files of the second copy, see second-copy.ts. */
export const COPIES = ['copy-0', 'copy-1'] as const
/** How often to ask for a file that a tab which was just ended still holds. */
const ATTEMPTS = 40
const PAUSE_MS = 25

/** A FileSystemSyncAccessHandle or a FileSystemWritableFileStream: which one there is depends on the browser. */
interface Sink {
  write(piece: Uint8Array, at: number): Promise<void>
  /** All bytes are on the disk. */
  finish(bytes: number): Promise<void>
  abandon(): Promise<void>
}

const full = () => new DOMException('the disk took less than it was given', 'QuotaExceededError')

async function openSink(handle: FileSystemFileHandle): Promise<Sink> {
  // Exists in a dedicated worker only.
  if (typeof handle.createSyncAccessHandle === 'function') {
    const access = await handle.createSyncAccessHandle()
    return {
      async write(piece, at) {
        // On a full disk some browsers write less and some return an error code as if it were a length.
        if (access.write(piece, { at }) !== piece.length) throw full()
      },
      async finish(bytes) {
        try {
          access.flush()
          if (access.getSize() !== bytes) throw full()
        } finally {
          access.close()
        }
      },
      async abandon() {
        access.close()
      },
    }
  }
  if (typeof handle.createWritable !== 'function') throw new InputError('no-storage', { reason: 'OPFS' })
  const stream = await handle.createWritable()
  return {
    write: (piece) => stream.write(piece as Uint8Array<ArrayBuffer>),
    finish: () => stream.close(),
    abandon: () => stream.abort(),
  }
}

/** The files of one project in the origin's private file system, by the names that they are stored under. */
export class ProjectFiles {
  private readonly project: string

  constructor(project: string) {
    this.project = project
  }

  /** Writes a file completely, to the disk, or throws and leaves none. */
  async write(stored: string, pieces: Pieces): Promise<{ bytes: number; crc32: number }> {
    const folder = await this.folder(true)
    try {
      const sink = await openSink(await folder.getFileHandle(stored, { create: true }))
      let bytes = 0
      let checksum = 0
      try {
        for await (const piece of pieces) {
          await sink.write(piece, bytes)
          bytes += piece.length
          checksum = crc32(piece, checksum)
        }
      } catch (error) {
        await sink.abandon().catch(() => undefined)
        throw error
      }
      await sink.finish(bytes)
      return { bytes, crc32: checksum }
    } catch (error) {
      await this.remove([stored])
      throw error
    }
  }

  /** Null when there is no such file. */
  async read(stored: string): Promise<Uint8Array | null> {
    try {
      const file = await (await (await this.folder(false)).getFileHandle(stored)).getFile()
      return new Uint8Array(await file.arrayBuffer())
    } catch (error) {
      if (nameOf(error) === 'NotFoundError') return null
      throw error
    }
  }

  /** Stored names, without the second copy. */
  async names(): Promise<string[]> {
    try {
      const names: string[] = []
      for await (const name of (await this.folder(false)).keys()) if (!isCopy(name)) names.push(name)
      return names
    } catch (error) {
      if (nameOf(error) === 'NotFoundError') return []
      throw error
    }
  }

  /** What cannot be removed now, because a closing tab still holds it, is removed when the project is next opened. */
  async remove(stored: readonly string[]): Promise<void> {
    if (stored.length === 0) return
    const folder = await this.folder(false).catch(() => null)
    for (const name of stored) await folder?.removeEntry(name).catch(() => undefined)
  }

  /** The files of the second copy, to be read and written by this tab alone; null where that is not possible. */
  async openCopies(): Promise<FileSystemSyncAccessHandle[] | null> {
    const folder = await this.folder(true)
    const opened: FileSystemSyncAccessHandle[] = []
    try {
      for (const name of COPIES) {
        const file = await folder.getFileHandle(name, { create: true })
        if (typeof file.createSyncAccessHandle !== 'function') return null
        opened.push(await whenFree(() => file.createSyncAccessHandle()))
      }
      return opened
    } catch (error) {
      for (const handle of opened) handle.close()
      throw error
    }
  }

  /** Those that hold anything. */
  async readCopies(): Promise<Uint8Array[]> {
    const copies = await Promise.all(COPIES.map((name) => this.read(name)))
    return copies.flatMap((bytes) => (bytes?.length ? [bytes] : []))
  }

  async removeCopies(): Promise<void> {
    for (const name of COPIES)
      await whenFree(async () => (await this.folder(false)).removeEntry(name)).catch((error) => {
        if (nameOf(error) !== 'NotFoundError') throw error
      })
  }

  async removeAll(): Promise<void> {
    const projects = await projectsFolder().catch(() => null)
    await projects?.removeEntry(this.project, { recursive: true }).catch(() => undefined)
  }

  private async folder(create: boolean): Promise<FileSystemDirectoryHandle> {
    return (await projectsFolder()).getDirectoryHandle(this.project, { create })
  }
}

const isCopy = (name: string) => (COPIES as readonly string[]).includes(name)

async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work()
    } catch (error) {
      if (nameOf(error) !== 'NoModificationAllowedError' || attempt === ATTEMPTS) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
}

async function projectsFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true })
}

/** Ids of all projects that have a folder, also of those that were never finished. */
export async function projectsWithFiles(): Promise<string[]> {
  const ids: string[] = []
  for await (const id of (await projectsFolder()).keys()) ids.push(id)
  return ids
}
