import type { ShapeKind } from '../engine/geometry/shape.ts'
import { TableBuilder } from '../engine/model/table-builder.ts'
import type { Column, Table, Value } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { AreaName } from './dxf-names.ts'
import { PropertyColumns } from './property-columns.ts'
import { RowFaults } from './row-faults.ts'

const NO_FILE = new Uint8Array(0)

export interface DxfRow {
  readonly handle: string
  /** Number of the entity in the drawing, from 1. */
  readonly row: number
  readonly kind: ShapeKind
  /** Parts of rings, x and y in turn, every number finite. */
  readonly parts: readonly (readonly ArrayLike<number>[])[]
  readonly values: ReadonlyMap<string, Value>
  readonly text: string | null
  readonly hasCurves: boolean
  readonly hasHeight: boolean
}

/** A drawing layer under way: its rows go into columns as they come. */
export class DxfLayer {
  readonly name: string
  readonly #table = new TableBuilder()
  readonly #columns = new PropertyColumns(NO_FILE, false)
  readonly #built = new Map<string, Column>()
  readonly #remarks = new RowFaults()

  constructor(name: string) {
    this.name = name
  }

  get length(): number {
    return this.#table.length
  }

  add({ handle, row, kind, parts, values, text, hasCurves, hasHeight }: DxfRow): void {
    const index = this.length
    for (const part of parts) {
      for (const ring of part) {
        for (let i = 0; i < ring.length; i += 2) this.#table.addPosition(ring[i]!, ring[i + 1]!)
        this.#table.endRing()
      }
      this.#table.endPart()
    }
    for (const [field, value] of values) this.#columns.column(field).setValue(index, value)
    if (text !== null && !values.has('Text')) this.#columns.column('Text').setValue(index, text)
    this.#table.endRow(handle, row, kind)
    if (hasCurves) this.#remarks.add('dxf-curves', row)
    if (hasHeight) this.#remarks.add('dxf-heights', row)
  }

  notes(file: string): Note[] {
    return this.#remarks.notes(file, 'note')
  }

  /** The rows, whose columns come with `finish`. No more can be added then. */
  build(): Table {
    return this.#table.build(this.#built)
  }

  /** Gives the table its columns, with the names that some areas get besides. */
  finish(names: readonly AreaName[]): void {
    for (const { row, name } of names) this.#columns.column('name').setValue(row, name)
    for (const [name, column] of this.#columns.build(this.length)) this.#built.set(name, column)
  }
}
