import type { ShapeKind } from '../engine/geometry/shape.ts'
import type { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { FlatTable, FlatVector } from './flat-table.ts'
import { GEOMETRY } from './flatgeobuf-schema.ts'
import { GEOMETRY_TYPES } from './geometry-types.ts'

/** As often as a file can refer to parts of one feature; a hostile one refers to the same part again and again. */
interface Budget {
  left: number
}

/**
 * Adds a geometry of a FlatGeobuf to the row under way and says of what kind it is; null of one without positions.
 * `headerType` is the type that the header gives for all features, 0 when each says its own. Throws InputError (without
 * place) for what cannot be used and RangeError for what is broken; the row must be dropped then.
 */
export function addFlatGeometry(to: TableBuilder, geometry: FlatTable, headerType: number): ShapeKind | null {
  return add(to, geometry, headerType, { left: geometry.view.byteLength })
}

function add(to: TableBuilder, geometry: FlatTable, outerType: number, budget: Budget): ShapeKind | null {
  const type = GEOMETRY_TYPES[outerType === 0 ? geometry.uint8(GEOMETRY.type, 0) : outerType] ?? 'Unknown'
  const xy = geometry.vector(GEOMETRY.xy, 8) ?? { at: 0, length: 0 }
  spend(budget, 4 + xy.length * 8)
  const count = xy.length >> 1
  switch (type) {
    case 'Point':
    case 'MultiPoint':
      return addPoints(to, geometry.view, xy)
    case 'LineString':
      if (count > 0) addRing(to, geometry.view, xy, 0, count)
      if (count > 0) to.endPart()
      return count > 0 ? 'line' : null
    case 'MultiLineString':
      for (const [from, end] of between(geometry, count)) {
        addRing(to, geometry.view, xy, from, end)
        to.endPart()
      }
      return count > 0 ? 'line' : null
    case 'Polygon':
    case 'Triangle':
      for (const [from, end] of between(geometry, count)) addRing(to, geometry.view, xy, from, end)
      if (count > 0) to.endPart()
      return count > 0 ? 'polygon' : null
    case 'MultiPolygon':
      return addParts(to, geometry, GEOMETRY_TYPES.indexOf('Polygon'), budget)
    case 'GeometryCollection':
      return addParts(to, geometry, 0, budget)
    case 'Unknown':
      throw new InputError('bad-geometry')
    default:
      throw new InputError('geometry-not-supported', { type })
  }
}

function addParts(to: TableBuilder, geometry: FlatTable, type: number, budget: Budget): ShapeKind | null {
  const kinds = new Set<ShapeKind>()
  for (const part of geometry.tables(GEOMETRY.parts)) {
    const kind = add(to, part, type, budget)
    if (kind) kinds.add(kind)
  }
  if (kinds.size > 1) throw new InputError('mixed-collection')
  const [kind] = kinds
  return kind ?? null
}

/** An empty point is NaN, NaN. */
function addPoints(to: TableBuilder, view: DataView, { at, length }: FlatVector): ShapeKind | null {
  let some = false
  for (let i = 0; i + 1 < length; i += 2) {
    const x = view.getFloat64(at + i * 8, true)
    const y = view.getFloat64(at + i * 8 + 8, true)
    if (Number.isNaN(x) && Number.isNaN(y)) continue
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new InputError('bad-coordinates')
    to.addPoint(x, y)
    some = true
  }
  return some ? 'point' : null
}

function addRing(to: TableBuilder, view: DataView, { at }: FlatVector, from: number, end: number): void {
  for (let i = at + from * 16; i < at + end * 16; i += 16) {
    const x = view.getFloat64(i, true)
    const y = view.getFloat64(i + 8, true)
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new InputError('bad-coordinates')
    to.addPosition(x, y)
  }
  to.endRing()
}

/** First and end of each ring or line, in positions; without a list of ends there is one. */
function between(geometry: FlatTable, count: number): [number, number][] {
  const ends = geometry.vector(GEOMETRY.ends, 4)
  if (!ends || ends.length === 0) return count > 0 ? [[0, count]] : []
  const pairs: [number, number][] = []
  let from = 0
  for (let i = 0; i < ends.length; i++) {
    const end = geometry.view.getUint32(ends.at + i * 4, true)
    if (end < from || end > count) throw new RangeError('ends out of order')
    pairs.push([from, end])
    from = end
  }
  if (from !== count) throw new RangeError('positions beyond the last end')
  return pairs
}

function spend(budget: Budget, bytes: number): void {
  budget.left -= bytes
  if (budget.left < 0) throw new RangeError('more parts than bytes')
}
