import { type Column, type Table } from './table.ts'
import { selectTexts } from './text-column.ts'

/** The rows of a table that are in `indices`, in that order; all columns come along. */
export function selectRows(table: Table, indices: Uint32Array): Table {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  let parts = 0
  let rings = 0
  let count = 0
  for (const index of indices) {
    const [p0, p1] = [featureOffsets[index]!, featureOffsets[index + 1]!]
    const [r0, r1] = [partOffsets[p0]!, partOffsets[p1]!]
    parts += p1 - p0
    rings += r1 - r0
    count += ringOffsets[r1]! - ringOffsets[r0]!
  }
  const chosen = {
    shapeCodes: Uint8Array.from(indices, (index) => shapeCodes[index]!),
    positions: new Float64Array(count * 2),
    ringOffsets: new Uint32Array(rings + 1),
    partOffsets: new Uint32Array(parts + 1),
    featureOffsets: new Uint32Array(indices.length + 1),
  }
  let part = 0
  let ring = 0
  let at = 0
  indices.forEach((index, i) => {
    for (let p = featureOffsets[index]!; p < featureOffsets[index + 1]!; p++) {
      for (let r = partOffsets[p]!; r < partOffsets[p + 1]!; r++) {
        chosen.positions.set(positions.subarray(ringOffsets[r]! * 2, ringOffsets[r + 1]! * 2), at * 2)
        at += ringOffsets[r + 1]! - ringOffsets[r]!
        chosen.ringOffsets[++ring] = at
      }
      chosen.partOffsets[++part] = ring
    }
    chosen.featureOffsets[i + 1] = part
  })
  return {
    length: indices.length,
    ids: Array.from(indices, (index) => table.ids[index]!),
    rows: Uint32Array.from(indices, (index) => table.rows[index]!),
    geometry: chosen,
    columns: new Map([...table.columns].map(([name, column]) => [name, selectCells(column, indices)])),
  }
}

function selectCells(column: Column, indices: Uint32Array): Column {
  if (column instanceof Float64Array) return Float64Array.from(indices, (index) => column[index]!)
  if (!column.codes) return selectTexts(column, indices)
  return { codes: Uint32Array.from(indices, (index) => column.codes[index]!), words: column.words }
}

/** The rows that `keep` is true for, asked once for each in their order; the table itself when that is all of them. */
export function filterRows(table: Table, keep: (index: number) => boolean): Table {
  let first = 0
  while (first < table.length && keep(first)) first++
  if (first === table.length) return table
  const kept = Array.from({ length: first }, (_, index) => index)
  for (let index = first + 1; index < table.length; index++) if (keep(index)) kept.push(index)
  return selectRows(table, Uint32Array.from(kept))
}
