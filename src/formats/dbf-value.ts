import type { Value } from '../engine/model/table.ts'
import type { DbfField } from './dbf-header.ts'
import { asciiText, type DbfText, type RowTrouble, unpaddedEnd } from './dbf-text.ts'
import type { PropertyColumn } from './property-column.ts'

/** The bytes of a DBF, and as a view. */
export interface DbfBytes {
  readonly bytes: Uint8Array
  readonly view: DataView
}

/** Sets a row of a column to the value of one field; `at` is the byte where it begins, `record` counts from 1. */
export type ReadValue = (column: PropertyColumn, row: number, file: DbfBytes, at: number, record: number) => void

/** Julian day number of 1970-01-01. */
const JULIAN_1970 = 2_440_588
const DAY_MS = 86_400_000

function asciiAt(bytes: Uint8Array, at: number, length: number): string {
  return asciiText(bytes.subarray(at, unpaddedEnd(bytes, at, at + length))).trimStart()
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** YYYYMMDD as YYYY-MM-DD when there is such a day. */
export function isoDate(digits: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(digits) ?? []
  if (!year || !month || !day) return null
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
    ? `${year}-${month}-${day}`
    : null
}

/** Powers of ten that a double holds exactly. */
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

/**
 * A number of at most 15 digits without exponent, straight from its bytes: digits and power are exact, so their quotient
 * is the nearest double, as Number of the text would give. NaN for anything else, which goes the longer way.
 */
function plainNumberAt(bytes: Uint8Array, at: number, length: number): number {
  let i = at
  const end = at + length
  while (i < end && bytes[i] === 0x20) i++
  const sign = i < end ? bytes[i] : 0
  if (sign === 0x2d || sign === 0x2b) i++
  let digits = 0
  let count = 0
  let decimals = -1
  for (; i < end; i++) {
    const byte = bytes[i]!
    if (byte >= 0x30 && byte <= 0x39) {
      digits = digits * 10 + byte - 0x30
      count++
      if (decimals >= 0) decimals++
    } else if (byte === 0x2e && decimals < 0) decimals = 0
    else return NaN
  }
  if (count === 0 || count > 15) return NaN
  const size = digits / POWERS[Math.max(decimals, 0)]!
  return sign === 0x2d ? -size : size
}

function readNumber(text: string, field: string, row: number, trouble: RowTrouble): Value {
  // Writers fill a field with asterisks when the number is too long for it.
  if (text === '' || text.startsWith('*')) return null
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : NaN
  if (!Number.isFinite(number)) {
    trouble.faults.add('field-not-a-number', row, { field })
    return null
  }
  if (!Number.isInteger(number) || Number.isSafeInteger(number) || !/^[+-]?\d+$/.test(text)) return number
  // An identifier: as a number it would lose its last digits.
  trouble.repairs.add('number-kept-as-text', row, { field })
  return text
}

function readMoment(days: number, milliseconds: number): string | null {
  if (days === 0 && milliseconds === 0) return null
  const date = new Date((days - JULIAN_1970) * DAY_MS + milliseconds)
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace(/\.\d+Z$/, '')
}

/** How the values of a field are read; null for a field whose values stand in a memo file. `name` is for sentences. */
export function valueReader(field: DbfField, name: string, text: DbfText, trouble: RowTrouble): ReadValue | null {
  const { type, length } = field
  /** Of a value that its bytes alone tell. */
  const plain =
    (valueAt: (view: DataView, at: number) => Value): ReadValue =>
    (column, row, { view }, at) =>
      column.setValue(row, valueAt(view, at))
  switch (type) {
    case 'N':
    case 'F':
      return (column, row, { bytes }, at, record) => {
        const number = plainNumberAt(bytes, at, length)
        if (!Number.isNaN(number)) column.setNumber(row, number)
        else column.setValue(row, readNumber(asciiAt(bytes, at, length), name, record, trouble))
      }
    case 'L':
      return plain((view, at) => {
        const letter = String.fromCharCode(view.getUint8(at)).toUpperCase()
        return 'TY'.includes(letter) ? true : 'FN'.includes(letter) ? false : null
      })
    case 'D':
      return (column, row, { bytes }, at, record) => {
        const digits = asciiAt(bytes, at, length)
        if (/^0*$/.test(digits)) return
        const date = isoDate(digits)
        if (date === null) trouble.faults.add('field-not-a-date', record, { field: name })
        column.setValue(row, date)
      }
    case 'I':
    case '+':
      if (length === 4) return plain((view, at) => view.getInt32(at, true))
      break
    case 'B':
    case 'O':
      // In dBase IV and 5, B is a memo: ten digits.
      if (length === 8) return plain((view, at) => finite(view.getFloat64(at, true)))
      if (type === 'B') return null
      break
    case 'Y':
      if (length === 8) return plain((view, at) => Number(view.getBigInt64(at, true)) / 10_000)
      break
    case 'T':
    case '@':
      if (length === 8) return plain((view, at) => readMoment(view.getInt32(at, true), view.getInt32(at + 4, true)))
      break
    case 'M':
    case 'G':
    case 'P':
    case 'W':
      return null
  }
  return (column, row, { bytes }, at, record) => text.set(column, row, bytes, at, length, record)
}
