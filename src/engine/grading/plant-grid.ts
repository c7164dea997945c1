import type { Frame } from '../geometry/frame.ts'
import { type Bounds, joinBounds } from '../geometry/shape.ts'
import { OutlineGrid } from '../model/outline-grid.ts'
import { frameOf, type Layer, type Place } from '../model/park.ts'
import { area } from '../screen/area.ts'
import { columnOf, latticeOver, rowOf } from '../screen/lattice.ts'
import { type MeasuredArea, measuredArea } from '../screen/measured-area.ts'
import { reachOf } from '../screen/reach.ts'
import { ZoneGrid } from '../screen/zone-grid.ts'

/** Plants whose edges are straight in one frame, drawn with the ground around them. */
export interface PlantGrid {
  readonly frame: Frame
  readonly plants: readonly Place[]
  /** The number of each in the list that was given. */
  readonly numbers: readonly number[]
  readonly grid: ZoneGrid
  readonly measures: readonly MeasuredArea[]
}

const CELLS = { least: 64 * 64, most: 512 * 512 }
/** A box over more cells is as quickly asked about every plant. */
const CELLS_AT_ONCE = 64

/**
 * One grid for each frame. What is no farther than `reachMetres` from a plant lies in a cell that knows the plant.
 * `rows`: how many will be asked about.
 */
export function plantGrids(plants: readonly Place[], reachMetres: number, rows: number): PlantGrid[] {
  const byFrame = new Map<string, number[]>()
  plants.forEach(({ shape: { frame } }, number) => {
    const known = byFrame.get(frame.key)
    if (known) known.push(number)
    else byFrame.set(frame.key, [number])
  })
  return [...byFrame.values()].map((numbers) => {
    const here = numbers.map((number) => plants[number]!)
    const { frame } = here[0]!.shape
    const bounds = joinBounds(
      here.map(({ shape }): Bounds => {
        const [dx, dy] = reachOf(shape, reachMetres)
        const [x0, y0, x1, y1] = shape.bounds
        return [x0 - dx, y0 - dy, x1 + dx, y1 + dy]
      }),
    )!
    const scale = frame.metresPerUnit((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)
    const grid = new ZoneGrid(
      latticeOver(bounds, scale, Math.min(Math.max(rows, CELLS.least), CELLS.most)),
      here.map(({ shape }) => area(shape)),
      reachMetres,
    )
    return { frame, plants: here, numbers, grid, measures: here.map(({ shape }) => measuredArea(shape)) }
  })
}

/** Indices of the plants that may be in reach of a box in the frame of the grid, ascending. */
export function plantsNear({ grid, plants }: PlantGrid, [x0, y0, x1, y1]: Bounds): Iterable<number> {
  const { lattice, cover, open, sets } = grid
  const [first, last] = [columnOf(lattice, x0), columnOf(lattice, x1)]
  const [bottom, top] = [rowOf(lattice, y0), rowOf(lattice, y1)]
  if ((last - first + 1) * (top - bottom + 1) > CELLS_AT_ONCE) return plants.keys()
  const near = new Set<number>()
  for (let row = bottom; row <= top; row++)
    for (let cell = row * lattice.columns + first; cell <= row * lattice.columns + last; cell++)
      for (const set of [cover[cell]!, open[cell]!]) for (const plant of sets.members(set)) near.add(plant)
  return [...near].sort((a, b) => a - b)
}

/** The same plants in the frame of a layer: says of most of its rows by a look that they are out of reach. */
export function outlinesAround(plants: readonly Place[], layer: Layer, reachMetres: number): OutlineGrid {
  const outlines = plants.map(({ shape }) => shape)
  return new OutlineGrid(outlines, frameOf(layer), reachMetres, layer.table.length)
}
