import type { Value } from '../engine/model/table.ts'
import { NumberReader } from './json-number.ts'

/** The text is not JSON somewhere after the last boundary; where exactly is found out then. */
export class JsonBroken extends Error {}

export class NotUtf8 extends Error {}

/** The text is nested too deeply at this byte. */
export class JsonTooDeep extends Error {
  readonly at: number

  constructor(at: number) {
    super(`nested too deeply at ${at}`)
    this.at = at
  }
}

/** Deeper than this, values are no data of anyone's. */
export const MOST_LEVELS = 200

/** Bytes that are expected, ready to be compared four at a time. */
export interface Word {
  readonly length: number
  readonly quads: Uint32Array
  readonly rest: Uint8Array
}

export function wordOf(text: string | Uint8Array): Word {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const quads = Uint32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4, true))
  return { length: bytes.length, quads, rest: bytes.slice(quads.length * 4) }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** A place in the bytes of a JSON text, and what can be read from there. */
export class JsonCursor {
  readonly bytes: Uint8Array
  at = 0
  readonly #view: DataView
  readonly #numbers = new NumberReader()
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** The next byte that is no blank, not yet taken; 0 at the end. */
  next(): number {
    const { bytes } = this
    let at = this.at
    let byte = bytes[at]
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++at]
    this.at = at
    return byte ?? 0
  }

  /** Takes this byte, after blanks. */
  take(byte: number): void {
    if (this.next() !== byte) throw new JsonBroken()
    this.at++
  }

  /** Takes these very bytes, or nothing. */
  takeWord({ length, quads, rest }: Word): boolean {
    const { bytes, at } = this
    if (at + length > bytes.length) return false
    let i = at
    for (const quad of quads) {
      if (this.#view.getUint32(i, true) !== quad) return false
      i += 4
    }
    for (const byte of rest) if (bytes[i++] !== byte) return false
    this.at = i
    return true
  }

  /** The bytes that were taken since `start`, to be taken again. */
  wordFrom(start: number): Word {
    return wordOf(this.bytes.slice(start, this.at))
  }

  /** After a value in a list or object: true after a comma, false after the closing bracket. */
  takeCommaOr(close: number): boolean {
    const byte = this.next()
    if (byte !== 0x2c && byte !== close) throw new JsonBroken()
    this.at++
    return byte === 0x2c
  }

  /** Takes a number, then in `number`; or returns false and takes nothing. */
  takeNumber(): boolean {
    const end = this.#numbers.read(this.bytes, this.at)
    if (end === 0) return false
    this.at = end
    return true
  }

  get number(): number {
    return this.#numbers.value
  }

  /** Takes the text at whose quotation mark it stands; says whether it is free of escapes. */
  skipText(): boolean {
    const { bytes } = this
    const end = bytes.length
    let plain = true
    for (let at = this.at + 1; at < end; at++) {
      const byte = bytes[at]!
      if (byte === QUOTE) {
        this.at = at + 1
        return plain
      }
      if (byte < 0x20) throw new JsonBroken()
      if (byte === BACKSLASH) {
        plain = false
        at++
      }
    }
    throw new JsonBroken()
  }

  /** Takes a value by its brackets and quotation marks alone; `valueFrom` then tells whether it is one. */
  skipValue(): void {
    const { bytes } = this
    let depth = 0
    do {
      switch (this.next()) {
        case QUOTE:
          this.skipText()
          break
        case 0x7b:
        case 0x5b:
          if (++depth > MOST_LEVELS) throw new JsonTooDeep(this.at)
          this.at++
          break
        case 0x7d:
        case 0x5d:
          depth--
          this.at++
          break
        case 0:
          throw new JsonBroken()
        default:
          if (depth === 0) while (!endsWord(bytes[this.at])) this.at++
          else this.at++
      }
    } while (depth > 0)
  }

  /** The value that was taken since `start`. */
  valueFrom(start: number): Value {
    const text = this.#decode(start)
    try {
      return JSON.parse(text) as Value
    } catch {
      throw new JsonBroken()
    }
  }

  /** Takes a value of any kind. */
  value(): Value {
    const start = this.at
    this.skipValue()
    return this.valueFrom(start)
  }

  /**
   * Takes all up to the next value of an object: its bracket if it is the first, else a comma, then name and colon.
   * Returns the name, or null when the closing bracket was taken instead.
   */
  nextName(first: boolean): string | null {
    if (first) {
      this.take(0x7b)
      if (this.next() === 0x7d) {
        this.at++
        return null
      }
    } else if (!this.takeCommaOr(0x7d)) return null
    if (this.next() !== QUOTE) throw new JsonBroken()
    const name = this.value() as string
    this.take(0x3a)
    this.next()
    return name
  }

  #decode(start: number): string {
    try {
      return this.#decoder.decode(this.bytes.subarray(start, this.at))
    } catch {
      throw new NotUtf8()
    }
  }
}

/** Whether a word or number cannot go on with this byte. */
function endsWord(byte: number | undefined): boolean {
  return byte === undefined || byte <= 0x20 || byte === 0x2c || byte === 0x5d || byte === 0x7d || byte === 0x3a
}
