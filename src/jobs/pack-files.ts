import { Zip, ZipDeflate } from 'fflate'
import { InputError } from '../engine/model/trouble.ts'
import type { NamedPieces } from './park-files.ts'

/** Beyond these a zip needs the 64 bit extension, which not every program can open. */
const MOST_BYTES = 0xffffffff
const MOST_FILES = 0xffff

/**
 * One zip file of named files, piece by piece as they are packed: neither the files nor the zip are ever held whole. The
 * same files give the same bytes. Throws InputError `copy-too-large`.
 */
export async function* packFiles(files: Iterable<NamedPieces>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let failed: Error | null = null
  let total = 0
  let count = 0
  const zip = new Zip((error, piece) => {
    if (error) failed = error
    else ready.push(piece)
    total += piece?.length ?? 0
  })
  function* taken(): Generator<Uint8Array> {
    if (failed) throw failed as Error
    const pieces = ready
    ready = []
    yield* pieces
  }
  for (const { name, pieces } of files) {
    const entry = new ZipDeflate(name, { level: 6 })
    // No time of day inside.
    entry.mtime = new Date(1980, 0, 1)
    zip.add(entry)
    for await (const piece of pieces) {
      entry.push(piece)
      yield* taken()
    }
    entry.push(new Uint8Array(), true)
    yield* taken()
    if (total > MOST_BYTES || ++count > MOST_FILES)
      throw new InputError('copy-too-large', { most_gb: 4, most_files: MOST_FILES })
  }
  zip.end()
  yield* taken()
}
