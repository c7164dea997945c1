import { InputError, type Note } from '../engine/model/trouble.ts'
import { type FormatFile, type ReadJob, SILENT_JOB } from './format.ts'
import { isLitter, zipDirectory, type ZipEntry } from './zip-directory.ts'
import { type EntryFault, entryFault, unpackEntry } from './zip-entry.ts'

/** All files of an archive together. */
export const MOST_UNPACKED_BYTES = 2 ** 30

export function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6))
}

/**
 * The files of a ZIP archive by their paths in it, each `archive.zip/folder/file`. Files that cannot be unpacked are in
 * the notes, one for each reason. Throws InputError for what is no ZIP or unpacks to more than a gibibyte or ten
 * thousand files. What is not wanted is left packed. An archive within it is never unpacked: it is in the notes, or a file
 * like any other where archives are kept.
 */
export async function unzip(
  archive: FormatFile,
  job: ReadJob = SILENT_JOB,
  isWanted: (name: string) => boolean = () => true,
  archives: 'refused' | 'kept' = 'refused',
): Promise<{ files: FormatFile[]; notes: Note[] }> {
  const entries = zipDirectory(archive).filter(({ name }) => !isLitter(name) && isWanted(name))
  const files: FormatFile[] = []
  const refused = new Map<string, { code: string; method: string; names: string[] }>()
  let room = MOST_UNPACKED_BYTES
  let done = 0
  const total = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  if (total > room) throw tooLarge(archive.name)
  for (const entry of entries) {
    const isRefused = archives === 'refused' && /\.zip$/i.test(entry.name)
    const fault = isRefused ? { code: 'zip-in-zip', method: '' } : entryFault(archive.bytes, entry)
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

/** The bytes of an entry, or why there are none. */
async function unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  report: (bytes: number) => void | Promise<void>,
): Promise<Uint8Array | EntryFault> {
  const unpacked = new Uint8Array(entry.unpackedBytes)
  let length = 0
  const fault = await unpackEntry(bytes, entry, (piece) => {
    unpacked.set(piece, length)
    length += piece.length
    return report(length)
  })
  return fault ?? unpacked
}
