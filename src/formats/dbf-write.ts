import { cellAt, type Column, type Table, type Value } from '../engine/model/table.ts'
import { isoDate } from './dbf-value.ts'
import { distinctNames } from './distinct-names.ts'
import { writtenColumns } from './flatgeobuf-columns.ts'

const PIECE_BYTES = 1_048_576
/** Of texts; and of numbers as dBase has them. */
const MOST_TEXT_BYTES = 254
const MOST_NUMBER_BYTES = 20
const MOST_DECIMALS = 15
/** A number that needs an exponent: sign, 17 digits, point, `e-308`. */
const LONG_NUMBER_BYTES = 24
/** Bytes of a name. */
const MOST_NAME_BYTES = 10
const MOST_FIELDS = 255

interface Field {
  readonly name: string
  readonly type: 'C' | 'N' | 'L' | 'D'
  readonly bytes: number
  readonly decimals: number
  readonly column: Column
  readonly text: (value: Value) => string
}

interface Options {
  readonly encode: (text: string) => Uint8Array
  readonly languageDriver: number
  /** Is told what a DBF cannot hold. */
  readonly say: (code: string, params: Record<string, string | number>) => void
}

/**
 * A table as dBase III. Numbers have as many decimals as read back to the same number, exponents where fixed decimals
 * would not do; texts that are all dates are dates. Names are cut to 10 bytes, texts to 254, and what is cut is said. An
 * empty text is none.
 */
export function writeDbf(table: Table, options: Options): { bytes: number; pieces: () => Generator<Uint8Array> } {
  const fields = fieldsOf(table, options)
  const recordBytes = 1 + fields.reduce((sum, { bytes }) => sum + bytes, 0)
  const headerBytes = 32 + fields.length * 32 + 1
  return {
    bytes: headerBytes + table.length * recordBytes + 1,
    *pieces() {
      yield headerOf(table.length, fields, { headerBytes, recordBytes }, options)
      const rows = Math.max(1, Math.floor(PIECE_BYTES / recordBytes))
      for (let first = 0; first < table.length; first += rows)
        yield records(fields, first, Math.min(rows, table.length - first), recordBytes, options.encode)
      yield Uint8Array.of(0x1a)
    },
  }
}

function fieldsOf(table: Table, { encode, say }: Options): Field[] {
  const all = writtenColumns(table)
  if (all.length > MOST_FIELDS) say('fields-left-out', { count: all.length - MOST_FIELDS, most: MOST_FIELDS })
  const columns = all.slice(0, MOST_FIELDS)
  const plain = columns.map(({ name }) => name.replaceAll('\0', ' '))
  const names = distinctNames(plain, MOST_NAME_BYTES, [], (text) => encode(text).length)
  const fields = columns.map(({ name, type, column }, i): Field => {
    const own = names[i]!
    if (own !== name) say('field-renamed', { field: name, renamed: own })
    if (type === 'Bool')
      return {
        name: own,
        type: 'L',
        bytes: 1,
        decimals: 0,
        column,
        text: (value) => (value === null ? '?' : value === true ? 'T' : 'F'),
      }
    if (type === 'Int' || type === 'Long' || type === 'Double')
      return { name: own, column, ...numberField(table, column, name, say) }
    return { name: own, column, ...textField(table, column, name, encode, say) }
  })
  // A table has at least one column.
  if (fields.length > 0) return fields
  const rows = Float64Array.from({ length: table.length }, (_, i) => i + 1)
  return [{ name: 'FID', column: rows, ...numberField(table, rows, 'FID', say) }]
}

type Shape = Omit<Field, 'name' | 'column'>

