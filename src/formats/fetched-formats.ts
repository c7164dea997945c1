import { cornerTxt } from './corner-txt.ts'
import { csv } from './csv.ts'
import { dbfTable } from './dbf-table.ts'
import { dxf } from './dxf.ts'
import { flatgeobuf } from './flatgeobuf.ts'
import type { Format } from './format.ts'
import { geopackage } from './geopackage.ts'
import { geojsonSequence } from './geojson-sequence.ts'
import { kml } from './kml.ts'
import { shapefile } from './shapefile.ts'
import { xlsx } from './xlsx.ts'

/** Every format but GeoJSON, which is at hand. To add one: a file and a line here. */
export const FETCHED_FORMATS: readonly Format[] = [
  flatgeobuf,
  cornerTxt,
  shapefile,
  dbfTable,
  csv,
  xlsx,
  geopackage,
  geojsonSequence,
  kml,
  dxf,
]
