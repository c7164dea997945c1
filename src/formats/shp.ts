import { nestRings } from '../engine/geometry/nest.ts'
import type { Ring, ShapeKind } from '../engine/geometry/shape.ts'
import type { TableBuilder } from '../engine/model/table-builder.ts'
import type { RowFaults } from './row-faults.ts'
import type { ShpRecords } from './shp-records.ts'
import { footprintOf, OUTER_RING, type Path } from './shp-multipatch.ts'

/** Why a record cannot be used: the code of a sentence. */
export interface ShapeFault {
  readonly fault: string
}

/** Less than this is "no data" by the specification. */
const NO_DATA = -1e38

const BAD_COORDINATES: ShapeFault = { fault: 'bad-coordinates' }
const BROKEN: ShapeFault = { fault: 'shp-record-broken' }
const UNKNOWN_TYPE: ShapeFault = { fault: 'shp-unknown-type' }
const SHORT_LINE: ShapeFault = { fault: 'short-line' }
const SHORT_RING: ShapeFault = { fault: 'short-ring' }

/** Type codes by what they hold; Z and M follow at 10 and 20 more, and are not read. */
const POINT = 1
const LINE = 3
const POLYGON = 5
const MULTIPOINT = 8
const MULTIPATCH = 31

/**
 * Hands the shape of a record to the row under way. `start` and `length` are bytes of the content; every count in it is
 * held against `length` before anything is reserved. The result is the kind, null for a row without a shape, or a fault;
 * then the row is to be dropped. What was left out of a shape is said in `repairs`. Rings stay as they are, open or not.
 */
export function readShape(
  view: DataView,
  start: number,
  length: number,
  row: number,
  builder: TableBuilder,
  repairs: RowFaults,
): ShapeKind | null | ShapeFault {
  const code = view.getInt32(start, true)
  if (code === 0) return null
  const type = code === MULTIPATCH ? MULTIPATCH : code % 10
  if (code < 0 || code > MULTIPATCH || (code > 28 && code !== MULTIPATCH)) return UNKNOWN_TYPE
  switch (type) {
    case POINT:
      if (length < 20) return BROKEN
      return addPoints(view, start + 4, 1, builder)
    case MULTIPOINT: {
      if (length < 40) return BROKEN
      const count = view.getInt32(start + 36, true)
      if (count < 0 || 40 + count * 16 > length) return BROKEN
      return count === 0 ? null : addPoints(view, start + 40, count, builder)
    }
    case LINE:
    case POLYGON:
    case MULTIPATCH: {
      if (type !== MULTIPATCH && length >= 44 && view.getInt32(start + 36, true) === 1)
        return addOnlyPath(view, start, length, type, builder)
      const paths = readPaths(view, start, length, type === MULTIPATCH)
      if (!Array.isArray(paths)) return paths
      if (paths.length === 0) return null
      return type === LINE ? addLines(paths, row, builder, repairs) : addAreas(paths, type, row, builder, repairs)
    }
    default:
      return UNKNOWN_TYPE
  }
}

const isNumber = (value: number) => Number.isFinite(value) && value > NO_DATA

function addPoints(view: DataView, at: number, count: number, builder: TableBuilder): ShapeKind | ShapeFault {
  for (let i = 0; i < count; i++) {
    const x = view.getFloat64(at + i * 16, true)
    const y = view.getFloat64(at + i * 16 + 8, true)
    if (!isNumber(x) || !isNumber(y)) return BAD_COORDINATES
    builder.addPoint(x, y)
  }
  return 'point'
}

/** Most records have one line or ring: it goes straight into the row. */
function addOnlyPath(
  view: DataView,
  start: number,
  length: number,
  type: typeof LINE | typeof POLYGON,
  builder: TableBuilder,
): ShapeKind | null | ShapeFault {
  const to = view.getInt32(start + 40, true)
  const first = start + 48
  if (to < 0 || 48 + to * 16 > length) return BROKEN
  const from = view.getInt32(start + 44, true)
  if (from < 0 || to < from) return BROKEN
  const count = to - from
  if (count === 0) return null
  const end = first + to * 16
  for (let at = first + from * 16; at < end; at += 16) {
    const x = view.getFloat64(at, true)
    const y = view.getFloat64(at + 8, true)
    if (!isNumber(x) || !isNumber(y)) return BAD_COORDINATES
    builder.addPosition(x, y)
  }
  if (type === LINE ? count < 2 : count < leastCorners(view, first + from * 16, end - 16))
    return type === LINE ? SHORT_LINE : SHORT_RING
  builder.endRing()
  builder.endPart()
  return type === LINE ? 'line' : 'polygon'
}

/** So many positions has a ring at least: three, or four when its last is its first again. */
function leastCorners(view: DataView, first: number, last: number): 3 | 4 {
  const isSame = (offset: number) => view.getFloat64(first + offset, true) === view.getFloat64(last + offset, true)
  return isSame(0) && isSame(8) ? 4 : 3
}

