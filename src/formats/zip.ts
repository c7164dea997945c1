import { InputError, type Note } from '../engine/model/trouble.ts'
import { crc32 } from '../engine/crc32.ts'
import { type FormatFile, type ReadJob, SILENT_JOB } from './format.ts'
import { zipDirectory, type ZipEntry } from './zip-directory.ts'

/** All files of an archive together. */
export const MOST_UNPACKED_BYTES = 2 ** 30
/**
 * A file this much larger than packed is a trap. Only for large ones: tables whose fields are mostly blank shrink to a
 * fourhundredth, and 64 MiB do no harm.
 */
const MOST_RATIO = 200
const RATIO_FROM_BYTES = 2 ** 26
const CHUNK_BYTES = 2 ** 18

const LOCAL_MARK = 0x04034b50
const LOCAL_BYTES = 30
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

/** Litter of operating systems: `__MACOSX/`, `.DS_Store`, `Thumbs.db`. */
export function isLitter(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || /^(?:__MACOSX|thumbs\.db|desktop\.ini)$/i.test(part))
}

export function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6))
}

/**
 * The files of a ZIP archive by their paths in it, each `archive.zip/folder/file`. Files that cannot be unpacked are in
 * the notes, one for each reason. Throws InputError for what is no ZIP or unpacks to more than a gibibyte or ten
 * thousand files. An archive within it is not unpacked.
 */
export async function unzip(
  archive: FormatFile,
  job: ReadJob = SILENT_JOB,
): Promise<{ files: FormatFile[]; notes: Note[] }> {
  const entries = zipDirectory(archive).filter(({ name }) => !isLitter(name))
  const files: FormatFile[] = []
  const refused = new Map<string, { code: string; method: string; names: string[] }>()
  let room = MOST_UNPACKED_BYTES
  let done = 0
  const total = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  if (total > room) throw tooLarge(archive.name)
  for (const entry of entries) {
    const fault = faultOf(entry)
    const unpacked = fault ?? (await unpack(archive.bytes, entry, (bytes) => job.report(done + bytes, total)))
    done += entry.unpackedBytes
    if (unpacked instanceof Uint8Array) {
      files.push({ name: `${archive.name}/${entry.name}`, bytes: unpacked })
      room -= unpacked.length
      if (room < 0) throw tooLarge(archive.name)
      continue
    }
    const key = `${unpacked.code} ${unpacked.method}`
    const same = refused.get(key)
    if (same) same.names.push(entry.name)
    else refused.set(key, { ...unpacked, names: [entry.name] })
  }
  const notes = [...refused.values()].map(({ code, method, names }): Note => {
    const some = names.slice(0, 3).join(' ')
    const params = {
      count: names.length,
      names: names.length > 3 ? `${some} …` : some,
      ...(method !== '' && { method }),
    }
    return { level: 'error', code, params, where: { file: archive.name } }
  })
  if (files.length === 0 && notes.length === 0)
    notes.push({ level: 'error', code: 'zip-empty', params: {}, where: { file: archive.name } })
  return { files, notes }
}

const tooLarge = (file: string) => new InputError('zip-too-large', { gib: MOST_UNPACKED_BYTES / 2 ** 30 }, { file })

interface EntryFault {
  readonly code: string
  readonly method: string
}

function faultOf({ name, isEncrypted, method, packedBytes, unpackedBytes }: ZipEntry): EntryFault | null {
  if (/\.zip$/i.test(name)) return { code: 'zip-in-zip', method: '' }
  if (isEncrypted) return { code: 'zip-encrypted', method: '' }
  if (method !== STORED && method !== DEFLATED) return { code: 'zip-method', method: METHODS[method] ?? String(method) }
  if (unpackedBytes > RATIO_FROM_BYTES && unpackedBytes > packedBytes * MOST_RATIO)
    return { code: 'zip-ratio', method: '' }
  return null
}

const DAMAGED: EntryFault = { code: 'zip-entry-damaged', method: '' }

/** The bytes of an entry; never more than its directory entry says, however much its data would give. */
async function unpack(
  bytes: Uint8Array,
  { headerAt, packedBytes, unpackedBytes, method, crc }: ZipEntry,
  report: (bytes: number) => void | Promise<void>,
): Promise<Uint8Array | EntryFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (headerAt + LOCAL_BYTES > bytes.length || view.getUint32(headerAt, true) !== LOCAL_MARK) return DAMAGED
  const start = headerAt + LOCAL_BYTES + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  if (start + packedBytes > bytes.length) return DAMAGED
  const packed = bytes.subarray(start, start + packedBytes)
  if (method === STORED) {
    if (packedBytes !== unpackedBytes || crc32(packed) !== crc) return DAMAGED
    return packed
  }
  const { Inflate } = await import('fflate')
  const unpacked = new Uint8Array(unpackedBytes)
  let length = 0
  let check = 0
  let isTooLong = false
  const inflate = new Inflate((chunk) => {
    isTooLong ||= length + chunk.length > unpackedBytes
    if (isTooLong) return
    unpacked.set(chunk, length)
    length += chunk.length
    check = crc32(chunk, check)
  })
  try {
    for (let at = 0; at < packed.length && !isTooLong; at += CHUNK_BYTES) {
      inflate.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length)
      await report(length)
    }
  } catch (error) {
    // Its own errors bear a number; anything else, such as the stop of a job, goes on.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') return DAMAGED
    throw error
  }
  return length === unpackedBytes && !isTooLong && check === crc ? unpacked : DAMAGED
}
