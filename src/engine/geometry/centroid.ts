import { ringArea } from './area.ts'
import type { Ring } from './shape.ts'

/** Centre of gravity of the area within a closed ring; it may lie outside. */
export function centroid(ring: Ring): [number, number] {
  const [ox, oy] = [ring[0]!, ring[1]!]
  const area = ringArea(ring)
  if (area === 0) return [ox, oy]
  let x = 0
  let y = 0
  for (let i = 2; i < ring.length; i += 2) {
    const ax = ring[i - 2]! - ox
    const ay = ring[i - 1]! - oy
    const bx = ring[i]! - ox
    const by = ring[i + 1]! - oy
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return [ox + x / (6 * area), oy + y / (6 * area)]
}
