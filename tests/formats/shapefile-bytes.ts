/** Shapefiles and DBF byte by byte, after their specifications, for what no program would write. */
import type { FormatFile } from '../../src/formats/format.ts'

export interface DbfColumn {
  readonly name: Uint8Array | string
  readonly type: string
  readonly length: number
  readonly decimals?: number
}
export type Cell = Uint8Array | string

const bytesOf = (cell: Cell) => (typeof cell === 'string' ? new TextEncoder().encode(cell) : cell)

/** Bytes in GBK, Big5 or another encoding, written as hexadecimal digits. */
export const hex = (digits: string): Uint8Array =>
  Uint8Array.from(digits.replaceAll(' ', '').match(/../g)!, (pair) => parseInt(pair, 16))

/** dBase III unless told otherwise. A row that begins with `*` is deleted; cells are padded with spaces. */
export function dbfBytes(
  columns: readonly DbfColumn[],
  rows: readonly (readonly Cell[] | '*')[],
  { version = 0x03, driver = 0, declared = rows.length } = {},
): Uint8Array {
  const headerBytes = 32 + columns.length * 32 + 1
  const recordBytes = columns.reduce((sum, { length }) => sum + length, 1)
  const bytes = new Uint8Array(headerBytes + rows.length * recordBytes + 1).fill(0x20, headerBytes)
  const view = new DataView(bytes.buffer)
  bytes[0] = version
  bytes.set([126, 1, 31], 1)
  view.setUint32(4, declared, true)
  view.setUint16(8, headerBytes, true)
  view.setUint16(10, recordBytes, true)
  bytes[29] = driver
  columns.forEach(({ name, type, length, decimals = 0 }, i) => {
    const at = 32 + i * 32
    bytes.set(bytesOf(name).subarray(0, 11), at)
    bytes[at + 11] = type.charCodeAt(0)
    bytes[at + 16] = length % 256
    bytes[at + 17] = length > 255 ? length >> 8 : decimals
  })
  bytes[headerBytes - 1] = 0x0d
  rows.forEach((row, i) => {
    let at = headerBytes + i * recordBytes
    if (row === '*') bytes[at] = 0x2a
    at++
    columns.forEach(({ length }, c) => {
      if (row !== '*') bytes.set(bytesOf(row[c] ?? '').subarray(0, length), at)
      at += length
    })
  })
  bytes[bytes.length - 1] = 0x1a
  return bytes
}

/** The content of a record of lines, rings or a body: `paths` of x, y in turn. */
export function pathsRecord(type: number, paths: readonly (readonly number[])[], patchTypes?: readonly number[]) {
  const count = paths.length
  const points = paths.reduce((sum, path) => sum + path.length / 2, 0)
  const first = 44 + count * (patchTypes ? 8 : 4)
  const view = new DataView(new ArrayBuffer(first + points * 16))
  view.setInt32(0, type, true)
  view.setInt32(36, count, true)
  view.setInt32(40, points, true)
  let point = 0
  paths.forEach((path, i) => {
    view.setInt32(44 + i * 4, point, true)
    if (patchTypes) view.setInt32(44 + (count + i) * 4, patchTypes[i]!, true)
    path.forEach((value, k) => view.setFloat64(first + point * 16 + k * 8, value, true))
    point += path.length / 2
  })
  return new Uint8Array(view.buffer)
}

export function pointRecord(x: number, y: number, type = 1): Uint8Array {
  const view = new DataView(new ArrayBuffer(20))
  view.setInt32(0, type, true)
  view.setFloat64(4, x, true)
  view.setFloat64(12, y, true)
  return new Uint8Array(view.buffer)
}

export function shpBytes(type: number, records: readonly Uint8Array[]): Uint8Array {
  const length = records.reduce((sum, record) => sum + 8 + record.length, 100)
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 9994)
  view.setInt32(24, length / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, type, true)
  let at = 100
  records.forEach((record, i) => {
    view.setInt32(at, i + 1)
    view.setInt32(at + 4, record.length / 2)
    bytes.set(record, at + 8)
    at += 8 + record.length
  })
  return bytes
}

export const file = (name: string, bytes: Uint8Array): FormatFile => ({ name, bytes })
