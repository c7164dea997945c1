/**
 * What GDAL reads of the files that Sizhi writes (files/written/gdal.json, made by make.py there) is what the sources
 * say, to the last digit; and what is written today is byte for byte what GDAL was asked about. The sources are read by
 * JSON.parse, by no reader of ours.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Box, FormatFile } from '../../src/formats/format.ts'
import { readFlatgeobufWithin } from '../../src/formats/flatgeobuf-range.ts'
import { NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { geopackage } from '../../src/formats/geopackage.ts'
import { convert, type ConvertOptions } from '../../src/jobs/convert.ts'

const FOLDER = new URL('files/written/', import.meta.url)
const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
interface Geometry {
  readonly type: string
  readonly coordinates: Json
}
interface Layer {
  readonly name: string
  readonly crs: string | null
  readonly count: number
  readonly fields: readonly (readonly [string, string])[]
  readonly features: readonly { readonly values: readonly Json[]; readonly geometry: Geometry | null }[]
}
interface Parcel {
  readonly heading: readonly string[]
  readonly rings: Json
}
const WRITTEN = JSON.parse(textOf('written.json')) as {
  files: Record<string, [source: string, options: string[]]>
  points: number
  boxes: Box[]
}
const GDAL = JSON.parse(textOf('gdal.json')) as {
  files: Record<string, { sha256: string | Record<string, string>; layers?: Layer[]; parcels?: Parcel[] }>
  boxes: Record<'fgb' | 'gpkg', { sha256: string; found: number[][]; without_index: number[][] }>
}
interface Source {
  readonly id?: string
  readonly properties: Readonly<Record<string, Json>>
  readonly geometry: Geometry | null
}
const sourceOf = (name: string) => (JSON.parse(textOf(WRITTEN.files[name]![0])) as { features: Source[] }).features

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function bytesWritten(source: FormatFile, name: string, words: readonly string[]): Promise<Uint8Array> {
  const options: ConvertOptions = {
    layer: null,
    from: null,
    to: words[words.indexOf('--to') + 1] ?? null,
    encoding: null,
    ...(words.includes('--output-encoding') && { textEncoding: words.includes('gbk') ? 'gbk' : 'utf-8' }),
  }
  const { files } = await convert([source], name, words.includes('--to') ? options : { ...options, to: null })
  const pieces: Uint8Array[] = []
  for await (const piece of files[0]!.pieces) pieces.push(piece)
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer())
}

test.each(Object.entries(WRITTEN.files))('%s is written as GDAL was given it', async (name, [source, words]) => {
  const bytes = await bytesWritten({ name: source, bytes: bytesOf(textOf(source)) }, name, words)
  const hashes = name.endsWith('.zip')
    ? Object.fromEntries(Object.entries(unzipSync(bytes)).map(([entry, content]) => [entry, sha256(content)]))
    : sha256(bytes)
  expect(hashes).toEqual(GDAL.files[name]!.sha256)
})

const asText = (value: Json) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)
const isJson = (field: string) => field === 'mixed' || field === 'list'
/** What becomes of a value in a format, as GDAL gives it. */
const AS: Readonly<Record<string, (value: Json, field: string) => Json>> = {
  // A column of several types, or of lists, is one of JSON.
  fgb: (value, field) => (isJson(field) && value !== null ? JSON.stringify(value) : value),
  gpkg: (value, field) => (isJson(field) && value !== null ? JSON.stringify(value) : value),
  geojson: (value, field) => (isJson(field) && value !== null ? asText(String(asText(value))) : value),
  // GDAL takes blanks from both ends; a yes is 1.
  kml: (value, field) => {
    const plain = asText(typeof value === 'boolean' ? Number(value) : value)
    return field === 'mixed' && plain !== null ? String(plain) : typeof plain === 'string' ? plain.trim() : plain
  },
  // Everything is text to GDAL, and nothing an empty one; numbers may have an exponent.
  csv: (value) => (value === null ? '' : typeof value === 'number' ? value : String(asText(value))),
  // Blanks are padding, an empty text is nothing; a logical value is a letter.
  zip: (value) => {
    if (typeof value === 'boolean') return value ? 'T' : 'F'
    const plain = asText(value)
    return typeof plain === 'string' ? plain.trim() || null : plain
  },
}
/** GDAL sets JSON with blanks, and shows how dBase writes that a logical value is not known. */
function asRead(format: string, field: string, read: Json): Json {
  if (format === 'zip' && read === '?') return null
  return format === 'geojson' && field === 'list' && read !== null ? JSON.stringify(JSON.parse(read as string)) : read
}

/** Outer rings against the clock, as all sources have them, and their holes, the other way round. */
const turned = (value: Json, depth: number): Json =>
  depth === 0 ? (value as Json[]).toReversed() : (value as Json[]).map((one) => turned(one, depth - 1))
const asShapefile = (geometry: Geometry): Geometry => {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: turned(geometry.coordinates, 1) }
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: turned(geometry.coordinates, 2) }
  // One type a file: a point beside several points is several points of one.
  return geometry.type === 'Point' ? { type: 'MultiPoint', coordinates: [geometry.coordinates] } : geometry
}

