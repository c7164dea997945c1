import { resized } from '../engine/model/resized.ts'
import type { Column, Value } from '../engine/model/table.ts'
import { OTHER, plainNumber, writingOf, writtenAs } from './plain-number.ts'

export type Cell = string | number | boolean | null

/** Of a column where most values differ, each is kept as it comes. */
const WATCHED = 65_536

/** V8 keeps the whole text alive of which a longer string is a piece. */
const SLICED_FROM = 13
const ownText = (text: string) => (text.length < SLICED_FROM ? text : ` ${text}`.slice(1))

const roomAfter = (length: number) => Math.max(1024, length * 2)

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
  #known: Map<Value, number> | null = new Map()

  constructor(typed: boolean) {
    this.#typed = typed
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
    if (at >= this.#codes.length) this.#codes = resized(this.#codes, roomAfter(this.#codes.length))
    this.#codes[at] = this.#codeOf(cell, at)
  }

  done(): Column {
    if (this.#numbers) return resized(this.#numbers, this.#length)
    return { codes: resized(this.#codes, this.#length), words: this.#words }
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
      const word = this.#typed ? value : (writtenAs(value, this.#writings[i]!) ?? this.#otherTexts.get(i)!)
      this.#codes[i] = this.#codeOf(word, i)
    }
    this.#writings = new Uint8Array(0)
    this.#otherTexts.clear()
  }

  #codeOf(word: Cell, at: number): number {
    if (word === null) return 0
    const code = this.#known?.get(word)
    if (code !== undefined) return code
    const kept = typeof word === 'string' ? ownText(word) : word
    const next = this.#words.push(kept) - 1
    if (this.#known && next > WATCHED && next * 2 > at) this.#known = null
    this.#known?.set(kept, next)
    return next
  }
}
