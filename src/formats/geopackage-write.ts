import { cellAt, type Table } from '../engine/model/table.ts'
import { writtenColumns, type WrittenColumn } from './flatgeobuf-columns.ts'
import type { WriteLayer } from './format.ts'
import { attributesSql, declareSystem, featuresSql, META_TABLES, rtreeSql, rtreeTriggers } from './geopackage-sql.ts'
import { writeRtree } from './geopackage-rtree-write.ts'
import { boundsOfRow } from './rows-within.ts'
import { recordOf, SqliteWriter, type Written } from './sqlite-write.ts'
import { distinctNames } from './distinct-names.ts'
import { wkbRoom, writeWkb } from './wkb-write.ts'

const PIECE_PAGES = 256
/** A file is the same whenever it is written; this is the date that means none. */
const NO_DATE = '1970-01-01T00:00:00.000Z'

/**
 * A layer as GeoPackage 1.3 with an R-tree, in pieces of a megabyte. Rows keep their order, ids become a column `id`.
 * Without a coordinate system the layer is undefined: 0 where all numbers can be degrees, else -1.
 */
export function* geopackageOf(layer: WriteLayer): Generator<Uint8Array> {
  const pages = new PackageWriter(layer).finish()
  for (let i = 0; i < pages.length; i += PIECE_PAGES) {
    const part = pages.slice(i, i + PIECE_PAGES)
    const piece = new Uint8Array(part.reduce((sum, { length }) => sum + length, 0))
    part.forEach((page, k) => piece.set(page, k * page.length))
    yield piece
  }
}

class PackageWriter {
  readonly #database = new SqliteWriter()
  readonly #layer: WriteLayer
  readonly #table: Table
  readonly #name: string
  readonly #columns: readonly WrittenColumn[]
  readonly #key: string
  readonly #geometry: string
  readonly #isSpatial: boolean
  readonly #srs: number

