import { type Geometry, SHAPE_CODES, type Table } from '../engine/model/table.ts'
import { FlatWriter } from './flat-writer.ts'
import { packedTree, USUAL_NODE_SIZE } from './flatgeobuf-index.ts'
import { numberOfType, PropertyBytes, writtenColumns, type WrittenColumn } from './flatgeobuf-columns.ts'
import { COLUMN, CRS, FEATURE, GEOMETRY, HEADER, MAGIC } from './flatgeobuf-schema.ts'
import { GEOMETRY_TYPES } from './geometry-types.ts'
import type { Box, WriteLayer } from './format.ts'
import { hilbertOrder } from './hilbert.ts'
import { boundsOfRow } from './rows-within.ts'

const PIECE_BYTES = 1_048_576

/**
 * A layer as FlatGeobuf 3 in pieces of about 1 MB, with its packed R-tree: features stand along a Hilbert curve, so that
 * what is near one another is read with one request. Without an index, and in the order of the rows, when the order is
 * to be kept or a row has no shape, because such a row has no place in the tree.
 */
export function* flatgeobufOf(layer: WriteLayer): Generator<Uint8Array> {
  const { table } = layer
  const { geometry } = table
  const writer = new FlatWriter()
  const columns = writtenColumns(table)
  const properties = new PropertyBytes()
  const feature = (index: number) => featureOf(writer, geometry, index, properties.of(columns, index))
  const hasIndex = !layer.keepsOrder && table.length > 0 && !geometry.shapeCodes.subarray(0, table.length).includes(0)
  const boxes = hasIndex ? boxesOf(table) : null
  const order = boxes && hilbertOrder(boxes, boundsOf(geometry.positions)!)
  let pieces: Uint8Array[] = [MAGIC, headerOf(writer, layer, columns, boxes ? USUAL_NODE_SIZE : 0)]
  // The tree stands before the features and says where each is, so each is made twice rather than all be kept.
  if (boxes && order) pieces.push(treeOf(boxes, order, feature))
  let length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  for (let i = 0; i < table.length; i++) {
    const bytes = feature(order ? order[i]! : i)
    pieces.push(bytes)
    length += bytes.length
    if (length < PIECE_BYTES) continue
    yield joined(pieces)
    pieces = []
    length = 0
  }
  if (pieces.length > 0) yield joined(pieces)
}

function boxesOf({ geometry, length }: Table): Float64Array {
  const boxes = new Float64Array(length * 4)
  for (let index = 0; index < length; index++) boxes.set(boundsOfRow(geometry, index) ?? [], index * 4)
  return boxes
}

function treeOf(boxes: Float64Array, order: Uint32Array, feature: (index: number) => Uint8Array): Uint8Array {
  const sorted = new Float64Array(boxes.length)
  const offsets = new Float64Array(order.length)
  let at = 0
  order.forEach((index, i) => {
    sorted.set(boxes.subarray(index * 4, index * 4 + 4), i * 4)
    offsets[i] = at
    at += feature(index).length
  })
  return packedTree(sorted, offsets)
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function headerOf(
  writer: FlatWriter,
  { name, table, crs }: WriteLayer,
  columns: readonly WrittenColumn[],
  nodeSize: number,
): Uint8Array {
  writer.begin()
  const [nameAt, envelopeAt, typeAt, columnsAt, countAt, nodeSizeAt, crsAt] = writer.table(4, [
    { slot: HEADER.name, bytes: 4 },
    { slot: HEADER.envelope, bytes: 4 },
    { slot: HEADER.geometryType, bytes: 1 },
    { slot: HEADER.columns, bytes: 4 },
    { slot: HEADER.featuresCount, bytes: 8 },
    { slot: HEADER.indexNodeSize, bytes: 2 },
    ...(crs === null ? [] : [{ slot: HEADER.crs, bytes: 4 } as const]),
  ]) as [number, number, number, number, number, number, number | undefined]
  writer.view.setUint8(typeAt, commonType(table.geometry))
  writer.view.setBigUint64(countAt, BigInt(table.length), true)
  // Left out, it would mean an index of the usual node size.
  writer.view.setUint16(nodeSizeAt, nodeSize, true)
  writer.text(nameAt, name)
  const envelope = boundsOf(table.geometry.positions) ?? []
  const doubles = writer.vector(envelopeAt, envelope.length, 8)
  envelope.forEach((value, i) => {
    writer.view.setFloat64(doubles + i * 8, value, true)
  })
  const pointers = writer.vector(columnsAt, columns.length, 4)
  columns.forEach((column, i) => {
    const [columnName, type] = writer.table(pointers + i * 4, [
      { slot: COLUMN.name, bytes: 4 },
      { slot: COLUMN.type, bytes: 1 },
    ]) as [number, number]
    writer.view.setUint8(type, numberOfType(column.type))
    writer.text(columnName, column.name)
  })
  if (crs !== null) addCrs(writer, crsAt!, crs)
  return writer.finish()
}

function addCrs(writer: FlatWriter, pointer: number, crs: string): void {
  // In a FlatGeobuf, x is always first; then CRS84 is the same as EPSG:4326, which more programs know.
  const [org = 'EPSG', code = ''] = crs === 'OGC:CRS84' ? ['EPSG', '4326'] : crs.split(':')
  const isNumber = /^\d{1,9}$/.test(code)
  const [orgAt, codeAt] = writer.table(pointer, [
    { slot: CRS.org, bytes: 4 },
    { slot: isNumber ? CRS.code : CRS.codeString, bytes: 4 },
  ]) as [number, number]
  writer.text(orgAt, org)
  if (isNumber) writer.view.setInt32(codeAt, Number(code), true)
  else writer.text(codeAt, code)
}

/** Of all positions; null of none. */
function boundsOf(positions: Float64Array): Box | null {
  if (positions.length === 0) return null
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i++) {
    const axis = (i % 2) as 0 | 1
    if (positions[i]! < bounds[axis]) bounds[axis] = positions[i]!
    if (positions[i]! > bounds[axis + 2]!) bounds[axis + 2] = positions[i]!
  }
  return bounds
}

