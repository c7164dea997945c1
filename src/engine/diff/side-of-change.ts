/** On which side of an outline a piece of ground lies: by the bearing of its centroid from that of the outline. */
import { ringArea } from '../geometry/area.ts'
import { centroid } from '../geometry/centroid.ts'
import { ringsOf, type Shape } from '../geometry/shape.ts'
import type { Side } from './outline-comparison.ts'

const CLOCKWISE: readonly Side[] = ['north', 'east', 'south', 'west']

/** Sectors of 90° around the four directions of the grid; the first bearing of each belongs to it, clockwise. */
export function sideOfBearing([x, y]: readonly [number, number], from: readonly [number, number]): Side {
  const [east, north] = [x - from[0], y - from[1]]
  // The diagonals decide by themselves: no angle is rounded.
  if (north > Math.abs(east) || (north === -east && north >= 0)) return CLOCKWISE[0]!
  if (east > Math.abs(north) || east === north) return east > 0 ? CLOCKWISE[1]! : CLOCKWISE[3]!
  return north < 0 && -north >= Math.abs(east) ? CLOCKWISE[2]! : CLOCKWISE[3]!
}

/** Centre of gravity of a polygon with parts and holes, in its own frame. */
export function polygonCentroid(polygon: Shape): [number, number] {
  const [ox, oy] = [polygon.bounds[0], polygon.bounds[1]]
  let area = 0
  let x = 0
  let y = 0
  for (const ring of ringsOf(polygon)) {
    const ofRing = ringArea(ring)
    const [cx, cy] = centroid(ring)
    area += ofRing
    x += (cx - ox) * ofRing
    y += (cy - oy) * ofRing
  }
  if (area !== 0) return [ox + x / area, oy + y / area]
  return [(ox + polygon.bounds[2]) / 2, (oy + polygon.bounds[3]) / 2]
}
