export interface FlatField {
  readonly slot: number
  readonly bytes: 1 | 2 | 4 | 8
}

/**
 * Writes one FlatBuffer after the other, each with its size in front. Tables are written before what they point to; all
 * places count from the size and are aligned to it, as FlatBuffers' own `FinishSizePrefixed` does.
 */
export class FlatWriter {
  #bytes = new Uint8Array(4096)
  view = new DataView(this.#bytes.buffer)
  #end = 0

  /** Begins a buffer, whose first table follows. */
  begin(): void {
    this.#end = 8
  }

  /** The buffer: a copy, its length a multiple of 8. */
  finish(): Uint8Array {
    this.align(8)
    this.view.setUint32(0, this.#end - 4, true)
    return this.#bytes.slice(0, this.#end)
  }

  /** A table with these fields, all zero. `pointer` is where it is pointed to; returns where each field is. */
  table(pointer: number, fields: readonly FlatField[]): number[] {
    const slots = Math.max(-1, ...fields.map(({ slot }) => slot)) + 1
    this.align(2)
    const list = this.#take(4 + slots * 2)
    this.align(8)
    const start = this.#take(4)
    this.point(pointer, start)
    const places = fields.map(({ slot, bytes }) => {
      this.align(bytes)
      const place = this.#take(bytes)
      this.view.setUint16(list + 4 + slot * 2, place - start, true)
      return place
    })
    this.view.setInt32(start, start - list, true)
    this.view.setUint16(list, 4 + slots * 2, true)
    this.view.setUint16(list + 2, this.#end - start, true)
    return places
  }

  /** A list that `pointer` points to; returns where its elements start. They are zero. */
  vector(pointer: number, length: number, elementBytes: number): number {
    this.align(4)
    // The length stands right before the first element.
    if (elementBytes === 8 && this.#end % 8 === 0) this.#take(4)
    const start = this.#take(4)
    this.view.setUint32(start, length, true)
    this.point(pointer, start)
    return this.#take(length * elementBytes)
  }

  /** Bytes as a list; of a text with the zero at its end that its length does not count. */
  bytes(pointer: number, bytes: Uint8Array, isText = false): void {
    const at = this.vector(pointer, bytes.length, 1)
    this.#bytes.set(bytes, at)
    if (isText) this.#take(1)
  }

  text(pointer: number, text: string): void {
    this.bytes(pointer, new TextEncoder().encode(text), true)
  }

  point(pointer: number, to: number): void {
    this.view.setUint32(pointer, to - pointer, true)
  }

  align(bytes: number): void {
    this.#take((bytes - (this.#end % bytes)) % bytes)
  }

  /** So many zeros more. */
  #take(bytes: number): number {
    const start = this.#end
    this.#end += bytes
    if (this.#end > this.#bytes.length) {
      const longer = new Uint8Array(Math.max(this.#end, this.#bytes.length * 2))
      longer.set(this.#bytes.subarray(0, start))
      this.#bytes = longer
      this.view = new DataView(longer.buffer)
    }
    this.#bytes.fill(0, start, this.#end)
    return start
  }
}
