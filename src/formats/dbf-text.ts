import { voteEncoding, wholeCharacters } from './encoding-vote.ts'
import type { RowFaults } from './row-faults.ts'

const CANDIDATES = ['utf-8', 'gb18030', 'big5']

/** What is said of rows: values that were lost, and those that were mended. */
export interface RowTrouble {
  readonly faults: RowFaults
  readonly repairs: RowFaults
}

/** Decodes the texts of one DBF, each strictly; what does not fit is told row by row. */
export class DbfText {
  readonly #label: string
  readonly #decoder: TextDecoder
  readonly #trouble: RowTrouble

  constructor(label: string, trouble: RowTrouble) {
    this.#label = label
    // The decoder would take the first three bytes of a field for a byte order mark and leave them out.
    this.#decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true })
    this.#trouble = trouble
  }

  /** The text of a field without the padding at its end; null when it is blank. `row` counts from 1, 0 is the header. */
  decode(field: DataView, at: number, length: number, row: number): string | null {
    const bytes = unpaddedAt(field, at, length)
    if (bytes.length === 0) return null
    if (isAscii(bytes)) return asciiText(bytes)
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
    return new TextDecoder(this.#label).decode(bytes)
  }
}

/** Without the NUL that ends a text early and the spaces that fill its field. One view each: there are millions. */
export function unpaddedAt(view: DataView, at: number, length: number): Uint8Array {
  let end = at
  for (let i = at; i < at + length; i++) {
    const byte = view.getUint8(i)
    if (byte === 0) break
    if (byte !== 0x20) end = i + 1
  }
  return new Uint8Array(view.buffer, view.byteOffset + at, end - at)
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false
  return true
}

/** Text of bytes below 128, without the cost of a decoder. */
export function asciiText(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[])
}
