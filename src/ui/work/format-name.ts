import type { Language } from '../../i18n/index.ts'

/** Formats whose id is not what people call them. */
const NAMES: Readonly<Record<string, string | Readonly<Record<Language, string>>>> = {
  'corner-txt': { zh: '界址点文本', en: 'corner file' },
  'corner-table': { zh: '界址点表', en: 'corner table' },
  csv: 'CSV',
  dbf: 'DBF',
  dxf: 'DXF',
  flatgeobuf: 'FlatGeobuf',
  geojson: 'GeoJSON',
  'geojson-sequence': { zh: '逐行 GeoJSON', en: 'newline-delimited GeoJSON' },
  geopackage: 'GeoPackage',
  kml: 'KML',
  shapefile: 'Shapefile',
  xlsx: 'XLSX',
}

export function formatName(id: string, language: Language): string {
  const name = NAMES[id] ?? id
  return typeof name === 'string' ? name : name[language]
}
