import { InputError } from '../engine/model/trouble.ts'
import { decodeStrictly } from './encoding.ts'
import { voteEncoding } from './encoding-vote.ts'
import type { FormatFile } from './format.ts'

export interface ZipEntry {
  /** With `/` between folders, without steps up and without a root: only a name, never a place to write to. */
  readonly name: string
  readonly isEncrypted: boolean
  /** 0 stored, 8 deflated; others cannot be read. */
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  /** Byte of the entry's local header. */
  readonly headerAt: number
  /** Its name as the directory has it, to be compared with that of the local header. */
  readonly rawName: Uint8Array
  /** A link or a device, as Unix marks them: not a file. */
  readonly isLink: boolean
  /** The name is written as a place: a step up, a root, a drive or a backslash; or it holds characters that steer a screen. */
  readonly isStrangeName: boolean
}

export const MOST_ENTRIES = 10_000

const END_MARK = 0x06054b50
const END_BYTES = 22
const LONG_END_LOCATOR_MARK = 0x07064b50
const LONG_END_MARK = 0x06064b50
const ENTRY_MARK = 0x02014b50
const ENTRY_BYTES = 46
/** Encrypted, strongly encrypted, or with an encrypted directory. */
const FLAG_ENCRYPTED = 1 | (1 << 6) | (1 << 13)
const MADE_ON_UNIX = 3
const UNIX_KIND = 0o170000
const UNIX_FILE = 0o100000
const UNIX_FOLDER = 0o040000
/** Control characters, and those that turn the direction of a text. */
// eslint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/
const FLAG_UTF8 = 1 << 11
const IN_LONG_FIELD = 0xffffffff
const LONG_SIZES = 0x0001
const UNICODE_PATH = 0x7075

interface Directory {
  readonly at: number
  readonly count: number
  /** Bytes that stand before the archive: a program that unpacks it. */
  readonly before: number
}

function findDirectory(view: DataView): Directory | null {
  const last = view.byteLength - END_BYTES
  for (let end = last; end >= 0 && end >= last - 0xffff; end--) {
    if (view.getUint32(end, true) !== END_MARK) continue
    let count = view.getUint16(end + 10, true)
    let size = view.getUint32(end + 12, true)
    let offset = view.getUint32(end + 16, true)
    let after = end
    const isLong = end >= 20 && view.getUint32(end - 20, true) === LONG_END_LOCATOR_MARK
    const longEnd = isLong ? Number(view.getBigUint64(end - 12, true)) : -1
    if (longEnd >= 0 && longEnd + 56 <= end && view.getUint32(longEnd, true) === LONG_END_MARK) {
      count = Number(view.getBigUint64(longEnd + 32, true))
      size = Number(view.getBigUint64(longEnd + 40, true))
      offset = Number(view.getBigUint64(longEnd + 48, true))
      after = longEnd
    }
    const at = after - size
    if (at >= 0 && offset <= at) return { at, count, before: at - offset }
  }
  return null
}

/** The data of an extra field of this kind, or null. */
function extraField(view: DataView, start: number, end: number, kind: number): DataView | null {
  for (let at = start; at + 4 <= end;) {
    const size = view.getUint16(at + 2, true)
    if (at + 4 + size > end) return null
    if (view.getUint16(at, true) === kind) return new DataView(view.buffer, view.byteOffset + at + 4, size)
    at += 4 + size
  }
  return null
}

/** Values of 32 bits that are full stand in the long field, in this order. */
function longValues(short: readonly number[], field: DataView | null): number[] {
  let at = 0
  return short.map((value) => {
    if (value !== IN_LONG_FIELD || !field || at + 8 > field.byteLength) return value
    const long = Number(field.getBigUint64(at, true))
    at += 8
    return long
  })
}

interface RawName {
  readonly bytes: Uint8Array
  /** The name where the archive says in Unicode what it is. */
  readonly known: string | null
}

