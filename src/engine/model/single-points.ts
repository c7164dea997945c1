import type { Table } from './table.ts'

/** Whether every row is one point, so that the positions of the table are those of its rows, in their order. */
export function hasSinglePoints({ length, geometry }: Table): boolean {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = geometry
  if (positions.length !== length * 2) return false
  for (let row = 0; row < length; row++)
    if (shapeCodes[row] !== 1 || featureOffsets[row] !== row || partOffsets[row] !== row || ringOffsets[row] !== row)
      return false
  return true
}
