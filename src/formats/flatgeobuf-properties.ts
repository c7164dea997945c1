import type { Value } from '../engine/model/table.ts'
import type { FlatTable, FlatVector } from './flat-table.ts'
import { COLUMN, COLUMN_TYPES, type ColumnType } from './flatgeobuf-schema.ts'
import { JsonBroken, JsonCursor, JsonTooDeep, NotUtf8 } from './json-cursor.ts'
import type { PropertyColumn } from './property-column.ts'
import type { PropertyColumns } from './property-columns.ts'

export interface FlatColumn {
  readonly name: string
  readonly type: ColumnType
  readonly column: PropertyColumn
}

/** The columns that a header, or a feature of its own, lists. */
export function columnsOf(table: FlatTable, slot: number, columns: PropertyColumns): FlatColumn[] {
  return [...table.tables(slot)].map((column) => {
    const name = column.text(COLUMN.name) ?? ''
    const type = COLUMN_TYPES[column.uint8(COLUMN.type, 0)]
    if (!type) throw new RangeError('unknown type of column')
    return { name, type, column: columns.column(name) }
  })
}

const SIZES: Partial<Record<ColumnType, number>> = {
  Byte: 1,
  UByte: 1,
  Bool: 1,
  Short: 2,
  UShort: 2,
  Int: 4,
  UInt: 4,
  Long: 8,
  ULong: 8,
  Float: 4,
  Double: 8,
}

/**
 * Sets the values of a row from the properties of its feature; `viewAt` is where the view stands in the bytes of the
 * columns. Returns the names of binary values, which are left out. Throws RangeError for what is broken.
 */
export function setProperties(
  columns: PropertyColumns,
  known: readonly FlatColumn[],
  row: number,
  view: DataView,
  { at: start, length }: FlatVector,
  viewAt: number,
): string[] {
  const binary: string[] = []
  const end = start + length
  let at = start
  while (at < end) {
    const found = known[view.getUint16(at, true)]
    if (!found) throw new RangeError('no such column')
    const { type, column, name } = found
    at += 2
    const size = SIZES[type] ?? 4 + view.getUint32(at, true)
    if (at + size > end) throw new RangeError('value beyond the end')
    if (type === 'Binary') binary.push(name)
    else if (type === 'String' || type === 'DateTime') columns.setText(column, row, viewAt + at + 4, viewAt + at + size)
    else if (type === 'Json') columns.setValue(column, row, jsonOf(view, at + 4, size - 4))
    else if (type === 'Bool') columns.setValue(column, row, view.getUint8(at) !== 0)
    else columns.setValue(column, row, numberOf(view, at, type))
    at += size
  }
  return binary
}

function numberOf(view: DataView, at: number, type: ColumnType): Value {
  switch (type) {
    case 'Byte':
      return view.getInt8(at)
    case 'UByte':
      return view.getUint8(at)
    case 'Short':
      return view.getInt16(at, true)
    case 'UShort':
      return view.getUint16(at, true)
    case 'Int':
      return view.getInt32(at, true)
    case 'UInt':
      return view.getUint32(at, true)
    case 'Float':
      return view.getFloat32(at, true)
    case 'Double':
      return view.getFloat64(at, true)
    default: {
      const whole = type === 'Long' ? view.getBigInt64(at, true) : view.getBigUint64(at, true)
      const number = Number(whole)
      // Numbers of 18 digits are identifiers; as a number, one would become another.
      return Number.isSafeInteger(number) ? number : String(whole)
    }
  }
}

/** What is not JSON stays text. */
function jsonOf(view: DataView, at: number, length: number): Value {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length)
  const cursor = new JsonCursor(bytes)
  try {
    cursor.next()
    const value = cursor.value()
    if (cursor.next() === 0 && cursor.at === length) return value
  } catch (error) {
    if (!(error instanceof JsonBroken || error instanceof JsonTooDeep || error instanceof NotUtf8)) throw error
  }
  return new TextDecoder().decode(bytes)
}
