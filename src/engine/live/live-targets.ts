import Flatbush from 'flatbush'
import type { Frame } from '../geometry/frame.ts'
import { nearestOnEdges } from '../geometry/nearest.ts'
import { projectPoints } from '../geometry/project-points.ts'
import { reframe } from '../geometry/reframe.ts'
import { type Bounds, boundsOf, type Shape } from '../geometry/shape.ts'
import { frameOf, type Layer } from '../model/park.ts'
import { jointAccuracy, placementOf, POSITIONS } from '../model/placement.ts'
import { accuracyAt, coarsestAccuracy } from '../model/row-placer.ts'
import { shapeAt } from '../model/table.ts'
import { latticeOver } from '../screen/lattice.ts'
import type { LiveArea } from '../screen/live-area.ts'
import { type PointGrid, pointGrid } from '../screen/point-grid.ts'
import { reachOf } from '../screen/reach.ts'
import { sweptPoints } from '../screen/swept.ts'
import type { Chains } from './corner-edit.ts'
import { isNearEdge, MOST_METRES } from './near-edge.ts'

const INSIDE = POSITIONS.indexOf('inside')
const ON_LINE = POSITIONS.indexOf('on-line')
const NEAR_LIMIT = POSITIONS.indexOf('near-limit')
const OUTSIDE = POSITIONS.indexOf('outside')
/** Points for one cell of the grid, and its most cells. */
const POINTS_A_CELL = 4
const MOST_CELLS = 1024 * 1024
/** More than rounding does to a measured length. */
const ROUNDING_METRES = 0.01

/** The outline while it is drawn; `shape` is made when somebody needs all of it. */
export interface LiveOutline {
  readonly area: LiveArea
  readonly frame: Frame
  readonly accuracyMetres: number | null
  shape(): Shape
}

/** The rows of one layer, of which an edit of the outline asks only those that it may concern. */
export interface LiveTargets {
  readonly layer: Layer
  /** The rows that an edit may concern, before or after; each once. */
  suspects(outline: LiveOutline, chains: Chains): readonly number[]
  /** What the full check says of a row (`RowPlacer`): its place in POSITIONS. */
  position(outline: LiveOutline, row: number): number
}

/** A layer in which every row is one point: brought into the frame of the outline once, and sorted by cell. */
export class LivePoints implements LiveTargets {
  readonly layer: Layer
  readonly #grid: PointGrid
  /** Place of each row in the grid. */
  readonly #places: Uint32Array
  readonly #coarsest: number | null

