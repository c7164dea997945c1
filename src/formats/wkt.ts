import type { ShapeKind } from '../engine/geometry/shape.ts'
import type { TableBuilder } from '../engine/model/table-builder.ts'

/** Why a text is no shape: `syntax`, `numbers`, or a type that no layer can hold. */
export type WktFault = 'syntax' | 'numbers' | 'type'

export interface WktShape {
  /** null for EMPTY. */
  readonly kind: ShapeKind | null
  /** Rings of the parts: x and y interleaved, without heights and measures. */
  readonly parts: readonly (readonly (readonly number[])[])[]
  /** Of `SRID=4490;…`, else null. */
  readonly srid: number | null
  /** Heights or measures were left out. */
  readonly flattened: boolean
}

const HEAD = /^\s*(?:srid\s*=\s*(\d{1,9})\s*;\s*)?(multi)?(point|linestring|polygon)\s*(z|m|zm)?\s*(empty\s*$|\()/i
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy
const KINDS: Readonly<Record<string, ShapeKind>> = { point: 'point', linestring: 'line', polygon: 'polygon' }

/** Types of the standard that no layer can hold. */
const OTHER_TYPES =
  /^\s*(?:srid\s*=\s*\d+\s*;\s*)?(?:geometrycollection|circularstring|compoundcurve|(?:multi)?curve|curvepolygon|(?:multi|polyhedral)?surface|tin|triangle)\s*(?:z|m|zm)?\s*(?:empty|\()/i

/** Whether a text begins as WKT does. */
export const isLikeWkt = (text: string) => HEAD.test(text) || OTHER_TYPES.test(text)

/** Reads brackets and numbers one after the other; it never goes deeper than a shape is. */
class Reader {
  readonly text: string
  at: number
  badNumber = false

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  blank(): void {
    while (this.at < this.text.length && this.text.charCodeAt(this.at) <= 0x20) this.at++
  }

  /** Whether the character comes next, and then goes behind it. */
  take(character: string): boolean {
    this.blank()
    if (this.text[this.at] !== character) return false
    this.at++
    return true
  }

  number(): number | null {
    this.blank()
    NUMBER.lastIndex = this.at
    const found = NUMBER.exec(this.text)
    if (!found) {
      if (/^(?:-?nan|-?inf)/i.test(this.text.slice(this.at, this.at + 4))) this.badNumber = true
      return null
    }
    this.at += found[0].length
    const value = Number(found[0])
    if (!Number.isFinite(value)) this.badNumber = true
    return value
  }
}

/** One position: 2 to 4 numbers. Appends x and y to `ring`, returns how many there were, 0 when it is none. */
function position(reader: Reader, ring: number[]): number {
  let count = 0
  for (; count < 4; count++) {
    const value = reader.number()
    if (value === null) break
    if (count < 2) ring.push(value)
  }
  return count < 2 ? 0 : count
}

/**
 * A shape of Well-Known Text (OGC 06-103r4) or EWKT: point, line, polygon and their multiples, with or without heights,
 * in any case. Anything else is a fault and no exception; time and memory grow with the length of the text alone.
 */
export function parseWkt(text: string): WktShape | WktFault {
  const head = HEAD.exec(text)
  if (!head) return OTHER_TYPES.test(text) ? 'type' : 'syntax'
  const srid = head[1] === undefined ? null : Number(head[1])
  const multi = head[2] !== undefined
  const kind = KINDS[head[3]!.toLowerCase()]!
  if (head[5] !== '(') return { kind: null, parts: [], srid, flattened: false }
  const reader = new Reader(text, head[0].length)
  const parts: number[][][] = []
  let dimensions = 2
  const ring = (many: boolean): number[] | null => {
    const positions: number[] = []
    do {
      const count = position(reader, positions)
      if (count === 0) return null
      dimensions = Math.max(dimensions, count)
    } while (many && reader.take(','))
    return reader.take(')') ? positions : null
  }
  const fault = () => (reader.badNumber ? 'numbers' : 'syntax')
  do {
    // Points of a multiple may stand without brackets of their own.
    const bracketed = multi && reader.take('(')
    if (multi && !bracketed && kind !== 'point') return fault()
    const part: number[][] = []
    if (kind === 'polygon')
      do {
        const corners = reader.take('(') ? ring(true) : null
        if (!corners) return fault()
        part.push(corners)
      } while (reader.take(','))
    else if (multi && !bracketed) {
      const positions: number[] = []
      if (position(reader, positions) === 0) return fault()
      part.push(positions)
    } else {
      const positions = ring(kind === 'line')
      if (!positions) return fault()
      part.push(positions)
    }
    if (kind === 'polygon' && multi && !reader.take(')')) return fault()
    parts.push(part)
  } while (multi && reader.take(','))
  if ((multi || kind === 'polygon') && !reader.take(')')) return fault()
  reader.blank()
  if (reader.at < text.length || reader.badNumber) return fault()
  return { kind, parts, srid, flattened: dimensions > 2 }
}

/** Adds the positions of a text of any type, arcs and collections too, x and y in turn: only where it lies. */
export function addWktPlaces(places: number[], text: string): void {
  const reader = new Reader(text, 0)
  while (reader.at < text.length) {
    const isBefore = text[reader.at] === '(' || text[reader.at] === ','
    reader.at++
    const place: number[] = []
    if (isBefore && position(reader, place) > 0 && place.every(Number.isFinite)) places.push(...place)
  }
}

/** Gives the shape to the row under way. */
export function addWkt(table: TableBuilder, { parts }: WktShape): void {
  for (const part of parts) {
    for (const ring of part) {
      for (let i = 0; i < ring.length; i += 2) table.addPosition(ring[i]!, ring[i + 1]!)
      table.endRing()
    }
    table.endPart()
  }
}
