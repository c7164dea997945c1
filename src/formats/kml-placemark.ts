import type { Value } from '../engine/model/table.ts'
import { isGeometry, KmlShape } from './kml-geometry.ts'
import type { XmlReader } from './xml-reader.ts'

const NUMBERS = /^(?:int|uint|short|ushort|float|double|xsd:int|xsd:double)$/

/** Types of the fields of a schema by their names. */
export type Schema = ReadonlyMap<string, string>

export interface Placemark {
  readonly id: string
  readonly values: ReadonlyMap<string, Value>
  readonly shape: KmlShape
}

/** Texts of a placemark, under the names that GDAL gives them. */
const TEXTS: Readonly<Record<string, string>> = {
  name: 'Name',
  description: 'description',
  address: 'address',
  phoneNumber: 'phoneNumber',
  snippet: 'snippet',
}

/** Takes the placemark that was just opened. */
export function readPlacemark(xml: XmlReader, schemas: ReadonlyMap<string, Schema>): Placemark {
  const id = xml.attribute('id') ?? ''
  const values = new Map<string, Value>()
  const shape = new KmlShape()
  xml.children(() => {
    const { name } = xml
    if (Object.hasOwn(TEXTS, name)) {
      const text = xml.content().trim()
      if (text !== '') values.set(TEXTS[name]!, text)
    } else if (isGeometry(name)) shape.read(xml)
    else if (name === 'ExtendedData') readData(xml, values, schemas)
    else if (name === 'TimeStamp' || name === 'TimeSpan') readTimes(xml, values)
    else xml.skip()
  })
  return { id, values, shape }
}

function readData(xml: XmlReader, values: Map<string, Value>, schemas: ReadonlyMap<string, Schema>): void {
  xml.children(() => {
    const field = xml.attribute('name')
    if (xml.name === 'Data' && field !== null) readValue(xml, field, values)
    else if (xml.name === 'SchemaData') {
      const schema = schemas.get((xml.attribute('schemaUrl') ?? '').replace(/^.*#/, ''))
      // Fields without a value are fields, too.
      for (const field of schema?.keys() ?? []) if (!values.has(field)) values.set(field, null)
      readSimpleData(xml, values, schema)
    } else {
      // Elements of another name space are data, too.
      const own = xml.name
      const text = xml.content().trim()
      if (text !== '') values.set(own, text)
    }
  })
}

function readValue(xml: XmlReader, field: string, values: Map<string, Value>): void {
  xml.children(() => {
    if (xml.name === 'value') values.set(field, xml.content().trim())
    else xml.skip()
  })
}

function readSimpleData(xml: XmlReader, values: Map<string, Value>, schema: Schema | undefined): void {
  xml.children(() => {
    const field = xml.attribute('name')
    if (xml.name !== 'SimpleData' || field === null) {
      return xml.skip()
    }
    values.set(field, typed(xml.content(), schema?.get(field)))
  })
}

/** A value as its field says; a text that is none of these stays a text. */
function typed(text: string, type: string | undefined): Value {
  if (type === undefined) return text
  const trimmed = text.trim()
  if (NUMBERS.test(type) && trimmed !== '') {
    const value = Number(trimmed)
    return Number.isFinite(value) ? value : text
  }
  if (type !== 'bool') return text
  return /^(?:1|true)$/i.test(trimmed) || (/^(?:0|false)$/i.test(trimmed) ? false : text)
}

const TIMES: Readonly<Record<string, string>> = { when: 'timestamp', begin: 'begin', end: 'end' }

function readTimes(xml: XmlReader, values: Map<string, Value>): void {
  xml.children(() => {
    const field = Object.hasOwn(TIMES, xml.name) ? TIMES[xml.name] : undefined
    const text = xml.content().trim()
    if (field !== undefined && text !== '') values.set(field, text)
  })
}
