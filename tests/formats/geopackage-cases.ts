/** The GeoPackages of files/geopackage, what GDAL reads from them, and how a layer is compared with that. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Table, Value } from '../../src/engine/model/table.ts'
import { type FormatFile, NO_OPTIONS, type RawLayer, type ReadOptions, SILENT_JOB } from '../../src/formats/format.ts'
import { geopackage } from '../../src/formats/geopackage.ts'
import { type Feature, partsOfGeometry, partsOfRow, valuesOf } from './shapefile-cases.ts'

const FOLDER = new URL('files/geopackage/', import.meta.url)

interface GdalLayer {
  readonly count: number
  readonly features: readonly { properties: Record<string, Value>; geometry: Feature['geometry'] }[]
}

/** Its source is named in the file. */
export const GDAL = (
  JSON.parse(readFileSync(new URL('gdal.json', FOLDER), 'utf8')) as { files: Record<string, Record<string, GdalLayer>> }
).files

export const fixture = (name: string): FormatFile => ({
  name,
  bytes: new Uint8Array(gunzipSync(readFileSync(new URL(`${name}.gz`, FOLDER)))),
})

export const readFile = (main: FormatFile, options: ReadOptions = NO_OPTIONS, ...companions: FormatFile[]) =>
  geopackage.read({ main, companions }, options, SILENT_JOB)

export async function readOnly(name: string, options: ReadOptions = NO_OPTIONS): Promise<RawLayer> {
  const { layers, refused } = await readFile(fixture(name), options)
  if (layers.length !== 1 || refused.length > 0) throw new Error(`${layers.length} layers, ${refused.length} refused`)
  return layers[0]!
}

/** Values that are null are as good as those that are not there. */
const present = (values: Readonly<Record<string, Value>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))

export const rowAsGdal = (table: Table, index: number) => ({
  values: present(valuesOf(table, index)),
  ...partsOfRow(table, index),
})
export const gdalRow = ({ properties, geometry }: GdalLayer['features'][number]) => ({
  values: present(properties),
  ...partsOfGeometry(geometry),
})
