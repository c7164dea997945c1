import { InputError } from '../engine/model/trouble.ts'
import { rowsOfFeatures } from './features.ts'
import type { Format } from './format.ts'
import { parseJson } from './json.ts'

const GEOMETRIES = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** RFC 7946, and the `crs` member of the 2008 specification, which planners' plane coordinates still need. */
export const geojson: Format = {
  id: 'geojson',
  extensions: ['geojson', 'json'],
  sniff(head, name) {
    if (!/\.(geo)?json$/i.test(name)) return head[0] === 0x7b ? 0.5 : 0
    return 0.9
  },
  read(file) {
    const json = parseJson(file)
    if (!isObject(json)) throw new InputError('not-geojson', {}, { file: file.name })
    const { rows, notes } = rowsOfFeatures(featuresOf(json, file.name), file.name)
    return Promise.resolve({ rows, crs: crsOf(json, file.name), notes })
  },
}

function featuresOf(json: Record<string, unknown>, file: string): readonly unknown[] {
  const { type, features } = json
  if (type === 'FeatureCollection' && Array.isArray(features)) return features
  if (type === 'Feature') return [json]
  if (typeof type === 'string' && GEOMETRIES.test(type)) return [{ type: 'Feature', properties: {}, geometry: json }]
  throw new InputError('not-geojson', {}, { file })
}

function crsOf(json: Record<string, unknown>, file: string): string | null {
  const crs = json['crs']
  if (crs === null || crs === undefined) return null
  const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined
  if (typeof name !== 'string') throw new InputError('unknown-crs', { crs: JSON.stringify(crs) }, { file })
  return name
}
