import { curvatureRadii, DEGREE } from '../geometry/ellipsoid.ts'
import type { Frame } from '../geometry/frame.ts'
import type { Measure } from '../geometry/nearest.ts'
import { reframe } from '../geometry/reframe.ts'
import type { Shape } from '../geometry/shape.ts'
import { frameOf } from '../model/park.ts'
import { shapeAt } from '../model/table.ts'
import { edgeDistance } from './edge-distance.ts'
import { type MeasuredPlace, measuredPlace, metresApart } from './measured-place.ts'
import type { Member, PlaceRow } from './place-rows.ts'

/** Rows between two looks at whether to stop. */
const BATCH = 256
/** A distance between two middles, taken in one plane for all, is true to this share within some degrees. */
const PLANE_SHARE = 0.05
/** Farther from the first hazard nothing is promised of that plane. */
const PLANE_METRES = 200_000

/** Something with a middle and the metres within which all of it lies; in the plane of the table, metres. */
interface Circles {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly radius: Float64Array
}

/** The distance of one cell: its number, the member of the row that is nearest, and the line between the edges. */
export interface CellMeasure {
  readonly member: number
  readonly measure: Measure
}

/**
 * Metres from edge to edge from many places to many hazards. Nothing is measured before it is asked for, except the least
 * of each row; of a row with many members only those that can be the nearest.
 */
export class DistanceTable {
  readonly rows: readonly PlaceRow[]
  readonly columns: readonly PlaceRow[]
  /** Row and column are the same hazard: there is no distance to itself. */
  readonly #square: boolean
  readonly #members: readonly Member[]
  readonly #offsets: Uint32Array
  readonly #rowCircles: Circles
  readonly #columnCircles: Circles
  readonly #columnPlaces: readonly MeasuredPlace[]
  /** Places of members, by the frame of the columns that they were measured to. */
  readonly #places = new Map<Frame, (MeasuredPlace | undefined)[]>()

