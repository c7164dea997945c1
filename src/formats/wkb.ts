import type { ShapeKind } from '../engine/geometry/shape.ts'
import type { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError } from '../engine/model/trouble.ts'
import { GEOMETRY_TYPES } from './geometry-types.ts'

const HAS_Z = 0x80000000
const HAS_M = 0x40000000
const HAS_SRID = 0x20000000
/** Collections within collections; nobody needs more. */
const MOST_DEPTH = 32

/**
 * Well-known binary, of ISO (types from 1000 on have heights or measures) or of PostGIS (flags for them): adds the shape
 * to the row under way and says of what kind it is; null of an empty one. Heights and measures are not read. Throws
 * InputError (without place) for what cannot be used, naming its type, and RangeError for what is broken.
 */
export function addWkb(to: TableBuilder, view: DataView, start: number, end: number): ShapeKind | null {
  const reader = new WkbReader(to, view, start, end)
  return reader.shape(0)
}

class WkbReader {
  readonly #to: TableBuilder
  readonly #view: DataView
  #at: number
  readonly #end: number

  constructor(to: TableBuilder, view: DataView, start: number, end: number) {
    this.#to = to
    this.#view = view
    this.#at = start
    this.#end = end
  }

  shape(depth: number): ShapeKind | null {
    if (depth > MOST_DEPTH) throw new RangeError('too deep')
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
    const bytes = 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0)
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
      default:
        throw new InputError('geometry-not-supported', { type })
    }
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
    const count = this.#count(isLittle, bytes)
    for (let i = 0; i < count; i++) this.#position(isLittle, bytes)
    if (count > 0) this.#to.endRing()
    return count
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

  #parts(isLittle: boolean, depth: number): ShapeKind | null {
    const count = this.#count(isLittle, 9)
    let common: ShapeKind | null = null
    for (let i = 0; i < count; i++) {
      const kind = this.shape(depth + 1)
      if (kind === null) continue
      if (common !== null && kind !== common) throw new InputError('mixed-collection')
      common = kind
    }
    return common
  }
}
