import Flatbush from 'flatbush'
import { ringArea } from './area.ts'
import { type IndexedRing, indexRing, isRingWithin } from './ring-within.ts'
import { boundsOf, type Bounds, type Ring } from './shape.ts'

/** Areas that differ by less than this share of the bounds are not told apart by their numbers. */
const AREA_DOUBT = 1e-9

interface Member {
  readonly ring: Ring
  readonly at: number
  readonly bounds: Bounds
  readonly area: number
  readonly doubt: number
}

/**
 * Closed rings of one polygon feature as parts, the outer ring first and then its holes. What is a hole follows from
 * containment alone, never from winding or order: a ring in an even number of others is an outer one, in an odd number
 * a hole of the one around it, so that a ring within a hole is ground again. Exact; rings may touch at points or share
 * stretches. Rings that cross or cover the same ground do not contain one another. Rings are handed back as they are,
 * parts and holes in the order given.
 */
export function nestRings(rings: readonly Ring[]): Ring[][] {
  if (rings.length < 2) return rings.map((ring) => [ring])
  const parents = parentsOf(rings)
  const depths = new Map<number, number>()
  const depthOf = (ring: number): number => {
    // In a loop: nests may be deeper than the stack.
    const path: number[] = []
    let at = ring
    while (at >= 0 && !depths.has(at)) {
      path.push(at)
      at = parents[at]!
    }
    let depth = at < 0 ? -1 : depths.get(at)!
    for (const step of path.reverse()) depths.set(step, ++depth)
    return depths.get(ring)!
  }
  const parts = new Map<number, Ring[]>()
  rings.forEach((ring, i) => {
    if (depthOf(i) % 2 === 0) parts.set(i, [ring])
  })
  rings.forEach((ring, i) => {
    if (depthOf(i) % 2 === 1) parts.get(parents[i]!)!.push(ring)
  })
  return [...parts.values()]
}

/** The ring next around each, −1 where there is none. */
function parentsOf(rings: readonly Ring[]): Int32Array {
  const parents = new Int32Array(rings.length).fill(-1)
  const members = rings
    .map((ring, at): Member => {
      const bounds = boundsOf([[ring]])
      const doubt = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) * AREA_DOUBT
      return { ring, at, bounds, area: Math.abs(ringArea(ring)), doubt }
    })
    .filter(({ ring }) => ring.length > 0)
    .sort((a, b) => a.area - b.area || a.at - b.at)
  if (members.length === 0) return parents
  const tree = new Flatbush(members.length)
  for (const { bounds } of members) tree.add(...bounds)
  tree.finish()
  const indexed = new Map<number, IndexedRing>()
  const isWithin = (inner: number, outer: number) => {
    const { bounds, ring } = members[inner]!
    const around = members[outer]!
    if (inner === outer || !isBoundsWithin(bounds, around.bounds)) return false
    let index = indexed.get(outer)
    if (!index) indexed.set(outer, (index = indexRing(around.ring)))
    return isRingWithin(ring, index)
  }
  members.forEach(({ bounds, area, doubt, at }, k) => {
    // From small to large, so that the first around it is the one next to it.
    const around = tree
      .search(bounds[0], bounds[1], bounds[0], bounds[1], (j) => members[j]!.area >= area - doubt)
      .sort((a, b) => a - b)
    let parent = -1
    for (const j of around) {
      if (parent >= 0 && members[j]!.area > members[parent]!.area + members[parent]!.doubt) break
      if (isWithin(k, j) && (parent < 0 || isWithin(j, parent))) parent = j
    }
    if (parent >= 0) parents[at] = members[parent]!.at
  })
  return parents
}

function isBoundsWithin(inner: Bounds, outer: Bounds): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}