  /** `around`: where the outline lies. Cells are spent there; what is far off shares the outer ones. */
  constructor(layer: Layer, frame: Frame, around: Bounds) {
    this.layer = layer
    this.#coarsest = coarsestAccuracy(layer)
    const positions = projectPoints(layer.table.geometry.positions, frameOf(layer), frame)
    const bounds = within(finiteBounds(positions), around)
    const scale = bounds ? frame.metresPerUnit((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2) : [1, 1]
    const cells = Math.min(Math.max(positions.length / 2 / POINTS_A_CELL, 1), MOST_CELLS)
    const lattice = latticeOver(bounds ?? [0, 0, 0, 0], scale as readonly [number, number], cells)
    this.#grid = pointGrid(lattice, positions)
    this.#places = new Uint32Array(this.#grid.rows.length)
    this.#grid.rows.forEach((row, at) => (this.#places[row] = at))
  }

  suspects({ frame, accuracyMetres }: LiveOutline, { before, after }: Chains): readonly number[] {
    const metres = jointAccuracy(this.#coarsest, accuracyMetres) ?? 0
    const reach =
      metres > 0 ? reachOf({ frame, ...boundsOfChains(before, after) }, metres + ROUNDING_METRES) : undefined
    return sweptPoints(this.#grid, before, after, reach).map((at) => this.#grid.rows[at]!)
  }

  position(outline: LiveOutline, row: number): number {
    const at = this.#places[row]! * 2
    const x = this.#grid.positions[at]!
    const y = this.#grid.positions[at + 1]!
    const metres = jointAccuracy(accuracyAt(this.layer, row), outline.accuracyMetres)
    if (metres !== null && metres > 0) {
      const near =
        metres <= MOST_METRES
          ? isNearEdge(outline.area, outline.frame, x, y, metres)
          : (nearestOnEdges(outline.shape(), x, y)?.distanceMetres ?? Infinity) <= metres
      if (near) return NEAR_LIMIT
    }
    const place = outline.area.locate(x, y)
    return place > 0 ? INSIDE : place === 0 ? ON_LINE : OUTSIDE
  }
}

/** A layer with footprints, lines or groups of points: those whose bounds meet what moved are asked as a whole. */
export class LiveShapes implements LiveTargets {
  readonly layer: Layer
  readonly #shapes: (Shape | null)[] = []
  readonly #tree: Flatbush | null = null
  readonly #rows: number[] = []
  readonly #coarsest: number | null

  constructor(layer: Layer, frame: Frame) {
    this.layer = layer
    this.#coarsest = coarsestAccuracy(layer)
    const own = frameOf(layer)
    for (let row = 0; row < layer.table.length; row++) {
      const shape = shapeAt(layer.table, row, own)
      this.#shapes.push(shape && reframe(shape, frame))
      if (shape) this.#rows.push(row)
    }
    if (this.#rows.length === 0) return
    this.#tree = new Flatbush(this.#rows.length)
    for (const row of this.#rows) this.#tree.add(...this.#shapes[row]!.bounds)
    this.#tree.finish()
  }

  suspects({ frame, accuracyMetres }: LiveOutline, { before, after }: Chains): readonly number[] {
    const moved = boundsOfChains(before, after)
    const metres = jointAccuracy(this.#coarsest, accuracyMetres) ?? 0
    const [dx, dy] = metres > 0 ? reachOf({ frame, ...moved }, metres + ROUNDING_METRES) : [0, 0]
    const [x0, y0, x1, y1] = moved.bounds
    return (this.#tree?.search(x0 - dx, y0 - dy, x1 + dx, y1 + dy) ?? []).map((k) => this.#rows[k]!)
  }

  position(outline: LiveOutline, row: number): number {
    const shape = this.#shapes[row]
    if (!shape) return OUTSIDE
    const accuracyMetres = jointAccuracy(accuracyAt(this.layer, row), outline.accuracyMetres)
    return POSITIONS.indexOf(placementOf(shape, outline.shape(), accuracyMetres).position)
  }
}

const boundsOfChains = (before: Float64Array, after: Float64Array) => ({
  kind: 'line' as const,
  parts: [],
  bounds: boundsOf([[before, after]]),
})

/** The bounds as far as they lie on the ground of an outline and as much again on every side. */
function within(bounds: Bounds | null, [x0, y0, x1, y1]: Bounds): Bounds | null {
  if (!bounds) return null
  const [dx, dy] = [x1 - x0, y1 - y0]
  const cut: Bounds = [
    Math.max(bounds[0], x0 - dx),
    Math.max(bounds[1], y0 - dy),
    Math.min(bounds[2], x1 + dx),
    Math.min(bounds[3], y1 + dy),
  ]
  return cut[0] <= cut[2] && cut[1] <= cut[3] ? cut : null
}

/** The bounds of the positions that are numbers, or null. */
function finiteBounds(positions: Float64Array): Bounds | null {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i += 2) {
    const x = positions[i]!
    const y = positions[i + 1]!
    if (x - y - (x - y) !== 0) continue
    if (x < x0) x0 = x
    if (x > x1) x1 = x
    if (y < y0) y0 = y
    if (y > y1) y1 = y
  }
  return x0 <= x1 ? [x0, y0, x1, y1] : null
}