const SINGLE = [
  0,
  GEOMETRY_TYPES.indexOf('Point'),
  GEOMETRY_TYPES.indexOf('LineString'),
  GEOMETRY_TYPES.indexOf('Polygon'),
]
/** From Point to MultiPoint, and so on. */
const TO_MULTI = GEOMETRY_TYPES.indexOf('MultiPoint') - GEOMETRY_TYPES.indexOf('Point')

function typeAt({ shapeCodes, featureOffsets }: Geometry, index: number): number {
  const single = SINGLE[shapeCodes[index]!]!
  return featureOffsets[index + 1]! - featureOffsets[index]! > 1 ? single + TO_MULTI : single
}

/** The type of all rows that have a shape, or 0 when they have several. */
function commonType(geometry: Geometry): number {
  let common = 0
  for (let index = 0; index < geometry.shapeCodes.length; index++) {
    const type = typeAt(geometry, index)
    if (type === 0) continue
    if (common !== 0 && type !== common) return 0
    common = type
  }
  return common
}

function featureOf(writer: FlatWriter, geometry: Geometry, index: number, properties: Uint8Array): Uint8Array {
  const hasShape = geometry.shapeCodes[index] !== 0
  writer.begin()
  const [propertiesAt, geometryAt] = writer.table(4, [
    { slot: FEATURE.properties, bytes: 4 },
    ...(hasShape ? [{ slot: FEATURE.geometry, bytes: 4 } as const] : []),
  ]) as [number, number | undefined]
  if (hasShape) addGeometry(writer, geometryAt!, geometry, index)
  writer.bytes(propertiesAt, properties)
  return writer.finish()
}

function addGeometry(writer: FlatWriter, pointer: number, geometry: Geometry, index: number): void {
  const { shapeCodes, partOffsets, featureOffsets } = geometry
  const [first, end] = [featureOffsets[index]!, featureOffsets[index + 1]!]
  const type = typeAt(geometry, index)
  if (shapeCodes[index] !== SHAPE_CODES.polygon || end - first === 1)
    return addRings(writer, pointer, geometry, type, partOffsets[first]!, partOffsets[end]!)
  const [partsAt, typeOfAll] = writer.table(pointer, [
    { slot: GEOMETRY.parts, bytes: 4 },
    { slot: GEOMETRY.type, bytes: 1 },
  ]) as [number, number]
  writer.view.setUint8(typeOfAll, type)
  const pointers = writer.vector(partsAt, end - first, 4)
  for (let p = first; p < end; p++)
    addRings(writer, pointers + (p - first) * 4, geometry, type - TO_MULTI, partOffsets[p]!, partOffsets[p + 1]!)
}

/** Rings, lines or points in one list, and the end of each where there are several rings or lines. */
function addRings(
  writer: FlatWriter,
  pointer: number,
  { positions, ringOffsets }: Geometry,
  type: number,
  from: number,
  end: number,
): void {
  const name = GEOMETRY_TYPES[type]
  const hasEnds = end - from > 1 && name !== 'MultiPoint'
  const [xyAt, typeOfIt, endsAt] = writer.table(pointer, [
    { slot: GEOMETRY.xy, bytes: 4 },
    { slot: GEOMETRY.type, bytes: 1 },
    ...(hasEnds ? [{ slot: GEOMETRY.ends, bytes: 4 } as const] : []),
  ]) as [number, number, number | undefined]
  writer.view.setUint8(typeOfIt, type)
  const first = ringOffsets[from]!
  if (hasEnds) {
    const ends = writer.vector(endsAt!, end - from, 4)
    for (let r = from; r < end; r++) writer.view.setUint32(ends + (r - from) * 4, ringOffsets[r + 1]! - first, true)
  }
  const count = (ringOffsets[end]! - first) * 2
  const xy = writer.vector(xyAt, count, 8)
  for (let i = 0; i < count; i++) writer.view.setFloat64(xy + i * 8, positions[first * 2 + i]!, true)
}
