/** The Shapefiles of files/shapefile as sources, what GDAL reads from them, and tables in the same form. */
import { readdirSync, readFileSync } from 'node:fs'
import { cellAt, SHAPE_CODES, type Table, type Value } from '../../src/engine/model/table.ts'
import type { FormatFile, FormatSource } from '../../src/formats/format.ts'

const FOLDER = new URL('files/shapefile/', import.meta.url)

export interface Feature {
  readonly row: number
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null
  readonly values: Readonly<Record<string, Value>>
}

/** Its source is named in the file. */
export const GDAL = (
  JSON.parse(readFileSync(new URL('gdal.json', FOLDER), 'utf8')) as {
    layers: Record<string, { fields: string[]; features: Feature[] }>
  }
).layers

export function filesOf(name: string): FormatFile[] {
  const folder = new URL(`${name}/`, FOLDER)
  return readdirSync(folder).map((file) => ({
    name: file,
    bytes: new Uint8Array(readFileSync(new URL(file, folder))),
  }))
}

export function sourceOf(files: readonly FormatFile[]): FormatSource {
  const main = files.find(({ name }) => name.endsWith('.shp'))!
  return { main, companions: files.filter((file) => file !== main) }
}

/** One file of several changed. */
export const changed = (files: readonly FormatFile[], ending: string, change: (bytes: Uint8Array) => Uint8Array) =>
  files.map((file) => (file.name.endsWith(ending) ? { ...file, bytes: change(file.bytes.slice()) } : file))

export const without = (files: readonly FormatFile[], ending: string) =>
  files.filter(({ name }) => !name.endsWith(ending))

type Place = readonly number[]

/** Parts of rings of positions, sorted: writers may begin anywhere in the list of parts and holes. */
function sorted(parts: readonly (readonly (readonly Place[])[])[]): string[] {
  const ringText = (ring: readonly Place[]) => ring.map(([x, y]) => `${x} ${y}`).join(',')
  return parts.map(([outer, ...holes]) => [ringText(outer!), ...holes.map(ringText).sort()].join(' / ')).sort()
}

/** The parts of a GeoJSON geometry. */
export function partsOfGeometry(geometry: Feature['geometry']): { kind: string | null; parts: string[] } {
  if (geometry === null) return { kind: null, parts: [] }
  const { type, coordinates } = geometry
  switch (type) {
    case 'Point':
      return { kind: 'point', parts: sorted([[[coordinates as Place]]]) }
    case 'MultiPoint':
      return { kind: 'point', parts: sorted((coordinates as Place[]).map((place) => [[place]])) }
    case 'LineString':
      return { kind: 'line', parts: sorted([[coordinates as Place[]]]) }
    case 'MultiLineString':
      return { kind: 'line', parts: sorted((coordinates as Place[][]).map((line) => [line])) }
    case 'Polygon':
      return { kind: 'polygon', parts: sorted([coordinates as Place[][]]) }
    case 'MultiPolygon':
      return { kind: 'polygon', parts: sorted(coordinates as Place[][][]) }
    default:
      throw new Error(type)
  }
}

/** The parts of a row of a table in the same form. */
export function partsOfRow(table: Table, index: number): { kind: string | null; parts: string[] } {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  const code = shapeCodes[index]
  const kind = Object.entries(SHAPE_CODES).find(([, known]) => known === code)?.[0] ?? null
  const parts: Place[][][] = []
  for (let p = featureOffsets[index]!; p < featureOffsets[index + 1]!; p++) {
    const part: Place[][] = []
    for (let r = partOffsets[p]!; r < partOffsets[p + 1]!; r++) {
      const ring: Place[] = []
      for (let i = ringOffsets[r]!; i < ringOffsets[r + 1]!; i++) ring.push([positions[i * 2]!, positions[i * 2 + 1]!])
      part.push(ring)
    }
    parts.push(part)
  }
  return { kind, parts: sorted(parts) }
}

export const valuesOf = (table: Table, index: number): Record<string, Value> =>
  Object.fromEntries([...table.columns].map(([name, column]) => [name, cellAt(column, index)]))
