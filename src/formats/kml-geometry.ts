import { InputError } from '../engine/model/trouble.ts'
import { readCoordinates, readTrackPosition } from './kml-coordinates.ts'
import { PartList } from './part-list.ts'
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
  /** Something is there, though it may hold nothing. */
  isThere = false
  /** Why it cannot be used. */
  fault: InputError | null = null
  readonly parts = new PartList()

  /** Takes the element that was just opened. */
  read(xml: XmlReader): void {
    const level = xml.depth
    this.isThere = true
    try {
      this.#readOne(xml)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      this.fault = error
      xml.leave(level)
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
    if (name === 'Point') this.parts.add({ kind: 'point', rings: [positions.slice(0, 2)] })
    else this.parts.add({ kind: name === 'LineString' ? 'line' : 'polygon', rings: [positions] })
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
    if (outer) this.parts.add({ kind: 'polygon', rings: [outer, ...inner] })
    // Without its outer ring, a hole would be taken for it.
    else if (inner.length > 0) throw new InputError('bad-geometry')
  }

  #readTrack(xml: XmlReader): void {
    const ring: number[] = []
    xml.children(() => {
      if (xml.name === 'coord') ring.push(...readTrackPosition(xml.content()))
      else xml.skip()
    })
    if (ring.length > 0) this.parts.add({ kind: 'line', rings: [ring] })
  }
}
