import { crc32 } from '../engine/crc32.ts'
import type { ZipEntry } from './zip-directory.ts'

/**
 * A file this much larger than packed is a trap. Only for large ones: tables whose fields are mostly blank shrink to a
 * fourhundredth, and 64 MiB do no harm.
 */
const MOST_RATIO = 200
const RATIO_FROM_BYTES = 2 ** 26
const CHUNK_BYTES = 2 ** 18

const LOCAL_MARK = 0x04034b50
const LOCAL_BYTES = 30
/** Sizes and CRC follow the data instead of standing in the local header. */
const FLAG_LATER = 1 << 3
const IN_LONG_FIELD = 0xffffffff
const STORED = 0
const DEFLATED = 8
const METHODS: Readonly<Record<number, string>> = {
  1: 'shrink',
  6: 'implode',
  9: 'deflate64',
  12: 'bzip2',
  14: 'lzma',
  93: 'zstd',
  95: 'xz',
  98: 'ppmd',
  99: 'AES',
}

/** Why an entry is not unpacked; `code` names a sentence. */
export interface EntryFault {
  readonly code: string
  readonly method: string
}
const DAMAGED: EntryFault = { code: 'zip-entry-damaged', method: '' }
const CONTRADICTS: EntryFault = { code: 'zip-contradicts', method: '' }

/** What is wrong with an entry before anything of it is unpacked; null when nothing is. */
export function entryFault(archive: Uint8Array, entry: ZipEntry): EntryFault | null {
  const { isEncrypted, isLink, method, packedBytes, unpackedBytes } = entry
  if (isEncrypted) return { code: 'zip-encrypted', method: '' }
  if (isLink) return { code: 'zip-link', method: '' }
  if (method !== STORED && method !== DEFLATED) return { code: 'zip-method', method: METHODS[method] ?? String(method) }
  if (unpackedBytes > RATIO_FROM_BYTES && unpackedBytes > packedBytes * MOST_RATIO)
    return { code: 'zip-ratio', method: '' }
  const start = dataStart(archive, entry)
  return typeof start === 'number' ? null : start
}

/** Where the packed bytes begin; the local header has to say what the directory says. */
function dataStart(archive: Uint8Array, entry: ZipEntry): number | EntryFault {
  const { headerAt, method, crc, packedBytes, unpackedBytes, rawName } = entry
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  if (headerAt + LOCAL_BYTES > archive.length || view.getUint32(headerAt, true) !== LOCAL_MARK) return DAMAGED
  const nameBytes = view.getUint16(headerAt + 26, true)
  const nameAt = headerAt + LOCAL_BYTES
  const start = nameAt + nameBytes + view.getUint16(headerAt + 28, true)
  if (start + packedBytes > archive.length) return DAMAGED
  const flags = view.getUint16(headerAt + 6, true)
  const name = archive.subarray(nameAt, nameAt + nameBytes)
  const isSame = name.length === rawName.length && rawName.every((byte, i) => byte === name[i])
  if (!isSame || view.getUint16(headerAt + 8, true) !== method || (flags & 1) !== 0) return CONTRADICTS
  if ((flags & FLAG_LATER) !== 0) return start
  const says = (at: number, value: number) => {
    const said = view.getUint32(headerAt + at, true)
    return said === value || said === IN_LONG_FIELD
  }
  return says(14, crc) && says(18, packedBytes) && says(22, unpackedBytes) ? start : CONTRADICTS
}

/**
 * Unpacks an entry piece by piece; never more than its directory entry says, however much its data would give. Comes back
 * with what is wrong, and what was handed on until then is then worth nothing.
 */
export async function unpackEntry(
  archive: Uint8Array,
  entry: ZipEntry,
  take: (piece: Uint8Array) => void | Promise<void>,
): Promise<EntryFault | null> {
  const start = dataStart(archive, entry)
  if (typeof start !== 'number') return start
  const { packedBytes, unpackedBytes, method, crc } = entry
  const packed = archive.subarray(start, start + packedBytes)
  let length = 0
  let check = 0
  if (method === STORED) {
    if (packedBytes !== unpackedBytes) return DAMAGED
    for (let at = 0; at < packed.length; at += CHUNK_BYTES) {
      const piece = packed.subarray(at, at + CHUNK_BYTES)
      check = crc32(piece, check)
      await take(piece)
    }
    return check === crc ? null : DAMAGED
  }
  const { Inflate } = await import('fflate')
  let isTooLong = false
  let pieces: Uint8Array[] = []
  const inflate = new Inflate((chunk) => {
    isTooLong ||= length + chunk.length > unpackedBytes
    if (isTooLong) return
    length += chunk.length
    check = crc32(chunk, check)
    pieces.push(chunk)
  })
  for (let at = 0; at < packed.length && !isTooLong; at += CHUNK_BYTES) {
    try {
      inflate.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length)
    } catch (error) {
      // Its own errors bear a number.
      if (error instanceof Error && 'code' in error && typeof error.code === 'number') return DAMAGED
      throw error
    }
    const ready = pieces
    pieces = []
    for (const piece of ready) await take(piece)
  }
  return length === unpackedBytes && !isTooLong && check === crc ? null : DAMAGED
}
