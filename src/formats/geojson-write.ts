import { cellAt, type Column, SHAPE_CODES, type Table } from '../engine/model/table.ts'
import type { WriteLayer } from './format.ts'

/** Coordinate systems that are longitude and latitude as GeoJSON means them; they are not named. */
const DEGREES: ReadonlySet<string> = new Set(['EPSG:4326', 'EPSG:4490', 'OGC:CRS84'])

const PIECE_LENGTH = 1_048_576

/**
 * A layer as GeoJSON, a feature a line, in pieces of about 1 MB. Numbers have the fewest digits that read back as the
 * same number. A coordinate system other than degrees is named in the `crs` member of the 2008 specification.
 */
export function* geojsonOf({ name, table, crs }: WriteLayer): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  const columns = [...table.columns].map(([key, column]) => ({ key: `${JSON.stringify(key)}:`, column }))
  const named = crs === null || DEGREES.has(crs) ? '' : `"crs":${JSON.stringify(crsMember(crs))},`
  let piece = `{"type":"FeatureCollection","name":${JSON.stringify(name)},${named}"features":[`
  for (let index = 0; index < table.length; index++) {
    piece += index === 0 ? '\n' : ',\n'
    piece += featureAt(table, index, columns)
    if (piece.length < PIECE_LENGTH) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(`${piece}\n]}\n`)
}

function crsMember(crs: string): object {
  const [, authority, code] = /^([A-Za-z]+):(\w+)$/.exec(crs) ?? []
  return { type: 'name', properties: { name: code === undefined ? crs : `urn:ogc:def:crs:${authority}::${code}` } }
}

function featureAt(table: Table, index: number, columns: readonly { key: string; column: Column }[]): string {
  const id = table.ids[index]
  let properties = ''
  for (const { key, column } of columns) {
    if (properties !== '') properties += ','
    properties += key + jsonOf(cellAt(column, index))
  }
  const named = id === '' ? '' : `"id":${JSON.stringify(id)},`
  return `{"type":"Feature",${named}"properties":{${properties}},"geometry":${geometryAt(table, index)}}`
}

const BEYOND_INT64 = 2 ** 63

/**
 * JSON has no infinity, but a number beyond all doubles is read as one. Digits without an exponent are taken for a 64-bit
 * integer by GDAL, and cut off at its end.
 */
function jsonOf(value: ReturnType<typeof cellAt>): string {
  if (typeof value !== 'number') return JSON.stringify(value)
  if (Object.is(value, -0)) return '-0'
  if (Math.abs(value) === Infinity) return value > 0 ? '1e999' : '-1e999'
  return Math.abs(value) >= BEYOND_INT64 ? value.toExponential() : JSON.stringify(value)
}

function geometryAt({ geometry }: Table, index: number): string {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = geometry
  const ring = (r: number) => {
    let text = ''
    for (let i = ringOffsets[r]! * 2; i < ringOffsets[r + 1]! * 2; i += 2)
      text += `${text === '' ? '' : ','}[${positions[i]!},${positions[i + 1]!}]`
    return text
  }
  const part = (p: number) => {
    const first = partOffsets[p]!
    // A point is one position, a line one list of them.
    if (shapeCodes[index] === SHAPE_CODES.point) return ring(first)
    if (shapeCodes[index] === SHAPE_CODES.line) return `[${ring(first)}]`
    return `[${between(first, partOffsets[p + 1]!, (r) => `[${ring(r)}]`)}]`
  }
  const type = TYPES[shapeCodes[index]!]
  if (type === undefined) return 'null'
  const [first, end] = [featureOffsets[index]!, featureOffsets[index + 1]!]
  if (end - first === 1) return `{"type":"${type}","coordinates":${part(first)}}`
  return `{"type":"Multi${type}","coordinates":[${between(first, end, part)}]}`
}

/** By code of shape. */
const TYPES = [undefined, 'Point', 'LineString', 'Polygon'] as const

function between(from: number, end: number, text: (index: number) => string): string {
  return Array.from({ length: end - from }, (_, i) => text(from + i)).join(',')
}
