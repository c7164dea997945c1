import { locate, side } from './contains.ts'
import { boundsMeet, ringsOf, type Shape } from './shape.ts'

/** Where a piece of an edge runs to a polygon. `same` and `opposite`: along one of its edges, interiors on the same side or not. */
export type Course = 'in' | 'out' | 'same' | 'opposite'

export interface Piece {
  x0: number
  y0: number
  x1: number
  y1: number
  /** One for each of the other polygons. */
  courses: Course[]
}

interface Along {
  from: number
  to: number
  same: boolean
}

/**
 * Cuts every edge of `shape` where it meets an edge of `others` (all in one frame) and says of every piece where it
 * runs to each of them. Whether edges cross, touch or lie along one another is decided exactly; only the place of a
 * crossing is rounded. Rings must have their interior to the left.
 *
 * `crosses(k)` is called when an edge properly crosses an edge of others[k]: interiors then meet on both sides.
 */
export function forEachPiece(
  shape: Shape,
  others: readonly Shape[],
  visit: (piece: Piece) => void,
  crosses?: (other: number) => void,
): void {
  for (const ring of ringsOf(shape)) {
    for (let i = 2; i < ring.length; i += 2) {
      const ax = ring[i - 2]!
      const ay = ring[i - 1]!
      const bx = ring[i]!
      const by = ring[i + 1]!
      if (ax === bx && ay === by) continue
      const cuts: number[] = []
      const alongs = others.map((other, k) =>
        boundsMeet([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], other.bounds)
          ? cutByEdges(ax, ay, bx, by, other, cuts, () => crosses?.(k))
          : [],
      )
      cuts.sort((s, t) => s - t)
      let from = 0
      let x0 = ax
      let y0 = ay
      for (const to of [...cuts, 1]) {
        const x1 = to === 1 ? bx : ax + to * (bx - ax)
        const y1 = to === 1 ? by : ay + to * (by - ay)
        if (to > from && (x1 !== x0 || y1 !== y0)) {
          const courses = others.map((other, k) => courseOf(other, alongs[k]!, from, to, x0, y0, x1, y1))
          visit({ x0, y0, x1, y1, courses })
        }
        from = to
        x0 = x1
        y0 = y1
      }
    }
  }
}

/** Adds the places where a → b meets the edges of a polygon to `cuts`; returns the stretches that lie along an edge. */
function cutByEdges(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  polygon: Shape,
  cuts: number[],
  crosses: () => void,
): Along[] {
  const alongs: Along[] = []
  const minX = Math.min(ax, bx)
  const maxX = Math.max(ax, bx)
  const minY = Math.min(ay, by)
  const maxY = Math.max(ay, by)
  const at = (x: number, y: number) =>
    Math.abs(bx - ax) > Math.abs(by - ay) ? (x - ax) / (bx - ax) : (y - ay) / (by - ay)
  for (const ring of ringsOf(polygon)) {
    for (let i = 2; i < ring.length; i += 2) {
      const cx = ring[i - 2]!
      const cy = ring[i - 1]!
      const dx = ring[i]!
      const dy = ring[i + 1]!
      if (Math.max(cx, dx) < minX || Math.min(cx, dx) > maxX) continue
      if (Math.max(cy, dy) < minY || Math.min(cy, dy) > maxY) continue
      const c = side(ax, ay, bx, by, cx, cy)
      const d = side(ax, ay, bx, by, dx, dy)
      if (c > 0 ? d > 0 : c < 0 && d < 0) continue
      const a = side(cx, cy, dx, dy, ax, ay)
      const b = side(cx, cy, dx, dy, bx, by)
      if (a === 0 && b === 0) {
        const from = Math.max(0, Math.min(at(cx, cy), at(dx, dy)))
        const to = Math.min(1, Math.max(at(cx, cy), at(dx, dy)))
        if (to > from) {
          cuts.push(from, to)
          alongs.push({ from, to, same: at(dx, dy) > at(cx, cy) })
        }
      } else if (a * b < 0 && c * d < 0) {
        cuts.push(a / (a - b))
        crosses()
      } else {
        if (c === 0 && a * b < 0) cuts.push(at(cx, cy))
        if (d === 0 && a * b < 0) cuts.push(at(dx, dy))
      }
    }
  }
  return alongs
}

function courseOf(
  polygon: Shape,
  alongs: readonly Along[],
  from: number,
  to: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): Course {
  const middle = (from + to) / 2
  for (const along of alongs) if (along.from <= middle && middle <= along.to) return along.same ? 'same' : 'opposite'
  // An end that is a corner of the shape is exact; the middle of the piece is rounded, so ends are asked first.
  if (from === 0) {
    const place = locate(polygon, x0, y0)
    if (place !== 0) return place > 0 ? 'in' : 'out'
  }
  if (to === 1) {
    const place = locate(polygon, x1, y1)
    if (place !== 0) return place > 0 ? 'in' : 'out'
  }
  return locate(polygon, (x0 + x1) / 2, (y0 + y1) / 2) > 0 ? 'in' : 'out'
}
