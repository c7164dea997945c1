import { resized } from './resized.ts'

/**
 * Offsets that grow. Those of single points count 0, 1, 2 …, and so do their rows from 1: as long as a list counts on
 * like that, only its length is kept, and all such lists of a table share one array.
 */
export class Offsets {
  length = 0
  readonly #first: number
  #array: Uint32Array<ArrayBuffer> | null = null

  /** `first` is what a list that counts on begins with, 0 or 1. */
  constructor(first: 0 | 1) {
    this.#first = first
  }

  push(value: number): void {
    if (this.#array === null) {
      if (value === this.#first + this.length) {
        this.length++
        return
      }
      this.#array = new Uint32Array(Math.max(1024, this.length * 2))
      for (let i = 0; i < this.length; i++) this.#array[i] = this.#first + i
    } else if (this.length === this.#array.length) this.#array = resized(this.#array, this.length * 2)
    this.#array[this.length++] = value
  }

  /** Pushes so many numbers, each one more than the one before. */
  pushRun(value: number, count: number): void {
    if (this.#array === null && value === this.#first + this.length) this.length += count
    else for (let i = 0; i < count; i++) this.push(value + i)
  }

  /** Up to where a list would have to count for this one to be part of it; 0 when it does not count. */
  get counted(): number {
    return this.#array ? 0 : this.#first + this.length
  }

  /** The list, or its part of one that counts 0, 1, 2 …; no more can be pushed. */
  done(counting: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
    return this.#array ? resized(this.#array, this.length) : counting.subarray(this.#first, this.#first + this.length)
  }
}

/** Numbers from 0 on. */
export function countTo(end: number): Uint32Array<ArrayBuffer> {
  const counting = new Uint32Array(end)
  for (let i = 0; i < end; i++) counting[i] = i
  return counting
}