  constructor(rows: readonly PlaceRow[], columns: readonly PlaceRow[]) {
    this.rows = rows
    this.columns = columns
    this.#square = rows === columns
    this.#members = rows.flatMap(({ members }) => members)
    this.#offsets = new Uint32Array(rows.length + 1)
    rows.forEach(({ members }, row) => (this.#offsets[row + 1] = this.#offsets[row]! + members.length))
    const columnMembers = columns.map(({ members }) => members[0]!)
    const shapes = columnMembers.map(shapeOf)
    this.#columnPlaces = shapes.map(measuredPlace)
    const origin = shapes[0] ? middleOf(shapes[0]) : [0, 0, 0]
    this.#columnCircles = circlesOf(columnMembers, origin)
    this.#rowCircles = this.#square ? this.#columnCircles : circlesOf(this.#members, origin)
  }

  /** Metres of one cell; NaN for a hazard to itself. */
  metres(row: number, column: number): number {
    return this.#square && row === column ? NaN : this.#nearest(row, column, Infinity).metres
  }

  /** The same with the line that was measured; null for a hazard to itself. */
  measure(row: number, column: number): CellMeasure | null {
    if (this.#square && row === column) return null
    const { member } = this.#nearest(row, column, Infinity)
    if (member < 0) return null
    const { shape } = this.#columnPlaces[column]!
    const measure = edgeDistance(this.#place(member, shape.frame).shape, shape)
    return measure && { member: member - this.#offsets[row]!, measure }
  }

  /** Metres of every column, for a row. */
  fill(row: number, into: Float64Array, from: number): void {
    for (let column = 0; column < this.columns.length; column++) into[from + column] = this.metres(row, column)
  }

  /** The least metres of each row and its column (−1 without one); yields how many rows are done. */
  *least(): Generator<number, { metres: Float64Array; columns: Int32Array }> {
    const metres = new Float64Array(this.rows.length).fill(NaN)
    const columns = new Int32Array(this.rows.length).fill(-1)
    const lowest = new Float64Array(this.columns.length)
    for (let row = 0; row < this.rows.length; row++) {
      // One order for all is dear; mostly the first decides, and the others are passed over by what it gives.
      const first = this.#lowest(row, lowest)
      let best = Infinity
      for (let i = -1; first >= 0 && i < lowest.length && best > 0; i++) {
        const column = i < 0 ? first : i
        if (i === first || lowest[column] === Infinity || lowest[column]! > best) continue
        const found = this.#nearest(row, column, best).metres
        if (found < best) {
          best = found
          columns[row] = column
        }
      }
      if (best < Infinity) metres[row] = best
      if (row % BATCH === BATCH - 1) yield row + 1
    }
    return { metres, columns }
  }

  /** Metres that each column is away at least, into `lowest`; gives the column that may be nearest, −1 without one. */
  #lowest(row: number, lowest: Float64Array): number {
    const [from, to] = [this.#offsets[row]!, this.#offsets[row + 1]!]
    let [first, least] = [-1, Infinity]
    for (let column = 0; column < lowest.length; column++) {
      let metres = Infinity
      if (!this.#square || row !== column)
        for (let k = from; k < to; k++) metres = Math.min(metres, this.#atLeast(k, column))
      lowest[column] = metres
      if (metres < least) [first, least] = [column, metres]
    }
    return first
  }

  /** The nearest member; `known`: what is farther is of no use, and Infinity comes back for it. */
  #nearest(row: number, column: number, known: number): { metres: number; member: number } {
    const [from, to] = [this.#offsets[row]!, this.#offsets[row + 1]!]
    const target = this.#columnPlaces[column]!
    let metres = known
    let member = -1
    let limit = known
    if (to - from > 1) for (let k = from; k < to; k++) limit = Math.min(limit, this.#atMost(k, column))
    for (let k = from; k < to; k++) {
      if (this.#atLeast(k, column) > Math.min(limit, metres)) continue
      const found = metresApart(this.#place(k, target.shape.frame), target)
      if (found < metres) {
        metres = found
        member = k
      }
    }
    return { metres, member }
  }

  #atLeast(member: number, column: number): number {
    const apart = this.#middlesApart(member, column) * (1 - PLANE_SHARE)
    return apart - this.#rowCircles.radius[member]! - this.#columnCircles.radius[column]!
  }

  #atMost(member: number, column: number): number {
    const apart = this.#middlesApart(member, column) * (1 + PLANE_SHARE)
    return apart + this.#rowCircles.radius[member]! + this.#columnCircles.radius[column]!
  }

  #middlesApart(member: number, column: number): number {
    const dx = this.#rowCircles.x[member]! - this.#columnCircles.x[column]!
    const dy = this.#rowCircles.y[member]! - this.#columnCircles.y[column]!
    return Math.sqrt(dx * dx + dy * dy)
  }

  #place(member: number, frame: Frame): MeasuredPlace {
    let places = this.#places.get(frame)
    if (!places) this.#places.set(frame, (places = []))
    return (places[member] ??= measuredPlace(reframe(shapeOf(this.#members[member]!), frame)))
  }
}

function shapeOf({ layer, row }: Member): Shape {
  const shape = shapeAt(layer.table, row, frameOf(layer))
  if (!shape) throw new Error(`row ${row} of ${layer.file} has no shape`)
  return shape
}

/** Longitude, latitude of the middle of the bounds, and metres from there to their corners and a little more. */
function middleOf({ frame, bounds: [x0, y0, x1, y1] }: Shape): [number, number, number] {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
  const [sx, sy] = frame.metresPerUnit(x, y)
  const radius = Math.hypot((x1 - x0) * sx, (y1 - y0) * sy) / 2
  return [...frame.toLngLat(x, y), radius === 0 ? 0 : radius * 1.02 + 0.01]
}

function circlesOf(members: readonly Member[], [lng0, lat0]: readonly number[]): Circles {
  const { meridian, primeVertical } = curvatureRadii(lat0!)
  const east = primeVertical * Math.cos(lat0! * DEGREE) * DEGREE
  const circles = {
    x: new Float64Array(members.length),
    y: new Float64Array(members.length),
    radius: new Float64Array(members.length),
  }
  members.forEach((member, k) => {
    const [lng, lat, radius] = middleOf(shapeOf(member))
    circles.x[k] = (lng - lng0!) * east
    circles.y[k] = (lat - lat0!) * meridian * DEGREE
    circles.radius[k] = Math.hypot(circles.x[k]!, circles.y[k]!) > PLANE_METRES ? Infinity : radius
  })
  return circles
}
