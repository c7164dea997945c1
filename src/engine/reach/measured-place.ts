import { ellipsoidalMetres } from '../geometry/geodesic.ts'
import { nearestOnEdges } from '../geometry/nearest.ts'
import { ringsOf, type Shape } from '../geometry/shape.ts'
import { type MeasuredArea, measuredArea, metresWithin } from '../screen/measured-area.ts'
import { shareGround } from './edge-distance.ts'

/** From so many corners on the boxes around runs of edges are quicker than to look at every edge. */
const MANY_CORNERS = 96

/** A place made ready to be measured to from many others: the metric of its own middle, its edges as metres. */
export interface MeasuredPlace {
  readonly shape: Shape
  /** null for points, and for outlines with many corners. */
  readonly area: MeasuredArea | null
}

export function measuredPlace(shape: Shape): MeasuredPlace {
  let corners = 0
  for (const ring of ringsOf(shape)) corners += ring.length / 2
  return { shape, area: shape.kind === 'point' || corners > MANY_CORNERS ? null : measuredArea(shape) }
}

/**
 * Metres from edge to edge between two places in one frame, 0 where they share ground: what `edgeDistance` gives, to less
 * than 0.01 mm, at a tenth of its cost. NaN for a shape without positions.
 */
export function metresApart(a: MeasuredPlace, b: MeasuredPlace): number {
  if (shareGround(a.shape, b.shape)) return 0
  if (a.shape.kind === 'point' && b.shape.kind === 'point') return metresOfPoints(a.shape, b.shape)
  let least = Infinity
  if (b.shape.kind !== 'point') least = fromCorners(a.shape, b, least)
  if (a.shape.kind !== 'point') least = fromCorners(b.shape, a, least)
  return least === Infinity ? NaN : least
}

/** The edges of two shapes that share no ground do not cross: the nearest place is a corner of one of them. */
function fromCorners(corners: Shape, to: MeasuredPlace, known: number): number {
  const { frame, bounds } = to.shape
  const [x0, y0, x1, y1] = bounds
  let least = known
  for (const ring of ringsOf(corners)) {
    // A ring that is closed has its first corner twice.
    const end = corners.kind === 'polygon' ? ring.length - 2 : ring.length
    for (let i = 0; i < end; i += 2) {
      const x = ring[i]!
      const y = ring[i + 1]!
      if (least < Infinity) {
        // A corner farther from the other's bounds than the best so far cannot win (1 % for the drift of the metric).
        const [sx, sy] = frame.metresPerUnit(x, y)
        const dx = Math.max(x0 - x, 0, x - x1) * sx
        const dy = Math.max(y0 - y, 0, y - y1) * sy
        if (Math.sqrt(dx * dx + dy * dy) * 0.99 > least) continue
      }
      const metres = to.area
        ? metresWithin(to.area, x, y, Infinity)
        : (nearestOnEdges(to.shape, x, y)?.distanceMetres ?? Infinity)
      if (metres < least) least = metres
    }
  }
  return least
}

function metresOfPoints(a: Shape, b: Shape): number {
  let least = Infinity
  for (const [p] of a.parts)
    for (const [q] of b.parts) {
      const metres = ellipsoidalMetres(a.frame.toLngLat(p![0]!, p![1]!), b.frame.toLngLat(q![0]!, q![1]!))
      if (metres < least) least = metres
    }
  return least === Infinity ? NaN : least
}
