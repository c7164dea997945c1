import type { ShapeKind } from '../engine/geometry/shape.ts'
import { addGeometry } from './geojson-geometry.ts'
import { areLines, Records } from './geojson-lines.ts'
import { JsonCursor } from './json-cursor.ts'
import type { Part } from './covered-parts.ts'
import { PartList } from './part-list.ts'
import { RowFaults } from './row-faults.ts'

const LIST = 0x5b
const LIST_END = 0x5d
const NAMES: Readonly<Record<ShapeKind, string>> = { point: 'Point', line: 'LineString', polygon: 'Polygon' }

/** Where a feature stands in a text. */
interface Place {
  readonly from: number
  readonly end: number
}

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
  const isByLines = isSequence || areLines(bytes)
  const { places, whole } = isByLines ? { places: recordsOf(bytes), whole: null } : placesOf(bytes)
  const between = isByLines ? (bytes.subarray(0, 64).includes(0x1e) ? '\x1e' : '\n') : ','
  const pieces: (Uint8Array | string)[] = []
  let at = 0
  places.forEach((place, i) => {
    if (!mixed.has(i + 1)) return void rows.push(i + 1)
    const features = featuresOf(bytes, place, i + 1, remarks)
    pieces.push(bytes.subarray(at, place.from), features.join(between))
    rows.push(...features.map(() => i + 1))
    at = place.end
  })
  pieces.push(bytes.subarray(at))
  // A text that is one feature has become a list of them.
  const all = whole === null ? pieces : ['{"type":"FeatureCollection",', whole, '"features":[', ...pieces, ']}']
  return { bytes: joined(all), rows, remarks }
}

function joined(pieces: readonly (Uint8Array | string)[]): Uint8Array {
  const parts = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece))
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Lines, those without anything too, or records, as their reader numbers them. */
function recordsOf(bytes: Uint8Array): Place[] {
  const records = new Records(bytes)
  const places: Place[] = []
  for (let start = 0; start < bytes.length; start = records.limit + 1) {
    records.next(start)
    if (records.start < records.end || !records.isMarked) places.push({ from: records.start, end: records.end })
  }
  return places
}

/** The features of a collection; of a text that is a single one, itself and the members that its collection needs. */
function placesOf(bytes: Uint8Array): { places: Place[]; whole: string | null } {
  const cursor = new JsonCursor(bytes)
  let [features, crs]: [Place[] | null, string] = [null, '']
  cursor.next()
  const from = cursor.at
  for (let name = cursor.nextName(true); name !== null; name = cursor.nextName(false)) {
    const start = cursor.at
    // Of a member that comes twice the last counts.
    if (name === 'features' && cursor.next() === LIST) features = listOf(cursor)
    else cursor.skipValue()
    if (name === 'crs') crs = `"crs":${new TextDecoder().decode(bytes.subarray(start, cursor.at))},`
  }
  return features ? { places: features, whole: null } : { places: [{ from, end: cursor.at }], whole: crs }
}

function listOf(cursor: JsonCursor): Place[] {
  const places: Place[] = []
  cursor.at++
  if (cursor.next() === LIST_END) {
    cursor.at++
    return places
  }
  do {
    cursor.next()
    const from = cursor.at
    cursor.skipValue()
    places.push({ from, end: cursor.at })
  } while (cursor.takeCommaOr(LIST_END))
  return places
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