/** The lines or rings of a record, those without points left out. */
function readPaths(view: DataView, start: number, length: number, hasTypes: boolean): Path[] | ShapeFault {
  if (length < 44) return BROKEN
  const count = view.getInt32(start + 36, true)
  const positions = view.getInt32(start + 40, true)
  const first = 44 + count * (hasTypes ? 8 : 4)
  if (count < 0 || positions < 0 || first + positions * 16 > length) return BROKEN
  const paths: Path[] = []
  for (let i = 0; i < count; i++) {
    const from = view.getInt32(start + 44 + i * 4, true)
    const to = i + 1 < count ? view.getInt32(start + 48 + i * 4, true) : positions
    if (from < 0 || to < from || to > positions) return BROKEN
    if (to === from) continue
    const ring = new Float64Array((to - from) * 2)
    for (let k = 0, at = start + first + from * 16; k < ring.length; k++, at += 8) {
      const value = view.getFloat64(at, true)
      if (!isNumber(value)) return BAD_COORDINATES
      ring[k] = value
    }
    paths.push({ ring, type: hasTypes ? view.getInt32(start + 44 + (count + i) * 4, true) : OUTER_RING })
  }
  return paths
}

/** Adds where the lines, rings and triangles of a record lie that gave no shape; nothing of one that is broken. */
export function addShapePlaces(to: number[], view: DataView, start: number, length: number): void {
  const type = view.getInt32(start, true)
  const isPatch = type === MULTIPATCH
  if (!isPatch && type % 10 !== LINE && type % 10 !== POLYGON) return
  const paths = readPaths(view, start, length, isPatch)
  if (Array.isArray(paths)) for (const { ring } of paths) for (const value of ring) to.push(value)
}

function addLines(
  paths: readonly Path[],
  row: number,
  builder: TableBuilder,
  repairs: RowFaults,
): ShapeKind | ShapeFault {
  const lines = paths.filter(({ ring }) => ring.length >= 4)
  if (lines.length === 0) return SHORT_LINE
  if (lines.length < paths.length) repairs.add('shp-path-left-out', row)
  for (const { ring } of lines) addRing(ring, builder, true)
  return 'line'
}

function addAreas(
  paths: readonly Path[],
  type: number,
  row: number,
  builder: TableBuilder,
  repairs: RowFaults,
): ShapeKind | ShapeFault {
  const whole = paths.filter(({ ring }) => isArea(ring))
  if (whole.length === 0) return SHORT_RING
  if (whole.length < paths.length) repairs.add('shp-path-left-out', row)
  let parts: readonly (readonly Ring[])[]
  if (type === MULTIPATCH) {
    parts = footprintOf(whole)
    if (parts.length === 0) return { fault: 'multipatch-without-rings' }
    repairs.add('multipatch-footprint', row)
  } else parts = nested(whole.map(({ ring }) => ring))
  for (const part of parts) {
    for (const ring of part) addRing(ring, builder, false)
    builder.endPart()
  }
  return 'polygon'
}

function addRing(ring: Ring, builder: TableBuilder, isPart: boolean): void {
  for (let i = 0; i < ring.length; i += 2) builder.addPosition(ring[i]!, ring[i + 1]!)
  builder.endRing()
  if (isPart) builder.endPart()
}

const isOpen = (ring: Ring) => ring[0] !== ring.at(-2) || ring[1] !== ring.at(-1)
const isArea = (ring: Ring) => ring.length >= (isOpen(ring) ? 6 : 8)

/** By containment; an open ring is closed for that only. */
function nested(rings: readonly Ring[]): Ring[][] {
  if (!rings.some(isOpen)) return nestRings(rings)
  const originals = new Map(rings.map((ring) => [isOpen(ring) ? closed(ring) : ring, ring]))
  return nestRings([...originals.keys()]).map((part) => part.map((ring) => originals.get(ring)!))
}

function closed(ring: Ring): Ring {
  const whole = new Float64Array(ring.length + 2)
  whole.set(ring)
  whole.set(ring.subarray(0, 2), ring.length)
  return whole
}

/** How many positions the records state, none more than its bytes can hold, nor all more than the file. */
export function positionsOf(view: DataView, { starts, lengths }: ShpRecords): number {
  let positions = 0
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!
    const length = lengths[i]!
    const type = start === 0 || length < 20 ? 0 : view.getInt32(start, true) % 10
    if (type === POINT) positions++
    else if (type !== 0 && length >= 44) {
      const stated = view.getInt32(start + (type === MULTIPOINT ? 36 : 40), true)
      positions += Math.max(0, Math.min(stated, length >> 4))
    }
  }
  // Records of a file made on purpose may lie over one another.
  return Math.min(positions, Math.floor(view.byteLength / 16))
}
