/** Slots and numbers of the FlatGeobuf 3 schema (header.fbs, feature.fbs). */
export const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00)

export const HEADER = {
  name: 0,
  envelope: 1,
  geometryType: 2,
  columns: 7,
  featuresCount: 8,
  indexNodeSize: 9,
  crs: 10,
} as const

export const COLUMN = { name: 0, type: 1 } as const

export const CRS = { org: 0, code: 1, wkt: 4, codeString: 5 } as const

export const FEATURE = { geometry: 0, properties: 1, columns: 2 } as const

export const GEOMETRY = { ends: 0, xy: 1, type: 6, parts: 7 } as const

/** By number. */
export const COLUMN_TYPES = [
  'Byte',
  'UByte',
  'Bool',
  'Short',
  'UShort',
  'Int',
  'UInt',
  'Long',
  'ULong',
  'Float',
  'Double',
  'String',
  'Json',
  'DateTime',
  'Binary',
] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]
