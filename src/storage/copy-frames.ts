import { crc32 } from '../engine/crc32.ts'
import type { CommandRecord, EntryRecord, FileRecord, ProjectRecords } from './database.ts'

/** One change of the records, or all of them: then of the two copies the one with the higher turn holds. */
export type Frame =
  | { readonly turn: number; readonly all: ProjectRecords }
  | { readonly entry: EntryRecord; readonly command: CommandRecord }
  | { readonly file: FileRecord }

const MAGIC = 0x535a4631
/** Magic number, length of the text in bytes, CRC-32 of the text: big-endian, 32 bit each. */
const HEADER_BYTES = 12

/** A frame as bytes: a header and JSON in UTF-8. */
export function frameBytes(frame: Frame): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(frame))
  const bytes = new Uint8Array(HEADER_BYTES + text.length)
  const header = new DataView(bytes.buffer)
  header.setUint32(0, MAGIC)
  header.setUint32(4, text.length)
  header.setUint32(8, crc32(text))
  bytes.set(text, HEADER_BYTES)
  return bytes
}

/** The frames up to the first that is not whole, which is where an interrupted write has ended. */
function framesOf(bytes: Uint8Array): Frame[] {
  const frames: Frame[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at + HEADER_BYTES <= bytes.length;) {
    const text = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + view.getUint32(at + 4))
    if (view.getUint32(at) !== MAGIC || text.length < view.getUint32(at + 4) || view.getUint32(at + 8) !== crc32(text))
      break
    frames.push(JSON.parse(new TextDecoder().decode(text)) as Frame)
    at += HEADER_BYTES + text.length
  }
  return frames
}

/** What a copy holds, or null when not even its first frame is whole. */
export function recordsIn(bytes: Uint8Array): { readonly turn: number; readonly records: ProjectRecords } | null {
  const [first, ...changes] = framesOf(bytes)
  if (!first || !('all' in first)) return null
  let { entry } = first.all
  const journal = [...first.all.journal]
  const files = new Map(first.all.files.map((file) => [file.name, file]))
  for (const change of changes) {
    if ('file' in change) files.set(change.file.name, change.file)
    else if ('command' in change) {
      journal.push(change.command)
      entry = change.entry
    }
  }
  return { turn: first.turn, records: { entry, head: first.all.head, journal, files: [...files.values()] } }
}
