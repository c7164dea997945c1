/**
 * Where a position lies to a polygon, by whole numbers of any length: every double is one of them after a shift. Like
 * nothing in the code that is tested: the ray runs up, and nothing is rounded.
 */
import type { Shape } from '../../../src/engine/geometry/shape.ts'

const view = new DataView(new ArrayBuffer(8))

/** The double times 2¹⁰⁷⁴. */
export function wholeOf(value: number): bigint {
  view.setFloat64(0, value)
  const all = view.getBigUint64(0)
  const exponent = (all >> 52n) & 0x7ffn
  const fraction = all & ((1n << 52n) - 1n)
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n)
  return all >> 63n === 1n ? -size : size
}

/** The sign of the turn a → b → c: 1 to the left. */
export function exactTurn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): -1 | 0 | 1 {
  const [x0, y0, x1, y1, x2, y2] = [ax, ay, bx, by, cx, cy].map(wholeOf) as [bigint, bigint, bigint, ...bigint[]]
  const turn = (x1! - x0!) * (y2! - y0!) - (y1! - y0!) * (x2! - x0!)
  return turn > 0n ? 1 : turn < 0n ? -1 : 0
}

/** 1 inside one of the parts, 0 on an edge and inside none, −1 outside. */
export function exactPlace(polygon: Shape, x: number, y: number): 1 | 0 | -1 {
  let best: 1 | 0 | -1 = -1
  for (const part of polygon.parts) {
    // Beyond the rightmost or the highest of its corners, and the like, nothing can be met.
    if (part.every((ring) => isBeyond(ring, x, y))) continue
    let above = 0
    let onEdge = false
    for (const ring of part)
      for (let i = 2; i < ring.length && !onEdge; i += 2) {
        const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!]
        if (x < ax && x < bx) continue
        if (x > ax && x > bx) continue
        const straddles = ax <= x !== bx <= x
        if (y < ay && y < by) {
          if (straddles) above++
          continue
        }
        if (y > ay && y > by) continue
        // Within the box of the edge, or level with one of its ends.
        const turn = exactTurn(ax, ay, bx, by, x, y)
        if (turn === 0) onEdge = true
        // Below the edge: to its right if it runs to greater x.
        else if (straddles && turn < 0 === bx > ax) above++
      }
    if (onEdge) best = 0
    else if (above % 2 === 1) return 1
  }
  return best
}

function isBeyond(ring: Float64Array, x: number, y: number): boolean {
  let [left, right, below, above] = [true, true, true, true]
  for (let i = 0; i < ring.length; i += 2) {
    if (ring[i]! <= x) left = false
    if (ring[i]! >= x) right = false
    if (ring[i + 1]! <= y) below = false
    if (ring[i + 1]! >= y) above = false
    if (!left && !right && !below && !above) return false
  }
  return true
}
