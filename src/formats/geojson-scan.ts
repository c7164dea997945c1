import type { ShapeKind } from '../engine/geometry/shape.ts'
import type { TableBuilder } from '../engine/model/table-builder.ts'
import { type JsonCursor, type Word, wordOf } from './json-cursor.ts'

const OBJECT = 0x7b
const OBJECT_END = 0x7d
const COLON = 0x3a
const LIST = 0x5b
const LIST_END = 0x5d
const COMMA = 0x2c

/** Whether the coordinates are a list of parts, and how deep the positions lie in a part. */
const TYPES = (
  [
    ['Point', 'point', false, 0],
    ['MultiPoint', 'point', true, 0],
    ['LineString', 'line', false, 1],
    ['MultiLineString', 'line', true, 1],
    ['Polygon', 'polygon', false, 2],
    ['MultiPolygon', 'polygon', true, 2],
  ] as const
).map(([name, kind, many, depth]) => ({ word: wordOf(`"${name}"`), kind, many, depth }))
type Type = (typeof TYPES)[number]

const TYPE = wordOf('"type"')
const COORDINATES = wordOf('"coordinates"')

/** Reads geometries straight from their bytes into the rows of a table. */
export class GeometryScanner {
  readonly #cursor: JsonCursor
  readonly #to: TableBuilder
  /** All that stood before the coordinates of the last geometry: most are alike. */
  #last: { word: Word; type: Type } | null = null

  constructor(cursor: JsonCursor, to: TableBuilder) {
    this.#cursor = cursor
    this.#to = to
  }

  /**
   * Takes the geometry at the cursor, if it is as almost all are: a known type, coordinates that are numbers, at least
   * one position in every list, nothing else. Returns null for any other, which may be unusual or wrong; the row must
   * then be dropped and the geometry read in another way.
   */
  scan(): ShapeKind | null {
    const cursor = this.#cursor
    if (!this.#last || !cursor.takeWord(this.#last.word)) return this.#scanMembers()
    const { type } = this.#last
    if (!this.#scanCoordinates(type)) return null
    return cursor.next() === OBJECT_END ? this.#ended(type) : null
  }

  #ended(type: Type): ShapeKind {
    this.#cursor.at++
    return type.kind
  }

  #scanMembers(): ShapeKind | null {
    const cursor = this.#cursor
    const start = cursor.at
    let type: Type | undefined
    let coordinatesAt = -1
    let done = false
    if (cursor.next() !== OBJECT) return null
    do {
      cursor.at++
      cursor.next()
      if (!type && cursor.takeWord(TYPE)) {
        cursor.take(COLON)
        cursor.next()
        type = TYPES.find(({ word }) => cursor.takeWord(word))
        if (!type) return null
      } else if (coordinatesAt < 0 && cursor.takeWord(COORDINATES)) {
        cursor.take(COLON)
        cursor.next()
        coordinatesAt = cursor.at
        if (!type) cursor.skipValue()
        else {
          this.#last = { word: cursor.wordFrom(start), type }
          if (!this.#scanCoordinates(type)) return null
          done = true
        }
      } else return null
    } while (cursor.next() === COMMA)
    if (cursor.next() !== OBJECT_END || !type || coordinatesAt < 0) return null
    if (done) return this.#ended(type)
    const end = cursor.at
    cursor.at = coordinatesAt
    if (!this.#scanCoordinates(type)) return null
    cursor.at = end
    return this.#ended(type)
  }

  #scanCoordinates({ many, depth }: Type): boolean {
    const cursor = this.#cursor
    if (!many) return this.#scanPart(depth)
    if (cursor.next() !== LIST) return false
    do {
      cursor.at++
      if (!this.#scanPart(depth)) return false
    } while (cursor.next() === COMMA)
    return this.#closes()
  }

  /** A position, a list of positions (line) or a list of such lists (polygon). */
  #scanPart(depth: number): boolean {
    const cursor = this.#cursor
    if (depth === 0) {
      if (!this.#scanPosition()) return false
      this.#to.endRing()
    } else if (depth === 1) {
      if (!this.#scanRing()) return false
    } else {
      if (cursor.next() !== LIST) return false
      do {
        cursor.at++
        if (!this.#scanRing()) return false
      } while (cursor.next() === COMMA)
      if (!this.#closes()) return false
    }
    this.#to.endPart()
    return true
  }

  #scanRing(): boolean {
    const cursor = this.#cursor
    if (cursor.next() !== LIST) return false
    do {
      cursor.at++
      if (!this.#scanPosition()) return false
    } while (cursor.next() === COMMA)
    this.#to.endRing()
    return this.#closes()
  }

  #scanPosition(): boolean {
    const cursor = this.#cursor
    if (cursor.next() !== LIST) return false
    cursor.at++
    cursor.next()
    if (!cursor.takeNumber()) return false
    const x = cursor.number
    if (cursor.next() !== COMMA) return false
    cursor.at++
    cursor.next()
    if (!cursor.takeNumber()) return false
    const y = cursor.number
    // Heights are left out.
    while (cursor.next() === COMMA) {
      cursor.at++
      cursor.next()
      if (!cursor.takeNumber()) return false
    }
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false
    this.#to.addPosition(x, y)
    return this.#closes()
  }

  #closes(): boolean {
    if (this.#cursor.next() !== LIST_END) return false
    this.#cursor.at++
    return true
  }
}
