/**
 * A table in UTF-8, read from its bytes: what stands between two delimiters, without a text being made of it. A line is
 * plain when nothing but its delimiters has a meaning: no quotes, no white space beyond ASCII at the ends of its cells.
 */
import { decodeUtf8 } from '../engine/model/utf8.ts'

const LINE_FEED = 0x0a
const APOSTROPHE = 0x27

const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

export class PlainLines {
  readonly bytes: Uint8Array
  readonly #delimiter: number
  /** Where each cell of the line looked at last begins and ends, in turn, without the white space around it. */
  cells = new Uint32Array(64)

  constructor(bytes: Uint8Array, delimiter: number) {
    this.bytes = bytes
    this.#delimiter = delimiter
  }

  /** How many cells the line from here on has, −1 when it is not plain; `cells` says where. `end` is its line feed. */
  look(start: number, end: number): number {
    const { bytes } = this
    const delimiter = this.#delimiter
    let count = 0
    let from = start
    for (let at = start; at <= end; at++) {
      if (at < end && bytes[at] !== delimiter) continue
      let a = from
      let b = at
      while (a < b && isSpace(bytes[a]!)) a++
      while (b > a && isSpace(bytes[b - 1]!)) b--
      if (a < b && !this.#isPlain(a, b)) return -1
      if (count * 2 === this.cells.length) this.#grow()
      this.cells[count * 2] = a
      this.cells[count * 2 + 1] = b
      count++
      from = at + 1
    }
    return count
  }

  /** Where the line that begins here ends: at its line feed, or where the bytes end. */
  endOf(start: number, end: number): number {
    const found = this.bytes.indexOf(LINE_FEED, start)
    return found === -1 || found > end ? end : found
  }

  /** A cell of the plain line from here on as text; `cells` stays as it is. */
  textOf(start: number, cell: number): string {
    const { bytes } = this
    let from = start
    for (let skipped = 0; skipped < cell; skipped++) from = bytes.indexOf(this.#delimiter, from) + 1
    let to = from
    while (to < bytes.length && bytes[to] !== this.#delimiter && bytes[to] !== LINE_FEED) to++
    while (from < to && isSpace(bytes[from]!)) from++
    while (to > from && isSpace(bytes[to - 1]!)) to--
    return decodeUtf8(bytes, from, to)
  }

  /** The cells of a line as they are written. */
  texts(start: number, end: number): string[] {
    return decodeUtf8(this.bytes, start, end).split(String.fromCharCode(this.#delimiter))
  }

  /** Not a guarded text (`'=1+1`; `="007"` has quotes), and no white space that only a text knows at either end. */
  #isPlain(a: number, b: number): boolean {
    const { bytes } = this
    const first = bytes[a]!
    if (first === APOSTROPHE) return false
    return (first < 0x80 || !maySpace(bytes, a)) && (bytes[b - 1]! < 0x80 || !this.#mayEndInSpace(b))
  }

  /** The character that ends here has at most three bytes, if it is a space. */
  #mayEndInSpace(b: number): boolean {
    return maySpace(this.bytes, b - 2) || maySpace(this.bytes, b - 3)
  }

  #grow(): void {
    const longer = new Uint32Array(this.cells.length * 2)
    longer.set(this.cells)
    this.cells = longer
  }
}

/**
 * Whether one of the white spaces of JavaScript's `trim` beyond ASCII may begin here: U+00A0, U+1680, U+2000 … U+205F,
 * U+3000, U+FEFF. Some other signs of those blocks are taken for one, too: their lines are only read the longer way.
 */
function maySpace(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at]!
  const second = bytes[at + 1]!
  if (first === 0xc2) return second === 0xa0
  if (first === 0xe3) return second === 0x80 && bytes[at + 2] === 0x80
  if (first === 0xe2) return second === 0x80 || second === 0x81
  return (first === 0xe1 && second === 0x9a) || (first === 0xef && second === 0xbb)
}
