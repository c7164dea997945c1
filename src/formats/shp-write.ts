import { type Geometry, SHAPE_CODES } from '../engine/model/table.ts'
import { boundsOfRow } from './rows-within.ts'

const HEADER_BYTES = 100
const PIECE_BYTES = 1_048_576
const POINT = 1
const MULTIPOINT = 8
/** Type of the file by kind of shape. */
const TYPES = [0, POINT, 3, 5] as const

/** Single points, unless a row has several. */
function typeOf({ featureOffsets, shapeCodes }: Geometry, code: number): number {
  if (code !== SHAPE_CODES.point) return TYPES[code as 2]
  return shapeCodes.some((_, row) => featureOffsets[row + 1]! - featureOffsets[row]! > 1) ? MULTIPOINT : POINT
}

/** Bytes of the content of a record. */
function contentBytes({ shapeCodes, featureOffsets, partOffsets, ringOffsets }: Geometry, row: number, type: number) {
  if (shapeCodes[row] === 0) return 4
  if (type === POINT) return 20
  const [first, end] = [partOffsets[featureOffsets[row]!]!, partOffsets[featureOffsets[row + 1]!]!]
  const positions = ringOffsets[end]! - ringOffsets[first]!
  return type === MULTIPOINT ? 40 + positions * 16 : 44 + (end - first) * 4 + positions * 16
}

/** Size of the .shp of these shapes. */
export function shpBytes(geometry: Geometry, code: number): number {
  const type = typeOf(geometry, code)
  let bytes = HEADER_BYTES
  for (let row = 0; row < geometry.shapeCodes.length; row++) bytes += 8 + contentBytes(geometry, row, type)
  return bytes
}

/** The .shp of shapes that are all of one kind, or none. Outer rings with the clock, as the format has it. */
export function* shpPieces(geometry: Geometry, code: number): Generator<Uint8Array> {
  const type = typeOf(geometry, code)
  yield header(geometry, type, shpBytes(geometry, code))
  let piece = new Uint8Array(PIECE_BYTES)
  let at = 0
  for (let row = 0; row < geometry.shapeCodes.length; row++) {
    const length = contentBytes(geometry, row, type)
    if (at + 8 + length > piece.length) {
      if (at > 0) yield piece.subarray(0, at)
      piece = new Uint8Array(Math.max(PIECE_BYTES, 8 + length))
      at = 0
    }
    const view = new DataView(piece.buffer)
    view.setInt32(at, row + 1)
    view.setInt32(at + 4, length / 2)
    writeShape(view, at + 8, geometry, row, type)
    at += 8 + length
  }
  if (at > 0) yield piece.subarray(0, at)
}

/** The index: where each record is, in words of 16 bits. */
export function* shxPieces(geometry: Geometry, code: number): Generator<Uint8Array> {
  const type = typeOf(geometry, code)
  const count = geometry.shapeCodes.length
  yield header(geometry, type, HEADER_BYTES + count * 8)
  const bytes = new Uint8Array(count * 8)
  const view = new DataView(bytes.buffer)
  for (let row = 0, at = HEADER_BYTES; row < count; row++) {
    const length = contentBytes(geometry, row, type)
    view.setInt32(row * 8, at / 2)
    view.setInt32(row * 8 + 4, length / 2)
    at += 8 + length
  }
  yield bytes
}

function header({ positions }: Geometry, type: number, bytes: number): Uint8Array {
  const header = new Uint8Array(HEADER_BYTES)
  const view = new DataView(header.buffer)
  view.setInt32(0, 9994)
  view.setInt32(24, bytes / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, type, true)
  const bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i++) {
    bounds[i % 2] = Math.min(bounds[i % 2]!, positions[i]!)
    bounds[2 + (i % 2)] = Math.max(bounds[2 + (i % 2)]!, positions[i]!)
  }
  if (positions.length > 0) bounds.forEach((value, i) => view.setFloat64(36 + i * 8, value, true))
  return header
}

function writeShape(view: DataView, start: number, geometry: Geometry, row: number, type: number): void {
  const { positions, ringOffsets, partOffsets, featureOffsets, shapeCodes } = geometry
  if (shapeCodes[row] === 0) return view.setInt32(start, 0, true)
  view.setInt32(start, type, true)
  const [first, end] = [partOffsets[featureOffsets[row]!]!, partOffsets[featureOffsets[row + 1]!]!]
  const from = ringOffsets[first]!
  const count = ringOffsets[end]! - from
  const position = (at: number, index: number) => {
    view.setFloat64(at, positions[index * 2]!, true)
    view.setFloat64(at + 8, positions[index * 2 + 1]!, true)
  }
  if (type === POINT) return position(start + 4, from)
  boundsOfRow(geometry, row)!.forEach((value, i) => view.setFloat64(start + 4 + i * 8, value, true))
  const hasRings = type !== MULTIPOINT
  view.setInt32(start + 36, hasRings ? end - first : count, true)
  if (hasRings) view.setInt32(start + 40, count, true)
  let at = start + (hasRings ? 44 + (end - first) * 4 : 40)
  for (let ring = first; ring < end; ring++) {
    const [a, b] = [ringOffsets[ring]!, ringOffsets[ring + 1]!]
    if (hasRings) view.setInt32(start + 44 + (ring - first) * 4, a - from, true)
    for (let i = a; i < b; i++, at += 16) position(at, shapeCodes[row] === SHAPE_CODES.polygon ? a + b - 1 - i : i)
  }
}
