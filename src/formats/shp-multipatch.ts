import { ringArea } from '../engine/geometry/area.ts'
import type { Ring } from '../engine/geometry/shape.ts'

/** A line or ring of a record; `type` is that of a multipatch, `OUTER_RING` for anything else. */
export interface Path {
  readonly ring: Ring
  readonly type: number
}

export const OUTER_RING = 2
const INNER_RING = 3
const FIRST_RING = 4
const RING = 5

const isRingType = (type: number) => type >= OUTER_RING && type <= RING

/** A wall seen from above: less area than this share of its squared length. */
const FLAT = 1e-9

function isFlat(ring: Ring): boolean {
  let square = 0
  for (let i = 2; i < ring.length; i += 2)
    square = Math.max(square, (ring[i]! - ring[0]!) ** 2 + (ring[i + 1]! - ring[1]!) ** 2)
  return Math.abs(ringArea(ring)) <= square * FLAT
}

/** The same for rings over the same corners, wherever they begin and whichever way they run: a roof over its floor. */
function outlineKey(ring: Ring): string {
  const corners: string[] = []
  for (let i = 2; i < ring.length; i += 2) corners.push(`${ring[i]},${ring[i + 1]}`)
  return [...new Set(corners)].sort().join(' ')
}

/**
 * What a body covers on the ground, as parts of closed rings: its outer rings with their holes, each outline once, walls
 * left out. None when the body is made of triangles alone. Parts may overlap.
 */
export function footprintOf(paths: readonly Path[]): Ring[][] {
  const parts: Ring[][] = []
  const outlines = new Set<string>()
  /** Where the holes that follow go; null while they belong to a ring that was left out. */
  let open: Ring[] | null = null
  let isAfterFirst = false
  for (const { ring, type } of paths) {
    if (!isRingType(type)) continue
    const isHole = type === INNER_RING || (type === RING && isAfterFirst)
    if (type !== RING) isAfterFirst = type === FIRST_RING
    if (isFlat(ring)) {
      if (!isHole) open = null
      continue
    }
    if (isHole) {
      open?.push(ring)
      continue
    }
    const key = outlineKey(ring)
    open = outlines.has(key) ? null : [ring]
    if (open) parts.push(open)
    outlines.add(key)
  }
  return parts
}
