import type { Frame } from '../geometry/frame.ts'
import { makeShape, type Ring, type Shape, type ShapeKind } from '../geometry/shape.ts'

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

/** A layer as columns. Cheap to scan and to move between threads; GeoJSON exists only at the edges. */
export interface Table {
  readonly length: number
  readonly ids: readonly string[]
  /** 1-based row of each in its file, for sentences about it. */
  readonly rows: Uint32Array
  readonly geometry: Geometry
  /** A Map, so that a property called `__proto__` is a property like any other. */
  readonly columns: ReadonlyMap<string, readonly Value[]>
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

export const valueAt = (table: Table, column: string, index: number): Value =>
  table.columns.get(column)?.[index] ?? null

export function textAt(table: Table, column: string, index: number): string | null {
  const value = valueAt(table, column, index)
  return typeof value === 'string' && value !== '' ? value : null
}

export function numberAt(table: Table, column: string, index: number): number | null {
  const value = valueAt(table, column, index)
  return typeof value === 'number' ? value : null
}

export interface Row {
  readonly id: string
  readonly row: number
  readonly shape: { readonly kind: ShapeKind; readonly parts: readonly (readonly Ring[])[] } | null
  readonly values: ReadonlyMap<string, Value>
}

/** Rows into columns. A value that a row does not have is null. */
export function tableOf(rows: readonly Row[]): Table {
  const ringOffsets = [0]
  const partOffsets = [0]
  const featureOffsets = [0]
  const rings: Ring[] = []
  let positionCount = 0
  for (const { shape } of rows) {
    for (const part of shape?.parts ?? []) {
      for (const ring of part) {
        rings.push(ring)
        positionCount += ring.length / 2
        ringOffsets.push(positionCount)
      }
      partOffsets.push(ringOffsets.length - 1)
    }
    featureOffsets.push(partOffsets.length - 1)
  }
  const positions = new Float64Array(positionCount * 2)
  rings.forEach((ring, r) => positions.set(ring, ringOffsets[r]! * 2))
  const columns = new Map<string, Value[]>()
  rows.forEach(({ values }, index) => {
    for (const [name, value] of values) {
      let column = columns.get(name)
      if (!column) columns.set(name, (column = new Array<Value>(rows.length).fill(null)))
      column[index] = value
    }
  })
  return {
    length: rows.length,
    ids: rows.map((row) => row.id),
    rows: Uint32Array.from(rows, (row) => row.row),
    geometry: {
      shapeCodes: Uint8Array.from(rows, (row) => (row.shape ? SHAPE_CODES[row.shape.kind] : 0)),
      positions,
      ringOffsets: Uint32Array.from(ringOffsets),
      partOffsets: Uint32Array.from(partOffsets),
      featureOffsets: Uint32Array.from(featureOffsets),
    },
    columns,
  }
}
