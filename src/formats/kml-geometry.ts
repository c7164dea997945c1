import type { ShapeKind } from '../engine/geometry/shape.ts'
import type { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError } from '../engine/model/trouble.ts'
import { ownParts, type Part } from './covered-parts.ts'
import { readCoordinates, readTrackPosition } from './kml-coordinates.ts'
import type { XmlReader } from './xml-reader.ts'

const GEOMETRIES: ReadonlySet<string> = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
  'Track',
  'MultiTrack',
  'Model',
])

export const isGeometry = (name: string) => GEOMETRIES.has(name)

/** What a placemark shows, of one kind or several. */
export class KmlShape {
  hasHeights = false
  /** Why it cannot be used. */
  fault: InputError | null = null
  #parts: Part[] = []

  /** The kinds of its parts, areas first. */
  get kinds(): ShapeKind[] {
    return (['polygon', 'line', 'point'] as const).filter((kind) => this.#parts.some((part) => part.kind === kind))
  }

  /** Takes the element that was just opened. */
  read(xml: XmlReader): void {
    const level = xml.depth
    try {
      this.#readOne(xml)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      this.fault = error
      xml.leave(level)
    }
  }

  /** Leaves out its label and its border where they lie in its area; says whether there were any. */
  dropCovered(): boolean {
    const own = ownParts(this.#parts)
    const isLess = own.length < this.#parts.length
    this.#parts = [...own]
    return isLess
  }

  /** Adds its parts of a kind to the row under way. */
  addTo(table: TableBuilder, kind: ShapeKind): void {
    for (const part of this.#parts) {
      if (part.kind !== kind) continue
      for (const ring of part.rings) {
        for (let i = 0; i < ring.length; i += 2) table.addPosition(ring[i]!, ring[i + 1]!)
        table.endRing()
      }
      table.endPart()
    }
  }

  #readOne(xml: XmlReader): void {
    const { name } = xml
    switch (name) {
      case 'Point':
      case 'LineString':
      case 'LinearRing':
        return this.#readPlain(xml, name)
      case 'Polygon':
        return this.#readPolygon(xml)
      case 'Track':
        return this.#readTrack(xml)
      case 'Model':
        xml.skip()
        throw new InputError('geometry-not-supported', { type: name })
      default:
        xml.children(() => (isGeometry(xml.name) ? this.read(xml) : xml.skip()))
    }
  }

  #readPlain(xml: XmlReader, name: string): void {
    const positions = this.#coordinates(xml)
    if (positions.length === 0) return
    if (name === 'Point') this.#parts.push({ kind: 'point', rings: [positions.slice(0, 2)] })
    else this.#parts.push({ kind: name === 'LineString' ? 'line' : 'polygon', rings: [positions] })
  }

  #coordinates(xml: XmlReader): readonly number[] {
    const found: (readonly number[])[] = []
    xml.children(() => {
      if (xml.name !== 'coordinates') return xml.skip()
      const { positions, hasHeights } = readCoordinates(xml.content())
      this.hasHeights ||= hasHeights
      found.push(positions)
    })
    return found[0] ?? []
  }

  #readPolygon(xml: XmlReader): void {
    let outer: readonly number[] | null = null
    const inner: (readonly number[])[] = []
    xml.children(() => {
      const isOuter = xml.name === 'outerBoundaryIs'
      if (!isOuter && xml.name !== 'innerBoundaryIs') return xml.skip()
      // Some put all their holes into one innerBoundaryIs.
      xml.children(() => {
        if (xml.name !== 'LinearRing') return xml.skip()
        const ring = this.#coordinates(xml)
        if (ring.length === 0) return
        if (isOuter) outer = ring
        else inner.push(ring)
      })
    })
    if (outer) this.#parts.push({ kind: 'polygon', rings: [outer, ...inner] })
    // Without its outer ring, a hole would be taken for it.
    else if (inner.length > 0) throw new InputError('bad-geometry')
  }

  #readTrack(xml: XmlReader): void {
    const ring: number[] = []
    xml.children(() => {
      if (xml.name === 'coord') ring.push(...readTrackPosition(xml.content()))
      else xml.skip()
    })
    if (ring.length > 0) this.#parts.push({ kind: 'line', rings: [ring] })
  }
}
