import { resized } from '../engine/model/resized.ts'
import type { Column, Value } from '../engine/model/table.ts'
import { decodeUtf8 } from '../engine/model/utf8.ts'
import { NumberReader } from './json-number.ts'
import type { PlainLines } from './plain-lines.ts'
import { OTHER, plainNumber, writingOf, writtenAs } from './plain-number.ts'
import { TextDictionary } from './text-dictionary.ts'
import { TextSource } from './text-source.ts'
import { TextSpans } from './text-spans.ts'

export type Cell = string | number | boolean | null

/** Texts of a column in which most differ are kept as bytes. */
const WATCHED = 4096

interface Texts {
  readonly source: TextSource
  readonly spans: TextSpans
}

/** V8 keeps the whole text alive of which a longer string is a piece. */
const SLICED_FROM = 13
const ownText = (text: string) => (text.length < SLICED_FROM ? text : ` ${text}`.slice(1))

const roomAfter = (length: number) => Math.max(1024, length * 2)

/** How a number is written that came from the bytes of a file: as it stands there. */
const IN_FILE = 103
/** Whole numbers of more digits are identifiers; see `plainNumber`. */
const MOST_DIGITS = 15
const numbers = new NumberReader()

/** Where the rows of a file that was not decoded stand. */
export interface InFile {
  readonly lines: PlainLines
  /** What stands in the file for a row of this column. */
  textOf(row: number): string
}

/**
 * A column of a sheet under way. Text that is a plain number counts as a number as long as every cell of the column
 * is one; at the first that is not, the column is text again, as it was written. `typed` cells are what they are.
 */
export class SheetColumn {
  readonly #typed: boolean
  #length = 0
  #filled = 0
  #numbers: Float64Array<ArrayBuffer> | null = new Float64Array(0)
  #writings = new Uint8Array(0)
  #otherTexts = new Map<number, string>()
  #codes = new Uint32Array(0)
  #words: Value[] = [null]
  readonly #known = new Map<Value, number>()
  /** Instead of codes and words. */
  #texts: Texts | null = null
  /** There is something among the texts that cannot be kept as one. */
  #onlyWords = false

  /** Of words that came as bytes: which text has which code. */
  #bytesKnown = new TextDictionary()
  #codeOfBytes: number[] = [0]
  readonly #file: InFile | null

  constructor(typed: boolean, file: InFile | null = null) {
    this.#typed = typed
    this.#file = file
  }

  /** Cells that are not empty. */
  get filled(): number {
    return this.#filled
  }

