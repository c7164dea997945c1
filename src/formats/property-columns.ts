import type { Column } from '../engine/model/table.ts'
import { PropertyColumn } from './property-column.ts'
import { TextSource } from './text-source.ts'

/**
 * Columns filled from a file of bytes, in which texts are UTF-8. Rows count from 0 here; what is set for a row again
 * replaces what was. Of a strict file a text that is not UTF-8 throws NotUtf8.
 */
export class PropertyColumns {
  readonly #source: TextSource
  readonly #expected: number
  readonly #byName = new Map<string, PropertyColumn>()

  /** `expected` rows there will be, as far as is known: room is made for them at once. */
  constructor(bytes: Uint8Array, strict: boolean, expected = 0) {
    this.#source = new TextSource(bytes, strict)
    this.#expected = expected
  }

  column(name: string): PropertyColumn {
    let column = this.#byName.get(name)
    if (!column) this.#byName.set(name, (column = new PropertyColumn(this.#source, this.#expected)))
    return column
  }

  /** Forgets what was set for a row, the last one. */
  drop(row: number): void {
    for (const column of this.#byName.values()) column.clear(row)
  }

  build(rows: number): Map<string, Column> {
    return new Map([...this.#byName].map(([name, column]) => [name, column.done(rows)]))
  }
}
