import { Zip, ZipDeflate } from 'fflate'
import type { NamedPieces } from './park-files.ts'

/** One zip file of named files, in pieces as they become ready. */
export async function packFiles(files: Iterable<NamedPieces>): Promise<Uint8Array[]> {
  const packed: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, piece) => {
    if (error) failed = error
    else packed.push(piece)
  })
  for (const { name, pieces } of files) {
    const entry = new ZipDeflate(name, { level: 6 })
    // The same project gives the same bytes: no time of day inside.
    entry.mtime = new Date(1980, 0, 1)
    zip.add(entry)
    for await (const piece of pieces) entry.push(piece)
    entry.push(new Uint8Array(), true)
    if (failed) throw failed as Error
  }
  zip.end()
  return packed
}
