import type { Value } from '../engine/model/table.ts'
import type { FlatTable } from './flat-table.ts'
import { COLUMN, COLUMN_TYPES, type ColumnType } from './flatgeobuf-schema.ts'
import { JsonBroken, JsonCursor, JsonTooDeep, NotUtf8 } from './json-cursor.ts'
import type { PropertyColumn } from './property-column.ts'
import type { PropertyColumns } from './property-columns.ts'

const typeOf = (type: ColumnType) => COLUMN_TYPES.indexOf(type)
const BOOL = typeOf('Bool')
const BYTE = typeOf('Byte')
const UBYTE = typeOf('UByte')
const SHORT = typeOf('Short')
const USHORT = typeOf('UShort')
const INT = typeOf('Int')
const UINT = typeOf('UInt')
const LONG = typeOf('Long')
const FLOAT = typeOf('Float')
const DOUBLE = typeOf('Double')
const STRING = typeOf('String')
const JSON_TEXT = typeOf('Json')
const DATE_TIME = typeOf('DateTime')
const BINARY = typeOf('Binary')

export interface FlatColumn {
  readonly name: string
  /** As it is written, where another column has it, too. */
  readonly written: string
  /** Place in COLUMN_TYPES. */
  readonly type: number
  readonly column: PropertyColumn
}

/** The columns that a header, or a feature of its own, lists. */
export function columnsOf(table: FlatTable, slot: number, columns: PropertyColumns): FlatColumn[] {
  const taken = new Set<string>()
  return [...table.tables(slot)].map((column) => {
    const written = column.text(COLUMN.name) ?? ''
    let name = written
    for (let n = 2; taken.has(name); n++) name = `${written}_${n}`
    taken.add(name)
    const type = column.uint8(COLUMN.type, 0)
    if (type >= COLUMN_TYPES.length) throw new RangeError('unknown type of column')
    return { name, written, type, column: columns.column(name) }
  })
}

/** Bytes of a value by the number of its type; 0 where a length stands in front. */
const SIZES = Uint8Array.of(1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 0, 0, 0)

/**
 * Sets the values of a row from the properties of its feature, which stand between two places of the file. Returns the
 * names of binary values, which are left out, or null. Throws RangeError for what is broken.
 */
export function setProperties(
  known: readonly FlatColumn[],
  row: number,
  view: DataView,
  start: number,
  end: number,
): string[] | null {
  let binary: string[] | null = null
  let at = start
  while (at < end) {
    const found = known[view.getUint16(at, true)]
    if (!found) throw new RangeError('no such column')
    const { type, column } = found
    at += 2
    const size = SIZES[type] || 4 + view.getUint32(at, true)
    if (at + size > end) throw new RangeError('value beyond the end')
    switch (type) {
      case STRING:
      case DATE_TIME:
        column.setText(row, at + 4, at + size)
        break
      case INT:
        column.setNumber(row, view.getInt32(at, true))
        break
      case DOUBLE:
        column.setNumber(row, view.getFloat64(at, true))
        break
      case BINARY:
        ;(binary ??= []).push(found.name)
        break
      default:
        column.setValue(row, valueOf(view, at, type, size))
    }
    at += size
  }
  return binary
}

function valueOf(view: DataView, at: number, type: number, size: number): Value {
  switch (type) {
    case BOOL:
      return view.getUint8(at) !== 0
    case BYTE:
      return view.getInt8(at)
    case UBYTE:
      return view.getUint8(at)
    case SHORT:
      return view.getInt16(at, true)
    case USHORT:
      return view.getUint16(at, true)
    case UINT:
      return view.getUint32(at, true)
    case FLOAT:
      return view.getFloat32(at, true)
    case JSON_TEXT:
      return jsonOf(view, at + 4, size - 4)
    default: {
      const whole = type === LONG ? view.getBigInt64(at, true) : view.getBigUint64(at, true)
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
