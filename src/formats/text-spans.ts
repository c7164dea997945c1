import { resized } from '../engine/model/resized.ts'
import type { TextColumn } from '../engine/model/text-column.ts'
import type { TextSource } from './text-source.ts'

const LONGEST_BYTE = 255

/** Where the text of each row stands: a column under way of which most texts differ. */
export class TextSpans {
  readonly #source: TextSource
  #places: Uint32Array<ArrayBuffer>
  #lengths: Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

  constructor(source: TextSource, room: number) {
    this.#source = source
    this.#places = new Uint32Array(room)
    this.#lengths = new Uint8Array(room)
  }

  set(row: number, place: number, length: number): void {
    if (row >= this.#places.length) this.#resize(row * 2)
    this.#places[row] = place
    if (length > LONGEST_BYTE && this.#lengths instanceof Uint8Array) this.#lengths = Uint32Array.from(this.#lengths)
    this.#lengths[row] = length
  }

  clear(row: number): void {
    if (row >= this.#places.length) return
    this.#places[row] = 0
    this.#lengths[row] = 0
  }

  /** The text of a row; null where it has none. */
  textOf(row: number): string | null {
    const place = this.#places[row]
    return place ? this.#source.textAt(place, this.#lengths[row]!) : null
  }

  /** No more can be set then. */
  done(rows: number): TextColumn {
    this.#resize(rows)
    const { file } = this.#source
    const starts = this.#places
    const lengths = this.#lengths
    if (file.length === 0) return { bytes: this.#source.written, starts, lengths }
    return this.#source.hasWritten && starts.some((place) => place >= file.length)
      ? this.#gathered()
      : { bytes: file, starts, lengths }
  }

  /** With texts that do not stand in the file, all go into bytes of their own. */
  #gathered(): TextColumn {
    const lengths = this.#lengths
    const starts = this.#places
    let at = 1
    for (let row = 0; row < lengths.length; row++) at += lengths[row]!
    const bytes = new Uint8Array(at)
    at = 1
    starts.forEach((place, row) => {
      if (place === 0) return
      const from = this.#source.offsetOf(place)
      bytes.set(this.#source.bytesAt(place).subarray(from, from + lengths[row]!), at)
      starts[row] = at
      at += lengths[row]!
    })
    return { bytes, starts, lengths }
  }

  #resize(rows: number): void {
    this.#places = resized(this.#places, rows)
    this.#lengths = resized<Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(this.#lengths, rows)
  }
}
