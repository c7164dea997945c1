import type { ShapeKind } from '../engine/geometry/shape.ts'
import { TableBuilder } from '../engine/model/table-builder.ts'
import { cellAt, type Table, type Value } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { addGeometry } from './geojson-geometry.ts'
import { GeometryScanner } from './geojson-scan.ts'
import type { JsonCursor } from './json-cursor.ts'
import { PropertyColumn } from './property-column.ts'
import { PropertyColumns } from './property-columns.ts'
import { RowFaults } from './row-faults.ts'

const QUOTE = 0x22
const OBJECT = 0x7b

const FEATURE = new TextEncoder().encode('"Feature"')

/** `fault` is the code of why the row cannot be used. */
interface RowShape {
  readonly kind: ShapeKind | null
  readonly fault: string | null
}
const NO_SHAPE: RowShape = { kind: null, fault: null }
const NO_FEATURE: RowShape = { kind: null, fault: 'not-a-feature' }

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
  /** Members and properties as the last feature had them: all bytes from value to value. Most features are alike. */
  readonly #members: { word: Uint8Array; name: string }[] = []
  readonly #properties: { word: Uint8Array; column: PropertyColumn }[] = []
  #row = 0

  constructor(cursor: JsonCursor) {
    this.#cursor = cursor
    this.#scanner = new GeometryScanner(cursor, this.#table)
    this.#columns = new PropertyColumns(cursor.bytes, true)
    this.#ids = new PropertyColumns(cursor.bytes, true)
    this.#idColumn = this.#ids.column('id')
  }

  /** Takes the value at the cursor as a feature. One that cannot be used becomes a note. */
  read(): void {
    const index = this.#table.length
    const isObject = this.#cursor.next() === OBJECT
    if (!isObject) this.#cursor.value()
    const { kind, fault } = isObject ? this.#readMembers(index) : NO_FEATURE
    const row = ++this.#row
    if (fault === null) return this.#table.endRow('', row, kind)
    this.#faults.add(fault, row)
    this.#table.dropRow()
    this.#columns.drop(index)
    this.#ids.drop(index)
  }

  /** Takes the value at the cursor as a geometry, which is a row without properties. */
  readGeometryAlone(): void {
    const { kind, fault } = this.#readGeometry()
    const row = ++this.#row
    if (fault === null) return this.#table.endRow('', row, kind)
    this.#faults.add(fault, row)
    this.#table.dropRow()
  }

  build(file: string): { table: Table; notes: Note[] } {
    const table = this.#table.build()
    const { length } = table
    const ids = this.#ids.build(length).get('id')!
    const idAt = (_: string, index: number) => {
      const id = cellAt(ids, index)
      return typeof id === 'string' || typeof id === 'number' ? String(id) : ''
    }
    return {
      table: { ...table, ids: table.ids.map(idAt), columns: this.#columns.build(length) },
      notes: this.#faults.notes(file),
    }
  }

  /** Of a member that comes twice the last counts, as in JSON.parse. */
  #readMembers(index: number): RowShape {
    const cursor = this.#cursor
    let shape: RowShape = NO_SHAPE
    let isFeature = false
    let hasProperties = false
    let place = 0
    for (let name = this.#nextMember(place); name !== null; name = this.#nextMember(++place)) {
      if (name === 'type') isFeature = cursor.takeWord(FEATURE) || cursor.value() === 'Feature'
      else if (name === 'geometry') {
        this.#table.dropRow()
        shape = this.#readGeometry()
      } else if (name === 'properties') {
        if (hasProperties) this.#columns.drop(index)
        hasProperties = true
        if (cursor.next() === OBJECT) this.#readProperties(index)
        else cursor.value()
      } else if (name === 'id') this.#readValue(this.#ids, this.#idColumn, index)
      else cursor.value()
    }
    return isFeature ? shape : NO_FEATURE
  }

  /** Takes all up to the next value of the feature and returns its name; null when there is no other. */
  #nextMember(place: number): string | null {
    const cursor = this.#cursor
    const expected = this.#members[place]
    if (expected && cursor.takeWord(expected.word)) return expected.name
    const start = cursor.at
    const name = cursor.nextName(place === 0)
    if (name !== null) this.#members[place] = { word: cursor.bytes.subarray(start, cursor.at), name }
    return name
  }

  #readGeometry(): RowShape {
    const cursor = this.#cursor
    const start = cursor.at
    const kind = this.#scanner.scan()
    if (kind) return { kind, fault: null }
    this.#table.dropRow()
    cursor.at = start
    const geometry = cursor.value()
    try {
      return { kind: addGeometry(this.#table, geometry), fault: null }
    } catch (error) {
      if (error instanceof InputError) return { kind: null, fault: error.code }
      throw error
    }
  }

  #readProperties(index: number): void {
    for (let place = 0; ; place++) {
      const column = this.#nextProperty(place)
      if (!column) return
      this.#readValue(this.#columns, column, index)
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
    this.#properties[place] = { word: cursor.bytes.subarray(start, cursor.at), column }
    return column
  }

  #readValue(columns: PropertyColumns, column: PropertyColumn, index: number): void {
    const cursor = this.#cursor
    const start = cursor.at
    const byte = cursor.bytes[start]!
    if (byte === QUOTE) {
      if (cursor.skipText()) columns.setText(column, index, start + 1, cursor.at - 1)
      else columns.setValue(column, index, cursor.valueFrom(start))
      return
    }
    const number = cursor.number()
    if (Number.isNaN(number)) columns.setValue(column, index, cursor.value() as Value)
    else columns.setNumber(column, index, number)
  }
}
