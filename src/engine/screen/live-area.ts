import { CROSSES, MISSES, ON_EDGE, rayCrossing } from '../geometry/ray-crossing.ts'
import { boundsOf, type Ring, type Shape } from '../geometry/shape.ts'

/** One corner of a polygon: part, ring of the part (0 is the outer one) and corner of the ring, from 0. */
export interface CornerAt {
  readonly part: number
  readonly ring: number
  readonly corner: number
}

/** A place x, y in the frame of the polygon. */
export type Corner = readonly [number, number]

/** Edges for one row on average. */
const EDGES_A_ROW = 2

/**
 * A polygon whose corners can be moved: its edges in rows by height, as in `edge-rows.ts`, but each row is a list that
 * takes edges in and out. A moved corner changes the lists of its two edges and nothing else.
 */
export class LiveArea {
  readonly parts: readonly LivePart[]

  constructor(shape: Shape) {
    this.parts = shape.parts.map((rings) => new LivePart(rings))
  }

  /** As `locateInArea`: 1 inside, 0 exactly on an edge, −1 outside. */
  locate(x: number, y: number): 1 | 0 | -1 {
    let best: 1 | 0 | -1 = -1
    for (const part of this.parts) {
      const place = part.locate(x, y)
      if (place === 1) return 1
      if (place === 0) best = 0
    }
    return best
  }
}

export class LivePart {
  /** ax, ay, bx, by of each edge, ring after ring; edge i of a ring leaves its corner i. */
  readonly #edges: Float64Array
  readonly #rings: { first: number; count: number }[] = []
  readonly #rows: number[][]
  readonly #y0: number
  readonly #perY: number

  constructor(rings: readonly Ring[]) {
    let count = 0
    for (const ring of rings) {
      this.#rings.push({ first: count, count: ring.length / 2 - 1 })
      count += ring.length / 2 - 1
    }
    this.#edges = new Float64Array(count * 4)
    let at = 0
    for (const ring of rings)
      for (let i = 2; i < ring.length; i += 2, at += 4) this.#edges.set(ring.subarray(i - 2, i + 2), at)
    const [, y0, , y1] = boundsOf([rings])
    const rows = Math.max(1, Math.floor(count / EDGES_A_ROW))
    this.#y0 = y0
    this.#perY = y1 > y0 && Number.isFinite(rows / (y1 - y0)) ? rows / (y1 - y0) : 0
    this.#rows = Array.from({ length: rows }, () => [])
    for (let edge = 0; edge < count; edge++) this.#enter(edge)
  }

  corner(ring: number, corner: number): Corner {
    const at = this.#edge(ring, corner) * 4
    return [this.#edges[at]!, this.#edges[at + 1]!]
  }

  /** The corners before and after one. */
  neighbours(ring: number, corner: number): readonly [Corner, Corner] {
    return [this.corner(ring, corner - 1), this.corner(ring, corner + 1)]
  }

  move(ring: number, corner: number, x: number, y: number): void {
    const [before, after] = [this.#edge(ring, corner - 1), this.#edge(ring, corner)]
    this.#leave(before)
    this.#leave(after)
    this.#edges[before * 4 + 2] = x
    this.#edges[before * 4 + 3] = y
    this.#edges[after * 4] = x
    this.#edges[after * 4 + 1] = y
    this.#enter(before)
    this.#enter(after)
  }

  /** Parity over half-open edges, exact, as `locateInRows`. */
  locate(x: number, y: number): 1 | 0 | -1 {
    const edges = this.#edges
    let inside = false
    for (const edge of this.#rows[this.#row(y)]!) {
      const at = edge * 4
      const met = rayCrossing(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!, x, y)
      if (met === MISSES) continue
      if (met === ON_EDGE) return 0
      if (met === CROSSES) inside = !inside
    }
    return inside ? 1 : -1
  }

  #edge(ring: number, corner: number): number {
    const { first, count } = this.#rings[ring]!
    return first + ((corner + count) % count)
  }

  /** Beyond the first and the last row everything belongs to them, so corners may be moved out of what there was. */
  #row(y: number): number {
    const at = (y - this.#y0) * this.#perY
    const last = this.#rows.length - 1
    return at > 0 ? (at < last ? at | 0 : last) : 0
  }

  #enter(edge: number): void {
    const [low, high] = this.#span(edge)
    for (let row = low; row <= high; row++) this.#rows[row]!.push(edge)
  }

  #leave(edge: number): void {
    const [low, high] = this.#span(edge)
    for (let row = low; row <= high; row++) {
      const list = this.#rows[row]!
      list[list.indexOf(edge)] = list[list.length - 1]!
      list.pop()
    }
  }

  #span(edge: number): readonly [number, number] {
    const [a, b] = [this.#row(this.#edges[edge * 4 + 1]!), this.#row(this.#edges[edge * 4 + 3]!)]
    return a < b ? [a, b] : [b, a]
  }
}
