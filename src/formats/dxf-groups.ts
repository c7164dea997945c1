import { decodeUtf8 } from '../engine/model/utf8.ts'
import { isAscii } from './ascii.ts'
import { NumberReader } from './json-number.ts'
import { type Decoder, decoderOf } from './text-decoder.ts'

/** The text is no sequence of group codes and values from this place on. */
export class DxfBroken extends Error {
  readonly at: number

  constructor(at: number) {
    super(`no group at ${at}`)
    this.at = at
  }
}

const CODE = /^\s*-?\d{1,4}\s*$/

const NEW_LINE = 0x0a
const RETURN = 0x0d
const BLANK = 0x20

/**
 * Goes through an ASCII drawing by its pairs of lines: a group code, and its value. It goes over the bytes; a value is
 * made a number or a text when somebody asks, by its place. The encoding is one in which no other character has the
 * byte of a line's end, that is any but UTF-16.
 */
export class DxfGroups {
  code = 0
  /** Byte at which the value begins. */
  place = 0
  at = 0
  readonly #bytes: Uint8Array
  /** Null of UTF-8. */
  readonly #decoder: Decoder | null
  readonly #numbers = new NumberReader()
  #again = false

  /** Throws RangeError for a label that `decoderOf` does not know. */
  constructor(bytes: Uint8Array, label: string) {
    this.#bytes = bytes
    this.#decoder = label === 'utf-8' ? null : decoderOf(label, { ignoreBOM: true })
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3
  }

  get length(): number {
    return this.#bytes.length
  }

  get value(): string {
    return this.textAt(this.place)
  }

  /** Goes to the next pair; false at the end. Comments (999) are left out. Throws DxfBroken. */
  next(): boolean {
    if (this.#again) {
      this.#again = false
      return true
    }
    do {
      const start = this.at
      if (start >= this.#bytes.length) return false
      let code = this.#plainCode()
      if (code === -1) {
        const line = this.textAt(start)
        this.at = this.#lineEnd(start) + 1
        if (line.trim() === '' && this.#decode(this.at, this.length).trim() === '') return false
        if (!CODE.test(line)) throw new DxfBroken(start)
        code = Number(line)
      }
      if (this.at >= this.#bytes.length) throw new DxfBroken(start)
      this.code = code
      this.place = this.at
      this.at = this.#lineEnd(this.at) + 1
    } while (this.code === 999)
    return true
  }

  /** The pair will come once more. */
  back(): void {
    this.#again = true
  }

  /** The value at a place. */
  textAt(place: number): string {
    const end = this.#lineEnd(place)
    return this.#decode(place, end > place && end < this.length && this.#bytes[end - 1] === RETURN ? end - 1 : end)
  }

  /** The value at a place as a number, correctly rounded; NaN of what is none. */
  numberAt(place: number): number {
    const bytes = this.#bytes
    let at = place
    while (bytes[at] === BLANK) at++
    let end = this.#numbers.read(bytes, at)
    if (end !== 0) {
      while (bytes[end] === BLANK || bytes[end] === RETURN) end++
      if (end === bytes.length || bytes[end] === NEW_LINE) return this.#numbers.value
    }
    const text = this.textAt(place).trim()
    return text === '' ? NaN : Number(text)
  }

  /** How many lines there are up to a byte. */
  linesTo(at: number): number {
    let lines = 1
    for (let i = 0; i < at; i++) if (this.#bytes[i] === NEW_LINE) lines++
    return lines
  }

  /** Goes over a line as most with codes are written: blanks, up to four digits. −1 of any other, without moving. */
  #plainCode(): number {
    const bytes = this.#bytes
    let at = this.at
    while (bytes[at] === BLANK) at++
    const first = at
    let code = 0
    for (;;) {
      const digit = bytes[at]! - 0x30
      if (!(digit >= 0 && digit <= 9)) break
      code = code * 10 + digit
      at++
    }
    if (at === first || at - first > 4) return -1
    if (bytes[at] === RETURN && bytes[at + 1] === NEW_LINE) at++
    if (at < bytes.length && bytes[at] !== NEW_LINE) return -1
    this.at = at + 1
    return code
  }

  #lineEnd(from: number): number {
    const bytes = this.#bytes
    let end = from
    while (end < bytes.length && bytes[end] !== NEW_LINE) end++
    return end
  }

  #decode(from: number, to: number): string {
    const bytes = this.#bytes
    if (this.#decoder === null || isAscii(bytes, from, to)) return decodeUtf8(bytes, from, to)
    return this.#decoder.decode(bytes.subarray(from, to))
  }
}
