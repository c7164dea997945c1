import { isUtf8 } from '../engine/model/utf8.ts'
import { isAscii } from './ascii.ts'
import { voteEncoding, wholeCharacters } from './encoding-vote.ts'
import type { PropertyColumn } from './property-column.ts'
import type { RowFaults } from './row-faults.ts'
import { type Decoder, decoderOf } from './text-decoder.ts'

const CANDIDATES = ['utf-8', 'gb18030', 'big5']

/** What is said of rows: values that were lost, and those that were mended. */
export interface RowTrouble {
  readonly faults: RowFaults
  readonly repairs: RowFaults
}

/** Decodes the texts of one DBF, each strictly; what does not fit is told row by row. */
export class DbfText {
  readonly #label: string
  readonly #decoder: Decoder
  readonly #trouble: RowTrouble

  constructor(label: string, trouble: RowTrouble) {
    this.#label = label
    // The decoder would take the first three bytes of a field for a byte order mark and leave them out.
    this.#decoder = decoderOf(label, { fatal: true, ignoreBOM: true })
    this.#trouble = trouble
  }

  /**
   * Sets the text of a field between two places, without the padding at its end; a blank one is none. `record` counts
   * from 1. What is UTF-8 stays where it stands in the file, and only what is not is decoded.
   */
  set(column: PropertyColumn, row: number, bytes: Uint8Array, at: number, length: number, record: number): void {
    const end = unpaddedEnd(bytes, at, at + length)
    if (end === at) return
    if (isAscii(bytes, at, end) || (this.#label === 'utf-8' && isUtf8(bytes, at, end) && !mayEndBlank(bytes, at, end)))
      column.setText(row, at, end)
    else column.setValue(row, this.#decode(bytes.subarray(at, end), record))
  }

  /** The name of a field; null of a blank one. */
  nameOf(bytes: Uint8Array): string | null {
    const end = unpaddedEnd(bytes, 0, bytes.length)
    if (end === 0) return null
    const name = bytes.subarray(0, end)
    return isAscii(name, 0, end) ? asciiText(name) : this.#decode(name, 0)
  }

  #decode(bytes: Uint8Array, row: number): string | null {
    const whole = wholeCharacters(bytes, this.#label)
    try {
      const text = this.#decoder.decode(bytes.subarray(0, whole))
      if (whole < bytes.length) this.#trouble.repairs.add('text-cut-off', row)
      return text.trimEnd() || null
    } catch {
      return this.#decodeOther(bytes, row)
    }
  }

  /** A field in another encoding than the file: rows that were pasted in from elsewhere. */
  #decodeOther(bytes: Uint8Array, row: number): string {
    const other = voteEncoding([bytes], CANDIDATES).tied.find((label) => label !== this.#label)
    if (other !== undefined) {
      this.#trouble.repairs.add('text-of-other-encoding', row, { encoding: other })
      return new TextDecoder(other).decode(bytes.subarray(0, wholeCharacters(bytes, other)))
    }
    this.#trouble.faults.add('text-damaged', row)
    return decoderOf(this.#label).decode(bytes)
  }
}

/** Where a text ends before the NUL that ends it early and the spaces that fill its field. */
export function unpaddedEnd(bytes: Uint8Array, at: number, to: number): number {
  let end = at
  for (let i = at; i < to; i++) {
    const byte = bytes[i]!
    if (byte === 0) break
    if (byte !== 0x20) end = i + 1
  }
  return end
}

/** Whether the last character may be a blank of Unicode or of ASCII: only these begin so. */
function mayEndBlank(bytes: Uint8Array, at: number, end: number): boolean {
  const last = bytes[end - 1]!
  if (last < 0x80) return last < 0x20
  const third = end - at < 3 ? 0 : bytes[end - 3]!
  return bytes[end - 2] === 0xc2 || (third >= 0xe1 && third <= 0xe3) || third === 0xef
}

/** Text of bytes below 128, without the cost of a decoder. */
export function asciiText(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[])
}
