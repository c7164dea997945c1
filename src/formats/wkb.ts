import type { ShapeKind } from '../engine/geometry/shape.ts'
import { InputError } from '../engine/model/trouble.ts'
import { GEOMETRY_TYPES } from './geometry-types.ts'
import { PartList, type ShapeSink } from './part-list.ts'

const HAS_Z = 0x80000000
const HAS_M = 0x40000000
const HAS_SRID = 0x20000000
const NOT_SUPPORTED = 'geometry-not-supported'
/** Collections within collections; nobody needs more. */
const MOST_DEPTH = 32

/**
 * Well-known binary, of ISO (types from 1000 on have heights or measures) or of PostGIS (flags for them): adds the shape
 * to the row under way and says of what kind it is; null of an empty one. Heights and measures are not read. Throws
 * InputError (without place) for what cannot be used, naming its type, and RangeError for what is broken. A collection of
 * several kinds can only be given to a list of parts.
 */
export function addWkb(to: ShapeSink, view: DataView, start: number, end: number): ShapeKind | null {
  const reader = new WkbReader(to, view, start, end)
  return reader.shape(0)
}

class WkbReader {
  readonly #to: ShapeSink
  readonly #view: DataView
  #at: number
  readonly #end: number
  /** The position before. */
  #x = NaN
  #y = NaN

  constructor(to: ShapeSink, view: DataView, start: number, end: number) {
    this.#to = to
    this.#view = view
    this.#at = start
    this.#end = end
  }

  shape(depth: number): ShapeKind | null {
    if (depth > MOST_DEPTH) throw new RangeError('too deep')
    const { type, isLittle, bytes } = this.#head()
    switch (type) {
      case 'Point':
        return this.#point(isLittle, bytes)
      case 'LineString':
        return this.#line(isLittle, bytes)
      case 'Polygon':
      case 'Triangle':
        return this.#polygon(isLittle, bytes)
      case 'MultiPoint':
      case 'MultiLineString':
      case 'MultiPolygon':
      case 'GeometryCollection':
        return this.#parts(isLittle, depth)
      case 'CompoundCurve':
      case 'CurvePolygon':
      case 'MultiCurve':
      case 'MultiSurface':
        return this.#straight(type, isLittle, depth)
      default:
        throw new InputError(NOT_SUPPORTED, { type })
    }
  }

