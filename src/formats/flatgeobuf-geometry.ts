import type { ShapeKind } from '../engine/geometry/shape.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { FlatTable, FlatVector } from './flat-table.ts'
import { GEOMETRY } from './flatgeobuf-schema.ts'
import { GEOMETRY_TYPES } from './geometry-types.ts'
import { PartList, type ShapeSink } from './part-list.ts'
import { addPlace } from './wkb-places.ts'

const NOT_SUPPORTED = 'geometry-not-supported'

/** As often as a file can refer to parts of one feature; a hostile one refers to the same part again and again. */
interface Budget {
  left: number
}

/**
 * Adds a geometry of a FlatGeobuf to the row under way and says of what kind it is; null of one without positions.
 * `headerType` is the type that the header gives for all features, 0 when each says its own. Throws InputError (without
 * place) for what cannot be used and RangeError for what is broken; the row must be dropped then. A collection of several
 * kinds can only be given to a list of parts.
 */
export function addFlatGeometry(to: ShapeSink, geometry: FlatTable, headerType: number): ShapeKind | null {
  return add(to, geometry, headerType, { left: geometry.view.byteLength })
}

/** Adds the positions of a geometry of any type, x and y in turn: only where it lies. */
export function addFlatPlaces(places: number[], geometry: FlatTable): void {
  try {
    addPlaces(geometry, places, { left: geometry.view.byteLength })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
}

function addPlaces(geometry: FlatTable, places: number[], budget: Budget): void {
  const xy = geometry.vector(GEOMETRY.xy, 8) ?? { at: 0, length: 0 }
  spend(budget, 4 + xy.length * 8)
  for (let at = xy.at; at + 16 <= xy.at + xy.length * 8; at += 16)
    addPlace(places, geometry.view.getFloat64(at, true), geometry.view.getFloat64(at + 8, true))
  for (const part of geometry.tables(GEOMETRY.parts)) addPlaces(part, places, budget)
}

function add(to: ShapeSink, geometry: FlatTable, outerType: number, budget: Budget): ShapeKind | null {
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
    case 'CompoundCurve':
    case 'CurvePolygon':
    case 'MultiCurve':
    case 'MultiSurface':
      return addStraight(to, geometry, type, budget)
    case 'Unknown':
      throw new InputError('bad-geometry')
    default:
      throw new InputError(NOT_SUPPORTED, { type })
  }
}

/** What could have arcs and has none is as good as lines and polygons; what has is named by the whole. */
function addStraight(to: ShapeSink, geometry: FlatTable, type: string, budget: Budget): ShapeKind | null {
  try {
    if (type === 'MultiCurve' || type === 'MultiSurface') return addParts(to, geometry, 0, budget)
    const rings = type === 'CurvePolygon' ? geometry.tables(GEOMETRY.parts) : [geometry]
    let some = false
    for (const ring of rings) {
      const corners = addJoined(to, ring, budget)
      if (!some && corners === 0 && type === 'CurvePolygon') throw new InputError('bad-geometry')
      if (corners > 0) to.endRing()
      some ||= corners > 0
    }
    if (!some) return null
    to.endPart()
    return type === 'CurvePolygon' ? 'polygon' : 'line'
  } catch (error) {
    throw error instanceof InputError && error.code === NOT_SUPPORTED ? new InputError(NOT_SUPPORTED, { type }) : error
  }
}

/** The corners of a line, or of lines of which each begins where the one before ends; returns how many there are. */
function addJoined(to: ShapeSink, geometry: FlatTable, budget: Budget): number {
  const own = GEOMETRY_TYPES[geometry.uint8(GEOMETRY.type, 0)] ?? 'Unknown'
  const lines = own === 'CompoundCurve' ? geometry.tables(GEOMETRY.parts) : [geometry]
  let corners = 0
  let [lastX, lastY] = [NaN, NaN]
  for (const line of lines) {
    const type = GEOMETRY_TYPES[line.uint8(GEOMETRY.type, 0)] ?? 'Unknown'
    if (type !== 'LineString') throw new InputError(NOT_SUPPORTED, { type })
    const xy = line.vector(GEOMETRY.xy, 8) ?? { at: 0, length: 0 }
    spend(budget, 4 + xy.length * 8)
    for (let i = 0; i + 1 < xy.length; i += 2) {
      const [x, y] = [line.view.getFloat64(xy.at + i * 8, true), line.view.getFloat64(xy.at + i * 8 + 8, true)]
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new InputError('bad-coordinates')
      const isAgain = i === 0 && corners > 0
      if (isAgain && (x !== lastX || y !== lastY)) throw new InputError('bad-geometry')
      if (!isAgain) to.addPosition(x, y)
      if (!isAgain) corners++
      lastX = x
      lastY = y
    }
  }
  return corners
}

function addParts(to: ShapeSink, geometry: FlatTable, type: number, budget: Budget): ShapeKind | null {
  const kinds = new Set<ShapeKind>()
  for (const part of geometry.tables(GEOMETRY.parts)) {
    const kind = add(to, part, type, budget)
    if (kind) kinds.add(kind)
    if (to instanceof PartList) to.endShape(kind)
  }
  if (kinds.size > 1 && !(to instanceof PartList)) throw new InputError('mixed-collection')
  const [kind] = kinds
  return kind ?? null
}

/** An empty point is NaN, NaN. */
function addPoints(to: ShapeSink, view: DataView, { at, length }: FlatVector): ShapeKind | null {
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

function addRing(to: ShapeSink, view: DataView, { at }: FlatVector, from: number, end: number): void {
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
