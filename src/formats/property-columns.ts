import type { Column, Value } from '../engine/model/table.ts'
import { PropertyColumn } from './property-column.ts'
import { TextBatch } from './text-batch.ts'

/**
 * Columns filled from a file of bytes, in which texts are UTF-8. Rows count from 0 here; what is set for a row again
 * replaces what was. Of a strict file a text that is not UTF-8 throws NotUtf8, if not at once then later.
 */
export class PropertyColumns {
  readonly #bytes: Uint8Array
  readonly #strict: boolean
  readonly #byName = new Map<string, PropertyColumn>()
  #batch: TextBatch | null = null

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
    if (column.waitingRow === row) this.#batch?.flush()
    column.setNumber(row, value)
  }

  setValue(column: PropertyColumn, row: number, value: Value): void {
    if (column.waitingRow === row) this.#batch?.flush()
    column.setValue(row, value)
  }

  /** Sets the text that stands in the file between these bytes. */
  setText(column: PropertyColumn, row: number, from: number, to: number): void {
    if (from === to) return this.setValue(column, row, '')
    if (column.waitingRow === row) this.#batch?.flush()
    const code = column.recall(this.#bytes, from, to)
    if (code > 0) return column.setCode(row, code)
    this.#batch ??= new TextBatch(this.#bytes, this.#strict)
    this.#batch.add(column, row, from, to)
  }

  /** Forgets what was set for a row, the last one. */
  drop(row: number): void {
    this.#batch?.flush()
    for (const column of this.#byName.values()) column.clear(row)
  }

  build(length: number): Map<string, Column> {
    this.#batch?.flush()
    return new Map([...this.#byName].map(([name, column]) => [name, column.done(length)]))
  }
}
