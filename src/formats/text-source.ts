import { resized } from '../engine/model/resized.ts'
import { decodeUtf8, encodeUtf8, isUtf8 } from '../engine/model/utf8.ts'
import { NotUtf8 } from './json-cursor.ts'

const NO_FILE = new Uint8Array(0)

/**
 * Where the texts of a file stand: in its bytes and, behind them, what had to be written anew, such as texts that have
 * escapes in the file; or only there, when the file is in another encoding. Places in the second part count on from the
 * end of the file. A place is a 32-bit number and never 0: no file of more than 2 GB comes in one piece.
 */
export class TextSource {
  readonly file: Uint8Array
  readonly #strict: boolean
  /** Its first byte is not used. */
  #own = new Uint8Array(0)
  #used = 1

  /** Of a strict file a text that is not UTF-8 throws NotUtf8. */
  constructor(file: Uint8Array = NO_FILE, strict = false) {
    this.file = file
    this.#strict = strict
  }

  /** Up to where texts have been written. */
  get end(): number {
    return this.file.length + this.#used
  }

  get hasWritten(): boolean {
    return this.#used > 1
  }

  /** What was written, without spare room. No more can be written then. */
  get written(): Uint8Array {
    return (this.#own = resized(this.#own, this.#used))
  }

  /** Throws NotUtf8 where the text of a strict file is not UTF-8. */
  check(from: number, to: number): void {
    if (this.#strict && !isUtf8(this.file, from, to)) throw new NotUtf8()
  }

  /** Writes a text behind the file, up to `end`, and says where; 0 of half a character, which UTF-8 does not have. */
  add(text: string): number {
    // A UTF-16 unit is three bytes at most.
    const room = this.#used + text.length * 3
    if (room > this.#own.length) this.#own = resized(this.#own, Math.max(1024, room * 2))
    const end = encodeUtf8(text, this.#own, this.#used)
    if (end === 0) return 0
    const place = this.end
    this.#used = end
    return place
  }

  /** The bytes in which a place is, and … */
  bytesAt(place: number): Uint8Array {
    return place < this.file.length ? this.file : this.#own
  }

  /** … where in these. */
  offsetOf(place: number): number {
    return place < this.file.length ? place : place - this.file.length
  }

  textAt(place: number, length: number): string {
    const from = this.offsetOf(place)
    return decodeUtf8(this.bytesAt(place), from, from + length)
  }
}
