import { TableBuilder } from '../engine/model/table-builder.ts'
import type { Value } from '../engine/model/table.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { Format } from './format.ts'
import { addGeometry } from './geojson-geometry.ts'
import { parseJson } from './json.ts'
import { RowFaults } from './row-faults.ts'

const GEOMETRIES = /^(Multi)?(Point|LineString|Polygon)$|^GeometryCollection$/

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** RFC 7946, and the `crs` member of the 2008 specification, which planners' plane coordinates still need. */
export const geojson: Format = {
  id: 'geojson',
  extensions: ['geojson', 'json'],
  sniff(head, name) {
    if (!/\.(geo)?json$/i.test(name)) return head[0] === 0x7b ? 0.5 : 0
    return 0.9
  },
  read({ main }) {
    const json = parseJson(main)
    if (!isObject(json)) throw new InputError('not-geojson', {}, { file: main.name })
    const table = new TableBuilder()
    const faults = new RowFaults()
    featuresOf(json, main.name).forEach((feature, i) => {
      addFeature(table, feature, i + 1, faults)
    })
    return Promise.resolve({
      layers: [{ name: main.name, table: table.build(), crs: crsOf(json, main.name), notes: faults.notes(main.name) }],
      refused: [],
    })
  },
}

export function addFeature(table: TableBuilder, feature: unknown, row: number, faults: RowFaults): void {
  try {
    if (!isObject(feature) || feature['type'] !== 'Feature') throw new InputError('not-a-feature')
    const kind = addGeometry(table, feature['geometry'])
    const id = feature['id']
    const properties = feature['properties']
    if (isObject(properties))
      for (const name of Object.keys(properties)) table.setValue(name, properties[name] as Value)
    table.endRow(typeof id === 'string' || typeof id === 'number' ? String(id) : '', row, kind)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    table.dropRow()
    faults.add(error.code, row, error.params)
  }
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
