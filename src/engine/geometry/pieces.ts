import { locate } from './contains.ts'
import { boundsMeet, partsOf, ringsOf, type Shape } from './shape.ts'
import { side } from './side.ts'

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

/** Whether the ground just left and just right of an edge is in a part of a polygon. */
interface Sides {
  left: boolean
  right: boolean
}

/** A place within an edge at which the ground on one side of it, or on both, enters or leaves a part. */
interface Cut extends Sides {
  /** Part of the way along the edge. */
  at: number
  x: number
  y: number
  part: number
}

/**
 * Cuts every edge of `shape` where it meets an edge of `others` (all in one frame) and says of every piece where it
 * runs to each of them. Whether a piece runs in, out or along an edge is decided exactly, from the signs of exact
 * predicates alone; only the place of a crossing is rounded, to one and the same place from either edge. Nearly equal
 * edges therefore never fall out of both polygons. Rings of `shape` must have their interior to the left.
 *
 * `crosses(k)` is called when an edge properly crosses an edge of others[k]: interiors then meet on both sides.
 */
export function forEachPiece(
  shape: Shape,
  others: readonly Shape[],
  visit: (piece: Piece) => void,
  crosses?: (other: number) => void,
): void {
  // Part by part: ground that two parts cover must not cancel out.
  const parts = others.flatMap((other, k) => partsOf(other).map((part) => ({ part, owner: k })))
  for (const ring of ringsOf(shape)) {
    for (let i = 2; i < ring.length; i += 2) {
      const ax = ring[i - 2]!
      const ay = ring[i - 1]!
      const bx = ring[i]!
      const by = ring[i + 1]!
      if (ax === bx && ay === by) continue
      const cuts: Cut[] = []
      const sides = parts.map(({ part, owner }, p): Sides => {
        if (!boundsMeet([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], part.bounds))
          return { left: false, right: false }
        const first = cuts.length
        if (cutByEdges(ax, ay, bx, by, part, p, cuts)) crosses?.(owner)
        return sidesAtStart(ax, ay, bx, by, part, cuts.slice(first))
      })
      const courses = () =>
        others.map((_, k) => {
          const own = sides.filter((_, p) => parts[p]!.owner === k)
          const left = own.some((side) => side.left)
          return courseOf(
            left,
            own.some((side) => side.right),
          )
        })
      cuts.sort((s, t) => s.at - t.at)
      let x0 = ax
      let y0 = ay
      for (let c = 0; c <= cuts.length; c++) {
        const cut = cuts[c]
        const x1 = cut ? cut.x : bx
        const y1 = cut ? cut.y : by
        if (x1 !== x0 || y1 !== y0) visit({ x0, y0, x1, y1, courses: courses() })
        if (cut) pass(sides[cut.part]!, cut)
        x0 = x1
        y0 = y1
      }
    }
  }
}

const courseOf = (left: boolean, right: boolean): Course =>
  left ? (right ? 'in' : 'same') : right ? 'opposite' : 'out'

function pass(sides: Sides, { left, right }: Sides): void {
  if (left) sides.left = !sides.left
  if (right) sides.right = !sides.right
}

/** Adds the cuts strictly within a → b; true when an edge of the part properly crosses it. */
function cutByEdges(ax: number, ay: number, bx: number, by: number, polygon: Shape, p: number, cuts: Cut[]): boolean {
  let crossed = false
  const minX = Math.min(ax, bx)
  const maxX = Math.max(ax, bx)
  const minY = Math.min(ay, by)
  const maxY = Math.max(ay, by)
  const add = (x: number, y: number, left: boolean, right: boolean) => {
    const at = Math.abs(bx - ax) > Math.abs(by - ay) ? (x - ax) / (bx - ax) : (y - ay) / (by - ay)
    cuts.push({ at, x, y, part: p, left, right })
  }
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
      const left = c > 0 !== d > 0
      const right = c < 0 !== d < 0
      if (!left && !right) continue
      if (c === 0 || d === 0) {
        const x = c === 0 ? cx : dx
        const y = c === 0 ? cy : dy
        if (ax === bx ? y > minY && y < maxY : x > minX && x < maxX) add(x, y, left, right)
        continue
      }
      const a = side(cx, cy, dx, dy, ax, ay)
      const b = side(cx, cy, dx, dy, bx, by)
      if (!(a > 0 ? b < 0 : a < 0 && b > 0)) continue
      crossed = true
      add(...crossing(ax, ay, bx, by, cx, cy, dx, dy), left, right)
    }
  }
  return crossed
}

/** Whether the ground beside the beginning of a → b is in the part. */
function sidesAtStart(ax: number, ay: number, bx: number, by: number, polygon: Shape, cuts: readonly Cut[]): Sides {
  const start = locate(polygon, ax, ay)
  if (start !== 0) return { left: start > 0, right: start > 0 }
  const end = locate(polygon, bx, by)
  const sides = end !== 0 ? { left: end > 0, right: end > 0 } : sidesAtEnd(ax, ay, bx, by, polygon)
  for (const cut of cuts) pass(sides, cut)
  return sides
}

/** The same at the end of a → b, where both ends lie on edges: parity along the ray that goes on beyond b. */
function sidesAtEnd(ax: number, ay: number, bx: number, by: number, polygon: Shape): Sides {
  const sides = { left: false, right: false }
  for (const ring of ringsOf(polygon)) {
    for (let i = 2; i < ring.length; i += 2) {
      const cx = ring[i - 2]!
      const cy = ring[i - 1]!
      const dx = ring[i]!
      const dy = ring[i + 1]!
      const c = side(ax, ay, bx, by, cx, cy)
      const d = side(ax, ay, bx, by, dx, dy)
      const left = c > 0 !== d > 0
      const right = c < 0 !== d < 0
      if (!left && !right) continue
      if (c === 0 || d === 0) {
        const x = c === 0 ? cx : dx
        const y = c === 0 ? cy : dy
        if (ax === bx ? (by > ay ? y < by : y > by) : bx > ax ? x < bx : x > bx) continue
      } else {
        // The edge crosses the line of a → b at b, or on the far side of it.
        const b = side(cx, cy, dx, dy, bx, by)
        if (b !== 0 && b > 0 !== d > 0) continue
      }
      pass(sides, { left, right })
    }
  }
  return sides
}

/** Where two edges cross: the same two numbers whichever edge, and whichever end of it, is named first. */
function crossing(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): [number, number] {
  if (isAfter(ax, ay, bx, by)) return crossing(bx, by, ax, ay, cx, cy, dx, dy)
  if (isAfter(cx, cy, dx, dy)) return crossing(ax, ay, bx, by, dx, dy, cx, cy)
  if (ax === cx && ay === cy ? isAfter(bx, by, dx, dy) : isAfter(ax, ay, cx, cy))
    return crossing(cx, cy, dx, dy, ax, ay, bx, by)
  const p = side(cx, cy, dx, dy, ax, ay)
  const t = p / (p - side(cx, cy, dx, dy, bx, by))
  const x = ax + t * (bx - ax)
  const y = ay + t * (by - ay)
  // Edges that are nearly in one line cross at an uncertain place, but within both.
  return [
    Math.min(Math.max(x, cx), bx, dx),
    Math.min(Math.max(y, Math.min(ay, by), Math.min(cy, dy)), Math.max(ay, by), Math.max(cy, dy)),
  ]
}

const isAfter = (ax: number, ay: number, bx: number, by: number) => ax > bx || (ax === bx && ay > by)
