/** Why a polygon that does not cross itself is no outline of ground all the same. */
import { ringArea } from '../engine/geometry/area.ts'
import { locate } from '../engine/geometry/contains.ts'
import { makeShape, type Ring, type Shape } from '../engine/geometry/shape.ts'

/** As a share of the square of the extent; less comes from the last digits of corners on one line. */
const NO_GROUND = 1e-12

export interface OutlineFault {
  /** All corners on one line; or a hole that lies beside its part. */
  readonly code: 'outline-no-ground' | 'outline-hole-outside'
  /** A corner of the ring, in the frame of the outline. */
  readonly at: readonly [number, number]
}

/** The first fault; null when there is none. */
export function outlineFault({ parts, frame }: Shape): OutlineFault | null {
  for (const [outer, ...holes] of parts) {
    const part = makeShape('polygon', frame, [[outer!]])
    const [minX, minY, maxX, maxY] = part.bounds
    if (Math.abs(ringArea(outer!)) <= NO_GROUND * Math.max(maxX - minX, maxY - minY) ** 2)
      return { code: 'outline-no-ground', at: [outer![0]!, outer![1]!] }
    for (const hole of holes)
      if (isOutside(hole, part)) return { code: 'outline-hole-outside', at: [hole[0]!, hole[1]!] }
  }
  return null
}

/** Rings do not cross, so the first corner that is not on the other ring answers for all. */
function isOutside(hole: Ring, part: Shape): boolean {
  for (let i = 0; i < hole.length; i += 2) {
    const place = locate(part, hole[i]!, hole[i + 1]!)
    if (place !== 0) return place < 0
  }
  return false
}
