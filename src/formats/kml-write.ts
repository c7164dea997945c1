import { cellAt, type Column, SHAPE_CODES, type Table, type Value } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { WriteLayer } from './format.ts'

const PIECE_LENGTH = 1_048_576
/** WGS 84, which CGCS2000 is the same as on a map; null is what the user wanted to have in an offset system. */
const DEGREES: ReadonlySet<string | null> = new Set([null, 'EPSG:4326', 'EPSG:4490', 'OGC:CRS84'])

interface Field {
  readonly name: string
  readonly type: string
  readonly column: Column
}

/**
 * A layer as KML 2.2, in pieces of about 1 MB: its fields declared in a schema, numbers with the fewest digits that read
 * back as the same number. Throws InputError for coordinates that are not degrees.
 */
export function* kmlOf({ name, table, crs }: WriteLayer): Generator<Uint8Array> {
  if (!DEGREES.has(crs)) throw new InputError('kml-needs-degrees', { crs: crs! })
  const encoder = new TextEncoder()
  const own = (pattern: RegExp) => [...table.columns].find(([key]) => pattern.test(key))
  const [title, about] = [own(/^name$/i), own(/^description$/i)]
  const fields = [...table.columns]
    .filter(([key]) => key !== title?.[0] && key !== about?.[0])
    .map(([key, column]): Field => ({ name: key, type: typeOf(column, table.length), column }))
  let piece = `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n<name>${escaped(name)}</name>\n`
  piece += `<Schema name="fields" id="fields">\n`
  for (const field of fields) piece += `<SimpleField name="${escaped(field.name)}" type="${field.type}"/>\n`
  piece += '</Schema>\n'
  for (let index = 0; index < table.length; index++) {
    const id = table.ids[index]
    piece += id ? `<Placemark id="${escaped(id)}">` : '<Placemark>'
    piece += element('name', title && cellAt(title[1], index))
    piece += element('description', about && cellAt(about[1], index))
    piece += `${dataOf(fields, index)}${geometryAt(table, index)}</Placemark>\n`
    if (piece.length < PIECE_LENGTH) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(`${piece}</Document>\n</kml>\n`)
}

const isNothing = (value: Value | undefined): value is null | undefined => value === null || value === undefined

const element = (name: string, value: Value | undefined) =>
  isNothing(value) ? '' : `<${name}>${escaped(textOf(value))}</${name}>`

function dataOf(fields: readonly Field[], index: number): string {
  let data = ''
  for (const { name, column } of fields) {
    const value = cellAt(column, index)
    if (value !== null) data += `<SimpleData name="${escaped(name)}">${escaped(textOf(value))}</SimpleData>`
  }
  return data === '' ? '' : `<ExtendedData><SchemaData schemaUrl="#fields">${data}</SchemaData></ExtendedData>`
}

/** A field has one type; of mixed values it is text. */
function typeOf(column: Column, length: number): string {
  if (column instanceof Float64Array) return 'double'
  if (!column.codes) return 'string'
  const types = new Set<string>()
  for (let i = 0; i < length; i++) {
    const value = cellAt(column, i)
    if (value !== null) types.add(typeof value)
  }
  if (types.size !== 1) return 'string'
  return types.has('boolean') ? 'bool' : types.has('number') ? 'double' : 'string'
}

/** True is 1, as xsd:boolean may have it: GDAL reads the word `true` as 0. */
function textOf(value: NonNullable<Value>): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}
/** Characters that XML cannot hold in any way. */
// eslint-disable-next-line no-control-regex
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const escaped = (text: string) => text.replace(ILLEGAL, '\ufffd').replace(/[&<>"\r]/g, (mark) => ENTITIES[mark]!)

function geometryAt({ geometry }: Table, index: number): string {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = geometry
  const coordinates = (r: number) => {
    let text = ''
    for (let i = ringOffsets[r]! * 2; i < ringOffsets[r + 1]! * 2; i += 2)
      text += `${text === '' ? '' : ' '}${positions[i]!},${positions[i + 1]!}`
    return `<coordinates>${text}</coordinates>`
  }
  const part = (p: number) => {
    const first = partOffsets[p]!
    if (shapeCodes[index] === SHAPE_CODES.point) return `<Point>${coordinates(first)}</Point>`
    if (shapeCodes[index] === SHAPE_CODES.line) return `<LineString>${coordinates(first)}</LineString>`
    let text = '<Polygon>'
    for (let r = first; r < partOffsets[p + 1]!; r++) {
      const side = r === first ? 'outerBoundaryIs' : 'innerBoundaryIs'
      text += `<${side}><LinearRing>${coordinates(r)}</LinearRing></${side}>`
    }
    return `${text}</Polygon>`
  }
  const [first, end] = [featureOffsets[index]!, featureOffsets[index + 1]!]
  if (shapeCodes[index] === 0 || first === end) return ''
  if (end - first === 1) return part(first)
  let text = '<MultiGeometry>'
  for (let p = first; p < end; p++) text += part(p)
  return `${text}</MultiGeometry>`
}
