import { InputError } from '../engine/model/trouble.ts'
import { decodeText, labelOf } from './encoding.ts'
import type { Encoding, FormatFile } from './format.ts'

const SAMPLE_BYTES = 65_536
const PIECE_BYTES = 1_048_576

export interface TextPiece {
  readonly text: string
  /** Bytes of the file up to the end of this piece. */
  readonly end: number
}

/** A piece of the file that is not of the encoding it was taken for. */
class NotOfThisEncoding extends Error {}

function* piecesIn(bytes: Uint8Array, label: string): Generator<TextPiece> {
  const decoder = new TextDecoder(label, { fatal: true })
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    const end = Math.min(bytes.length, start + PIECE_BYTES)
    let text: string
    try {
      text = decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length })
    } catch {
      throw new NotOfThisEncoding(label)
    }
    yield { text, end }
  }
}

/** Up to the end of a line, where no character is cut: no encoding in use has a line feed inside one but UTF-16. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, SAMPLE_BYTES)
  if (head.length === bytes.length) return bytes
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head.includes(0)
  const lineFeed = head.lastIndexOf(0x0a)
  return isUtf16 || lineFeed === -1 ? head : head.subarray(0, lineFeed + 1)
}

function encodingOf({ name, bytes }: FormatFile, chosen: string | null): Encoding {
  const where = { file: name }
  if (chosen !== null) {
    const label = labelOf(chosen)
    if (label === null) throw new InputError('encoding-unknown-label', { encoding: chosen }, where)
    return { name: label, rule: 'user' }
  }
  try {
    return decodeText(sampleOf(bytes), null, name).encoding
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return decodeText(bytes, null, name).encoding
  }
}

/**
 * Hands the text of a file in pieces of a megabyte to `read`, which is started again when a later piece shows that the
 * encoding was another. `chosen` is the user's word and settles it. Throws InputError for what cannot be decoded.
 */
export async function readInPieces<T>(
  file: FormatFile,
  chosen: string | null,
  read: (pieces: Iterable<TextPiece>, encoding: Encoding) => Promise<T>,
): Promise<T> {
  const encoding = encodingOf(file, chosen)
  try {
    return await read(piecesIn(file.bytes, encoding.name), encoding)
  } catch (error) {
    if (!(error instanceof NotOfThisEncoding)) throw error
    if (chosen !== null) throw new InputError('encoding-does-not-fit', { encoding: encoding.name }, { file: file.name })
    // The whole file decides; what it decodes to has been tried throughout.
    const whole = decodeText(file.bytes, null, file.name).encoding
    return await read(piecesIn(file.bytes, whole.name), whole)
  }
}
