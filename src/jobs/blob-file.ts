import { InputError } from '../engine/model/trouble.ts'
import type { RangeFile } from '../formats/read-ranges.ts'

/** A file of this device that is read in pieces. Throws InputError `unreadable-file` when it has gone or has changed. */
export function blobFile(name: string, blob: Blob): RangeFile & { readonly bytes: number } {
  return {
    name,
    bytes: blob.size,
    async read(offset, length) {
      try {
        return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer())
      } catch (error) {
        throw new InputError('unreadable-file', { reason: String((error as Error).name) }, { file: name })
      }
    },
  }
}

const PIECE_BYTES = 8_388_608

/** A whole file in pieces, of which one is held at a time. */
export async function* piecesOf(file: RangeFile & { readonly bytes: number }): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.bytes; at += PIECE_BYTES) yield file.read(at, Math.min(PIECE_BYTES, file.bytes - at))
}
