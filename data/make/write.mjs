/** Bytes of the files: GeoJSON in the plane of the park, FlatGeobuf in degrees, park.json. */
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import proj4 from 'proj4'

const utf8 = (text) => new TextEncoder().encode(text)

/** One feature a line, so that a diff shows which one changed. `crs` is the old member: readers warn about it or use it. */
export function geojson(features, code) {
  const crs = { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${code}` } }
  const lines = features.map(({ geometry, properties }) => JSON.stringify({ type: 'Feature', properties, geometry }))
  return utf8(`{"type":"FeatureCollection","crs":${JSON.stringify(crs)},"features":[\n${lines.join(',\n')}\n]}\n`)
}

export const json = (value) => utf8(`${JSON.stringify(value, null, 2)}\n`)

/** Plane of a 3° zone to degrees, 9 decimals (0.1 mm): the last bits may differ between machines. */
export function toDegrees(zone) {
  const plane = `+proj=tmerc +lat_0=0 +lon_0=${zone * 3} +k=1 +x_0=${zone}500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`
  const convert = proj4(plane, '+proj=longlat +ellps=GRS80 +no_defs')
  return (at) => convert.forward(at).map((degrees) => Math.round(degrees * 1e9) / 1e9)
}

const TEXTS = ['id', 'name', 'name_en', 'kind', 'settlement', 'status', 'status_date', 'source']
const COUNTS = ['persons', 'households']

/** The parts of the library instead of its `serialize`, which would write the counts as 8-byte fractions. */
export function flatgeobuf(houses, zone) {
  const degrees = toDegrees(zone)
  const column = (type) => (name) => ({ name, type })
  const columns = [...TEXTS.map(column(ColumnType.String)), ...COUNTS.map(column(ColumnType.UShort))]
  const meta = { geometryType: GeometryType.Point, columns, featuresCount: houses.length }
  const features = houses.map(({ geometry, properties }) => {
    const row = Object.fromEntries(columns.map(({ name }) => [name, properties[name] ?? null])) // null is left out
    return buildFeature(parseGeometry({ type: 'Point', coordinates: degrees(geometry.coordinates) }), row, meta)
  })
  return new Uint8Array(Buffer.concat([magicbytes, buildHeader(meta, 4490), ...features]))
}
