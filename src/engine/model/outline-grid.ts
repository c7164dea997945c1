import type { Frame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { type Bounds, joinBounds, ringsOf, type Shape } from '../geometry/shape.ts'
import { area } from '../screen/area.ts'
import { columnOf, latticeOver, rowOf } from '../screen/lattice.ts'
import { reachOf } from '../screen/reach.ts'
import { ZoneGrid } from '../screen/zone-grid.ts'

/** What the grid knows of a box: all of it inside one of the outlines, all of it outside of all, or not without asking. */
export const SURELY_INSIDE = 1
export const SURELY_OUTSIDE = -1
export const ASK = 0

/** Outlines brought into another frame are off by a millimetre; this is more. */
const MARGIN_METRES = 0.01
/** Farther from the outlines than this, projections may fold, and a longitude come round the Earth. */
const FAR = { plane: 1e6, geographic: 10 }
const CELLS = { least: 16 * 16, most: 256 * 256 }
/** A box over more cells is as quickly asked for by itself. */
const CELLS_AT_ONCE = 64

/**
 * Outlines of any frames drawn on a lattice in the frame of a layer, so that most rows of the layer are placed by a look
 * at their cells, without a shape or a projection for each.
 */
export class OutlineGrid {
  readonly #grid: ZoneGrid | null
  readonly #far: Bounds

  /** `marginMetres`: nearer to an edge than that nothing is sure. `rows`: how many will be asked about. */
  constructor(outlines: readonly Shape[], frame: Frame, marginMetres: number, rows: number) {
    const here = outlines.map((outline) => reframe(outline, frame))
    const margin = marginMetres + MARGIN_METRES
    const bounds = joinBounds(
      here.map((shape) => {
        const [dx, dy] = reachOf(shape, margin)
        const [x0, y0, x1, y1] = shape.bounds
        return [x0 - dx, y0 - dy, x1 + dx, y1 + dy] as const
      }),
    )
    const far = FAR[frame.kind]
    const [x0, y0, x1, y1] = bounds ?? [0, 0, 0, 0]
    this.#far = [x0 - far, y0 - far, x1 + far, y1 + far]
    if (!bounds || !here.every(isFinite) || !this.#far.every(Number.isFinite)) {
      this.#grid = null
      return
    }
    const scale = frame.metresPerUnit((x0 + x1) / 2, (y0 + y1) / 2)
    const cells = Math.min(Math.max(rows, CELLS.least), CELLS.most)
    this.#grid = new ZoneGrid(latticeOver(bounds, scale, cells), here.map(area), margin)
  }

  /** Of everything between these bounds, in the frame of the layer. */
  look(x0: number, y0: number, x1: number, y1: number): typeof SURELY_INSIDE | typeof SURELY_OUTSIDE | typeof ASK {
    const grid = this.#grid
    const far = this.#far
    // Written so that what is not a number is asked for.
    if (!grid || !(x0 >= far[0] && y0 >= far[1] && x1 <= far[2] && y1 <= far[3])) return ASK
    const { lattice, cover, open } = grid
    const first = columnOf(lattice, x0)
    const last = columnOf(lattice, x1)
    const bottom = rowOf(lattice, y0)
    const top = rowOf(lattice, y1)
    if ((last - first + 1) * (top - bottom + 1) > CELLS_AT_ONCE) return ASK
    const set = cover[bottom * lattice.columns + first]!
    for (let row = bottom; row <= top; row++)
      for (let cell = row * lattice.columns + first; cell <= row * lattice.columns + last; cell++)
        if (open[cell] !== 0 || cover[cell] !== set) return ASK
    return set === 0 ? SURELY_OUTSIDE : SURELY_INSIDE
  }
}

function isFinite(shape: Shape): boolean {
  for (const ring of ringsOf(shape)) if (!ring.every(Number.isFinite)) return false
  return shape.bounds.every(Number.isFinite)
}
