import { ringArea } from '../geometry/area.ts'
import { type Ring, ringsOf, type Shape } from '../geometry/shape.ts'

/** Two outlines with the same corners, wherever their rings begin. Outlines in different frames are not the same act. */
export function sameOutline(a: Shape, b: Shape): boolean {
  if (a === b) return true
  if (a.frame.key !== b.frame.key) return false
  const keys = (shape: Shape) => [...ringsOf(shape)].map(ringKey).sort()
  return keys(a).join('\n') === keys(b).join('\n')
}

/** The corners of a ring from its least one on, counter-clockwise, as text. */
function ringKey(ring: Ring): string {
  const corners: string[] = []
  for (let i = 0; i + 2 < ring.length; i += 2) {
    const corner = `${ring[i]},${ring[i + 1]}`
    if (corner !== corners.at(-1)) corners.push(corner)
  }
  if (ringArea(ring) < 0) corners.reverse()
  const first = corners.reduce((least, corner, i) => (corner < corners[least]! ? i : least), 0)
  return [...corners.slice(first), ...corners.slice(0, first)].join(' ')
}
