import { Zip, ZipDeflate } from 'fflate'
import { InputError } from '../engine/model/trouble.ts'
import type { NamedPieces } from './park-files.ts'

/** Beyond these a zip needs the 64 bit extension, which not every program can open. */
const MOST_BYTES = 0xffffffff
const MOST_FILES = 0xffff

/** One zip file of named files, in pieces. Throws InputError `copy-too-large`. */
export async function packFiles(files: Iterable<NamedPieces>): Promise<Uint8Array[]> {
  const packed: Uint8Array[] = []
  let failed: Error | null = null
  let total = 0
  let count = 0
  const zip = new Zip((error, piece) => {
    if (error) failed = error
    else packed.push(piece)
    total += piece?.length ?? 0
  })
  for (const { name, pieces } of files) {
    const entry = new ZipDeflate(name, { level: 6 })
    // The same project gives the same bytes: no time of day inside.
    entry.mtime = new Date(1980, 0, 1)
    zip.add(entry)
    for await (const piece of pieces) entry.push(piece)
    entry.push(new Uint8Array(), true)
    if (failed) throw failed as Error
    if (total > MOST_BYTES || ++count > MOST_FILES)
      throw new InputError('copy-too-large', { most_gb: 4, most_files: MOST_FILES })
  }
  zip.end()
  return packed
}
