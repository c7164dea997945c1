import { Zip, ZipDeflate } from 'fflate'
import { InputError } from '../engine/model/trouble.ts'

export interface NamedFile {
  /** Path inside the copy, with `/`. */
  readonly name: string
  readonly bytes: Uint8Array
}

const LEVEL = 6
const PIECE_BYTES = 1 << 20
/** Beyond these a zip needs the 64 bit extension, which not every program can open. */
const MOST_BYTES = 0xffffffff
const MOST_FILES = 0xffff

/** First bytes of files that do not get smaller: zip (and xlsx, docx, kmz), gzip, PNG, JPEG, GIF, 7z, RAR, PMTiles. */
const COMPRESSED = ['PK\x03\x04', '\x1f\x8b', '\x89PNG', '\xff\xd8\xff', 'GIF8', '7z\xbc\xaf', 'Rar!', 'PMTiles']

function isCompressed(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  return COMPRESSED.some((start) => head.startsWith(start))
}

/**
 * The files as one zip, piece by piece: deflated, or as they are where they are compressed already. `changed` (ISO 8601) is
 * the time of all of them, written in the zone of this machine as zip files do. Throws InputError `copy-too-large`.
 */
export async function* packFiles(
  files: AsyncIterable<NamedFile> | Iterable<NamedFile>,
  changed: string,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  let total = 0
  let count = 0
  const zip = new Zip((error, piece) => {
    if (error) throw error
    total += piece.length
    made.push(piece)
  })
  const refuse = () => new InputError('copy-too-large', { most_gb: 4, most_files: MOST_FILES })
  for await (const { name, bytes } of files) {
    if (++count > MOST_FILES || bytes.length > MOST_BYTES) throw refuse()
    // Level 0 puts the bytes as they are into deflate blocks: unlike a stored entry, these can be read as a stream.
    const entry = new ZipDeflate(name, { level: isCompressed(bytes) ? 0 : LEVEL })
    entry.mtime = changed
    zip.add(entry)
    let at = 0
    do {
      entry.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length)
      at += PIECE_BYTES
      if (total > MOST_BYTES) throw refuse()
      yield* made.splice(0)
    } while (at < bytes.length)
  }
  zip.end()
  if (total > MOST_BYTES) throw refuse()
  yield* made.splice(0)
}
