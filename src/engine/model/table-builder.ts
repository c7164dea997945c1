import type { ShapeKind } from '../geometry/shape.ts'
import { resized } from './resized.ts'
import { type Column, SHAPE_CODES, type Table, type Value } from './table.ts'

/** Numbers that grow in place, without an object each. */
class Growing<T extends Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>> {
  array: T
  length = 0

  constructor(array: T) {
    this.array = array
  }

  push(value: number): void {
    if (this.length === this.array.length) this.array = resized(this.array, this.length * 2)
    this.array[this.length++] = value
  }

  /** Of its own size, so that the spare room is not kept; no more can be pushed. */
  done(): T {
    return resized(this.array, this.length)
  }
}

const ROOM = 1024
const numbers = () => new Growing(new Float64Array(ROOM))
const counts = () => new Growing(new Uint32Array(ROOM))

/** Values that repeat are kept once; of a column where most differ, each is kept as it comes. */
const WATCHED = 4096

class ColumnBuilder {
  #numbers: ReturnType<typeof numbers> | null = numbers()
  #codes: ReturnType<typeof counts> | null = null
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
    this.#codes = counts()
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
  #rows = counts()
  #shapeCodes = new Growing(new Uint8Array(ROOM))
  #positions = numbers()
  #ringOffsets = counts()
  #partOffsets = counts()
  #featureOffsets = counts()
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
