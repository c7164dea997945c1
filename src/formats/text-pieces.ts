import { InputError } from '../engine/model/trouble.ts'
import { isUtf8 } from '../engine/model/utf8.ts'
import { decodeText, labelOf } from './encoding.ts'
import type { Encoding, FormatFile } from './format.ts'
import { type Decoder, decoderOf } from './text-decoder.ts'

const SAMPLE_BYTES = 65_536
const PIECE_BYTES = 1_048_576
const LINE_FEED = 0x0a

/** A piece of the file that is not of the encoding it was taken for. */
class NotOfThisEncoding extends Error {}

/** A file in pieces of about a megabyte that end with a line where they can, to be taken in their order. */
export class Pieces {
  readonly #bytes: Uint8Array
  readonly #label: string
  readonly #decoder: Decoder

  constructor(bytes: Uint8Array, label: string) {
    this.#bytes = bytes
    this.#label = label
    this.#decoder = decoderOf(label, { fatal: true })
  }

  endAfter(start: number): number {
    const bytes = this.#bytes
    // What the opening decides, such as the headings, holds for all that follows.
    const most = start + (start === 0 ? SAMPLE_BYTES : PIECE_BYTES)
    if (most >= bytes.length) return bytes.length
    // In UTF-16 a line feed may be half a character: there pieces end anywhere.
    const lineFeed = this.#label.startsWith('utf-16') ? -1 : bytes.lastIndexOf(LINE_FEED, most - 1)
    return lineFeed < start ? most : lineFeed + 1
  }

  /** The text of the piece, which follows on the one before. */
  text(start: number, end: number): string {
    try {
      return this.#decoder.decode(this.#bytes.subarray(start, end), { stream: end < this.#bytes.length })
    } catch {
      throw new NotOfThisEncoding(this.#label)
    }
  }

  /** In place of the text of whole lines in UTF-8. */
  check(start: number, end: number): void {
    if (!isUtf8(this.#bytes, start, end)) throw new NotOfThisEncoding(this.#label)
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
 * Hands a file in pieces to `read`, which is started again when a later piece shows that the
 * encoding was another. `chosen` is the user's word and settles it. Throws InputError for what cannot be decoded.
 */
export async function readInPieces<T>(
  file: FormatFile,
  chosen: string | null,
  read: (pieces: Pieces, encoding: Encoding) => Promise<T>,
): Promise<T> {
  const encoding = encodingOf(file, chosen)
  try {
    return await read(new Pieces(file.bytes, encoding.name), encoding)
  } catch (error) {
    if (!(error instanceof NotOfThisEncoding)) throw error
    if (chosen !== null) throw new InputError('encoding-does-not-fit', { encoding: encoding.name }, { file: file.name })
    // The whole file decides; what it decodes to has been tried throughout.
    const whole = decodeText(file.bytes, null, file.name).encoding
    return await read(new Pieces(file.bytes, whole.name), whole)
  }
}
