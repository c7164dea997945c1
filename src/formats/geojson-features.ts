import type { ShapeKind } from '../engine/geometry/shape.ts'
import { TableBuilder } from '../engine/model/table-builder.ts'
import { cellAt } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { RawLayer } from './format.ts'
import { addGeometry } from './geojson-geometry.ts'
import { GeometryScanner } from './geojson-scan.ts'
import { type JsonCursor, type Word, wordOf } from './json-cursor.ts'
import { PropertyColumn } from './property-column.ts'
import { PropertyColumns } from './property-columns.ts'
import { RowFaults } from './row-faults.ts'

const QUOTE = 0x22
const OBJECT = 0x7b

const FEATURE = wordOf('"Feature"')

/** Features from the bytes of a GeoJSON text to a table, one after the other. */
export class FeatureReader {
  readonly #cursor: JsonCursor
  readonly #table = new TableBuilder()
  readonly #columns: PropertyColumns
  /** Apart from the properties, which may have an `id` as well. */
  readonly #ids: PropertyColumns
  readonly #idColumn: PropertyColumn
  readonly #scanner: GeometryScanner
  readonly #faults = new RowFaults()
  #isBare = false
  /** Members and properties as the last feature had them: all bytes from value to value. Most features are alike. */
  readonly #members: { word: Word; name: string }[] = []
  readonly #properties: { word: Word; column: PropertyColumn }[] = []
  #row = 0
  /** Of the row under way: its shape, and why it cannot be used. */
  #kind: ShapeKind | null = null
  #fault: string | null = null

  constructor(cursor: JsonCursor) {
    this.#cursor = cursor
    this.#scanner = new GeometryScanner(cursor, this.#table)
    this.#columns = new PropertyColumns(cursor.bytes, true)
    this.#ids = new PropertyColumns(cursor.bytes, true)
    this.#idColumn = this.#ids.column('id')
  }

  /** Takes the value at the cursor as a feature. One that cannot be used becomes a note. Of a line: it ends at `end`. */
  read(end?: number): void {
    const index = this.#table.length
    const isObject = this.#cursor.next() === OBJECT
    if (!isObject) this.#cursor.value()
    this.#kind = null
    this.#fault = null
    if (!isObject || !this.#readMembers(index)) this.#fault = 'not-a-feature'
    if (end !== undefined && this.#cursor.at !== end) this.#fault = 'broken-line'
    this.#endRow()
  }

  /** Takes the value at the cursor as a geometry, which is a row without properties. */
  readGeometryAlone(end?: number): void {
    this.#kind = null
    this.#readGeometry()
    if (end !== undefined && this.#cursor.at !== end) this.#fault = 'broken-line'
    this.#endRow()
  }

  /** Gives up what was read of a row that broke off. */
  dropRow(fault: string): void {
    this.#fault = fault
    this.#endRow()
  }

  /** A line without anything: it has a number and no row. */
  skipRow(): void {
    this.#row++
  }

  get rows(): number {
    return this.#row
  }

  /** Rows that could be used. */
  get kept(): number {
    return this.#table.length
  }

  build(file: string): Pick<RawLayer, 'table' | 'notes' | 'isBare'> {
    const { length } = this.#table
    const table = this.#table.build(this.#columns.build(length))
    const ids = this.#ids.build(length).get('id')!
    const built = { notes: this.#faults.notes(file), isBare: this.#isBare }
    if (ids instanceof Float64Array && ids.every(Number.isNaN)) return { table, ...built }
    const idAt = (_: unknown, index: number) => {
      const id = cellAt(ids, index)
      return typeof id === 'string' || typeof id === 'number' ? String(id) : ''
    }
    return { table: { ...table, ids: Array.from({ length }, idAt) }, ...built }
  }

  #endRow(): void {
    const row = ++this.#row
    if (this.#fault === null) return this.#table.endRow('', row, this.#kind)
    this.#faults.add(this.#fault, row)
    this.#table.dropRow()
    this.#columns.drop(this.#table.length)
    this.#ids.drop(this.#table.length)
  }

  /** Says whether it is a feature. Of a member that comes twice the last counts, as in JSON.parse. */
  #readMembers(index: number): boolean {
    const cursor = this.#cursor
    let isFeature = false
    let hasProperties = false
    let hasGeometry = false
    let place = 0
    for (let name = this.#nextMember(place); name !== null; name = this.#nextMember(++place)) {
      if (name === 'type') isFeature = cursor.takeWord(FEATURE) || cursor.value() === 'Feature'
      else if (name === 'geometry') {
        if (hasGeometry) this.#table.dropRow()
        hasGeometry = true
        this.#readGeometry()
      } else if (name === 'properties') {
        if (hasProperties) this.#columns.drop(index)
        hasProperties = true
        if (cursor.next() === OBJECT) this.#readProperties(index)
        else if (cursor.value() !== null) this.#isBare = true
      } else if (name === 'id') this.#readValue(this.#idColumn, index)
      else cursor.value()
    }
    if (!hasProperties) this.#isBare = true
    return isFeature
  }

  /** Takes all up to the next value of the feature and returns its name; null when there is no other. */
  #nextMember(place: number): string | null {
    const cursor = this.#cursor
    const expected = this.#members[place]
    if (expected && cursor.takeWord(expected.word)) return expected.name
    const start = cursor.at
    const name = cursor.nextName(place === 0)
    if (name !== null) this.#members[place] = { word: cursor.wordFrom(start), name }
    return name
  }

  #readGeometry(): void {
    const cursor = this.#cursor
    const start = cursor.at
    this.#fault = null
    this.#kind = this.#scanner.scan()
    if (this.#kind) return
    this.#table.dropRow()
    cursor.at = start
    const geometry = cursor.value()
    try {
      this.#kind = addGeometry(this.#table, geometry)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      this.#fault = error.code
    }
  }

  #readProperties(index: number): void {
    for (let place = 0; ; place++) {
      const column = this.#nextProperty(place)
      if (!column) return
      this.#readValue(column, index)
    }
  }

  #nextProperty(place: number): PropertyColumn | null {
    const cursor = this.#cursor
    const expected = this.#properties[place]
    if (expected && cursor.takeWord(expected.word)) return expected.column
    const start = cursor.at
    const name = cursor.nextName(place === 0)
    if (name === null) return null
    const column = this.#columns.column(name)
    this.#properties[place] = { word: cursor.wordFrom(start), column }
    return column
  }

  #readValue(column: PropertyColumn, index: number): void {
    const cursor = this.#cursor
    const start = cursor.at
    const byte = cursor.bytes[start]!
    if (byte === QUOTE) {
      if (cursor.skipText()) column.setText(index, start + 1, cursor.at - 1)
      else column.setValue(index, cursor.valueFrom(start))
      return
    }
    if (cursor.takeNumber()) column.setNumber(index, cursor.number)
    else column.setValue(index, cursor.value())
  }
}