function rawName(view: DataView, bytes: Uint8Array, flags: number, extra: number, end: number): RawName {
  if (flags & FLAG_UTF8) return { bytes, known: decodeStrictly(bytes, 'utf-8') }
  const field = extraField(view, extra, end, UNICODE_PATH)
  if (!field || field.byteLength <= 5) return { bytes, known: null }
  const path = new Uint8Array(field.buffer, field.byteOffset + 5, field.byteLength - 5)
  return { bytes, known: decodeStrictly(path, 'utf-8') }
}

/** Names without a word on their encoding: those of one archive are in the same one, on Chinese Windows GBK. */
function decodeNames(names: readonly RawName[]): { name: string; isStrangeName: boolean }[] {
  const silent = names.filter(({ known }) => known === null).map(({ bytes }) => bytes)
  const { tied } = voteEncoding(silent, ['utf-8', 'gb18030', 'big5'])
  const label = tied.length === 0 ? 'utf-8' : tied.includes('gb18030') ? 'gb18030' : tied[0]!
  return names.map(({ bytes, known }) => {
    const written = known ?? decodeStrictly(bytes, label) ?? new TextDecoder('gb18030').decode(bytes)
    const name = written
      .replaceAll('\\', '/')
      .split('/')
      .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part))
      .join('/')
    return { name, isStrangeName: name !== written || STEERING.test(name) }
  })
}

function isLink(view: DataView, at: number): boolean {
  if (view.getUint8(at + 5) !== MADE_ON_UNIX) return false
  const kind = (view.getUint32(at + 38, true) >>> 16) & UNIX_KIND
  return kind !== 0 && kind !== UNIX_FILE && kind !== UNIX_FOLDER
}

/** Two files under one name, or under names that are one on Windows and macOS: which of them is meant is anybody's guess. */
function sameName(entries: readonly ZipEntry[]): string | null {
  const known = new Set<string>()
  for (const { name } of entries) {
    const key = name.normalize('NFC').toLowerCase()
    if (known.has(key)) return name
    known.add(key)
  }
  return null
}

/** The files of an archive as its directory lists them; folders are left out. Throws InputError for what is no ZIP. */
export function zipDirectory({ name: file, bytes }: FormatFile): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = findDirectory(view)
  if (!directory) throw new InputError('zip-broken', {}, { file })
  if (directory.count > MOST_ENTRIES) throw new InputError('zip-too-many', { most: MOST_ENTRIES }, { file })
  const entries: Omit<ZipEntry, 'name' | 'isStrangeName'>[] = []
  const names: RawName[] = []
  let at = directory.at
  for (let i = 0; i < directory.count; i++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_MARK)
      throw new InputError('zip-broken', {}, { file })
    const nameEnd = at + ENTRY_BYTES + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (extraEnd > bytes.length) throw new InputError('zip-broken', {}, { file })
    const flags = view.getUint16(at + 8, true)
    const [unpackedBytes, packedBytes, offset] = longValues(
      [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
      extraField(view, nameEnd, extraEnd, LONG_SIZES),
    ) as [number, number, number]
    names.push(rawName(view, bytes.subarray(at + ENTRY_BYTES, nameEnd), flags, nameEnd, extraEnd))
    entries.push({
      isEncrypted: (flags & FLAG_ENCRYPTED) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes,
      unpackedBytes,
      headerAt: offset + directory.before,
      rawName: bytes.subarray(at + ENTRY_BYTES, nameEnd),
      isLink: isLink(view, at),
    })
    at = extraEnd + view.getUint16(at + 32, true)
  }
  const isFolder = ({ bytes: raw }: RawName) => raw.at(-1) === 0x2f || raw.at(-1) === 0x5c
  const found = decodeNames(names)
    .map((decoded, i) => ({ ...decoded, ...entries[i]! }))
    .filter(({ name }, i) => name !== '' && !isFolder(names[i]!))
  const twice = sameName(found.filter(({ name }) => !isLitter(name)))
  if (twice !== null) throw new InputError('zip-same-name', { name: twice }, { file })
  return found
}

/** Litter of operating systems: `__MACOSX/`, `.DS_Store`, `Thumbs.db`. */
export function isLitter(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || /^(?:__MACOSX|thumbs\.db|desktop\.ini)$/i.test(part))
}
