import type { Frame } from './frame.ts'
import type { Ring } from './shape.ts'

/** The same places in longitude and latitude, for showing them; edges are not densified. */
export function inDegrees(ring: Ring, frame: Frame): Ring {
  const degrees = ring.slice()
  frame.toLngLats(degrees)
  return degrees
}
