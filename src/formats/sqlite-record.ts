import type { SqlitePages } from './sqlite-pages.ts'

/** A value of SQLite. Whole numbers beyond 2^53 are texts: as numbers they would become others. */
export type SqliteValue = number | string | Uint8Array | null

/** Bytes of a value by its serial type. */
const SIZES = Uint8Array.of(0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
/** SQLite itself has no more than this by default. */
const MOST_COLUMNS = 2000

/**
 * One record of a table: where each of its values stands. It is used again for the next, so nothing of it may be kept.
 * Throws RangeError for a record that is none.
 */
export class SqliteRecord {
  rowid = 0
  /** The bytes of the record: a stretch of the file as a rule, else put together from several pages. */
  bytes: Uint8Array = new Uint8Array(0)
  view = new DataView(this.bytes.buffer)
  /** Places in `bytes` are also places in the file. */
  isFile = false
  count = 0
  readonly types = new Float64Array(MOST_COLUMNS)
  readonly starts = new Float64Array(MOST_COLUMNS)
  readonly #decoder: TextDecoder

  constructor(encoding: SqlitePages['encoding']) {
    this.#decoder = new TextDecoder(encoding)
  }

  /** Looks at the record that stands between two places. */
  open(bytes: Uint8Array, view: DataView, start: number, end: number, rowid: number, isFile: boolean): void {
    this.bytes = bytes
    this.view = view
    this.rowid = rowid
    this.isFile = isFile
    this.count = 0
    const [headerBytes, first] = varint(bytes, start, end)
    let at = first
    const headerEnd = start + headerBytes
    if (headerEnd > end) throw new RangeError('header beyond the record')
    let value = headerEnd
    while (at < headerEnd) {
      if (this.count === MOST_COLUMNS) throw new RangeError('too many columns')
      let type = bytes[at]!
      if (type < 0x80) at++
      else [type, at] = varint(bytes, at, headerEnd)
      if (type === 10 || type === 11) throw new RangeError('no such type')
      this.types[this.count] = type
      this.starts[this.count++] = value
      value += type < 10 ? SIZES[type]! : (type - (type % 2 === 0 ? 12 : 13)) / 2
    }
    if (at > headerEnd || value > end) throw new RangeError('value beyond the record')
  }

  isNull(column: number): boolean {
    return column >= this.count || this.types[column] === 0
  }

  isTextOrBlob(column: number): boolean {
    return column < this.count && this.types[column]! >= 12
  }

  isText(column: number): boolean {
    return this.isTextOrBlob(column) && this.types[column]! % 2 === 1
  }

  isBlob(column: number): boolean {
    return this.isTextOrBlob(column) && this.types[column]! % 2 === 0
  }

  /** Bytes of a text or blob. */
  lengthOf(column: number): number {
    const type = this.types[column]!
    return (type - (type % 2 === 0 ? 12 : 13)) / 2
  }

  value(column: number): SqliteValue {
    if (column >= this.count) return null
    const { view } = this
    const at = this.starts[column]!
    switch (this.types[column]!) {
      case 0:
        return null
      case 1:
        return view.getInt8(at)
      case 2:
        return view.getInt16(at)
      case 3:
        return view.getInt8(at) * 65_536 + view.getUint16(at + 1)
      case 4:
        return view.getInt32(at)
      case 5:
        return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2)
      case 6: {
        const whole = view.getBigInt64(at)
        return Number.isSafeInteger(Number(whole)) ? Number(whole) : String(whole)
      }
      case 7: {
        const number = view.getFloat64(at)
        return Number.isNaN(number) ? null : number
      }
      case 8:
        return 0
      case 9:
        return 1
    }
    const part = this.bytes.subarray(at, at + this.lengthOf(column))
    return this.isText(column) ? this.#decoder.decode(part) : part
  }

  text(column: number): string | null {
    const value = this.value(column)
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
  }

  number(column: number): number | null {
    const value = this.value(column)
    return typeof value === 'number' ? value : null
  }
}

/** A whole number of one to nine bytes, and where it ends; only nine can be negative. */
export function varint(bytes: Uint8Array, from: number, end: number): [number, number] {
  let value = 0
  for (let i = 0; i < 9; i++) {
    if (from + i >= end) throw new RangeError('number beyond the end')
    const byte = bytes[from + i]!
    if (i === 8) return [longVarint(bytes, from), from + 9]
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, from + i + 1]
  }
  throw new RangeError('number beyond the end')
}

/** Seven bits of each of eight bytes and all of the ninth. */
function longVarint(bytes: Uint8Array, from: number): number {
  let whole = 0n
  for (let i = 0; i < 8; i++) whole = (whole << 7n) | BigInt(bytes[from + i]! & 0x7f)
  return Number(BigInt.asIntN(64, (whole << 8n) | BigInt(bytes[from + 8]!)))
}