  /** `literal` text is text even if it looks like a number. */
  push(cell: Cell, literal = false): void {
    const at = this.#length++
    if (cell !== null) this.#filled++
    if (this.#numbers) {
      if (at === this.#numbers.length) this.#grow()
      const value = cell === null ? NaN : this.#typed ? cell : literal ? NaN : plainNumber(cell as string)
      if (typeof value === 'number' && (cell === null || !Number.isNaN(value))) {
        this.#numbers![at] = value
        if (!this.#typed && cell !== null) this.#keepWriting(at, cell as string, value)
        return
      }
      this.#toWords(at)
    }
    if (this.#texts && this.#pushText(this.#texts, at, cell)) return
    if (at >= this.#codes.length) this.#codes = resized(this.#codes, roomAfter(this.#codes.length))
    this.#codes[at] = this.#codeOf(cell)
    if (this.#words.length > WATCHED && this.#words.length * 2 > this.#length) this.#toTexts()
  }

  /** The same for a cell of the file that is not empty, without making a text of it if that can be. */
  pushBytes(from: number, to: number): void {
    const { bytes } = this.#file!.lines
    if (!this.#numbers && !this.#texts && !this.#onlyWords) return this.#pushWord(bytes, from, to)
    const at = this.#length
    if (this.#texts) this.#texts.spans.set(at, from, to - from)
    else if (this.#numbers && this.#isNumber(bytes, from, to)) {
      if (at === this.#numbers.length) this.#grow()
      this.#numbers[at] = numbers.value
      this.#writings[at] = IN_FILE
    } else return this.push(decodeUtf8(bytes, from, to))
    this.#length++
    this.#filled++
  }

  /** A plain number of few digits; the others are for `plainNumber` to tell. */
  #isNumber(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from > MOST_DIGITS) {
      let digits = from
      while (digits < to && bytes[digits] !== 0x2e) digits++
      if (digits - from > MOST_DIGITS) return false
    }
    for (let at = from; at < to; at++) if (bytes[at]! >= 0x41) return false
    return numbers.read(bytes, from) === to
  }

  #pushWord(bytes: Uint8Array, from: number, to: number): void {
    const at = this.#length++
    this.#filled++
    if (at >= this.#codes.length) this.#codes = resized(this.#codes, roomAfter(this.#codes.length))
    const known = this.#bytesKnown
    const found = known.find(bytes, from, to - from)
    if (found > 0) {
      this.#codes[at] = this.#codeOfBytes[found]!
      return
    }
    const code = (this.#codes[at] = this.#codeOf(decodeUtf8(bytes, from, to)))
    this.#codeOfBytes[known.add(bytes, from, to - from, from)] = code
    if (this.#words.length > WATCHED && this.#words.length * 2 > this.#length) this.#toTexts()
  }

  done(): Column {
    if (this.#numbers) return resized(this.#numbers, this.#length)
    if (this.#texts) return this.#texts.spans.done(this.#length)
    return { codes: resized(this.#codes, this.#length), words: this.#words }
  }

  /** Says whether it could. */
  #pushText({ source, spans }: Texts, at: number, cell: Cell): boolean {
    if (cell === null) return true
    const place = typeof cell === 'string' ? source.add(cell) : 0
    if (place === 0) {
      this.#keepWords(spans, at)
      return false
    }
    spans.set(at, place, source.end - place)
    return true
  }

  /** Most values differ: as long as all of them are texts they are kept as bytes. */
  #toTexts(): void {
    if (this.#onlyWords) return
    const source = new TextSource(this.#file?.lines.bytes)
    const spans = new TextSpans(source, this.#codes.length)
    const places = this.#words.map((word) => (typeof word === 'string' ? source.add(word) : 0))
    if (places.indexOf(0, 1) !== -1) {
      this.#onlyWords = true
      return
    }
    const ends = [...places.slice(1), source.end]
    for (let i = 0; i < this.#length; i++) {
      const code = this.#codes[i]!
      if (code > 0) spans.set(i, places[code]!, ends[code]! - places[code]!)
    }
    this.#texts = { source, spans }
    this.#codes = new Uint32Array(0)
    this.#words = [null]
    this.#known.clear()
    this.#bytesKnown = new TextDictionary()
    this.#codeOfBytes = [0]
  }

  /** Among the texts is something else after all. */
  #keepWords(spans: TextSpans, end: number): void {
    this.#texts = null
    this.#onlyWords = true
    this.#codes = new Uint32Array(roomAfter(end))
    for (let i = 0; i < end; i++) this.#codes[i] = this.#codeOf(spans.textOf(i))
  }

  #grow(): void {
    this.#numbers = resized(this.#numbers!, roomAfter(this.#numbers!.length))
    if (!this.#typed) this.#writings = resized(this.#writings, roomAfter(this.#writings.length))
  }

  #keepWriting(at: number, text: string, value: number): void {
    const writing = writingOf(text, value)
    this.#writings[at] = writing
    if (writing === OTHER) this.#otherTexts.set(at, ownText(text))
  }

  #toWords(end: number): void {
    const numbers = this.#numbers!
    this.#numbers = null
    this.#codes = new Uint32Array(Math.max(1024, numbers.length))
    for (let i = 0; i < end; i++) {
      const value = numbers[i]!
      if (Number.isNaN(value)) continue
      const word = this.#typed ? value : this.#writtenAt(i, value)
      this.#codes[i] = this.#codeOf(word)
    }
    this.#writings = new Uint8Array(0)
    this.#otherTexts.clear()
  }

  #writtenAt(row: number, value: number): string {
    if (this.#writings[row] === IN_FILE) return this.#file!.textOf(row)
    return writtenAs(value, this.#writings[row]!) ?? this.#otherTexts.get(row)!
  }

  #codeOf(word: Cell): number {
    if (word === null) return 0
    const code = this.#known.get(word)
    if (code !== undefined) return code
    const kept = typeof word === 'string' ? ownText(word) : word
    const next = this.#words.push(kept) - 1
    // Where most differ, to know them all would be wasted.
    if (!this.#onlyWords || next < WATCHED || next * 2 < this.#length) this.#known.set(kept, next)
    return next
  }
}
