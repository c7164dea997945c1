import { BEGINS, BETWEEN, CONTAINS, EXACT, NOT_AT_ALL, type Texts } from './texts.ts'

/** Readings of a character without tones; none for what is no Chinese character. */
export type ReadingsOf = (character: string) => readonly string[]

/** Characters by number, each once for all texts, with the ways in which they can be typed. */
export class Alphabet {
  readonly characters: string[] = [BETWEEN]
  /** What is typed for the whole character: readings and initials. */
  readonly wholes: (readonly string[])[] = [[]]
  /** What only begins a reading. */
  readonly readings: (readonly string[])[] = [[]]
  readonly #numbers = new Uint16Array(0x10000)
  readonly #readingsOf: ReadingsOf

  constructor(readingsOf: ReadingsOf) {
    this.#readingsOf = readingsOf
  }

  /** The number of each character of the texts, a piece at a time. */
  *numbersOf({ all, folded }: Texts): Generator<void, Uint16Array> {
    const numbers = new Uint16Array(all.length)
    const known = this.#numbers
    let fresh = 0
    for (let at = 0; at < all.length; at++) {
      const unit = all.charCodeAt(at)
      if (unit === 1) continue
      let number = known[unit]!
      if (number === 0) {
        number = known[unit] = this.#add(all[at]!, folded[at]!)
        // A reading costs some ten microseconds.
        if (++fresh % 64 === 0) yield
      }
      numbers[at] = number
      if (at % 16384 === 16383) yield
    }
    return numbers
  }

  #add(character: string, digit: string): number {
    const readings = this.#readingsOf(character).flatMap(typed)
    const initials = readings.flatMap((reading) =>
      /^[zcs]h/.test(reading) ? [reading[0]!, reading.slice(0, 2)] : [reading[0]!],
    )
    this.wholes.push([...new Set([character, digit, ...readings, ...initials])])
    this.readings.push(readings)
    return this.characters.push(character) - 1
  }
}

/** `lü` is typed `lv` or `lu`, `lüe` also `lue`. */
const typed = (reading: string) =>
  reading.includes('ü') ? [reading.replaceAll('ü', 'v'), reading.replaceAll('ü', 'u')] : [reading]

/** A query has a bit for each of its places. */
export const MOST_LETTERS = 30

/** Whether a query may be pinyin at all. */
export const mayBePinyin = (wanted: string) => /[a-z]/.test(wanted) && wanted.length <= MOST_LETTERS

/**
 * How well each text matches when characters are typed by one of their readings, by an initial, or as they are, in any
 * mixture; the last one may be typed in part. Which readings belong together is not asked: 长 is found by `chang` and by
 * `zhang`. Null when none matches.
 */
export function pinyinRanks({ starts }: Texts, numbers: Uint16Array, query: TypedQuery): Uint8Array | null {
  let ranks: Uint8Array | null = null
  for (let index = 0; index < starts.length - 1; index++) {
    const [start, end] = [starts[index]!, starts[index + 1]! - 1]
    for (let at = start; at < end; at++) {
      if (!query.begins(numbers[at]!)) continue
      const rest = query.match(numbers, at, end)
      if (rest < 0) continue
      ranks ??= new Uint8Array(starts.length - 1).fill(NOT_AT_ALL)
      ranks[index] = at > start ? CONTAINS : rest === 0 ? EXACT : BEGINS
      break
    }
  }
  return ranks
}

/** What was typed, with what is known already of the characters that it meets. */
export class TypedQuery {
  readonly #alphabet: Alphabet
  readonly #wanted: string
  /** Of each character at each place of the query: bits of the places behind it; −1: not yet known. */
  readonly #steps: Int32Array
  readonly #begins: Int8Array

  constructor(alphabet: Alphabet, wanted: string) {
    const count = alphabet.characters.length
    this.#alphabet = alphabet
    this.#wanted = wanted
    this.#steps = new Int32Array(count * wanted.length).fill(-1)
    this.#begins = new Int8Array(count).fill(-1)
  }

  /** Whether a match can begin with this character. */
  begins(number: number): boolean {
    const known = this.#begins[number]!
    if (known >= 0) return known === 1
    const begins = this.#step(number, 0) !== 0
    this.#begins[number] = begins ? 1 : 0
    return begins
  }

  /**
   * Tries from a character on. −1: no match; 0: the match takes the whole text from here, each character in full; else
   * something is left.
   */
  match(numbers: Uint16Array, from: number, end: number): number {
    const { length } = this.#wanted
    const done = 1 << length
    let state = 1
    for (let at = from; at < end && state !== 0; at++) {
      let next = 0
      let partly = false
      for (let place = 0; place < length; place++) {
        if (!(state & (1 << place))) continue
        const step = this.#step(numbers[at]!, place)
        next |= step & ~1
        // Bit 0 can be no place behind a character: it says that the query ends within a reading.
        if (step & 1) partly = true
      }
      if (next & done) return at + 1 === end ? 0 : 1
      if (partly) return 1
      state = next
    }
    return -1
  }

  #step(number: number, place: number): number {
    const at = number * this.#wanted.length + place
    const known = this.#steps[at]!
    if (known >= 0) return known
    let step = 0
    for (const whole of this.#alphabet.wholes[number]!)
      if (this.#wanted.startsWith(whole, place)) step |= 1 << (place + whole.length)
    const rest = this.#wanted.slice(place)
    if (this.#alphabet.readings[number]!.some((reading) => reading.startsWith(rest))) step |= 1
    this.#steps[at] = step
    return step
  }
}
