import { NotUtf8 } from './json-cursor.ts'
import type { PropertyColumn } from './property-column.ts'

/** So many bytes of texts are decoded in one go: a call for each would cost more than the text. */
const BATCH_BYTES = 65_536
const BATCH_TEXTS = 8192

/** Texts of a file of bytes that wait to be decoded together and set in their columns. */
export class TextBatch {
  readonly #source: Uint8Array
  readonly #strict: boolean
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #bytes = new Uint8Array(BATCH_BYTES)
  #length = 0
  /** UTF-16 units in the batch. */
  #units = 0
  #texts = 0
  readonly #columns: PropertyColumn[] = []
  readonly #rows = new Uint32Array(BATCH_TEXTS)
  readonly #unitsFrom = new Uint32Array(BATCH_TEXTS)
  readonly #unitsTo = new Uint32Array(BATCH_TEXTS)
  readonly #from = new Float64Array(BATCH_TEXTS)
  readonly #to = new Float64Array(BATCH_TEXTS)

  /** With `strict` a text that is not UTF-8 throws NotUtf8, at once or later; else what cannot be read is U+FFFD. */
  constructor(source: Uint8Array, strict: boolean) {
    this.#source = source
    this.#strict = strict
  }

  /** Adds the text between these bytes of the file. */
  add(column: PropertyColumn, row: number, from: number, to: number): void {
    if (to - from >= BATCH_BYTES) return column.setValue(row, this.#decode(from, to))
    if (this.#length + (to - from) >= BATCH_BYTES || this.#texts === BATCH_TEXTS) this.flush()
    const text = this.#texts++
    this.#columns[text] = column
    this.#rows[text] = row
    this.#from[text] = from
    this.#to[text] = to
    this.#unitsFrom[text] = this.#units
    this.#copy(from, to)
    this.#unitsTo[text] = this.#units++
    column.waitingRow = row
  }

  flush(): void {
    const count = this.#texts
    if (count === 0) return
    let whole: string | null = null
    try {
      whole = this.#decoder.decode(this.#bytes.subarray(0, this.#length))
    } catch {
      if (this.#strict) throw new NotUtf8()
    }
    this.#texts = this.#units = this.#length = 0
    for (let i = 0; i < count; i++) {
      const column = this.#columns[i]!
      const from = this.#from[i]!
      const to = this.#to[i]!
      const text = whole?.substring(this.#unitsFrom[i]!, this.#unitsTo[i]!) ?? this.#decode(from, to)
      const code = column.codeOfCut(text)
      column.setCode(this.#rows[i]!, code)
      column.remember(this.#source, from, to, code)
      column.waitingRow = -1
    }
  }

  #copy(from: number, to: number): void {
    const source = this.#source
    const bytes = this.#bytes
    let at = this.#length
    let units = this.#units
    for (let i = from; i < to; i++) {
      const byte = source[i]!
      bytes[at++] = byte
      // Bytes that continue a character count for none, the first of four for two.
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
    }
    // Between two texts, so that halves of a character never make one.
    bytes[at] = 0
    this.#length = at + 1
    this.#units = units
  }

  /** A text by itself. */
  #decode(from: number, to: number): string {
    try {
      return (this.#strict ? this.#decoder : new TextDecoder()).decode(this.#source.subarray(from, to))
    } catch {
      throw new NotUtf8()
    }
  }
}
