import type { Frame } from '../geometry/frame.ts'
import { makeShape, type Ring, type Shape, type ShapeKind } from '../geometry/shape.ts'
import { compacted, type TextColumn, textOf } from './text-column.ts'

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value }

/** 0 none, 1 point, 2 line, 3 polygon. */
export const SHAPE_CODES: Readonly<Record<ShapeKind, number>> = { point: 1, line: 2, polygon: 3 }
const KINDS: readonly (ShapeKind | null)[] = [null, 'point', 'line', 'polygon']

/**
 * Geometry of a table as columns: feature f holds parts featureOffsets[f] … featureOffsets[f + 1], part p the rings
 * partOffsets[p] …, ring r the positions ringOffsets[r] … (counted in positions, x and y interleaved).
 */
export interface Geometry {
  readonly shapeCodes: Uint8Array
  readonly positions: Float64Array
  readonly ringOffsets: Uint32Array
  readonly partOffsets: Uint32Array
  readonly featureOffsets: Uint32Array
}

/** Values of a column as codes into a list of distinct ones, whose first is null. */
export interface WordColumn {
  readonly codes: Uint32Array
  readonly words: readonly Value[]
}

/**
 * One property of every row. Numbers stand by themselves, NaN where a row has none; texts of which most differ stand as
 * bytes; anything else as codes into a list of words.
 */
export type Column = Float64Array | WordColumn | TextColumn

/** A layer as columns. Cheap to scan and to move between threads; GeoJSON exists only at the edges. */
export interface Table {
  readonly length: number
  readonly ids: readonly string[]
  /** 1-based row of each in its file, for sentences about it. */
  readonly rows: Uint32Array
  readonly geometry: Geometry
  /** A Map, so that a property called `__proto__` is a property like any other. */
  readonly columns: ReadonlyMap<string, Column>
}

export function shapeAt(table: Table, index: number, frame: Frame): Shape | null {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  const kind = KINDS[shapeCodes[index] ?? 0]
  if (!kind) return null
  const parts: Ring[][] = []
  for (let p = featureOffsets[index]!; p < featureOffsets[index + 1]!; p++) {
    const part: Ring[] = []
    for (let r = partOffsets[p]!; r < partOffsets[p + 1]!; r++)
      part.push(positions.subarray(ringOffsets[r]! * 2, ringOffsets[r + 1]! * 2))
    parts.push(part)
  }
  return makeShape(kind, frame, parts)
}

/** The value of a row of a column; null where it has none. */
export function cellAt(column: Column, index: number): Value {
  if (column instanceof Float64Array) {
    const value = column[index]
    return value === undefined || Number.isNaN(value) ? null : value
  }
  return column.codes ? (column.words[column.codes[index]!] ?? null) : textOf(column, index)
}

/** Whether it is a column of texts that stand as bytes. */
export const isText = (column: Column): column is TextColumn => !(column instanceof Float64Array) && !column.codes

/** How many rows a column has. */
export function lengthOf(column: Column): number {
  return column instanceof Float64Array ? column.length : (column.codes ?? column.starts).length
}

/** A column whose values are all numbers or null, as numbers; any other as it is. */
export function numbersOf(column: Column): Column {
  if (column instanceof Float64Array || !column.codes) return column
  if (!column.words.every((word) => word === null || typeof word === 'number')) return column
  const numbers = column.words.map((word) => (word === null ? NaN : (word as number)))
  return Float64Array.from(column.codes, (code) => numbers[code]!)
}

/** Any column as codes; numbers as codes into the distinct ones, texts that stand as bytes each with a code of its own. */
export function codedColumn(column: Column): WordColumn {
  if (!(column instanceof Float64Array)) return column.codes ? column : codedTexts(column)
  const words: Value[] = [null]
  const known = new Map<number, number>()
  const codes = Uint32Array.from(column, (value) => {
    if (Number.isNaN(value)) return 0
    let code = known.get(value)
    if (code === undefined) known.set(value, (code = words.push(value) - 1))
    return code
  })
  return { codes, words }
}

function codedTexts(column: TextColumn): WordColumn {
  const words: Value[] = [null]
  const codes = column.starts.map((_, index) => {
    const text = textOf(column, index)
    return text === null ? 0 : words.push(text) - 1
  })
  return { codes, words }
}

/** The table without the bytes of its file, of which its texts are a part: to be kept, or posted. */
export function compactTable(table: Table): Table {
  const columns = new Map<string, Column>(table.columns)
  for (const [name, column] of columns) if (isText(column)) columns.set(name, compacted(column))
  return { ...table, columns }
}

export function valueAt(table: Table, column: string, index: number): Value {
  const found = table.columns.get(column)
  return found ? cellAt(found, index) : null
}

export function textAt(table: Table, column: string, index: number): string | null {
  const value = valueAt(table, column, index)
  return typeof value === 'string' && value !== '' ? value : null
}

export function numberAt(table: Table, column: string, index: number): number | null {
  const value = valueAt(table, column, index)
  return typeof value === 'number' ? value : null
}
