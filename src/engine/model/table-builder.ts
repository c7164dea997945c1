import type { ShapeKind } from '../geometry/shape.ts'
import { type Column, SHAPE_CODES, type Table, type Value } from './table.ts'

/** Numbers that grow in place, without an object each. */
class Growing<T extends Float64Array | Uint32Array | Uint8Array> {
  array: T
  length = 0
  readonly #make: (length: number) => T

  constructor(make: (length: number) => T) {
    this.#make = make
    this.array = make(1024)
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const next = this.#make(this.length * 2)
      next.set(this.array)
      this.array = next
    }
    this.array[this.length++] = value
  }

  /** A copy of its own size, so that the spare room is not kept. */
  done(): T {
    return this.array.slice(0, this.length) as T
  }
}

/** Values that repeat are kept once; of a column where most differ, each is kept as it comes. */
const WATCHED = 4096

class ColumnBuilder {
  #numbers: Growing<Float64Array> | null = new Growing((length) => new Float64Array(length))
  #codes: Growing<Uint32Array> | null = null
  #words: Value[] = [null]
  #known: Map<Value, number> | null = new Map()

  get length(): number {
    return (this.#numbers ?? this.#codes)!.length
  }

  push(value: Value): void {
    if (this.#numbers) {
      if (typeof value === 'number') return this.#numbers.push(value)
      if (value === null) return this.#numbers.push(NaN)
      this.#toCodes()
    }
    this.#codes!.push(this.#codeOf(value))
  }

  fillTo(length: number): void {
    while (this.length < length) this.push(null)
  }

  done(): Column {
    return this.#numbers ? this.#numbers.done() : { codes: this.#codes!.done(), words: this.#words }
  }

  #toCodes(): void {
    const { array, length } = this.#numbers!
    this.#codes = new Growing((size) => new Uint32Array(size))
    this.#numbers = null
    for (let i = 0; i < length; i++) this.#codes.push(this.#codeOf(Number.isNaN(array[i]!) ? null : array[i]!))
  }

  #codeOf(value: Value): number {
    if (value === null) return 0
    const code = this.#known?.get(value)
    if (code !== undefined) return code
    this.#words.push(value)
    const next = this.#words.length - 1
    if (this.#known && next > WATCHED && next * 2 > this.#codes!.length) this.#known = null
    this.#known?.set(value, next)
    return next
  }
}

/**
 * Collects a table row by row. First the geometry of a row (`addPosition`, `endRing`, `endPart`) and its values
 * (`setValue`), in any order, then `endRow`. `dropRow` forgets what was said of the row under way.
 */
export class TableBuilder {
  #ids: string[] = []
  #rows = new Growing((length) => new Uint32Array(length))
  #shapeCodes = new Growing((length) => new Uint8Array(length))
  #positions = new Growing((length) => new Float64Array(length))
  #ringOffsets = new Growing((length) => new Uint32Array(length))
  #partOffsets = new Growing((length) => new Uint32Array(length))
  #featureOffsets = new Growing((length) => new Uint32Array(length))
  #columns = new Map<string, ColumnBuilder>()
  #pending: [ColumnBuilder, Value][] = []
  /** Lengths at the end of the last whole row. */
  #kept = { positions: 0, rings: 1, parts: 1 }

  constructor() {
    this.#ringOffsets.push(0)
    this.#partOffsets.push(0)
    this.#featureOffsets.push(0)
  }

  get length(): number {
    return this.#ids.length
  }

  /** A subnormal number would underflow in the exact predicates; it is zero for every purpose on Earth. */
  addPosition(x: number, y: number): void {
    this.#positions.push(Math.abs(x) < 1e-300 ? 0 : x)
    this.#positions.push(Math.abs(y) < 1e-300 ? 0 : y)
  }

  endRing(): void {
    this.#ringOffsets.push(this.#positions.length / 2)
  }

  endPart(): void {
    this.#partOffsets.push(this.#ringOffsets.length - 1)
  }

  /** A point is a part with a ring of one position. */
  addPoint(x: number, y: number): void {
    this.addPosition(x, y)
    this.endRing()
    this.endPart()
  }

  setValue(name: string, value: Value): void {
    let column = this.#columns.get(name)
    if (!column) this.#columns.set(name, (column = new ColumnBuilder()))
    this.#pending.push([column, value])
  }

  /** Ends the row. `id` is the feature's own id or ''; `row` its 1-based row in the file; a row may have no shape. */
  endRow(id: string, row: number, kind: ShapeKind | null): void {
    const index = this.#ids.length
    for (const [column, value] of this.#pending) {
      // A name that comes twice in one row: the first counts.
      if (column.length > index) continue
      column.fillTo(index)
      column.push(value)
    }
    this.#pending.length = 0
    this.#ids.push(id)
    this.#rows.push(row)
    this.#shapeCodes.push(kind === null ? 0 : SHAPE_CODES[kind])
    this.#featureOffsets.push(this.#partOffsets.length - 1)
    this.#kept = {
      positions: this.#positions.length,
      rings: this.#ringOffsets.length,
      parts: this.#partOffsets.length,
    }
  }

  dropRow(): void {
    this.#pending.length = 0
    this.#positions.length = this.#kept.positions
    this.#ringOffsets.length = this.#kept.rings
    this.#partOffsets.length = this.#kept.parts
  }

  /** The table; the builder is of no more use. */
  build(): Table {
    const columns = new Map<string, Column>()
    for (const [name, column] of this.#columns) {
      column.fillTo(this.length)
      columns.set(name, column.done())
    }
    return {
      length: this.length,
      ids: this.#ids,
      rows: this.#rows.done(),
      geometry: {
        shapeCodes: this.#shapeCodes.done(),
        positions: this.#positions.done(),
        ringOffsets: this.#ringOffsets.done(),
        partOffsets: this.#partOffsets.done(),
        featureOffsets: this.#featureOffsets.done(),
      },
      columns,
    }
  }
}
