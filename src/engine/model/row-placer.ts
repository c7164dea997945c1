import { locate } from '../geometry/contains.ts'
import type { Frame } from '../geometry/frame.ts'
import { edgeMayBeWithin, nearestOnEdges } from '../geometry/nearest.ts'
import { projectPoints } from '../geometry/project-points.ts'
import type { Shape } from '../geometry/shape.ts'
import { OutlineGrid, SURELY_INSIDE, SURELY_OUTSIDE } from './outline-grid.ts'
import type { Layer } from './park.ts'
import { boundsApart, jointAccuracy, placementOf, POSITIONS } from './placement.ts'
import { numberAt, shapeAt } from './table.ts'

/** Rows with their geometry, and what is stated about them where a row says nothing of its own. */
export type Rows = Pick<Layer, 'table' | 'accuracyMetres'>

/** A polygon that places are compared with, such as a boundary version. */
export interface Zone {
  readonly shape: Shape
  readonly accuracyMetres: number | null
}

const INSIDE = POSITIONS.indexOf('inside')
const ON_LINE = POSITIONS.indexOf('on-line')
const NEAR_LIMIT = POSITIONS.indexOf('near-limit')
const OUTSIDE = POSITIONS.indexOf('outside')

/**
 * Says where every row of a layer lies to zones, as `placementOf` would, of several zones the innermost reading. Most
 * rows of a large layer are placed by a look at a grid; points that need more cost no object each.
 */
export class RowPlacer {
  readonly #frame: Frame
  readonly #zones: readonly Zone[]
  readonly #grid: OutlineGrid
  #rows = new Uint32Array(0)
  #positions = new Float64Array(0)

  /**
   * `frame` is that of the rows, `coarsest` the largest accuracy stated for any of them (metres, null where none is),
   * `count` how many there will be.
   */
  constructor(frame: Frame, zones: readonly Zone[], coarsest: number | null, count: number) {
    this.#frame = frame
    this.#zones = zones
    const margins = zones.map(({ accuracyMetres }) => jointAccuracy(coarsest, accuracyMetres) ?? 0)
    this.#grid = new OutlineGrid(
      zones.map(({ shape }) => shape),
      this.#frame,
      Math.max(0, ...margins),
      count,
    )
  }

  /**
   * Places the rows from one number up to another; `codes` get the place of each in POSITIONS. `singlePoints`: every row
   * is one point, in the order of the table's positions.
   */
  place(rows: Rows, singlePoints: boolean, codes: Uint8Array, from = 0, to = codes.length): void {
    codes.fill(OUTSIDE, from, to)
    if (singlePoints) this.#placePoints(rows, codes, from, to)
    else this.#placeShapes(rows, codes, from, to)
  }

  #placePoints(rows: Rows, codes: Uint8Array, from: number, to: number): void {
    const { positions } = rows.table.geometry
    if (this.#rows.length < to - from) {
      this.#rows = new Uint32Array(to - from)
      this.#positions = new Float64Array((to - from) * 2)
    }
    let count = 0
    for (let row = from; row < to; row++) {
      const x = positions[row * 2]!
      const y = positions[row * 2 + 1]!
      const seen = this.#grid.look(x, y, x, y)
      if (seen === SURELY_OUTSIDE) continue
      if (seen === SURELY_INSIDE) {
        codes[row] = INSIDE
        continue
      }
      this.#rows[count] = row
      this.#positions[count * 2] = x
      this.#positions[count * 2 + 1] = y
      count++
    }
    if (count === 0) return
    for (const zone of this.#zones) {
      const projected = projectPoints(this.#positions.subarray(0, count * 2), this.#frame, zone.shape.frame)
      for (let k = 0; k < count; k++) {
        const row = this.#rows[k]!
        const accuracyMetres = jointAccuracy(accuracyAt(rows, row), zone.accuracyMetres)
        innermost(codes, row, pointCode(zone.shape, projected[k * 2]!, projected[k * 2 + 1]!, accuracyMetres))
      }
    }
  }

  #placeShapes(rows: Rows, codes: Uint8Array, from: number, to: number): void {
    const { table } = rows
    const { positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
    for (let row = from; row < to; row++) {
      const start = ringOffsets[partOffsets[featureOffsets[row]!]!]! * 2
      const end = ringOffsets[partOffsets[featureOffsets[row + 1]!]!]! * 2
      let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
      for (let i = start; i < end; i += 2) {
        const x = positions[i]!
        const y = positions[i + 1]!
        if (x < x0) x0 = x
        if (y < y0) y0 = y
        if (x > x1) x1 = x
        if (y > y1) y1 = y
      }
      const seen = this.#grid.look(x0, y0, x1, y1)
      if (seen === SURELY_OUTSIDE) continue
      const shape = shapeAt(table, row, this.#frame)
      if (!shape) continue
      if (seen === SURELY_INSIDE) {
        codes[row] = INSIDE
        continue
      }
      for (const zone of this.#zones) {
        const accuracyMetres = jointAccuracy(accuracyAt(rows, row), zone.accuracyMetres)
        innermost(codes, row, POSITIONS.indexOf(placementOf(shape, zone.shape, accuracyMetres).position))
      }
    }
  }
}

function innermost(codes: Uint8Array, row: number, code: number): void {
  if (code < codes[row]!) codes[row] = code
}

/** Up to here an edge that `edgeMayBeWithin` denies is farther away when it is measured, too. */
const DENIED_METRES = 1000

/** What `placementOf` says of one point in the frame of the zone. */
function pointCode(zone: Shape, x: number, y: number, accuracyMetres: number | null): number {
  if (
    accuracyMetres !== null &&
    accuracyMetres > 0 &&
    boundsApart({ frame: zone.frame, bounds: [x, y, x, y] }, zone) <= accuracyMetres &&
    (accuracyMetres > DENIED_METRES || edgeMayBeWithin(zone, x, y, accuracyMetres)) &&
    (nearestOnEdges(zone, x, y)?.distanceMetres ?? Infinity) <= accuracyMetres
  )
    return NEAR_LIMIT
  const place = locate(zone, x, y)
  return place > 0 ? INSIDE : place === 0 ? ON_LINE : OUTSIDE
}

/** Stated for the row, else for its layer; metres. */
export function accuracyAt(layer: Rows, row: number): number | null {
  return numberAt(layer.table, 'accuracy_m', row) ?? layer.accuracyMetres
}

/** The largest accuracy stated for any row, metres. */
export function coarsestAccuracy(layer: Rows): number | null {
  const column = layer.table.columns.get('accuracy_m')
  let coarsest = layer.accuracyMetres
  const values = column instanceof Float64Array ? column : (column?.words ?? [])
  for (const value of values)
    if (typeof value === 'number' && !Number.isNaN(value)) coarsest = Math.max(coarsest ?? value, value)
  return coarsest
}
