import type { Column, Value } from '../engine/model/table.ts'

/** Values that repeat are kept once; of a column where most differ, each is kept as it comes. */
const WATCHED = 4096

/** Places for texts that were seen lately; a power of two. */
const RECENT = 512

/** One property of all rows, written by row: numbers by themselves, anything else as codes into a list of values. */
export class PropertyColumn {
  /** The row of a text that is written later. */
  waitingRow = -1
  #length = 0
  #numbers: Float64Array | null = null
  #codes: Uint32Array | null = null
  #words: Value[] = [null]
  #known: Map<Value, number> | null = new Map()
  /** Where in the file a text was, and its code: to know it again without decoding. */
  #recent: { from: Float64Array; length: Uint32Array; code: Uint32Array } | null = null
  #hits = 0
  #misses = 0

  setNumber(row: number, value: number): void {
    if (this.#codes) return this.setValue(row, value)
    const numbers = this.#numbers && row < this.#numbers.length ? this.#numbers : this.#moreNumbers(row)
    numbers[row] = value
    if (row >= this.#length) this.#length = row + 1
  }

  setValue(row: number, value: Value): void {
    if (typeof value === 'number' && !this.#codes) return this.setNumber(row, value)
    if (value === null) this.clear(row)
    else this.setCode(row, this.codeOf(value))
  }

  setCode(row: number, code: number): void {
    if (this.#numbers) this.#toCodes(this.#numbers)
    const codes = this.#codes && row < this.#codes.length ? this.#codes : this.#moreCodes(row)
    codes[row] = code
    if (row >= this.#length) this.#length = row + 1
  }

  /** Forgets the value of the last row, if it has one. */
  clear(row: number): void {
    if (this.#length <= row) return
    if (this.#numbers) this.#numbers[row] = NaN
    if (this.#codes) this.#codes[row] = 0
    this.#length = row
  }

  codeOf(value: Value): number {
    const known = this.#known?.get(value)
    if (known !== undefined) return known
    const code = this.#words.push(value) - 1
    if (this.#known && code > WATCHED && code * 2 > this.#length) this.#known = null
    this.#known?.set(value, code)
    return code
  }

  /** The code of a text cut from a long one, which a text that stays alone must not keep in memory. */
  codeOfCut(cut: string): number {
    return this.#known?.get(cut) ?? this.codeOf(this.#known ? ` ${cut}`.slice(1) : cut)
  }

  /** The code of a text that stood elsewhere in the file, byte for byte, or 0. */
  recall(bytes: Uint8Array, from: number, to: number): number {
    if (!this.#recent) return 0
    const slot = slotOf(bytes, from, to)
    const length = to - from
    if (this.#recent.length[slot] === length) {
      const known = this.#recent.from[slot]!
      let i = length - 1
      // Names of one kind differ at the end.
      while (i >= 0 && bytes[known + i] === bytes[from + i]) i--
      if (i < 0) {
        this.#hits++
        return this.#recent.code[slot]!
      }
    }
    // Where texts do not repeat, remembering them is wasted.
    if (++this.#misses > 2000 && this.#hits < this.#misses) this.#recent = null
    return 0
  }

  remember(bytes: Uint8Array, from: number, to: number, code: number): void {
    if (!this.#recent) {
      if (this.#misses > 0) return
      this.#recent = {
        from: new Float64Array(RECENT),
        length: new Uint32Array(RECENT),
        code: new Uint32Array(RECENT),
      }
    }
    const slot = slotOf(bytes, from, to)
    this.#recent.from[slot] = from
    this.#recent.length[slot] = to - from
    this.#recent.code[slot] = code
  }

  done(length: number): Column {
    if (this.#codes) {
      const codes = length <= this.#codes.length ? this.#codes : this.#moreCodes(length)
      return { codes: codes.slice(0, length), words: this.#words }
    }
    const numbers = this.#numbers && length <= this.#numbers.length ? this.#numbers : this.#moreNumbers(length)
    return numbers.slice(0, length)
  }

  #moreNumbers(row: number): Float64Array {
    this.#numbers = longer(new Float64Array(roomFor(row)).fill(NaN), this.#numbers)
    return this.#numbers
  }

  #moreCodes(row: number): Uint32Array {
    this.#codes = longer(new Uint32Array(roomFor(row)), this.#codes)
    return this.#codes
  }

  #toCodes(numbers: Float64Array): void {
    this.#numbers = null
    this.#codes = new Uint32Array(numbers.length)
    for (let row = 0; row < this.#length; row++)
      if (!Number.isNaN(numbers[row]!)) this.#codes[row] = this.codeOf(numbers[row]!)
  }
}

function slotOf(bytes: Uint8Array, from: number, to: number): number {
  const mixed = (to - from) * 31 + bytes[from]! * 7 + bytes[to - 1]! * 131 + bytes[(from + to) >> 1]! * 17
  return mixed & (RECENT - 1)
}

const roomFor = (row: number) => Math.max(1024, (row + 1) * 2)

function longer<T extends Float64Array | Uint32Array>(array: T, start: T | null): T {
  if (start) array.set(start)
  return array
}
