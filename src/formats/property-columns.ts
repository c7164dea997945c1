import type { Column, Value } from '../engine/model/table.ts'
import { NotUtf8 } from './json-cursor.ts'
import { PropertyColumn } from './property-column.ts'

/** So many bytes of texts are decoded in one go: a call for each would cost more than the text. */
const BATCH_BYTES = 65_536
const BATCH_TEXTS = 8192

/**
 * Columns filled from a file of bytes, in which texts are UTF-8. Rows count from 0 here. Of a strict file a text that is
 * not UTF-8 throws NotUtf8, if not at once then later; else what cannot be read is U+FFFD.
 */
export class PropertyColumns {
  readonly #bytes: Uint8Array
  readonly #strict: boolean
  readonly #byName = new Map<string, PropertyColumn>()
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #batch = new Uint8Array(BATCH_BYTES)
  #batchLength = 0
  /** UTF-16 units in the batch. */
  #units = 0
  #texts = 0
  readonly #columns: PropertyColumn[] = []
  readonly #rows = new Uint32Array(BATCH_TEXTS)
  readonly #unitsFrom = new Uint32Array(BATCH_TEXTS)
  readonly #unitsTo = new Uint32Array(BATCH_TEXTS)
  readonly #from = new Float64Array(BATCH_TEXTS)
  readonly #to = new Float64Array(BATCH_TEXTS)

  constructor(bytes: Uint8Array, strict: boolean) {
    this.#bytes = bytes
    this.#strict = strict
  }

  column(name: string): PropertyColumn {
    let column = this.#byName.get(name)
    if (!column) this.#byName.set(name, (column = new PropertyColumn()))
    return column
  }

  setNumber(column: PropertyColumn, row: number, value: number): void {
    if (column.waitingRow === row) this.#flush()
    column.setNumber(row, value)
  }

  setValue(column: PropertyColumn, row: number, value: Value): void {
    if (column.waitingRow === row) this.#flush()
    column.setValue(row, value)
  }

  /** Sets the text that stands in the file between these bytes. */
  setText(column: PropertyColumn, row: number, from: number, to: number): void {
    if (from === to) return this.setValue(column, row, '')
    if (column.waitingRow === row) this.#flush()
    const code = column.recall(this.#bytes, from, to)
    if (code > 0) return column.setCode(row, code)
    if (to - from >= BATCH_BYTES) return column.setValue(row, this.#decode(from, to))
    if (this.#batchLength + (to - from) >= BATCH_BYTES || this.#texts === BATCH_TEXTS) this.#flush()
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

  /** Forgets what was set for a row. */
  drop(row: number): void {
    this.#flush()
    for (const column of this.#byName.values()) column.clear(row)
  }

  build(length: number): Map<string, Column> {
    this.#flush()
    return new Map([...this.#byName].map(([name, column]) => [name, column.done(length)]))
  }

  #copy(from: number, to: number): void {
    const bytes = this.#bytes
    const batch = this.#batch
    let at = this.#batchLength
    let units = this.#units
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!
      batch[at++] = byte
      // Bytes that continue a character count for none, the first of four for two.
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1
    }
    // Between two texts, so that halves of a character never make one.
    batch[at] = 0
    this.#batchLength = at + 1
    this.#units = units
  }

  #flush(): void {
    const count = this.#texts
    let text: string | null = null
    try {
      text = this.#decoder.decode(this.#batch.subarray(0, this.#batchLength))
    } catch {
      if (this.#strict) throw new NotUtf8()
    }
    this.#texts = this.#units = this.#batchLength = 0
    for (let i = 0; i < count; i++) {
      const column = this.#columns[i]!
      const [from, to] = [this.#from[i]!, this.#to[i]!]
      const word = text?.substring(this.#unitsFrom[i]!, this.#unitsTo[i]!) ?? this.#decode(from, to)
      const code = column.codeOfCut(word)
      column.setCode(this.#rows[i]!, code)
      column.remember(this.#bytes, from, to, code)
      column.waitingRow = -1
    }
  }

  /** A text by itself. */
  #decode(from: number, to: number): string {
    try {
      return (this.#strict ? this.#decoder : new TextDecoder()).decode(this.#bytes.subarray(from, to))
    } catch {
      throw new NotUtf8()
    }
  }
}
