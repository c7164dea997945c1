import { CROSSES, ON_EDGE, rayCrossing } from './ray-crossing.ts'
import type { Ring, Shape } from './shape.ts'

/** Edges in a box, and boxes in a box. Edges that follow one another lie near one another, so runs of them will do. */
const RUN = 8
/** A shape with fewer corners is as quickly looked through from one end to the other. */
const FEW = 48
/** What rounding may add to a distance to an edge, metres; far more than it does. */
const ROUNDING_METRES = 1e-6

/**
 * The square of the least distance from the origin to the segment u → v. One formula for whoever compares such
 * estimates, so that they agree to the last bit.
 */
export function segmentSquared(ux: number, uy: number, vx: number, vy: number): number {
  const t = nearestParameter(ux, uy, vx, vy)
  const px = ux + t * (vx - ux)
  const py = uy + t * (vy - uy)
  return px * px + py * py
}

/** Part of the way from a to b at which the segment comes nearest to the origin. */
export function nearestParameter(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const length2 = dx * dx + dy * dy
  return length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2))
}

const trees = new WeakMap<Shape, readonly EdgeTree[]>()

/** The edges of each part of a large shape, made when they are first asked for; null for a small shape. */
export function edgeTreesOf(shape: Shape): readonly EdgeTree[] | null {
  let corners = 0
  for (const part of shape.parts) for (const ring of part) corners += ring.length / 2
  if (corners < FEW) return null
  let made = trees.get(shape)
  if (!made) trees.set(shape, (made = shape.parts.map((part) => new EdgeTree(part))))
  return made
}

/** The edges of rings under boxes of runs of them, so that few are looked at for one position. */
export class EdgeTree {
  /** ax, ay, bx, by of each edge, ring after ring; a ring of one position is an edge without length. */
  readonly edges: Float64Array
  /** minX, minY, maxX, maxY of each box; the last level is one box around all. */
  readonly #levels: Float64Array[] = []
  #inside = false
  #best = Infinity
  #nearestEdge = -1
  #limit = Infinity

