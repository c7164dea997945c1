import { decodeUtf8, isUtf8 } from '../engine/model/utf8.ts'
import { NotUtf8 } from './json-cursor.ts'

/**
 * Where the texts of a file stand: in its bytes and, behind them, what had to be written anew, such as texts that have
 * escapes in the file. Places in the second part count on from the end of the file. A place is a 32-bit number: no file
 * of more than 2 GB comes in one piece.
 */
export class TextSource {
  readonly file: Uint8Array
  readonly #strict: boolean
  readonly #encoder = new TextEncoder()
  #own = new Uint8Array(0)
  #end: number

  /** Of a strict file a text that is not UTF-8 throws NotUtf8. */
  constructor(file: Uint8Array, strict: boolean) {
    this.file = file
    this.#strict = strict
    this.#end = file.length
  }

  /** Up to where texts have been written. */
  get end(): number {
    return this.#end
  }

  /** Throws NotUtf8 where the text of a strict file is not UTF-8. */
  check(from: number, to: number): void {
    if (this.#strict && !isUtf8(this.file, from, to)) throw new NotUtf8()
  }

  /** Writes a text behind the file, up to `end`, and says where; 0 of half a character, which UTF-8 does not have. */
  add(text: string): number {
    if (/\p{Surrogate}/u.test(text)) return 0
    const used = this.#end - this.file.length
    // A UTF-16 unit is three bytes at most.
    const room = used + text.length * 3
    if (room > this.#own.length) {
      const longer = new Uint8Array(Math.max(1024, room * 2))
      longer.set(this.#own)
      this.#own = longer
    }
    const start = this.#end
    this.#end += this.#encoder.encodeInto(text, this.#own.subarray(used)).written
    return start
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
