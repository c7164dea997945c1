import { edgeTreesOf } from './edge-tree.ts'
import { CROSSES, ON_EDGE, rayCrossing } from './ray-crossing.ts'
import type { Ring, Shape } from './shape.ts'

/**
 * Where a position lies to a polygon: 1 inside, 0 exactly on an edge, −1 outside.
 * Parity over half-open edges, exact: no tolerance, and no position is both or neither.
 * x and y are in the frame of the polygon.
 */
export function locate(polygon: Shape, x: number, y: number): 1 | 0 | -1 {
  const [minX, minY, maxX, maxY] = polygon.bounds
  if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return -1
  const trees = edgeTreesOf(polygon)
  let best: 1 | 0 | -1 = -1
  for (let part = 0; part < polygon.parts.length; part++) {
    // Part by part: ground that two parts cover must not cancel out.
    const place = trees ? trees[part]!.locate(x, y) : locateInPart(polygon.parts[part]!, x, y)
    if (place === 1) return 1
    if (place === 0) best = 0
  }
  return best
}

function locateInPart(part: readonly Ring[], x: number, y: number): 1 | 0 | -1 {
  let inside = false
  for (const ring of part) {
    for (let i = 2; i < ring.length; i += 2) {
      const met = rayCrossing(ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!, x, y)
      if (met === ON_EDGE) return 0
      if (met === CROSSES) inside = !inside
    }
  }
  return inside ? 1 : -1
}