  constructor(rings: readonly Ring[]) {
    this.edges = edgesOf(rings)
    const count = this.edges.length / 4
    let level = boxesOf(count, (edge, box) => this.#widenByEdge(edge, box))
    this.#levels.push(level)
    while (level.length > 4) {
      const below = level
      level = boxesOf(below.length / 4, (k, box) => widenByBox(below, k * 4, box))
      this.#levels.push(level)
    }
  }

  /** 1 inside the rings by parity, 0 on an edge, −1 outside; exact. */
  locate(x: number, y: number): 1 | 0 | -1 {
    this.#inside = false
    const on = this.#cross(this.#levels.length - 1, 0, x, y)
    return on ? 0 : this.#inside ? 1 : -1
  }

  /**
   * The square of the least estimate over the edges, or `known` if that is less. x and y in units of the rings, sx and
   * sy metres for one of them.
   */
  leastSquared(x: number, y: number, sx: number, sy: number, known: number): number {
    this.#setBest(known, -1)
    this.#nearest(this.#levels.length - 1, 0, x, y, sx, sy)
    return this.#best
  }

  /** The number of an edge with the least estimate; −1 where there is none. */
  nearest(x: number, y: number, sx: number, sy: number): number {
    this.leastSquared(x, y, sx, sy, Infinity)
    return this.#nearestEdge
  }

  /** The numbers of the edges whose squared estimate is `limit` or less, in their order. */
  within(x: number, y: number, sx: number, sy: number, limit: number): number[] {
    this.#limit = (Math.sqrt(limit) + ROUNDING_METRES) ** 2
    const found: number[] = []
    this.#collect(this.#levels.length - 1, 0, x, y, sx, sy, limit, found)
    return found
  }

  squared(edge: number, x: number, y: number, sx: number, sy: number): number {
    const { edges } = this
    const k = edge * 4
    return segmentSquared(
      (edges[k]! - x) * sx,
      (edges[k + 1]! - y) * sy,
      (edges[k + 2]! - x) * sx,
      (edges[k + 3]! - y) * sy,
    )
  }

  #cross(level: number, box: number, x: number, y: number): boolean {
    const boxes = this.#levels[level]!
    const k = box * 4
    // What ends to the left of the position, or above or below it, its ray does not meet.
    if (y < boxes[k + 1]! || y > boxes[k + 3]! || x > boxes[k + 2]!) return false
    const first = box * RUN
    if (level > 0) {
      const last = Math.min(first + RUN, this.#levels[level - 1]!.length / 4)
      for (let child = first; child < last; child++) if (this.#cross(level - 1, child, x, y)) return true
      return false
    }
    const { edges } = this
    const last = Math.min(first + RUN, edges.length / 4) * 4
    for (let i = first * 4; i < last; i += 4) {
      const met = rayCrossing(edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!, x, y)
      if (met === ON_EDGE) return true
      if (met === CROSSES) this.#inside = !this.#inside
    }
    return false
  }

  #setBest(squared: number, edge: number): void {
    this.#best = squared
    this.#nearestEdge = edge
    this.#limit = (Math.sqrt(squared) + ROUNDING_METRES) ** 2
  }

  #nearest(level: number, box: number, x: number, y: number, sx: number, sy: number): void {
    const first = box * RUN
    if (level === 0) {
      const last = Math.min(first + RUN, this.edges.length / 4)
      for (let edge = first; edge < last; edge++) {
        const squared = this.squared(edge, x, y, sx, sy)
        if (squared < this.#best) this.#setBest(squared, edge)
      }
      return
    }
    const boxes = this.#levels[level - 1]!
    const last = Math.min(first + RUN, boxes.length / 4)
    // The nearest box first: what it gives shuts out most of the others.
    let nearest = first
    let least = Infinity
    for (let child = first; child < last; child++) {
      const squared = boxSquared(boxes, child * 4, x, y, sx, sy)
      if (squared < least) {
        least = squared
        nearest = child
      }
    }
    if (least > this.#limit) return
    this.#nearest(level - 1, nearest, x, y, sx, sy)
    for (let child = first; child < last; child++)
      if (child !== nearest && boxSquared(boxes, child * 4, x, y, sx, sy) <= this.#limit)
        this.#nearest(level - 1, child, x, y, sx, sy)
  }

  #collect(
    level: number,
    box: number,
    x: number,
    y: number,
    sx: number,
    sy: number,
    limit: number,
    found: number[],
  ): void {
    if (!(boxSquared(this.#levels[level]!, box * 4, x, y, sx, sy) <= this.#limit)) return
    const first = box * RUN
    const count = level > 0 ? this.#levels[level - 1]!.length / 4 : this.edges.length / 4
    const last = Math.min(first + RUN, count)
    for (let child = first; child < last; child++)
      if (level > 0) this.#collect(level - 1, child, x, y, sx, sy, limit, found)
      else if (this.squared(child, x, y, sx, sy) <= limit) found.push(child)
  }

  #widenByEdge(edge: number, box: Float64Array): void {
    const k = edge * 4
    for (const at of [k, k + 2]) widen(box, this.edges[at]!, this.edges[at + 1]!)
  }
}

function edgesOf(rings: readonly Ring[]): Float64Array {
  const counts = rings.map((ring) => (ring.length === 2 ? 1 : Math.max(0, ring.length / 2 - 1)))
  const edges = new Float64Array(counts.reduce((sum, count) => sum + count, 0) * 4)
  let at = 0
  rings.forEach((ring, r) => {
    for (let i = 0; i < counts[r]! * 2; i += 2) {
      edges[at++] = ring[i]!
      edges[at++] = ring[i + 1]!
      edges[at++] = ring[i + 2] ?? ring[i]!
      edges[at++] = ring[i + 3] ?? ring[i + 1]!
    }
  })
  return edges
}

function boxesOf(count: number, widenBy: (item: number, box: Float64Array) => void): Float64Array {
  const boxes = new Float64Array(Math.max(1, Math.ceil(count / RUN)) * 4)
  for (let k = 0; k < boxes.length; k += 4) boxes.set([Infinity, Infinity, -Infinity, -Infinity], k)
  for (let item = 0; item < count; item++) {
    const k = Math.floor(item / RUN) * 4
    widenBy(item, boxes.subarray(k, k + 4))
  }
  return boxes
}

function widenByBox(boxes: Float64Array, k: number, box: Float64Array): void {
  widen(box, boxes[k]!, boxes[k + 1]!)
  widen(box, boxes[k + 2]!, boxes[k + 3]!)
}

function widen(box: Float64Array, x: number, y: number): void {
  if (x < box[0]!) box[0] = x
  if (y < box[1]!) box[1] = y
  if (x > box[2]!) box[2] = x
  if (y > box[3]!) box[3] = y
}

/** The square of the distance from a position to a box, in metres of sx and sy for a unit. */
function boxSquared(boxes: Float64Array, k: number, x: number, y: number, sx: number, sy: number): number {
  const dx = Math.max(boxes[k]! - x, 0, x - boxes[k + 2]!) * sx
  const dy = Math.max(boxes[k + 1]! - y, 0, y - boxes[k + 3]!) * sy
  return dx * dx + dy * dy
}
