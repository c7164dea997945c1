import { hashOf, sameBytes } from '../engine/model/text-column.ts'
import { decodeUtf8 } from '../engine/model/utf8.ts'
import { resized } from '../engine/model/resized.ts'

/** Places for texts that were seen lately; a power of two. */
const RECENT = 512

/** Distinct texts with a code each, from 1 on, found by their bytes; none is decoded before the end. */
export class TextDictionary {
  /** All texts after one another; by code, where each starts there. */
  #bytes = new Uint8Array(1024)
  #used = 0
  #starts = new Uint32Array(64)
  #lengths = new Uint32Array(64)
  #hashes = new Uint32Array(64)
  /** Where each came from first, as the caller counts. */
  #places = new Uint32Array(64)
  #count = 0
  /** Codes by hash; at least half of the slots are 0. */
  #slots = new Uint32Array(128)
  readonly #recent = new Uint32Array(RECENT)

  get count(): number {
    return this.#count
  }

  placeOf(code: number): number {
    return this.#places[code]!
  }

  lengthOf(code: number): number {
    return this.#lengths[code]!
  }

  /** The code of the text that stands there, or 0. */
  find(bytes: Uint8Array, at: number, length: number): number {
    const recent = slotOf(bytes, at, length)
    const last = this.#recent[recent]!
    if (last !== 0 && this.#is(last, bytes, at, length)) return last
    const mask = this.#slots.length - 1
    const hash = hashOf(bytes, at, length) >>> 0
    let slot = hash & mask
    for (let code = this.#slots[slot]!; code !== 0; code = this.#slots[slot]!) {
      if (this.#hashes[code] === hash && this.#is(code, bytes, at, length)) return (this.#recent[recent] = code)
      slot = (slot + 1) & mask
    }
    return 0
  }

  /** Takes a text that is not in it yet; its code. */
  add(bytes: Uint8Array, at: number, length: number, place: number): number {
    const code = ++this.#count
    if (code === this.#starts.length) this.#grow()
    if (this.#used + length > this.#bytes.length) this.#bytes = resized(this.#bytes, (this.#used + length) * 2)
    this.#bytes.set(bytes.subarray(at, at + length), this.#used)
    this.#starts[code] = this.#used
    this.#used += length
    this.#lengths[code] = length
    this.#hashes[code] = hashOf(bytes, at, length)
    this.#places[code] = place
    this.#recent[slotOf(bytes, at, length)] = code
    this.#enter(code)
    return code
  }

  /** All texts by code; the first is null. */
  words(): (string | null)[] {
    const words: (string | null)[] = [null]
    for (let code = 1; code <= this.#count; code++) {
      const start = this.#starts[code]!
      words.push(decodeUtf8(this.#bytes, start, start + this.#lengths[code]!))
    }
    return words
  }

  #is(code: number, bytes: Uint8Array, at: number, length: number): boolean {
    return this.#lengths[code] === length && sameBytes(this.#bytes, this.#starts[code]!, bytes, at, length)
  }

  #enter(code: number): void {
    const mask = this.#slots.length - 1
    let slot = this.#hashes[code]! & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = code
  }

  #grow(): void {
    const room = this.#starts.length * 2
    this.#starts = resized(this.#starts, room)
    this.#lengths = resized(this.#lengths, room)
    this.#hashes = resized(this.#hashes, room)
    this.#places = resized(this.#places, room)
    this.#slots = new Uint32Array(room * 2)
    for (let code = 1; code < this.#count; code++) this.#enter(code)
  }
}

/** Of a few bytes only: words of one kind mostly differ in one of these. */
function slotOf(bytes: Uint8Array, at: number, length: number): number {
  if (length === 0) return 0
  const middle = bytes[at + (length >> 1)]!
  return (length * 31 + bytes[at]! * 7 + bytes[at + length - 1]! * 131 + middle * 17) & (RECENT - 1)
}
