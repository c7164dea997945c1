import { cellAt, type Column, type Table, type Value } from '../engine/model/table.ts'
import type { WriteLayer } from './format.ts'
import { wktOf } from './wkt-write.ts'

const PIECE_CHARACTERS = 262_144
/** Codes of coordinate systems in degrees; all others that are written hold metres. */
const IN_DEGREES = /^(?:EPSG:(?:4490|4326|4214|4610|4555)|gcj-?02|bd-?09)$/i

/** How a table's shapes stand in columns: two for single points, one of WKT for all else. */
type Places = 'none' | 'points' | 'wkt'

/**
 * A layer as CSV: UTF-8 without byte order mark, LF, RFC 4180. First `id` if a row has one, then `lon,lat` for points in
 * degrees, `x,y` (easting, northing) for points in metres or `wkt` for anything else, then the properties. Numbers are
 * the shortest that read back the same; lists and objects are JSON.
 */
export function* csvOf(layer: WriteLayer): Generator<Uint8Array> {
  const { table } = layer
  const { columns, ids } = table
  const places = placesOf(table)
  const withIds = ids.some((id) => id !== '')
  const headings = withIds ? ['id'] : []
  if (places === 'points') headings.push(...(isInDegrees(layer) ? ['lon', 'lat'] : ['x', 'y']))
  if (places === 'wkt') headings.push('wkt')
  const taken = new Set(headings)
  const written: Column[] = []
  for (const [name, column] of columns) {
    // The ids once more: as most formats that hold ids give them.
    if (withIds && name === 'id' && ids.every((id, i) => id === String(cellAt(column, i) ?? ''))) continue
    let heading = name
    for (let n = 2; taken.has(heading); n++) heading = `${name}_${n}`
    taken.add(heading)
    headings.push(heading)
    written.push(column)
  }
  const encoder = new TextEncoder()
  let text = headings.map(quoted).join(',') + '\n'
  const { positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  for (let row = 0; row < table.length; row++) {
    const cells: string[] = withIds ? [quoted(ids[row]!)] : []
    if (places === 'points') {
      const at = ringOffsets[partOffsets[featureOffsets[row]!]!]! * 2
      const has = table.geometry.shapeCodes[row] !== 0
      cells.push(has ? numeral(positions[at]!) : '', has ? numeral(positions[at + 1]!) : '')
    } else if (places === 'wkt') cells.push(quoted(wktOf(table.geometry, row)))
    for (const column of written) cells.push(cellText(cellAt(column, row)))
    // An empty line would be no row.
    text += (cells.length === 1 && cells[0] === '' ? '""' : cells.join(',')) + '\n'
    if (text.length >= PIECE_CHARACTERS) {
      yield encoder.encode(text)
      text = ''
    }
  }
  if (text !== '') yield encoder.encode(text)
}

function placesOf({ length, geometry }: Table): Places {
  const { shapeCodes, featureOffsets } = geometry
  let places: Places = 'none'
  for (let row = 0; row < length; row++) {
    if (shapeCodes[row] === 0) continue
    if (shapeCodes[row] !== 1 || featureOffsets[row + 1]! - featureOffsets[row]! !== 1) return 'wkt'
    places = 'points'
  }
  return places
}

function isInDegrees({ crs, table }: WriteLayer): boolean {
  if (crs !== null) return IN_DEGREES.test(crs)
  return table.geometry.positions.every((value, i) => Math.abs(value) <= (i % 2 === 0 ? 180 : 90))
}

/** Whole numbers of more than 15 digits would be taken for identifiers; with an exponent they are numbers. */
function numeral(value: number): string {
  if (Object.is(value, -0)) return '-0'
  return Number.isInteger(value) && Math.abs(value) >= 1e15 ? value.toExponential() : String(value)
}

function cellText(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'number') return numeral(value)
  if (typeof value === 'string') return quoted(value)
  return quoted(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
