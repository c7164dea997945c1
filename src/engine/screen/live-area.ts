import { CROSSES, MISSES, ON_EDGE, rayCrossing } from '../geometry/ray-crossing.ts'
import { boundsOf, type Ring, type Shape } from '../geometry/shape.ts'
import { resized } from '../model/resized.ts'

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
 * A polygon whose corners can be moved, added and taken out: its edges in rows by height, as in `edge-rows.ts`, but each
 * row is a list that takes edges in and out. What changes touches the lists of a few edges and nothing else.
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

  /** The rings as they are now, closed. */
  rings(): Ring[][] {
    return this.parts.map((part) => part.rings())
  }
}

export class LivePart {
  /** ax, ay, bx, by of each edge, by its number; numbers of edges that are gone are used again. */
  #edges: Float64Array<ArrayBuffer>
  /** Of each ring the numbers of its edges in their order; edge i leaves corner i. */
  readonly #rings: number[][] = []
  readonly #free: number[] = []
  #count = 0
  readonly #rows: number[][]
  readonly #y0: number
  readonly #perY: number

  constructor(rings: readonly Ring[]) {
    const count = rings.reduce((sum, ring) => sum + ring.length / 2 - 1, 0)
    this.#edges = new Float64Array(count * 4)
    for (const ring of rings) {
      const ids: number[] = []
      for (let i = 2; i < ring.length; i += 2, this.#count++) {
        this.#edges.set(ring.subarray(i - 2, i + 2), this.#count * 4)
        ids.push(this.#count)
      }
      this.#rings.push(ids)
    }
    const [, y0, , y1] = boundsOf([rings])
    const rows = Math.max(1, Math.floor(count / EDGES_A_ROW))
    this.#y0 = y0
    this.#perY = y1 > y0 && Number.isFinite(rows / (y1 - y0)) ? rows / (y1 - y0) : 0
    this.#rows = Array.from({ length: rows }, () => [])
    for (let edge = 0; edge < count; edge++) this.#enter(edge)
  }

  get ringCount(): number {
    return this.#rings.length
  }

  cornerCount(ring: number): number {
    return this.#rings[ring]!.length
  }

  corner(ring: number, corner: number): Corner {
    const at = this.#edge(ring, corner) * 4
    return [this.#edges[at]!, this.#edges[at + 1]!]
  }

  /** x and y in turn of so many corners from one on, and of their neighbours before and after. */
  chain(ring: number, corner: number, count: number): Float64Array {
    const chain = new Float64Array((count + 2) * 2)
    for (let k = 0; k < count + 2; k++) {
      const at = this.#edge(ring, corner - 1 + k) * 4
      chain[k * 2] = this.#edges[at]!
      chain[k * 2 + 1] = this.#edges[at + 1]!
    }
    return chain
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

  /**
   * Other corners (x and y in turn) in the place of `removed` ones from `corner` on; at least one corner of the ring has
   * to stay. Moving, adding and taking out a corner are all this.
   */
  replace(ring: number, corner: number, removed: number, inserted: ArrayLike<number>): void {
    const ids = this.#rings[ring]!
    const before = this.#edge(ring, corner - 1)
    const [nx, ny] = this.corner(ring, corner + removed)
    const gone = ids.slice(corner, corner + removed)
    for (const edge of [before, ...gone]) this.#leave(edge)
    this.#free.push(...gone.reverse())
    const added = Array.from({ length: inserted.length / 2 }, () => this.#number())
    ids.splice(corner, removed, ...added)
    let edge = before
    added.forEach((next, k) => {
      this.#end(edge, inserted[k * 2]!, inserted[k * 2 + 1]!)
      this.#edges[next * 4] = inserted[k * 2]!
      this.#edges[next * 4 + 1] = inserted[k * 2 + 1]!
      edge = next
    })
    this.#end(edge, nx, ny)
    for (const each of [before, ...added]) this.#enter(each)
  }

  /** The rings as they are now, closed. */
  rings(): Ring[] {
    return this.#rings.map((ids) => {
      const ring = new Float64Array((ids.length + 1) * 2)
      ids.forEach((edge, k) => ring.set(this.#edges.subarray(edge * 4, edge * 4 + 2), k * 2))
      ring.set(ring.subarray(0, 2), ids.length * 2)
      return ring
    })
  }

  /** Area of a ring in its own units, squared; against the clock is positive. */
  ringArea(ring: number): number {
    const edges = this.#edges
    const [ox, oy] = this.corner(ring, 0)
    let doubled = 0
    for (const edge of this.#rings[ring]!) {
      const at = edge * 4
      doubled += (edges[at]! - ox) * (edges[at + 3]! - oy) - (edges[at + 2]! - ox) * (edges[at + 1]! - oy)
    }
    return doubled / 2
  }

  /**
   * Every edge that may reach between two heights, some of them more than once, until one is answered with `true`;
   * whether one was.
   */
  someEdge(low: number, high: number, is: (ax: number, ay: number, bx: number, by: number) => boolean): boolean {
    const edges = this.#edges
    const top = this.#row(high)
    for (let row = this.#row(low); row <= top; row++)
      for (const edge of this.#rows[row]!) {
        const at = edge * 4
        if (is(edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!)) return true
      }
    return false
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
    const ids = this.#rings[ring]!
    return ids[(corner + ids.length) % ids.length]!
  }

  #number(): number {
    const free = this.#free.pop()
    if (free !== undefined) return free
    if (this.#count * 4 === this.#edges.length) this.#edges = resized(this.#edges, this.#edges.length * 2 + 64)
    return this.#count++
  }

  #end(edge: number, x: number, y: number): void {
    this.#edges[edge * 4 + 2] = x
    this.#edges[edge * 4 + 3] = y
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
