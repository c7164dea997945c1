import type { Bounds } from '../geometry/shape.ts'
import { joinBounds } from '../geometry/shape.ts'
import type { Layer } from '../model/park.ts'
import { columnOf, latticeOver, rowOf } from '../screen/lattice.ts'

/** Cells for one box: fine enough that most rows of a county meet no box at all. */
const CELLS_A_BOX = 64
const MOST_CELLS = 256 * 256

/**
 * For each row of a layer that meets some of the boxes, all in the frame of the layer, the numbers of those boxes. Each
 * row looks only at the boxes that are drawn in its cells of a lattice.
 */
export function* rowsNear(
  { table }: Layer,
  metresPerUnit: readonly [number, number],
  boxes: readonly Bounds[],
): Generator<{ row: number; boxes: number[] }> {
  const around = joinBounds(boxes)
  if (!around) return
  const lattice = latticeOver(around, metresPerUnit, Math.min(boxes.length * CELLS_A_BOX, MOST_CELLS))
  const cells: number[][] = Array.from({ length: lattice.columns * lattice.rows }, () => [])
  boxes.forEach((box, number) => forCells(lattice, box, (cell) => cells[cell]!.push(number)))
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  for (let row = 0; row < table.length; row++) {
    if (shapeCodes[row] === 0) continue
    const start = ringOffsets[partOffsets[featureOffsets[row]!]!]! * 2
    const end = ringOffsets[partOffsets[featureOffsets[row + 1]!]!]! * 2
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = start; i < end; i += 2) {
      x0 = Math.min(x0, positions[i]!)
      x1 = Math.max(x1, positions[i]!)
      y0 = Math.min(y0, positions[i + 1]!)
      y1 = Math.max(y1, positions[i + 1]!)
    }
    if (x0 > around[2] || x1 < around[0] || y0 > around[3] || y1 < around[1]) continue
    const near = new Set<number>()
    forCells(lattice, [x0, y0, x1, y1], (cell) => {
      for (const number of cells[cell]!) {
        const [bx0, by0, bx1, by1] = boxes[number]!
        if (x0 <= bx1 && bx0 <= x1 && y0 <= by1 && by0 <= y1) near.add(number)
      }
    })
    if (near.size > 0) yield { row, boxes: [...near].sort((a, b) => a - b) }
  }
}

function forCells(
  lattice: ReturnType<typeof latticeOver>,
  [x0, y0, x1, y1]: Bounds,
  each: (cell: number) => void,
): void {
  const [left, right] = [columnOf(lattice, x0), columnOf(lattice, x1)]
  const [bottom, top] = [rowOf(lattice, y0), rowOf(lattice, y1)]
  for (let row = bottom; row <= top; row++)
    for (let column = left; column <= right; column++) each(row * lattice.columns + column)
}
