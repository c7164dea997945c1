import type { Table } from '../../engine/model/table.ts'

/** The table with x and y of every position exchanged. */
export function swapAxes(table: Table): Table {
  const { positions } = table.geometry
  const swapped = new Float64Array(positions.length)
  for (let i = 0; i < positions.length; i += 2) {
    swapped[i] = positions[i + 1]!
    swapped[i + 1] = positions[i]!
  }
  return { ...table, geometry: { ...table.geometry, positions: swapped } }
}
