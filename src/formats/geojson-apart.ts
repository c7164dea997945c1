import type { ShapeKind } from '../engine/geometry/shape.ts'
import { addGeometry } from './geojson-geometry.ts'
import { type Place, placesOf } from './geojson-places.ts'
import { JsonCursor } from './json-cursor.ts'
import type { Part } from './covered-parts.ts'
import { PartList } from './part-list.ts'
import { RowFaults } from './row-faults.ts'

const NAMES: Readonly<Record<ShapeKind, string>> = { point: 'Point', line: 'LineString', polygon: 'Polygon' }

export interface Apart {
  readonly bytes: Uint8Array
  /** By its row in the new text, the row that each feature had. */
  readonly rows: readonly number[]
  /** Rows whose labels were left out, and those that have become several. */
  readonly remarks: RowFaults
}

/**
 * A text of GeoJSON, whole or by lines, in which every feature whose row is one of `mixed` has become a feature of each
 * kind that it holds, its other members as they stood. The text is UTF-8 that has been read before.
 */
export function takenApart(bytes: Uint8Array, mixed: ReadonlySet<number>, isSequence: boolean): Apart {
  const remarks = new RowFaults()
  const rows: number[] = []
  const { places, whole, isByLines } = placesOf(bytes, isSequence)
  const between = isByLines ? (bytes.subarray(0, 64).includes(0x1e) ? '\x1e' : '\n') : ','
  const pieces: (Uint8Array | string)[] = []
  let at = 0
  let row = 0
  for (const place of places) {
    if (!mixed.has(++row)) {
      rows.push(row)
      continue
    }
    const features = featuresOf(bytes, place, row, remarks)
    pieces.push(bytes.subarray(at, place.from), features.join(between))
    for (let i = 0; i < features.length; i++) rows.push(row)
    at = place.end
  }
  pieces.push(bytes.subarray(at))
  // A text that is one feature has become a list of them.
  const all = whole === null ? pieces : ['{"type":"FeatureCollection",', whole, '"features":[', ...pieces, ']}']
  return { bytes: joinedText(all), rows, remarks }
}

/** Pieces of a text, those that are new among those that stay, as one text. */
export function joinedText(pieces: readonly (Uint8Array | string)[]): Uint8Array {
  const parts = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece))
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The texts of the features that one becomes. */
function featuresOf(bytes: Uint8Array, { from, end }: Place, row: number, remarks: RowFaults): string[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true })
  const value = JSON.parse(text.decode(bytes.subarray(from, end))) as Record<string, unknown>
  const geometry = geometryIn(bytes, from)
  const parts = new PartList()
  collect(parts, geometry ? value['geometry'] : value)
  if (parts.dropCovered()) remarks.add('parts-covered', row)
  const { kinds } = parts
  if (kinds.length > 1) remarks.add('kinds-split', row)
  const before = geometry ? text.decode(bytes.subarray(from, geometry.from)) : '{"type":"Feature","properties":null,"geometry":' // prettier-ignore
  const after = geometry ? text.decode(bytes.subarray(geometry.end, end)) : '}'
  return kinds.map((kind) => before + geometryOf(kind, parts.of(kind)) + after)
}

/** Where the geometry of a feature stands; null of a text that is a geometry itself. */
function geometryIn(bytes: Uint8Array, from: number): Place | null {
  const cursor = new JsonCursor(bytes)
  cursor.at = from
  let found: Place | null = null
  for (let name = cursor.nextName(true); name !== null; name = cursor.nextName(false)) {
    cursor.next()
    const start = cursor.at
    cursor.skipValue()
    if (name === 'geometry') found = { from: start, end: cursor.at }
  }
  return found
}

function collect(parts: PartList, geometry: unknown): void {
  const { type, geometries } = geometry as { type: string; geometries: unknown[] }
  if (type === 'GeometryCollection') for (const one of geometries) collect(parts, one)
  else parts.endShape(addGeometry(parts, geometry))
}

function geometryOf(kind: ShapeKind, parts: readonly Part[]): string {
  const places = (ring: readonly number[]) =>
    Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!])
  const own = parts.map(({ rings }) => {
    if (kind === 'polygon') return rings.map(places)
    return kind === 'line' ? places(rings[0]!) : places(rings[0]!)[0]
  })
  const coordinates = own.length === 1 ? own[0] : own
  return JSON.stringify({ type: `${own.length === 1 ? '' : 'Multi'}${NAMES[kind]}`, coordinates })
}