function numberField({ length }: Table, column: Column, field: string, say: Options['say']): Shape {
  let decimals = 0
  let widest = 1
  let infinite = 0
  for (let row = 0; row < length; row++) {
    const value = cellAt(column, row)
    if (typeof value !== 'number') continue
    if (!Number.isFinite(value)) infinite++
    else if (decimals >= 0) decimals = Math.max(decimals, decimalsOf(value))
    if (Number.isFinite(value) && decimalsOf(value) < 0) decimals = -1
  }
  if (infinite > 0) say('number-left-out', { field, count: infinite })
  const fixed = (value: number) => (Object.is(value, -0) ? '-0' : value.toFixed(decimals))
  for (let row = 0; row < length && decimals >= 0; row++) {
    const value = cellAt(column, row)
    if (typeof value !== 'number' || !Number.isFinite(value)) continue
    widest = Math.max(widest, fixed(value).length)
    if (widest > MOST_NUMBER_BYTES || Number(fixed(value)) !== value) decimals = -1
  }
  const isFixed = decimals >= 0
  return {
    type: 'N',
    bytes: isFixed ? widest : LONG_NUMBER_BYTES,
    decimals: isFixed ? decimals : MOST_DECIMALS,
    text: (value) =>
      typeof value === 'number' && Number.isFinite(value) ? (isFixed ? fixed(value) : exponent(value)) : '',
  }
}

/** Decimals of the shortest text that reads back the same; -1 of one with an exponent. */
function decimalsOf(value: number): number {
  const text = String(value)
  if (text.includes('e')) return -1
  const point = text.indexOf('.')
  const count = point === -1 ? 0 : text.length - point - 1
  return count > MOST_DECIMALS ? -1 : count
}

const exponent = (value: number) => (Object.is(value, -0) ? '-0' : String(value))

function textField(table: Table, column: Column, field: string, encode: Options['encode'], say: Options['say']): Shape {
  let most = 1
  let cut = 0
  let dates = true
  let some = false
  const text = (value: Value) =>
    value === null ? '' : typeof value === 'string' ? value.replaceAll('\0', ' ') : JSON.stringify(value)
  for (let row = 0; row < table.length; row++) {
    const value = cellAt(column, row)
    if (value === null) continue
    some = true
    dates &&=
      typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isoDate(value.replaceAll('-', '')) === value
    const { length } = encode(text(value))
    if (length > MOST_TEXT_BYTES) cut++
    most = Math.max(most, length)
  }
  if (some && dates)
    return {
      type: 'D',
      bytes: 8,
      decimals: 0,
      text: (value) => (typeof value === 'string' ? value.replaceAll('-', '') : ''),
    }
  if (cut > 0) say('text-cut', { field, count: cut, most: MOST_TEXT_BYTES })
  return { type: 'C', bytes: Math.min(most, MOST_TEXT_BYTES), decimals: 0, text }
}

function headerOf(
  length: number,
  fields: readonly Field[],
  { headerBytes, recordBytes }: { headerBytes: number; recordBytes: number },
  { encode, languageDriver }: Options,
): Uint8Array {
  const bytes = new Uint8Array(headerBytes)
  const view = new DataView(bytes.buffer)
  // dBase III, and a date that means none: a file is the same whenever it is written.
  bytes.set([3, 70, 1, 1])
  view.setUint32(4, length, true)
  view.setUint16(8, headerBytes, true)
  view.setUint16(10, recordBytes, true)
  bytes[29] = languageDriver
  fields.forEach(({ name, type, bytes: width, decimals }, i) => {
    const at = 32 + i * 32
    bytes.set(encode(name).subarray(0, MOST_NAME_BYTES), at)
    bytes[at + 11] = type.charCodeAt(0)
    bytes[at + 16] = width
    bytes[at + 17] = decimals
  })
  bytes[headerBytes - 1] = 0x0d
  return bytes
}

const BLANK = 0x20

function records(
  fields: readonly Field[],
  first: number,
  count: number,
  recordBytes: number,
  encode: Options['encode'],
) {
  const bytes = new Uint8Array(count * recordBytes).fill(BLANK)
  for (let i = 0; i < count; i++) {
    let at = i * recordBytes + 1
    for (const { type, bytes: width, column, text } of fields) {
      const value = wholeText(text(cellAt(column, first + i)), width, encode)
      // Numbers stand at the right.
      bytes.set(value, type === 'N' ? at + width - value.length : at)
      at += width
    }
  }
  return bytes
}

/** As many whole characters as there is room for. */
function wholeText(text: string, room: number, encode: Options['encode']): Uint8Array {
  const bytes = encode(text)
  if (bytes.length <= room) return bytes
  const letters = [...text]
  let length = 0
  let end = 0
  for (; end < letters.length; end++) {
    length += encode(letters[end]!).length
    if (length > room) break
  }
  return encode(letters.slice(0, end).join(''))
}
