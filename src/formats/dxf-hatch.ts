import { InputError } from '../engine/model/trouble.ts'
import { addArc, addEllipse, withBulges } from './dxf-arcs.ts'
import type { DxfEntity } from './dxf-entity.ts'
import { splineCorners } from './dxf-spline.ts'

const RADIANS = Math.PI / 180
const POLYLINE_PATH = 2

/** Boundary paths of a hatch as closed rings. Throws InputError (without place) for what is broken. */
export function hatchRings(entity: DxfEntity): { rings: number[][]; hasCurves: boolean } {
  const reader = new HatchReader(entity)
  const rings = reader.read()
  return { rings, hasCurves: reader.hasCurves }
}

/** The codes of a hatch mean different things in different places, so they are taken in their order. */
class HatchReader {
  hasCurves = false
  readonly #codes: readonly number[]
  readonly #entity: DxfEntity
  #at: number

  constructor(entity: DxfEntity) {
    this.#codes = entity.codes
    this.#entity = entity
    this.#at = entity.codes.indexOf(91)
  }

  read(): number[][] {
    if (this.#at === -1) throw new InputError('bad-geometry')
    const paths = this.#take(91)
    const rings: number[][] = []
    for (let i = 0; i < paths; i++) {
      const flags = this.#take(92)
      const ring = flags & POLYLINE_PATH ? this.#polyline() : this.#edges()
      // The outlines that it was made from, by their handles.
      if (this.#codes[this.#at] === 97) this.#at++
      while (this.#codes[this.#at] === 330) this.#at++
      if (ring.length >= 6) rings.push(closedRing(ring))
    }
    return rings
  }

  #take(code: number): number {
    if (this.#codes[this.#at] !== code) throw new InputError('bad-geometry')
    return this.#entity.numberOf(this.#at++)
  }

  #takeIf(code: number, missing: number): number {
    return this.#codes[this.#at] === code ? this.#take(code) : missing
  }

  #polyline(): number[] {
    const hasBulges = this.#take(72) !== 0
    this.#take(73)
    const count = this.#take(93)
    const positions: number[] = []
    const bulges: number[] = []
    for (let i = 0; i < count; i++) {
      positions.push(this.#take(10), this.#take(20))
      bulges.push(hasBulges ? this.#takeIf(42, 0) : 0)
    }
    const { ring, hasCurves } = withBulges(positions, bulges, true)
    this.hasCurves ||= hasCurves
    return ring
  }

  /** Edges follow one another, some of them the other way round. */
  #edges(): number[] {
    const count = this.#take(93)
    const edges: number[][] = []
    for (let i = 0; i < count; i++) edges.push(this.#edge())
    const [first, second] = edges
    if (first && second && gap(first, second) > gap(turned(first), second)) edges[0] = turned(first)
    const ring: number[] = [...(edges[0] ?? [])]
    for (let edge of edges.slice(1)) {
      const [x, y] = [ring[ring.length - 2]!, ring[ring.length - 1]!]
      if (distance(x, y, edge, edge.length - 2) < distance(x, y, edge, 0)) edge = turned(edge)
      for (let i = distance(x, y, edge, 0) === 0 ? 2 : 0; i < edge.length; i++) ring.push(edge[i]!)
    }
    return ring
  }

  #edge(): number[] {
    const type = this.#take(72)
    if (type === 1) return [this.#take(10), this.#take(20), this.#take(11), this.#take(21)]
    this.hasCurves = true
    if (type === 4) return this.#spline()
    if (type !== 2 && type !== 3) throw new InputError('bad-geometry')
    const x = this.#take(10)
    const y = this.#take(20)
    const edge: number[] = []
    const major: [number, number] = type === 3 ? [this.#take(11), this.#take(21)] : [0, 0]
    const size = this.#take(40)
    const [start, end] = [this.#take(50), this.#take(51)]
    if (![x, y, ...major, size, start, end].every(Number.isFinite)) throw new InputError('bad-coordinates')
    // Clockwise, both angles count the other way.
    const sense = this.#takeIf(73, 1) === 0 ? -1 : 1
    const from = start * sense * RADIANS
    const sweep = Math.max(-2 * Math.PI, Math.min(2 * Math.PI, (end - start) * sense * RADIANS))
    if (type === 2) addArc(edge, x, y, Math.abs(size), from, sweep)
    else addEllipse(edge, [x, y], major, size, from, sweep)
    return edge
  }

  #spline(): number[] {
    const degree = this.#take(94)
    const isRational = this.#take(73) !== 0
    this.#take(74)
    const [knotCount, controlCount] = [this.#take(95), this.#take(96)]
    const knots: number[] = []
    const controls: number[] = []
    const weights: number[] = []
    for (let i = 0; i < knotCount; i++) knots.push(this.#take(40))
    for (let i = 0; i < controlCount; i++) {
      controls.push(this.#take(10), this.#take(20))
      if (isRational) weights.push(this.#takeIf(42, 1))
    }
    // Points that it was fitted to, and its tangents, say nothing new.
    if (this.#codes[this.#at] === 97 && this.#codes[this.#at + 1] === 11) {
      this.#at++
      while ([11, 21, 12, 22, 13, 23].includes(this.#codes[this.#at]!)) this.#at++
    } else if (this.#codes[this.#at] === 97 && [72, 97].includes(this.#codes[this.#at + 1]!)) this.#at++
    const corners = splineCorners({ degree, knots, controls, weights })
    if (!corners) throw new InputError('bad-geometry')
    return corners
  }
}

const distance = (x: number, y: number, edge: readonly number[], at: number) =>
  Math.hypot(edge[at]! - x, edge[at + 1]! - y)

/** From the end of an edge to the nearer end of the next. */
function gap(edge: readonly number[], next: readonly number[]): number {
  const [x, y] = [edge[edge.length - 2]!, edge[edge.length - 1]!]
  return Math.min(distance(x, y, next, 0), distance(x, y, next, next.length - 2))
}

function turned(edge: readonly number[]): number[] {
  const other: number[] = []
  for (let i = edge.length - 2; i >= 0; i -= 2) other.push(edge[i]!, edge[i + 1]!)
  return other
}

/** Arcs meet their neighbours but for the last digits: a ring that ends within a tenth of a millimetre ends where it began. */
function closedRing(ring: number[]): number[] {
  const end = ring.length
  if (distance(ring[0]!, ring[1]!, ring, end - 2) <= 1e-4) {
    ring[end - 2] = ring[0]!
    ring[end - 1] = ring[1]!
  } else ring.push(ring[0]!, ring[1]!)
  return ring
}
