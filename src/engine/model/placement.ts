import { planeArea } from '../geometry/area.ts'
import { locate } from '../geometry/contains.ts'
import { type Measure, nearestBetweenEdges, nearestOnEdges } from '../geometry/nearest.ts'
import { relate, relateLine } from '../geometry/relate.ts'
import { reframe } from '../geometry/reframe.ts'
import type { Shape } from '../geometry/shape.ts'

/** The innermost reading first; columns hold the place in this list. */
export const POSITIONS = ['inside', 'straddling', 'on-line', 'near-limit', 'outside'] as const
export type Position = (typeof POSITIONS)[number]

/** Where a place lies to a polygon, decided in the polygon's own frame. */
export interface Placement {
  readonly position: Position
  /** To the nearest edge, from either side; a distance of 0 for what straddles. Null without edges. */
  readonly measure: Measure | null
  /** Share of a polygon's own area that is inside; null for points and lines. */
  readonly share: number | null
  /** Both stated accuracies together; null when one of them is unknown. */
  readonly accuracyMetres: number | null
}

/** Position without regard to accuracy. */
export function positionOf(
  target: Shape,
  zone: Shape,
): { position: Exclude<Position, 'near-limit'>; share: number | null } {
  if (target.kind === 'polygon') {
    const { inside, outside, sharedArea } = relate(target, zone)
    if (!inside) return { position: 'outside', share: 0 }
    const area = planeArea(target)
    return {
      position: outside ? 'straddling' : 'inside',
      share: outside && area > 0 ? Math.min(1, sharedArea / area) : 1,
    }
  }
  if (target.kind === 'line') {
    const { inside, outside } = relateLine(target, zone)
    const position = inside ? (outside ? 'straddling' : 'inside') : outside ? 'outside' : 'on-line'
    return { position, share: null }
  }
  let inside = 0
  let onLine = 0
  let outside = 0
  for (const [ring] of target.parts) {
    const place = locate(zone, ring![0]!, ring![1]!)
    if (place > 0) inside++
    else if (place === 0) onLine++
    else outside++
  }
  if (outside > 0) return { position: inside + onLine > 0 ? 'straddling' : 'outside', share: null }
  return { position: inside > 0 ? 'inside' : 'on-line', share: null }
}

/** The least distance between a target and the edges of a zone; both in one frame. */
export function measureTo(target: Shape, zone: Shape): Measure | null {
  if (target.kind !== 'point') return nearestBetweenEdges(target, zone)
  let best: Measure | null = null
  for (const [ring] of target.parts) {
    const found = nearestOnEdges(zone, ring![0]!, ring![1]!)
    if (found && (!best || found.distanceMetres < best.distanceMetres)) best = found
  }
  return best
}

/** Sum of two stated accuracies; unknown when one is. */
export function jointAccuracy(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b
}

/**
 * Where a target lies to a zone. The distance is measured when it is asked for: of a thousand houses far outside most
 * never are.
 */
export function placementOf(target: Shape, zone: Shape, accuracyMetres: number | null): Placement {
  const shape = reframe(target, zone.frame)
  const { position, share } = positionOf(shape, zone)
  let measured: Measure | null | undefined
  const measure = () => {
    measured ??= measureTo(shape, zone)
    return measured && position === 'straddling' ? { ...measured, distanceMetres: 0 } : measured
  }
  const near =
    position !== 'straddling' &&
    accuracyMetres !== null &&
    accuracyMetres > 0 &&
    boundsApart(shape, zone) <= accuracyMetres &&
    (measure()?.distanceMetres ?? Infinity) <= accuracyMetres
  return {
    position: near ? 'near-limit' : position,
    share,
    accuracyMetres,
    get measure() {
      return measure()
    },
  }
}

/** Metres between two bounds in one frame, less 1 % for the drift of the metric. */
export function boundsApart(a: Pick<Shape, 'frame' | 'bounds'>, b: Pick<Shape, 'bounds'>): number {
  const [ax0, ay0, ax1, ay1] = a.bounds
  const [bx0, by0, bx1, by1] = b.bounds
  const [sx, sy] = a.frame.metresPerUnit((ax0 + ax1) / 2, (ay0 + ay1) / 2)
  const dx = Math.max(bx0 - ax1, ax0 - bx1, 0) * sx
  const dy = Math.max(by0 - ay1, ay0 - by1, 0) * sy
  return Math.hypot(dx, dy) * 0.99
}
