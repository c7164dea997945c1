import { type FlatColumn, setProperties } from './flatgeobuf-properties.ts'
import { COLUMN_TYPES } from './flatgeobuf-schema.ts'
import { GEOMETRY_TYPES } from './geometry-types.ts'

const POINT = GEOMETRY_TYPES.indexOf('Point')
const BINARY = COLUMN_TYPES.indexOf('Binary')

/** So many rows are handed over at once. */
const MOST_ROWS = 4096

/**
 * The fast way through features that are one point each and have the columns of the header, as nearly all points have:
 * plain arithmetic on places in the file, in one function, without an object for a table. It takes only what is beyond
 * doubt. Anything else, broken or merely unusual, is left to the reader of single features.
 */
export class PointRun {
  /** Points that were taken, and x and y of each. */
  count = 0
  readonly xy = new Float64Array(MOST_ROWS * 2)
  readonly #view: DataView
  readonly #known: readonly FlatColumn[]
  readonly #headerType: number

  /** Where the feature stands that is being looked at. */
  #at = 0

  /** `headerType` is the type that the header gives for all features, 0 when each says its own. */
  constructor(view: DataView, known: readonly FlatColumn[], headerType: number) {
    this.#view = view
    this.#known = known
    this.#headerType = headerType
  }

  /**
   * Takes the features from this place on and sets their values, the first in row `index` (from 0). Returns where the
   * first stands that was not taken; values of its row may be set already.
   */
  take(first: number, index: number): number {
    this.count = 0
    if (this.#headerType !== POINT && this.#headerType !== 0) return first
    for (const { type } of this.#known) if (type === BINARY) return first
    try {
      return this.#take(first, index)
    } catch (error) {
      if (error instanceof RangeError) return this.#at
      throw error
    }
  }

  #take(first: number, index: number): number {
    const view = this.#view
    const known = this.#known
    const headerType = this.#headerType
    const { xy } = this
    const total = view.byteLength
    let at = first
    for (let count = 0; count < MOST_ROWS && at + 8 <= total; count++) {
      this.#at = at
      const from = at + 4
      const end = from + view.getUint32(at, true)
      if (end > total || end < from + 4) break
      // The feature: where its fields are listed, and of these its geometry, its values and columns of its own.
      const feature = from + view.getUint32(from, true)
      if (feature + 4 > end) break
      const fields = feature - view.getInt32(feature, true)
      if (fields === feature || fields < from || fields + 8 > end) break
      const size = view.getUint16(fields, true)
      if (size < 8 || fields + size > end || (size >= 10 && view.getUint16(fields + 8, true) !== 0)) break
      const geometryAt = view.getUint16(fields + 4, true)
      const valuesAt = view.getUint16(fields + 6, true)
      if (geometryAt === 0 || valuesAt === 0) break
      if (feature + geometryAt + 4 > end || feature + valuesAt + 4 > end) break
      const values = feature + valuesAt + view.getUint32(feature + valuesAt, true)
      if (values + 4 > end) break
      const valuesEnd = values + 4 + view.getUint32(values, true)
      if (valuesEnd > end) break
      // Its geometry: the same again, and of its fields the coordinates and the type.
      const geometry = feature + geometryAt + view.getUint32(feature + geometryAt, true)
      if (geometry + 4 > end) break
      const parts = geometry - view.getInt32(geometry, true)
      if (parts === geometry || parts < from || parts + 8 > end) break
      const partsSize = view.getUint16(parts, true)
      if (partsSize < 8 || parts + partsSize > end) break
      if (headerType === 0) {
        const typeAt = partsSize < 18 ? 0 : view.getUint16(parts + 16, true)
        if (typeAt === 0 || geometry + typeAt >= end || view.getUint8(geometry + typeAt) !== POINT) break
      }
      const xyAt = view.getUint16(parts + 6, true)
      if (xyAt === 0 || geometry + xyAt + 4 > end) break
      const pair = geometry + xyAt + view.getUint32(geometry + xyAt, true)
      if (pair + 20 > end || view.getUint32(pair, true) !== 2) break
      const x = view.getFloat64(pair + 4, true)
      const y = view.getFloat64(pair + 12, true)
      // Infinities and NaN have a difference that is none.
      if (x - x !== 0 || y - y !== 0) break
      setProperties(known, index + count, view, values + 4, valuesEnd)
      xy[count * 2] = x
      xy[count * 2 + 1] = y
      this.count = count + 1
      at = end
    }
    return at
  }
}