  /** Byte order and type that stand before every geometry, and the bytes of its positions. */
  #head() {
    this.#need(5)
    const order = this.#view.getUint8(this.#at)
    if (order > 1) throw new RangeError('no byte order')
    const isLittle = order === 1
    const code = this.#view.getUint32(this.#at + 1, isLittle)
    this.#at += 5
    if (code & HAS_SRID) {
      this.#need(4)
      this.#at += 4
    }
    const plain = code & 0x1fffffff
    const more = Math.floor(plain / 1000)
    const type = GEOMETRY_TYPES[plain % 1000]
    if (type === undefined || more > 3 || type === 'Unknown') throw new InputError('bad-geometry')
    const hasZ = more === 1 || more === 3 || (code & HAS_Z) !== 0
    const hasM = more === 2 || more === 3 || (code & HAS_M) !== 0
    return { type, isLittle, bytes: 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0) }
  }

  #need(bytes: number): void {
    if (this.#at + bytes > this.#end) throw new RangeError('geometry beyond its end')
  }

  #count(isLittle: boolean, leastBytes: number): number {
    this.#need(4)
    const count = this.#view.getUint32(this.#at, isLittle)
    this.#at += 4
    this.#need(count * leastBytes)
    return count
  }

  #position(isLittle: boolean, bytes: number): void {
    const x = this.#view.getFloat64(this.#at, isLittle)
    const y = this.#view.getFloat64(this.#at + 8, isLittle)
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new InputError('bad-coordinates')
    this.#to.addPosition(x, y)
    this.#x = x
    this.#y = y
    this.#at += bytes
  }

  /** An empty point is NaN, NaN. */
  #point(isLittle: boolean, bytes: number): ShapeKind | null {
    this.#need(bytes)
    const isEmpty =
      Number.isNaN(this.#view.getFloat64(this.#at, isLittle)) &&
      Number.isNaN(this.#view.getFloat64(this.#at + 8, isLittle))
    if (isEmpty) {
      this.#at += bytes
      return null
    }
    this.#position(isLittle, bytes)
    this.#to.endRing()
    this.#to.endPart()
    return 'point'
  }

  #ring(isLittle: boolean, bytes: number): number {
    const count = this.#positions(isLittle, bytes, 0)
    if (count > 0) this.#to.endRing()
    return count
  }

  /** A list of positions without the first `skipped`, which are the one before again; returns how many there are. */
  #positions(isLittle: boolean, bytes: number, skipped: number): number {
    const count = this.#count(isLittle, bytes)
    for (let i = 0; i < Math.min(skipped, count); i++, this.#at += bytes) {
      const [x, y] = [this.#view.getFloat64(this.#at, isLittle), this.#view.getFloat64(this.#at + 8, isLittle)]
      if (x !== this.#x || y !== this.#y) throw new InputError('bad-geometry')
    }
    for (let i = skipped; i < count; i++) this.#position(isLittle, bytes)
    return Math.max(0, count - skipped)
  }

  #line(isLittle: boolean, bytes: number): ShapeKind | null {
    if (this.#ring(isLittle, bytes) === 0) return null
    this.#to.endPart()
    return 'line'
  }

  #polygon(isLittle: boolean, bytes: number): ShapeKind | null {
    const rings = this.#count(isLittle, 4)
    let some = false
    for (let i = 0; i < rings; i++) {
      const hasCorners = this.#ring(isLittle, bytes) > 0
      // Without its outer ring, the next would be taken for it.
      if (i === 0 && !hasCorners && rings > 1) throw new InputError('bad-geometry')
      some ||= hasCorners
    }
    if (some) this.#to.endPart()
    return some ? 'polygon' : null
  }

  /** What could have arcs and has none is as good as lines and polygons. */
  #straight(type: string, isLittle: boolean, depth: number): ShapeKind | null {
    try {
      if (type === 'CompoundCurve') return this.#compound(isLittle)
      return type === 'CurvePolygon' ? this.#curvePolygon(isLittle) : this.#parts(isLittle, depth)
    } catch (error) {
      // Named by the whole, not by its arc.
      throw error instanceof InputError && error.code === NOT_SUPPORTED
        ? new InputError(NOT_SUPPORTED, { type })
        : error
    }
  }

  #compound(isLittle: boolean): ShapeKind | null {
    if (this.#joinedLines(isLittle) === 0) return null
    this.#to.endRing()
    this.#to.endPart()
    return 'line'
  }

  #curvePolygon(isLittle: boolean): ShapeKind | null {
    const rings = this.#count(isLittle, 9)
    let some = false
    for (let i = 0; i < rings; i++) {
      const { type, isLittle: order, bytes } = this.#head()
      if (type !== 'CompoundCurve' && type !== 'LineString') throw new InputError(NOT_SUPPORTED, { type })
      const corners = type === 'LineString' ? this.#positions(order, bytes, 0) : this.#joinedLines(order)
      if (corners > 0) this.#to.endRing()
      if (i === 0 && corners === 0 && rings > 1) throw new InputError('bad-geometry')
      some ||= corners > 0
    }
    if (some) this.#to.endPart()
    return some ? 'polygon' : null
  }

  /** Lines of which each begins where the one before ends. */
  #joinedLines(isLittle: boolean): number {
    const lines = this.#count(isLittle, 9)
    let corners = 0
    for (let i = 0; i < lines; i++) {
      const { type, isLittle: order, bytes } = this.#head()
      if (type !== 'LineString') throw new InputError(NOT_SUPPORTED, { type })
      corners += this.#positions(order, bytes, corners > 0 ? 1 : 0)
    }
    return corners
  }

  #parts(isLittle: boolean, depth: number): ShapeKind | null {
    const count = this.#count(isLittle, 9)
    let common: ShapeKind | null = null
    for (let i = 0; i < count; i++) {
      const kind = this.shape(depth + 1)
      if (this.#to instanceof PartList) this.#to.endShape(kind)
      else if (common !== null && kind !== null && kind !== common) throw new InputError('mixed-collection')
      if (kind === null) continue
      common = kind
    }
    return common
  }
}
