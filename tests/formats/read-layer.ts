/** Reads a file as the program does and unfolds its one layer into rows, which are easier to expect things of. */
import type { ShapeKind } from '../../src/engine/geometry/shape.ts'
import { cellAt, type Table, type Value } from '../../src/engine/model/table.ts'
import type { Note } from '../../src/engine/model/trouble.ts'
import { type FormatFile, NO_OPTIONS, type ReadOptions, SILENT_JOB } from '../../src/formats/format.ts'
import { readSource } from '../../src/formats/index.ts'

export interface Row {
  readonly id: string
  readonly row: number
  readonly kind: ShapeKind | null
  readonly parts: readonly (readonly (readonly number[])[])[]
  readonly values: ReadonlyMap<string, Value>
}

export interface ReadLayer {
  readonly rows: readonly Row[]
  readonly crs: string | null
  readonly notes: readonly Note[]
}

const KINDS = [null, 'point', 'line', 'polygon'] as const

/** Values that a row does not have are left out. */
export function rowsOf(table: Table): Row[] {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  const between = (offsets: Uint32Array, index: number) =>
    Array.from({ length: offsets[index + 1]! - offsets[index]! }, (_, i) => offsets[index]! + i)
  const ring = (r: number) => [...positions.subarray(ringOffsets[r]! * 2, ringOffsets[r + 1]! * 2)]
  return table.ids.map((id, i) => ({
    id,
    row: table.rows[i]!,
    kind: KINDS[shapeCodes[i]!]!,
    parts: between(featureOffsets, i).map((p) => between(partOffsets, p).map(ring)),
    values: new Map(
      [...table.columns]
        .map(([name, column]) => [name, cellAt(column, i)] as const)
        .filter(([, value]) => value !== null),
    ),
  }))
}

export async function readLayer(main: FormatFile, options: ReadOptions = NO_OPTIONS): Promise<ReadLayer> {
  const { layers } = await readSource({ main, companions: [] }, options, SILENT_JOB)
  if (layers.length !== 1) throw new Error(`${layers.length} layers`)
  const { table, crs, notes } = layers[0]!
  return { rows: rowsOf(table), crs, notes }
}
