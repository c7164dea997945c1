import { resized } from '../engine/model/resized.ts'
import type { Column, Value } from '../engine/model/table.ts'
import { TextDictionary } from './text-dictionary.ts'
import type { TextSource } from './text-source.ts'
import { TextSpans } from './text-spans.ts'

/** Values that repeat are kept once; of a column where most differ, each is kept as it comes. */
const WATCHED = 4096

/**
 * One property of all rows, written by row. Numbers stand by themselves as long as there is nothing else. So do texts:
 * as codes into a dictionary, or where they stand in the file once most of them differ. What is mixed becomes words.
 */
export class PropertyColumn {
  readonly #source: TextSource
  /** Rows that there will be, as far as is known. */
  readonly #expected: number
  #length = 0
  /** Up to `#length`; behind it is nothing that counts. Of these at most one of the first three is there; `#codes` belong to the dictionary or the words. */
  #numbers: Float64Array<ArrayBuffer> | null = null
  #spans: TextSpans | null = null
  #dictionary: TextDictionary | null = null
  #words: Value[] | null = null
  #codes: Uint32Array<ArrayBuffer> = new Uint32Array(0)
  #known: Map<Value, number> | null = null

  constructor(source: TextSource, expected: number) {
    this.#source = source
    this.#expected = expected
  }

  setNumber(row: number, value: number): void {
    if (this.#numbers === null) {
      if (Number.isNaN(value)) return this.clear(row)
      if (this.#spans || this.#dictionary || this.#words) return this.#setWord(row, value)
      this.#numbers = new Float64Array(this.#roomFor(row))
    }
    if (row >= this.#numbers.length) this.#numbers = resized(this.#numbers, this.#roomFor(row))
    if (row > this.#length) this.#numbers.fill(NaN, this.#length, row)
    this.#numbers[row] = value
    if (row >= this.#length) this.#length = row + 1
  }

  /** Sets the text that stands in the file between these places. */
  setText(row: number, from: number, to: number): void {
    if (this.#spans === null) return this.#setUnlessKnown(row, from, to)
    this.#source.check(from, to)
    this.#setSpan(this.#spans, row, from, to - from)
  }

  setValue(row: number, value: Value): void {
    if (value === null) this.clear(row)
    else if (typeof value === 'number') this.setNumber(row, value)
    else if (typeof value !== 'string' || this.#numbers || this.#words) this.#setWord(row, value)
    else {
      const place = this.#source.add(value)
      if (place === 0) return this.#setWord(row, value)
      const length = this.#source.end - place
      if (this.#spans) return this.#setSpan(this.#spans, row, place, length)
      const [bytes, at] = [this.#source.bytesAt(place), this.#source.offsetOf(place)]
      const code = this.#dictionary?.find(bytes, at, length) ?? 0
      if (code > 0) this.#setCode(row, code)
      else this.#setNewText(row, place, length)
    }
  }

  /** Forgets the value of the last row, if it has one. */
  clear(row: number): void {
    if (this.#length <= row) return
    if (this.#spans) this.#spans.clear(row)
    else if (!this.#numbers) this.#codes[row] = 0
    this.#length = row
  }

  /** No more can be set then. */
  done(rows: number): Column {
    if (this.#spans) return this.#spans.done(rows)
    const words = this.#words ?? this.#dictionary?.words()
    if (words) return { codes: resized(this.#codes, rows), words }
    return resized(this.#numbers ?? new Float64Array(rows), rows).fill(NaN, this.#length)
  }

  #setUnlessKnown(row: number, from: number, to: number): void {
    const code = this.#dictionary === null ? 0 : this.#dictionary.find(this.#source.file, from, to - from)
    if (code > 0) this.#setCode(row, code)
    else {
      this.#source.check(from, to)
      this.#setNewText(row, from, to - from)
    }
  }

  #setSpan(spans: TextSpans, row: number, place: number, length: number): void {
    spans.set(row, place, length)
    if (row >= this.#length) this.#length = row + 1
  }

  /** A text that the dictionary does not have. */
  #setNewText(row: number, place: number, length: number): void {
    if (this.#words || this.#numbers) return this.#setWord(row, this.#source.textAt(place, length))
    this.#dictionary ??= new TextDictionary()
    const [bytes, at] = [this.#source.bytesAt(place), this.#source.offsetOf(place)]
    this.#setCode(row, this.#dictionary.add(bytes, at, length, place))
    const { count } = this.#dictionary
    if (count > WATCHED && count * 2 > this.#length) this.#toSpans(this.#dictionary)
  }

  #setCode(row: number, code: number): void {
    if (row >= this.#codes.length) this.#codes = resized(this.#codes, this.#roomFor(row))
    this.#codes[row] = code
    if (row >= this.#length) this.#length = row + 1
  }

  #setWord(row: number, value: Value): void {
    if (!this.#words) this.#toWords()
    this.#setCode(row, this.#codeOf(value))
  }

  #codeOf(value: Value): number {
    const known = this.#known?.get(value)
    if (known !== undefined) return known
    const code = this.#words!.push(value) - 1
    if (this.#known && code > WATCHED && code * 2 > this.#length) this.#known = null
    this.#known?.set(value, code)
    return code
  }

  #toSpans(dictionary: TextDictionary): void {
    const spans = new TextSpans(this.#source, this.#codes.length)
    for (let row = 0; row < this.#length; row++) {
      const code = this.#codes[row]!
      if (code > 0) spans.set(row, dictionary.placeOf(code), dictionary.lengthOf(code))
    }
    this.#spans = spans
    this.#dictionary = null
    this.#codes = new Uint32Array(0)
  }

  #toWords(): void {
    const [numbers, spans] = [this.#numbers, this.#spans]
    this.#words = this.#dictionary?.words() ?? [null]
    this.#known = new Map(this.#words.map((word, code) => [word, code]))
    this.#numbers = this.#spans = this.#dictionary = null
    if (!numbers && !spans) return
    this.#codes = new Uint32Array(this.#roomFor(this.#length))
    for (let row = 0; row < this.#length; row++) {
      const value = numbers ? numbers[row]! : spans!.textOf(row)
      if (value !== null && !Number.isNaN(value)) this.#codes[row] = this.#codeOf(value)
    }
  }

  #roomFor(row: number): number {
    return row < this.#expected ? this.#expected : Math.max(1024, (row + 1) * 2)
  }
}