/** Names of fields that were cut to ten bytes, and a name whose quotation marks GDAL's reader of CSV takes away. */
const NAMES: Readonly<Record<string, string>> = {
  'degrees.zip 常住人口数（二〇二六年）': '常住人',
  'degrees.csv a"b': 'ab',
}
const TYPES = new Map(
  Object.entries({
    id: 'String',
    key: 'Integer',
    名称: 'String',
    '常住人口数（二〇二六年）': 'Integer',
    'a"b': 'String',
    ['__proto__']: 'String',
    long: 'Integer64',
    real: 'Real',
    day: 'String',
    time: 'String',
    flag: 'Integer(Boolean)',
    mixed: 'String',
    list: 'String',
    order: 'String',
    用途: 'String',
    面积: 'Real',
  }),
)

describe('GDAL reads back what was written', () => {
  const names = Object.keys(WRITTEN.files).filter((name) => !name.endsWith('.txt'))
  test.each(names)('%s', (name) => {
    const format = name.slice(name.lastIndexOf('.') + 1)
    const source = sourceOf(name)
    const isPlane = name.startsWith('zone')
    const layers = GDAL.files[name]!.layers!
    // A FlatGeobuf is in CGCS2000, what keeps its system in WGS 84 as the source, KML always; a CSV names none.
    const crs = isPlane ? '4525' : format === 'fgb' ? '4490' : '4326'
    for (const layer of layers) expect(layer.crs).toBe(format === 'csv' ? null : crs)
    expect(layers.reduce((sum, { count }) => sum + count, 0)).toBe(source.length)

    const found = new Map<number, { layer: Layer; feature: Layer['features'][number] }>()
    for (const layer of layers)
      for (const feature of layer.features)
        found.set(Number(feature.values[layer.fields.findIndex(([field]) => field === 'key')]), { layer, feature })
    for (const { id, properties, geometry } of source) {
      const { layer, feature } = found.get(properties['key'] as number)!
      expect(feature.geometry).toEqual(geometry && format === 'zip' ? asShapefile(geometry) : geometry)
      const values = Object.entries(properties)
      if (layer.fields.some(([field]) => field === 'id')) values.unshift(['id', id ?? null])
      for (const [field, value] of values) {
        const at = layer.fields.findIndex(([known]) => known === (NAMES[`${name} ${field}`] ?? field))
        expect(at, field).toBeGreaterThanOrEqual(0)
        const read = feature.values[at]!
        const expected = AS[format]!(value, field)
        const own =
          typeof expected === 'number' && typeof read === 'string' ? Number(read) : asRead(format, field, read)
        expect(own, field).toEqual(expected)
      }
    }
  })

  test.each(['degrees.fgb', 'degrees.gpkg', 'zone.fgb', 'zone.gpkg', 'zone.geojson'])('types of fields: %s', (name) => {
    for (const { fields } of GDAL.files[name]!.layers!)
      expect(fields).toEqual(fields.map(([field]) => [field, TYPES.get(field)]))
  })

  test('a corner file, by its lines', () => {
    // Surveyors go with the clock, from the same first corner.
    const rings = ({ geometry }: Source) =>
      geometry!.type === 'Polygon' ? (geometry!.coordinates as Json[]) : (geometry!.coordinates as Json[][]).flat()
    expect(GDAL.files['zone.txt']!.parcels!.map((parcel) => parcel.rings)).toEqual(
      sourceOf('zone.txt').map((feature) => turned(rings(feature), 1)),
    )
    expect(GDAL.files['zone.txt']!.parcels!.map(({ heading }) => heading.slice(2, 5))).toEqual(
      sourceOf('zone.txt').map(({ properties }) => [String(properties['key']), properties['名称'], '面']),
    )
  })
})

describe('GDAL finds by the index of a file what we find', () => {
  const features = Array.from({ length: WRITTEN.points }, (_, i) => ({
    type: 'Feature',
    properties: { n: i },
    geometry: {
      type: 'Point',
      coordinates: [37500000 + ((i * 7919) % 1000) + 0.125, 4000000 + ((i * 104729) % 997) + 0.25],
    },
  }))
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4525' } }
  const source = {
    name: 'points.geojson',
    bytes: bytesOf(JSON.stringify({ type: 'FeatureCollection', crs, features })),
  }

  const READERS = {
    fgb: async ({ name, bytes }: FormatFile, boxOf: () => Box) => {
      const read = (offset: number, length: number) => Promise.resolve(bytes.slice(offset, offset + length))
      return (await readFlatgeobufWithin({ name, bytes: bytes.length, read }, boxOf, SILENT_JOB))!.layer
    },
    gpkg: async (main: FormatFile, boxOf: () => Box) =>
      (await geopackage.read({ main, companions: [] }, { ...NO_OPTIONS, boxOf }, SILENT_JOB)).layers[0]!,
  }

  test.each(['fgb', 'gpkg'] as const)('%s', async (ending) => {
    const within = READERS[ending]
    const answer = GDAL.boxes[ending]
    const main = {
      name: `points.${ending}`,
      bytes: await bytesWritten(source, `points.${ending}`, ['--to', 'EPSG:4525']),
    }
    expect(sha256(main.bytes)).toBe(answer.sha256)
    for (const [i, box] of WRITTEN.boxes.entries()) {
      const { columns, length } = (await within(main, () => box)).table
      const found = length === 0 ? [] : [...(columns.get('n') as Float64Array)].sort((a, b) => a - b)
      expect(answer.found[i]).toEqual(found)
    }
    // GDAL asks the index and nothing else: one that holds nothing finds nothing.
    expect(answer.without_index.flat()).toEqual([])
    expect(answer.found.flat().length).toBeGreaterThan(10)
  })
})
