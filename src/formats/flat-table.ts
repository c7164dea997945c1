/** A list inside a FlatBuffer: where its elements start, and how many there are. */
export interface FlatVector {
  readonly at: number
  readonly length: number
}

/**
 * A table of a FlatBuffer, read in place. The view must end where the buffer ends: every offset that leads out of it
 * throws RangeError, whatever the file says. A slot is the number of a field in its schema.
 */
export class FlatTable {
  readonly view: DataView
  readonly #at: number
  readonly #fields: number
  readonly #fieldsEnd: number

  constructor(view: DataView, at: number) {
    this.view = view
    this.#at = at
    const fields = at - view.getInt32(at, true)
    const size = view.getUint16(fields, true)
    if (fields === at || size < 4 || fields + size > view.byteLength) throw new RangeError('no table')
    this.#fields = fields
    this.#fieldsEnd = fields + size
  }

  /** The table that a buffer without size prefix is. */
  static root(view: DataView): FlatTable {
    return new FlatTable(view, view.getUint32(0, true))
  }

  uint8(slot: number, missing: number): number {
    const at = this.#field(slot)
    return at === 0 ? missing : this.view.getUint8(at)
  }

  uint16(slot: number, missing: number): number {
    const at = this.#field(slot)
    return at === 0 ? missing : this.view.getUint16(at, true)
  }

  int32(slot: number, missing: number): number {
    const at = this.#field(slot)
    return at === 0 ? missing : this.view.getInt32(at, true)
  }

  uint64(slot: number, missing: number): number {
    const at = this.#field(slot)
    return at === 0 ? missing : Number(this.view.getBigUint64(at, true))
  }

  text(slot: number): string | null {
    const bytes = this.vector(slot, 1)
    if (!bytes) return null
    return new TextDecoder().decode(new Uint8Array(this.view.buffer, this.view.byteOffset + bytes.at, bytes.length))
  }

  table(slot: number): FlatTable | null {
    const at = this.#field(slot)
    return at === 0 ? null : new FlatTable(this.view, at + this.view.getUint32(at, true))
  }

  vector(slot: number, elementBytes: number): FlatVector | null {
    const field = this.#field(slot)
    if (field === 0) return null
    const at = field + this.view.getUint32(field, true)
    const length = this.view.getUint32(at, true)
    if (at + 4 + length * elementBytes > this.view.byteLength) throw new RangeError('list beyond the end')
    return { at: at + 4, length }
  }

  *tables(slot: number): Generator<FlatTable> {
    const { at, length } = this.vector(slot, 4) ?? { at: 0, length: 0 }
    for (let i = 0; i < length; i++) yield new FlatTable(this.view, at + i * 4 + this.view.getUint32(at + i * 4, true))
  }

  /** Where the field is, or 0 when it is left out. */
  #field(slot: number): number {
    const entry = this.#fields + 4 + slot * 2
    if (entry >= this.#fieldsEnd) return 0
    const offset = this.view.getUint16(entry, true)
    return offset === 0 ? 0 : this.#at + offset
  }
}
