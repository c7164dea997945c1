import { sha256 as sha256Hash } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { InputError } from '../../engine/model/trouble.ts'
import type { FormatFile } from '../../formats/format.ts'
import { zipDirectory, type ZipEntry } from '../../formats/zip-directory.ts'
import { entryFault, unpackEntry } from '../../formats/zip-entry.ts'
import type { HashedFile } from '../data-hash.ts'
import { MOST_MANIFEST_BYTES, SEAL_MANIFEST } from './seal-manifest.ts'
import { shownName } from '../../i18n/package-words.ts'

/** All files of a package together; it is read one file at a time. */
const MOST_BYTES = 2 ** 32
const GIB = 2 ** 30

/** The files of a sealed package, read one by one. */
export interface OpenedPackage {
  readonly names: readonly string[]
  bytesOf(name: string): number
  /** Throws InputError `file-missing`, and `package-entry` for one that cannot be unpacked. */
  read(name: string): Promise<Uint8Array>
  /** Size and hash, without holding the file. */
  hash(name: string, passed: (bytes: number) => void | Promise<void>): Promise<HashedFile>
}

/**
 * Opens a package without unpacking anything. Throws InputError for an archive that is not plain: names that step out,
 * links, files with a password, two truths about one file, sizes of a trap. A package that Sizhi made has none of these.
 */
export function openPackage(file: FormatFile): OpenedPackage {
  const entries = new Map<string, ZipEntry>()
  let total = 0
  for (const entry of zipDirectory(file)) {
    const name = shownName(entry.name)
    if (entry.isStrangeName) throw new InputError('package-name', { name }, { file: file.name })
    const fault = entryFault(file.bytes, entry)
    if (fault) throw broken(name, fault.code)
    total += entry.unpackedBytes
    entries.set(entry.name, entry)
  }
  if (total > MOST_BYTES) throw new InputError('package-too-large', { gib: MOST_BYTES / GIB }, { file: file.name })
  const manifest = entries.get(SEAL_MANIFEST)
  if (!manifest) throw new InputError('package-no-manifest', {}, { file: file.name })
  if (manifest.unpackedBytes > MOST_MANIFEST_BYTES)
    throw new InputError('package-manifest', { reason: `${manifest.unpackedBytes} B` }, { file: SEAL_MANIFEST })

  const entryOf = (name: string): ZipEntry => {
    const entry = entries.get(name)
    if (!entry) throw new InputError('file-missing', {}, { file: name })
    return entry
  }
  return {
    names: [...entries.keys()],
    bytesOf: (name) => entryOf(name).unpackedBytes,
    async read(name) {
      const entry = entryOf(name)
      const bytes = new Uint8Array(entry.unpackedBytes)
      let at = 0
      const fault = await unpackEntry(file.bytes, entry, (piece) => {
        bytes.set(piece, at)
        at += piece.length
      })
      if (fault) throw broken(name, fault.code)
      return bytes
    },
    async hash(name, passed) {
      const hash = sha256Hash.create()
      let bytes = 0
      const fault = await unpackEntry(file.bytes, entryOf(name), (piece) => {
        hash.update(piece)
        bytes += piece.length
        return passed(piece.length)
      })
      if (fault) throw broken(name, fault.code)
      return { name, bytes, sha256: bytesToHex(hash.digest()) }
    },
  }
}

const broken = (name: string, reason: string) =>
  new InputError('package-entry', { name: shownName(name), reason: reason.replace('zip-', '') })