  constructor(layer: WriteLayer) {
    this.#layer = layer
    this.#table = layer.table
    this.#name = tableName(layer.name)
    const columns = writtenColumns(layer.table)
    const taken = new Set(columns.map(({ name }) => name.toLowerCase()))
    const free = (...names: string[]) => names.find((name) => !taken.has(name))!
    this.#key = free('fid', 'ogc_fid', 'gpkg_fid', 'ogr_fid', 'sizhi_fid')
    this.#geometry = free('geom', 'geometry', 'gpkg_geom', 'ogc_geom', 'sizhi_geom')
    const names = distinctNames(
      columns.map(({ name }) => name.replaceAll('\0', ' ')),
      Infinity,
      [this.#key, this.#geometry],
    )
    columns.forEach(({ name }, i) => {
      if (name !== names[i])
        layer.say?.({ level: 'note', code: 'field-renamed', params: { field: name, renamed: names[i]! }, where: {} })
    })
    this.#columns = columns.map((column, i) => ({ ...column, name: names[i]! }))
    this.#isSpatial = this.#table.length === 0 || this.#table.geometry.shapeCodes.some((code) => code !== 0)
    this.#srs = srsOf(layer)
  }

  finish(): readonly Uint8Array[] {
    const { rowids, boxes, root } = this.#writeRows()
    const bounds = this.#isSpatial && rowids.length > 0 ? extentOf(boxes) : null
    const database = this.#database
    const declare = (name: string, at: number, sql: string) => database.declare('table', name, name, at, sql)
    this.#writeSystems()
    const type = this.#isSpatial ? 'features' : 'attributes'
    const real = (value: number | undefined): Written => (value === undefined ? null : { real: value })
    this.#metaTable('gpkg_contents', [
      [
        this.#name,
        type,
        this.#name,
        '',
        NO_DATE,
        ...[0, 1, 2, 3].map((i) => real(bounds?.[i])),
        this.#isSpatial ? this.#srs : 0,
      ],
      [[this.#name], [this.#name]],
    ])
    this.#metaTable(
      'gpkg_geometry_columns',
      this.#isSpatial
        ? [
            [this.#name, this.#geometry, geometryType(this.#table), this.#srs, 0, 0],
            [[this.#name, this.#geometry], [this.#name]],
          ]
        : null,
    )
    this.#metaTable(
      'gpkg_extensions',
      this.#isSpatial
        ? [
            [this.#name, this.#geometry, 'gpkg_rtree_index', RTREE_TEXT, 'write-only'],
            [[this.#name, this.#geometry, 'gpkg_rtree_index']],
          ]
        : null,
    )
    const names = { table: this.#name, key: this.#key, geometry: this.#geometry }
    if (!this.#isSpatial) {
      declare(this.#name, root, attributesSql(names, this.#columns))
      return database.finish()
    }
    declare(this.#name, root, featuresSql(names, geometryType(this.#table), this.#columns))
    const roots = writeRtree(database, rowids, boxes)
    for (const { name, part, sql } of rtreeSql(names)) declare(name, part === null ? 0 : roots[part], sql)
    for (const { name, sql } of rtreeTriggers(names)) database.declare('trigger', name, this.#name, 0, sql)
    return database.finish()
  }

  #writeRows() {
    const { geometry, length } = this.#table
    const tree = this.#database.tree()
    const rowids: number[] = []
    const boxes: number[] = []
    const blob = new GeometryBlob(this.#srs)
    for (let index = 0; index < length; index++) {
      const box = this.#isSpatial ? boundsOfRow(geometry, index) : null
      if (box) {
        rowids.push(index + 1)
        boxes.push(...box)
      }
      const values: Written[] = [null]
      if (this.#isSpatial) values.push(box ? blob.of(geometry, index, box) : null)
      for (const column of this.#columns) values.push(cellOf(column, index))
      tree.add(index + 1, recordOf(values))
    }
    return { rowids, boxes: Float64Array.from(boxes), root: tree.finish() }
  }

  #writeSystems(): void {
    const tree = this.#database.tree()
    for (const { id, values } of declareSystem(this.#srs, this.#layer.crs)) tree.add(id, recordOf(values))
    this.#database.declare(
      'table',
      'gpkg_spatial_ref_sys',
      'gpkg_spatial_ref_sys',
      tree.finish(),
      META_TABLES.gpkg_spatial_ref_sys,
    )
  }

  /** A table of at most one row, with the indexes that its keys of texts have by themselves. */
  #metaTable(name: keyof typeof META_TABLES, row: readonly [Written[], Written[][]] | null): void {
    const tree = this.#database.tree()
    if (row) tree.add(1, recordOf(row[0]))
    this.#database.declare('table', name, name, tree.finish(), META_TABLES[name])
    const keys = row ? row[1] : Array.from({ length: name === 'gpkg_extensions' ? 1 : 2 }, () => null)
    keys.forEach((key, i) => {
      const root = this.#database.indexOf(key === null ? null : recordOf([...key, 1]))
      this.#database.declare('index', `sqlite_autoindex_${name}_${i + 1}`, name, root, null)
    })
  }
}

const RTREE_TEXT = 'http://www.geopackage.org/spec120/#extension_rtree'

/** Names that begin so belong to the database and the standard. */
const tableName = (name: string) => {
  const plain = name.replaceAll('\0', ' ').replace(/\.(?:gpkg|fgb|geojson|json|shp)$/i, '')
  return plain === '' || /^(?:sqlite_|gpkg_|rtree_)/i.test(plain) ? `layer_${plain}` : plain
}

function srsOf({ crs, table }: WriteLayer): number {
  const code = crs === 'OGC:CRS84' ? 4326 : Number(/^EPSG:(\d{1,9})$/i.exec(crs ?? '')?.[1] ?? NaN)
  if (!Number.isNaN(code)) return code
  return table.geometry.positions.every((value, i) => Math.abs(value) <= (i % 2 === 0 ? 180 : 90)) ? 0 : -1
}

const TYPES = ['', 'POINT', 'LINESTRING', 'POLYGON'] as const

/** The type of all rows, or GEOMETRY where they differ. */
function geometryType({ geometry: { shapeCodes, featureOffsets } }: Table): string {
  const types = new Set<string>()
  shapeCodes.forEach((code, index) => {
    if (code === 0) return
    const several = featureOffsets[index + 1]! - featureOffsets[index]! > 1
    types.add(`${several ? 'MULTI' : ''}${TYPES[code as 1]}`)
  })
  const [only = 'GEOMETRY'] = types
  return types.size === 1 ? only : 'GEOMETRY'
}

function extentOf(boxes: Float64Array): [number, number, number, number] {
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < boxes.length; i += 4) {
    extent[0] = Math.min(extent[0], boxes[i]!)
    extent[1] = Math.min(extent[1], boxes[i + 1]!)
    extent[2] = Math.max(extent[2], boxes[i + 2]!)
    extent[3] = Math.max(extent[3], boxes[i + 3]!)
  }
  return extent
}

function cellOf({ type, column }: WrittenColumn, index: number): Written {
  const value = cellAt(column, index)
  if (value === null) return null
  switch (type) {
    case 'Bool':
      return value === true ? 1 : 0
    case 'Int':
    case 'Long':
      return value as number
    case 'Double':
      return { real: value as number }
    case 'Json':
      return JSON.stringify(value)
    default:
      return value as string
  }
}

/** GeoPackageBinary: lower byte first, with the bounds of all that is more than a point. */
class GeometryBlob {
  readonly #srs: number
  #bytes = new Uint8Array(1024)

  constructor(srs: number) {
    this.#srs = srs
  }

  /** Valid until the next call. */
  of(geometry: Table['geometry'], index: number, box: readonly [number, number, number, number]): Uint8Array {
    const isPoint = box[0] === box[2] && box[1] === box[3]
    const at = isPoint ? 8 : 40
    const room = at + wkbRoom(geometry, index)
    if (room > this.#bytes.length) this.#bytes = new Uint8Array(room * 2)
    const view = new DataView(this.#bytes.buffer)
    view.setUint32(0, 0x47500000)
    view.setUint8(3, isPoint ? 1 : 3)
    view.setInt32(4, this.#srs, true)
    if (!isPoint)
      [box[0], box[2], box[1], box[3]].forEach((value, i) => {
        view.setFloat64(8 + i * 8, value, true)
      })
    return this.#bytes.subarray(0, writeWkb(view, at, geometry, index))
  }
}
