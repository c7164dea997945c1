import { SHAPE_CODES, cellAt, type Column, type Geometry, type Table, type Value } from '../engine/model/table.ts'
import { TableBuilder } from '../engine/model/table-builder.ts'
import type { Note } from '../engine/model/trouble.ts'
import { addWkt, addWktPlaces, parseWkt } from '../formats/wkt.ts'
import { coordinateOf, pairOf } from './coordinate-cell.ts'

/** Which columns of a table hold its places. */
export type CoordinateColumns =
  | { readonly kind: 'xy'; readonly x: string; readonly y: string }
  | { readonly kind: 'wkt'; readonly column: string }
  | { readonly kind: 'pair'; readonly column: string }

export interface PlacedTable {
  readonly table: Table
  /** The coordinate system that all WKT of the column names, `EPSG:4490`, or null. */
  readonly crs: string | null
  /** Rows without a place whose cell is a shape all the same: an empty one, or of a type that no layer can hold. */
  readonly withShape: number
  /** Positions of shapes of such types, x and y in turn. */
  readonly leftOut: readonly number[]
  readonly notes: readonly Note[]
}

/** Rows of one kind of fault, and the first value that had it. */
class Misses {
  readonly #found = new Map<string, { level: Note['level']; rows: number[]; value: string }>()

  note(code: string, row: number): void {
    this.#add('note', code, row, '')
  }

  error(code: string, row: number, value: string): void {
    this.#add('error', code, row, value)
  }

  #add(level: Note['level'], code: string, row: number, value: string): void {
    const known = this.#found.get(code)
    if (known) known.rows.push(row)
    else this.#found.set(code, { level, rows: [row], value: value.length > 40 ? `${value.slice(0, 40)}…` : value })
  }

  notes(file: string | undefined): Note[] {
    return [...this.#found].map(([code, { level, rows, value }]) => ({
      level,
      code,
      params: { count: rows.length, ...(value !== '' && { value }) },
      where: { ...(file !== undefined && { file }), row: rows[0]! },
      ...(rows.length > 1 && { rows }),
    }))
  }
}

/**
 * Gives the rows of a table their places from columns: x and y as numbers or as angles in any writing, both in one
 * column, or WKT. The first of two is x; whether that is the easting is for the caller to see. The columns become the
 * geometry and leave the table. Rows without a usable place keep their values, and notes name them: `no-coordinates`
 * where the cells are empty, `coordinates-not-read` where they are something else. Without the columns, all are.
 */
export function geometryFromColumns(table: Table, coordinates: CoordinateColumns, file?: string): PlacedTable {
  const misses = new Misses()
  const used = coordinates.kind === 'xy' ? [coordinates.x, coordinates.y] : [coordinates.column]
  const placed =
    coordinates.kind === 'wkt'
      ? shapesOf(table, coordinates.column, misses)
      : { geometry: pointsOf(table, coordinates, misses), crs: null, withShape: 0, leftOut: [] }
  const columns = new Map([...table.columns].filter(([name]) => !used.includes(name)))
  const { geometry, ...rest } = placed
  return { table: { ...table, geometry, columns }, ...rest, notes: misses.notes(file) }
}

const cell = (column: Column | undefined, index: number): Value => (column ? cellAt(column, index) : null)

function pointsOf(table: Table, coordinates: Exclude<CoordinateColumns, { kind: 'wkt' }>, misses: Misses): Geometry {
  const { length, rows, columns } = table
  const first = columns.get(coordinates.kind === 'xy' ? coordinates.x : coordinates.column)
  const second = coordinates.kind === 'xy' ? columns.get(coordinates.y) : undefined
  const shapeCodes = new Uint8Array(length)
  const featureOffsets = new Uint32Array(length + 1)
  const positions = new Float64Array(length * 2)
  let count = 0
  const xs = first instanceof Float64Array && second instanceof Float64Array ? first : null
  const ys = xs && (second as Float64Array)
  for (let i = 0; i < length; i++) {
    if (xs && ys && Number.isFinite(xs[i]) && Number.isFinite(ys[i])) {
      positions[count * 2] = xs[i]!
      positions[count * 2 + 1] = ys[i]!
      shapeCodes[i] = SHAPE_CODES.point
      featureOffsets[i + 1] = ++count
      continue
    }
    const a = cell(first, i)
    const b = cell(second, i)
    const pair = coordinates.kind === 'pair' ? pairOf(a) : [coordinateOf(a), coordinateOf(b)]
    const [x, y] = pair ?? [null, null]
    if (x !== null && y !== null) {
      positions[count * 2] = x!
      positions[count * 2 + 1] = y!
      shapeCodes[i] = SHAPE_CODES.point
      count++
    } else if (isEmpty(a) && isEmpty(b)) misses.note('no-coordinates', rows[i]!)
    else misses.error('coordinates-not-read', rows[i]!, [a, b].filter((value) => !isEmpty(value)).join(' '))
    featureOffsets[i + 1] = count
  }
  const oneEach = Uint32Array.from({ length: count + 1 }, (_, i) => i)
  return {
    shapeCodes,
    positions: count === length ? positions : positions.slice(0, count * 2),
    ringOffsets: oneEach,
    partOffsets: oneEach,
    featureOffsets,
  }
}

const isEmpty = (value: Value) => value === null || (typeof value === 'string' && value.trim() === '')

function shapesOf(table: Table, name: string, misses: Misses) {
  const column = table.columns.get(name)
  const builder = new TableBuilder()
  const systems = new Set<number | null>()
  const leftOut: number[] = []
  let withShape = 0
  for (let i = 0; i < table.length; i++) {
    const value = cell(column, i)
    const row = table.rows[i]!
    const shape = typeof value === 'string' && !isEmpty(value) ? parseWkt(value) : null
    if (isEmpty(value)) misses.note('no-coordinates', row)
    else if (shape === 'type') {
      misses.error('wkt-type', row, String(value))
      addWktPlaces(leftOut, String(value))
      withShape++
    } else if (shape === null || typeof shape === 'string') misses.error('coordinates-not-read', row, String(value))
    else {
      if (shape.kind === null) {
        misses.note('no-coordinates', row)
        withShape++
      }
      if (shape.flattened) misses.note('heights-left-out', row)
      addWkt(builder, shape)
      systems.add(shape.srid)
      builder.endRow('', row, shape.kind)
      continue
    }
    builder.endRow('', row, null)
  }
  const [srid] = systems
  const crs = systems.size === 1 && srid ? `EPSG:${srid}` : null
  return { geometry: builder.build().geometry, crs, withShape, leftOut }
}
