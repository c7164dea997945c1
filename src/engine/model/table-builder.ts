import type { ShapeKind } from '../geometry/shape.ts'
import { countTo, Offsets } from './offsets.ts'
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

  /** The array, longer by so many numbers, which are for the caller to set. */
  moreBy(count: number): T {
    this.length += count
    if (this.length > this.array.length) this.array = resized(this.array, this.length * 2)
    return this.array
  }

  /** Of its own size, so that the spare room is not kept; no more can be pushed. */
  done(): T {
    return resized(this.array, this.length)
  }
}

const ROOM = 1024

/** A subnormal number would underflow in the exact predicates; it is zero for every purpose on Earth. */
const LEAST = 1e-300

const numbers = (room = ROOM) => new Growing(new Float64Array(room))

/** Values of a column as they come: numbers alone, or words of which each is kept once. */
class ColumnBuilder {
  readonly #values: Value[] = []

  get length(): number {
    return this.#values.length
  }

  push(value: Value): void {
    this.#values.push(Number.isNaN(value) ? null : value)
  }

  fillTo(length: number): void {
    while (this.length < length) this.push(null)
  }

  done(): Column {
    const values = this.#values
    if (values.every((value) => value === null || typeof value === 'number'))
      return Float64Array.from(values, (value) => (value as number | null) ?? NaN)
    const words: Value[] = [null]
    const known = new Map<Value, number>([[null, 0]])
    const codes = Uint32Array.from(values, (value) => {
      if (!known.has(value)) known.set(value, words.push(value) - 1)
      return known.get(value)!
    })
    return { codes, words }
  }
}

/**
 * Collects a table row by row. First the geometry of a row (`addPosition`, `endRing`, `endPart`) and its values
 * (`setValue`), in any order, then `endRow`. `dropRow` forgets what was said of the row under way.
 */
export class TableBuilder {
  #length = 0
  /** Empty as long as no row has an id. */
  #ids: string[] = []
  #rows = new Offsets(1)
  readonly #shapeCodes: Growing<Uint8Array<ArrayBuffer>>
  readonly #positions: Growing<Float64Array<ArrayBuffer>>
  #ringOffsets = new Offsets(0)
  #partOffsets = new Offsets(0)
  #featureOffsets = new Offsets(0)
  #columns = new Map<string, ColumnBuilder>()
  #pending: [ColumnBuilder, Value][] = []
  /** Lengths at the end of the last whole row. */
  #keptPositions = 0
  #keptRings = 1
  #keptParts = 1

  /** So many rows and positions there will be, as far as is known: room is made for them at once. */
  constructor(rows = 0, positions = rows) {
    this.#shapeCodes = new Growing(new Uint8Array(Math.max(ROOM, rows)))
    this.#positions = numbers(Math.max(ROOM, positions * 2))
    this.#ringOffsets.push(0)
    this.#partOffsets.push(0)
    this.#featureOffsets.push(0)
  }

  get length(): number {
    return this.#length
  }

  addPosition(x: number, y: number): void {
    this.#positions.push(Math.abs(x) < LEAST ? 0 : x)
    this.#positions.push(Math.abs(y) < LEAST ? 0 : y)
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
    const index = this.#length++
    if (this.#pending.length > 0) this.#setPending(index)
    if (id !== '' || this.#ids.length > 0) this.#setId(index, id)
    this.#rows.push(row)
    this.#shapeCodes.push(kind === null ? 0 : SHAPE_CODES[kind])
    this.#featureOffsets.push(this.#partOffsets.length - 1)
    this.#keep()
  }

  #keep(): void {
    this.#keptPositions = this.#positions.length
    this.#keptRings = this.#ringOffsets.length
    this.#keptParts = this.#partOffsets.length
  }

  #setPending(index: number): void {
    for (const [column, value] of this.#pending) {
      // A name that comes twice in one row: the first counts.
      if (column.length > index) continue
      column.fillTo(index)
      column.push(value)
    }
    this.#pending.length = 0
  }

  #setId(index: number, id: string): void {
    while (this.#ids.length < index) this.#ids.push('')
    this.#ids.push(id)
  }

  /** Rows of one finite point each, x and y in turn, without ids; `row` is the number of the first in the file. */
  addPointRows(xy: Float64Array, row: number): void {
    const count = xy.length / 2
    const from = this.#positions.length
    const positions = this.#positions.moreBy(count * 2)
    positions.set(xy, from)
    for (let i = 0; i < xy.length; i++) if (Math.abs(xy[i]!) < LEAST) positions[from + i] = 0
    const length = this.#shapeCodes.length
    this.#shapeCodes.moreBy(count).fill(SHAPE_CODES.point, length, length + count)
    this.#rows.pushRun(row, count)
    this.#ringOffsets.pushRun(from / 2 + 1, count)
    this.#partOffsets.pushRun(this.#ringOffsets.length - count, count)
    this.#featureOffsets.pushRun(this.#partOffsets.length - count, count)
    if (this.#ids.length > 0) for (let i = 0; i < count; i++) this.#ids.push('')
    this.#length += count
    this.#keep()
  }

  dropRow(): void {
    this.#pending.length = 0
    this.#positions.length = this.#keptPositions
    this.#ringOffsets.length = this.#keptRings
    this.#partOffsets.length = this.#keptParts
  }

  /** The table, with other columns than the builder's where they are given; the builder is of no more use. */
  build(columns: ReadonlyMap<string, Column> = this.#builtColumns()): Table {
    const offsets = [this.#rows, this.#ringOffsets, this.#partOffsets, this.#featureOffsets]
    const counting = countTo(Math.max(...offsets.map(({ counted }) => counted)))
    const [rows, ringOffsets, partOffsets, featureOffsets] = offsets.map((each) => each.done(counting))
    const { length } = this
    let ids = this.#ids.length > 0 ? this.#ids : null
    return {
      length,
      // Of a file without ids they are made when somebody looks: most get those of a key column instead.
      get ids() {
        return (ids ??= new Array<string>(length).fill(''))
      },
      rows: rows!,
      geometry: {
        shapeCodes: this.#shapeCodes.done(),
        positions: this.#positions.done(),
        ringOffsets: ringOffsets!,
        partOffsets: partOffsets!,
        featureOffsets: featureOffsets!,
      },
      columns,
    }
  }

  #builtColumns(): Map<string, Column> {
    const columns = new Map<string, Column>()
    for (const [name, column] of this.#columns) {
      column.fillTo(this.length)
      columns.set(name, column.done())
    }
    return columns
  }
}
