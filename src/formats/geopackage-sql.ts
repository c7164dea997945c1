import { prjOf } from './prj-write.ts'
import type { WrittenColumn } from './flatgeobuf-columns.ts'
import type { ColumnType } from './flatgeobuf-schema.ts'
import type { Written } from './sqlite-write.ts'

/** The tables that every GeoPackage has (OGC 12-128r19, annex C). */
export const META_TABLES = {
  gpkg_spatial_ref_sys:
    'CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)',
  gpkg_contents:
    "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))",
  gpkg_geometry_columns:
    'CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))',
  gpkg_extensions:
    'CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))',
} as const

/** A name in SQL. */
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

interface Names {
  readonly table: string
  readonly key: string
  readonly geometry: string
}

const TYPES: Partial<Record<ColumnType, string>> = {
  Bool: 'BOOLEAN',
  Int: 'MEDIUMINT',
  Long: 'INTEGER',
  Double: 'REAL',
}
const columnsSql = (columns: readonly WrittenColumn[]) =>
  columns.map(({ name, type }) => `, ${quoted(name)} ${TYPES[type] ?? 'TEXT'}`).join('')

export const attributesSql = ({ table, key }: Names, columns: readonly WrittenColumn[]) =>
  `CREATE TABLE ${quoted(table)} (${quoted(key)} INTEGER PRIMARY KEY NOT NULL${columnsSql(columns)})`

export const featuresSql = ({ table, key, geometry }: Names, type: string, columns: readonly WrittenColumn[]) =>
  `CREATE TABLE ${quoted(table)} (${quoted(key)} INTEGER PRIMARY KEY NOT NULL, ${quoted(geometry)} ${type}${columnsSql(columns)})`

/** The virtual table of the R-tree and the tables in which it stands. */
export function rtreeSql({ table, geometry }: Names) {
  const tree = `rtree_${table}_${geometry}`
  const part = (name: 'rowid' | 'node' | 'parent', columns: string) => ({
    name: `${tree}_${name}`,
    part: name,
    sql: `CREATE TABLE ${quoted(`${tree}_${name}`)}(${columns})`,
  })
  return [
    { name: tree, part: null, sql: `CREATE VIRTUAL TABLE ${quoted(tree)} USING rtree(id, minx, maxx, miny, maxy)` },
    part('rowid', 'rowid INTEGER PRIMARY KEY,nodeno'),
    part('node', 'nodeno INTEGER PRIMARY KEY,data'),
    part('parent', 'nodeno INTEGER PRIMARY KEY,parentnode'),
  ] as const
}

/** They keep the R-tree as the rows are when another program edits them (annex F.3 of version 1.4). */
export function rtreeTriggers({ table, key, geometry }: Names): { name: string; sql: string }[] {
  const tree = `rtree_${table}_${geometry}`
  const [t, c, i, r] = [table, geometry, key, tree].map(quoted) as [string, string, string, string]
  const has = (row: string) => `(${row}.${c} NOTNULL AND NOT ST_IsEmpty(${row}.${c}))`
  const lacks = (row: string) => `(${row}.${c} ISNULL OR ST_IsEmpty(${row}.${c}))`
  const bounds = ['MinX', 'MaxX', 'MinY', 'MaxY'].map((name) => `ST_${name}(NEW.${c})`)
  const insert = `INSERT OR REPLACE INTO ${r} VALUES (NEW.${i}, ${bounds.join(', ')});`
  const update = `UPDATE ${r} SET minx = ${bounds[0]}, maxx = ${bounds[1]}, miny = ${bounds[2]}, maxy = ${bounds[3]} WHERE id = NEW.${i};`
  const same = `OLD.${i} = NEW.${i}`
  const other = `OLD.${i} != NEW.${i}`
  const triggers: [string, string, string, string][] = [
    ['insert', `INSERT ON ${t}`, has('NEW'), insert],
    ['update2', `UPDATE OF ${c} ON ${t}`, `${same} AND ${lacks('NEW')}`, `DELETE FROM ${r} WHERE id = OLD.${i};`],
    ['update4', `UPDATE ON ${t}`, `${other} AND ${lacks('NEW')}`, `DELETE FROM ${r} WHERE id IN (OLD.${i}, NEW.${i});`],
    ['update5', `UPDATE ON ${t}`, `${other} AND ${has('NEW')}`, `DELETE FROM ${r} WHERE id = OLD.${i}; ${insert}`],
    ['update6', `UPDATE OF ${c} ON ${t}`, `${same} AND ${has('NEW')} AND ${has('OLD')}`, update],
    ['update7', `UPDATE OF ${c} ON ${t}`, `${same} AND ${has('NEW')} AND ${lacks('OLD')}`, insert],
    ['delete', `DELETE ON ${t}`, `OLD.${c} NOTNULL`, `DELETE FROM ${r} WHERE id = OLD.${i};`],
  ]
  return triggers.map(([name, on, when, what]) => ({
    name: `${tree}_${name}`,
    sql: `CREATE TRIGGER ${quoted(`${tree}_${name}`)} AFTER ${on} WHEN ${when} BEGIN ${what} END`,
  }))
}

/** The rows of gpkg_spatial_ref_sys: the three that are prescribed, and the layer's own. */
export function declareSystem(srs: number, crs: string | null): { id: number; values: Written[] }[] {
  const row = (id: number, name: string, organization: string, definition: string) => ({
    id,
    values: [name, null, organization, id, definition, null] as Written[],
  })
  const rows = [
    row(-1, 'Undefined Cartesian SRS', 'NONE', 'undefined'),
    row(0, 'Undefined geographic SRS', 'NONE', 'undefined'),
    row(4326, 'WGS 84 geodetic', 'EPSG', prjOf('EPSG:4326')!),
  ]
  if (!rows.some(({ id }) => id === srs)) rows.push(row(srs, crs!, 'EPSG', prjOf(crs!) ?? 'undefined'))
  return rows.sort((a, b) => a.id - b.id)
}
