import { InputError } from '../engine/model/trouble.ts'
import type { FormatFile } from './format.ts'
import { walPages } from './sqlite-wal.ts'

const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'

export const isSqlite = (head: Uint8Array) =>
  head.length >= 16 && [...MAGIC].every((letter, i) => head[i] === letter.charCodeAt(0))

/**
 * The pages of an SQLite database, numbered from 1, as the file and its write-ahead log have them (format of SQLite 3,
 * sqlite.org/fileformat2.html). Only what is asked for is looked at; every number of the file is held against its size.
 */
export class SqlitePages {
  readonly file: Uint8Array
  readonly view: DataView
  readonly pageBytes: number
  /** Bytes of a page that hold content: some programs keep the end of each page for themselves. */
  readonly usableBytes: number
  readonly pages: number
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'
  /** The file says that what was written last may stand in a log beside it. */
  readonly hasLogMode: boolean
  readonly #logged: ReadonlyMap<number, Uint8Array>

  /** Throws InputError for what is no database. `log` is the file `-wal`, or null. */
  constructor({ name: file, bytes }: FormatFile, log: FormatFile | null) {
    if (!isSqlite(bytes)) throw new InputError('not-geopackage', {}, { file })
    if (bytes.length < HEADER_BYTES) throw new InputError('broken-geopackage', {}, { file })
    this.file = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const size = this.view.getUint16(16)
    this.pageBytes = size === 1 ? 65_536 : size
    this.usableBytes = this.pageBytes - bytes[20]!
    const isPowerOfTwo = (this.pageBytes & (this.pageBytes - 1)) === 0
    if (!isPowerOfTwo || this.pageBytes < 512 || this.usableBytes < 480)
      throw new InputError('broken-geopackage', {}, { file })
    this.encoding = (['utf-8', 'utf-8', 'utf-16le', 'utf-16be'] as const)[this.view.getUint32(56)] ?? 'utf-8'
    this.hasLogMode = bytes[18] === 2 || bytes[19] === 2
    this.#logged = log ? walPages(log.bytes, this.pageBytes) : new Map()
    const last = Math.max(0, ...this.#logged.keys())
    this.pages = Math.max(Math.ceil(bytes.length / this.pageBytes), last)
  }

  /** The bytes of a page, up to its usable end. Throws RangeError where there is none, or it is cut off. */
  page(number: number): PageBytes {
    const logged = this.#logged.get(number)
    if (logged) return { bytes: logged, view: new DataView(logged.buffer, logged.byteOffset), start: 0, isFile: false }
    const start = (number - 1) * this.pageBytes
    if (number < 1 || start + this.usableBytes > this.file.length) throw new RangeError('no such page')
    return { bytes: this.file, view: this.view, start, isFile: true }
  }
}

/** Where a page stands. */
export interface PageBytes {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly start: number
  /** In the file itself and not in the log. */
  readonly isFile: boolean
}
