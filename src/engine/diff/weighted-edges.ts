/**
 * The edges of two outlines as one set, each edge once, with what it means to either outline: 1 when the outline has
 * it with its ground to the left, −1 to the right, 0 when it is no edge of that outline, more when parts repeat it. An
 * edge with the same weight in both is kept; all that was changed lies along the others.
 */
import { ringsOf, type Shape } from '../geometry/shape.ts'
import { numberPositions, slotOf } from './number-positions.ts'

export interface WeightedEdges {
  /** Interleaved x, y; a position has one number however often it stands in the outlines. */
  readonly xy: Float64Array
  readonly count: number
  /** Numbers of the positions at which each edge begins and ends, in the order of the rings. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly old: Int32Array
  readonly now: Int32Array
  /** How many edges begin or end at each position. */
  readonly degree: Int32Array
}

/** An edge that parts of one outline share, with their grounds on either side of it, is no edge of it. */
export function weightedEdges(old: Shape, now: Shape): WeightedEdges {
  const rings = [...ringsOf(old), ...ringsOf(now)]
  let oldRings = 0
  for (const part of old.parts) oldRings += part.length
  const xy = joined(rings)
  const numbers = numberPositions(xy)
  const most = numbers.length
  const from = new Int32Array(most)
  const to = new Int32Array(most)
  const weights = [new Int32Array(most), new Int32Array(most)] as const
  const slots = 2 ** Math.ceil(Math.log2(2 * most + 2))
  const table = new Int32Array(slots).fill(-1)
  let count = 0
  let at = 0
  for (let r = 0; r < rings.length; r++) {
    const weight = weights[r < oldRings ? 0 : 1]
    const end = at + rings[r]!.length / 2
    for (let i = at + 1; i < end; i++) {
      const a = numbers[i - 1]!
      const b = numbers[i]!
      if (a === b) continue
      let slot = slotOf(Math.min(a, b), Math.max(a, b), slots)
      let edge = table[slot]!
      while (edge >= 0 && !(from[edge] === a ? to[edge] === b : from[edge] === b && to[edge] === a)) {
        slot = (slot + 1) & (slots - 1)
        edge = table[slot]!
      }
      if (edge < 0) {
        table[slot] = edge = count++
        from[edge] = a
        to[edge] = b
      }
      weight[edge] = weight[edge]! + (from[edge] === a ? 1 : -1)
    }
    at = end
  }
  return withoutCancelled({ xy, count, from, to, old: weights[0], now: weights[1] })
}

export const isKept = (edges: WeightedEdges, edge: number) => edges.old[edge] === edges.now[edge]

function withoutCancelled({ xy, count, from, to, old, now }: Omit<WeightedEdges, 'degree'>): WeightedEdges {
  const degree = new Int32Array(xy.length / 2)
  let left = 0
  for (let edge = 0; edge < count; edge++) {
    if (old[edge] === 0 && now[edge] === 0) continue
    from[left] = from[edge]!
    to[left] = to[edge]!
    old[left] = old[edge]!
    now[left] = now[edge]!
    degree[from[left]!]!++
    degree[to[left]!]!++
    left++
  }
  return { xy, count: left, from, to, old, now, degree }
}

function joined(rings: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(rings.reduce((length, ring) => length + ring.length, 0))
  let at = 0
  for (const ring of rings) {
    all.set(ring, at)
    at += ring.length
  }
  // −0 and 0 are one number with two patterns of bits.
  for (let i = 0; i < all.length; i++) all[i]! += 0
  return all
}
