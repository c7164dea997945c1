import { BorderLines, type Sample } from '../geometry/border-lines.ts'
import { locate } from '../geometry/contains.ts'
import { type Measure, nearestBetweenEdges } from '../geometry/nearest.ts'
import { boundsMeet, makeShape, type Ring, ringsOf, type Shape } from '../geometry/shape.ts'
import { side } from '../geometry/side.ts'

/** The least distance from lines to the nearest of some shapes of their frame; 0 where they meet or run within an area. */
export function leastGap(lines: readonly Ring[], shapes: readonly Shape[]): Measure | null {
  if (lines.length === 0 || shapes.length === 0) return null
  const { frame } = shapes[0]!
  const edges = makeShape(
    'line',
    frame,
    lines.map((line) => [line]),
  )
  let best: Measure | null = null
  for (const shape of shapes) {
    const met = meetingPlace(edges, shape)
    if (met) {
      const at = frame.toLngLat(...met)
      return { distanceMetres: 0, from: at, to: at }
    }
    const found = nearestBetweenEdges(edges, shape)
    if (found && (!best || found.distanceMetres < best.distanceMetres)) best = found
  }
  return best
}

/** The greatest distance from a place on the lines to the nearest of the shapes, metres. */
export function greatestGap(lines: readonly Ring[], shapes: readonly Shape[]): number | null {
  const border = new BorderLines(shapes, true)
  let worst: Sample | null = null
  for (const line of lines) {
    let before: Sample | null = null
    for (let i = 0; i < line.length; i += 2) {
      const sample = border.sample(line[i]!, line[i + 1]!)
      if (before && sample) worst = border.farthest(before, sample, worst)
      before = sample
    }
  }
  return worst?.measure.distanceMetres ?? null
}

/** A place that the lines share with a shape: within an area, or where edges cross. */
function meetingPlace(lines: Shape, shape: Shape): [number, number] | null {
  if (!boundsMeet(lines.bounds, shape.bounds)) return null
  if (shape.kind === 'polygon')
    for (const line of ringsOf(lines))
      for (let i = 0; i < line.length; i += 2)
        if (locate(shape, line[i]!, line[i + 1]!) >= 0) return [line[i]!, line[i + 1]!]
  for (const line of ringsOf(lines))
    for (const ring of ringsOf(shape))
      for (let i = 2; i < line.length; i += 2)
        for (let k = 2; k < ring.length; k += 2) {
          const place = crossing(line, i, ring, k)
          if (place) return place
        }
  return null
}

/** Where two edges properly cross; edges that only touch are found by their corners. */
function crossing(line: Ring, i: number, ring: Ring, k: number): [number, number] | null {
  const [ax, ay, bx, by] = [line[i - 2]!, line[i - 1]!, line[i]!, line[i + 1]!]
  const [cx, cy, dx, dy] = [ring[k - 2]!, ring[k - 1]!, ring[k]!, ring[k + 1]!]
  if (Math.max(cx, dx) < Math.min(ax, bx) || Math.min(cx, dx) > Math.max(ax, bx)) return null
  if (Math.max(cy, dy) < Math.min(ay, by) || Math.min(cy, dy) > Math.max(ay, by)) return null
  const a = side(cx, cy, dx, dy, ax, ay)
  const b = side(cx, cy, dx, dy, bx, by)
  const c = side(ax, ay, bx, by, cx, cy)
  const d = side(ax, ay, bx, by, dx, dy)
  if (!(a > 0 ? b < 0 : a < 0 && b > 0) || !(c > 0 ? d < 0 : c < 0 && d > 0)) return null
  const t = a / (a - b)
  return [ax + t * (bx - ax), ay + t * (by - ay)]
}
