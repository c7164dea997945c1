import Flatbush from 'flatbush'
import { ringArea } from './area.ts'
import { side } from './side.ts'
import type { Ring } from './shape.ts'

/** A closed ring with its edges in a tree; edge i runs from position i to position i + 1. */
export interface IndexedRing {
  readonly ring: Ring
  readonly edges: Flatbush
}

export function indexRing(ring: Ring): IndexedRing {
  const edges = new Flatbush(Math.max(1, ring.length / 2 - 1))
  if (ring.length < 4) edges.add(ring[0] ?? 0, ring[1] ?? 0)
  for (let i = 2; i < ring.length; i += 2)
    edges.add(
      Math.min(ring[i - 2]!, ring[i]!),
      Math.min(ring[i - 1]!, ring[i + 1]!),
      Math.max(ring[i - 2]!, ring[i]!),
      Math.max(ring[i - 1]!, ring[i + 1]!),
    )
  edges.finish()
  return { ring, edges }
}

/**
 * Whether all the ground of a closed ring belongs to that of another and is not the same ground. Exact; the rings may
 * touch at points or share stretches. False when they cross.
 */
export function isRingWithin(inner: Ring, outer: IndexedRing): boolean {
  const innerIsLeft = ringArea(inner) >= 0
  let same = true
  let known = false
  for (let i = 2; i < inner.length; i += 2) {
    const [ax, ay, bx, by] = [inner[i - 2]!, inner[i - 1]!, inner[i]!, inner[i + 1]!]
    if (ax === bx && ay === by) continue
    const stops = touches(outer, ax, ay, bx, by)
    if (stops === null) return false
    // An edge that meets nothing, after another such: still on the same side.
    if (known && stops.length === 0) continue
    // No edge begins in touch with the other ring without a stop at its beginning.
    for (const [x, y] of stops.length === 0 ? [[ax, ay] as const] : stops) {
      if (!isInside(outer, x, y, bx, by, innerIsLeft)) return false
      if (same && isInside(outer, x, y, bx, by, !innerIsLeft)) same = false
    }
    known = stops.length === 0
  }
  return !same
}

/**
 * Where the edge a → b, its end left out, may change sides: its beginning and corners of the ring on it, when it
 * touches the ring at all; null when it properly crosses an edge.
 */
function touches({ ring, edges }: IndexedRing, ax: number, ay: number, bx: number, by: number) {
  const stops: [number, number][] = []
  const near = edges.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  for (const edge of near) {
    const i = edge * 2
    if (i + 3 >= ring.length) continue
    const [cx, cy, dx, dy] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!]
    const c = side(ax, ay, bx, by, cx, cy)
    const d = side(ax, ay, bx, by, dx, dy)
    if ((c > 0 && d > 0) || (c < 0 && d < 0)) continue
    const a = side(cx, cy, dx, dy, ax, ay)
    const b = side(cx, cy, dx, dy, bx, by)
    if ((a > 0 && b > 0) || (a < 0 && b < 0)) continue
    if (a !== 0 && b !== 0 && c !== 0 && d !== 0) return null
    if (stops.length === 0) stops.push([ax, ay])
    if (c === 0 && isWithinSpan(ax, ay, bx, by, cx, cy)) stops.push([cx, cy])
  }
  return stops
}

/** Whether c, in line with a → b, lies strictly between them. */
function isWithinSpan(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  return ax === bx ? cy > Math.min(ay, by) && cy < Math.max(ay, by) : cx > Math.min(ax, bx) && cx < Math.max(ax, bx)
}

/**
 * Parity of the ground a step along a → b and then a far smaller step to its left (or right). Both steps are smaller
 * than any number: they decide only what the numbers leave open.
 */
function isInside({ ring, edges }: IndexedRing, ax: number, ay: number, bx: number, by: number, left: boolean) {
  const aside = left ? 1 : -1
  // The first step up or down; along a horizontal edge, the second.
  const up = by - ay || (bx - ax) * aside
  let inside = false
  for (const edge of edges.search(ax, ay, Infinity, ay)) {
    const i = edge * 2
    if (i + 3 >= ring.length) continue
    const [cx, cy, dx, dy] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!]
    const cAbove = cy > ay || (cy === ay && up < 0)
    const dAbove = dy > ay || (dy === ay && up < 0)
    if (cAbove === dAbove) continue
    let turn = side(cx, cy, dx, dy, ax, ay) || side(cx, cy, dx, dy, bx, by)
    if (turn === 0) turn = ((bx - ax) * (dx - cx) > 0 || (by - ay) * (dy - cy) > 0 ? 1 : -1) * aside
    if (turn > 0 === dAbove) inside = !inside
  }
  return inside
}
