import { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError } from '../engine/model/trouble.ts'
import { addKinds } from './add-kinds.ts'
import { addGeopackageGeometry, addGeopackagePlaces } from './geopackage-geometry.ts'
import type { RawLayer } from './format.ts'
import { PartList, type ShapeSink } from './part-list.ts'
import type { PropertyColumn } from './property-column.ts'
import { PropertyColumns } from './property-columns.ts'
import { RowFaults } from './row-faults.ts'
import type { SqlitePages } from './sqlite-pages.ts'
import type { SqliteRecord, SqliteValue } from './sqlite-record.ts'
import type { SqliteTable } from './sqlite-schema.ts'

/** Names that programs give to the number of a row; it is no key, because an export counts anew. */
const ROW_NUMBERS = /^(?:fid|ogc_fid|objectid|oid|gid|rowid|pk|pkuid|ogr_fid)$/i

interface Field {
  readonly name: string
  /** Place in the record. */
  readonly place: number
  readonly isBoolean: boolean
  readonly missing: SqliteValue
  readonly column: PropertyColumn
}

/** The rows of one layer as they come from the database, collected into a table. */
export class LayerRows {
  /** Rows that were read, used or not. */
  read = 0
  readonly #table: TableBuilder
  readonly #columns: PropertyColumns
  readonly #fields: readonly Field[]
  /** Place of the geometry in the record, or -1. */
  readonly #geometry: number
  readonly #hasOwnKey: boolean
  /** Texts stand in the file as UTF-8. */
  readonly #isUtf8: boolean
  readonly #faults = new RowFaults()
  readonly #binary = new RowFaults()
  readonly #remarks = new RowFaults()
  readonly #apart: boolean
  #emptyShapes = 0
  /** Positions of shapes of a type that cannot be used. */
  readonly #leftOut: number[] = []

  /** `expected` rows are likely to come; what mixes kinds of shapes is taken `apart` or refused. */
  constructor(
    pages: SqlitePages,
    { columns, workedOut }: SqliteTable,
    geometryColumn: string | null,
    { expected, apart }: { expected: number; apart: boolean },
  ) {
    this.#apart = apart
    this.#table = new TableBuilder(expected)
    this.#columns = new PropertyColumns(pages.file, false, expected)
    this.#isUtf8 = pages.encoding === 'utf-8'
    this.#geometry = columns.findIndex(({ name }) => name.toLowerCase() === geometryColumn?.toLowerCase())
    this.#hasOwnKey = columns.some(({ name, isRowid }) => isRowid && !ROW_NUMBERS.test(name))
    this.#fields = columns.flatMap(({ name, type, isRowid, missing }, place) =>
      isRowid || place === this.#geometry
        ? []
        : [{ name, place, isBoolean: /^BOOLEAN/.test(type), missing, column: this.#columns.column(name) }],
    )
    // Their values are nowhere in the file, their names are.
    for (const name of workedOut) this.#columns.column(name)
    if (geometryColumn !== null && this.#geometry === -1) throw new RangeError('no such column')
  }

  add(record: SqliteRecord): void {
    const row = ++this.read
    const index = this.#table.length
    try {
      this.#setFields(index, row, record)
      const kind = this.#addGeometry(this.#table, record)
      this.#table.endRow(this.#idOf(record), row, kind)
      if (kind === null && this.#hasShape(record)) this.#emptyShapes++
    } catch (error) {
      this.#table.dropRow()
      this.#columns.drop(index)
      if (error instanceof InputError && error.code === 'mixed-collection' && this.#apart) this.#addApart(record, row)
      else if (error instanceof InputError) this.#faults.add(error.code, row, error.params)
      else if (error instanceof RangeError) this.#faults.add('bad-geometry', row)
      else throw error
      if (error instanceof InputError && error.code === 'geometry-not-supported') this.#leaveOut(record)
    }
  }

  build(file: string): Pick<RawLayer, 'table' | 'notes' | 'emptyShapes' | 'leftOut'> {
    return {
      table: this.#table.build(this.#columns.build(this.#table.length)),
      notes: [...this.#faults.notes(file), ...this.#binary.notes(file, 'note'), ...this.#remarks.notes(file, 'note')],
      emptyShapes: this.#emptyShapes,
      leftOut: this.#leftOut,
    }
  }

  #addApart(record: SqliteRecord, row: number): void {
    const parts = new PartList()
    this.#addGeometry(parts, record)
    const id = this.#idOf(record)
    addKinds(this.#table, parts, { row, id, remarks: this.#remarks }, (index) => this.#setFields(index, row, record))
  }

  #idOf(record: SqliteRecord): string {
    return this.#hasOwnKey ? String(record.rowid) : ''
  }

  #hasShape(record: SqliteRecord): boolean {
    return this.#geometry !== -1 && !record.isNull(this.#geometry)
  }

  #leaveOut(record: SqliteRecord): void {
    const at = record.starts[this.#geometry]!
    addGeopackagePlaces(this.#leftOut, record.view, at, at + record.lengthOf(this.#geometry))
  }

  #addGeometry(to: ShapeSink, record: SqliteRecord) {
    const place = this.#geometry
    if (!this.#hasShape(record)) return null
    if (!record.isBlob(place)) throw new InputError('bad-geometry')
    const at = record.starts[place]!
    return addGeopackageGeometry(to, record.view, at, at + record.lengthOf(place))
  }

  #setFields(index: number, row: number, record: SqliteRecord): void {
    for (const field of this.#fields) this.#setField(field, index, row, record)
  }

  #setField(
    { name, place, isBoolean, missing, column }: Field,
    index: number,
    row: number,
    record: SqliteRecord,
  ): void {
    if (record.isText(place) && record.isFile && this.#isUtf8) {
      const at = record.starts[place]!
      return column.setText(index, at, at + record.lengthOf(place))
    }
    const value = place < record.count ? record.value(place) : missing
    if (value === null) return
    if (value instanceof Uint8Array) this.#binary.add('binary-left-out', row, { field: name })
    else column.setValue(index, isBoolean && typeof value === 'number' ? value !== 0 : value)
  }
}
