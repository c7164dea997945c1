/** Edges divided where a corner of either outline lies exactly on them; their ground stays the same to the last bit. */
import { makeShape, type Ring, type Shape } from '../geometry/shape.ts'
import { side } from '../geometry/side.ts'
import { edgeRuns, forEachNear } from './edge-runs.ts'
import { type WeightedEdges, weightedEdges } from './weighted-edges.ts'

/** Both outlines, in one frame, so that none of their corners lies within an edge. */
export function nodeEdges(old: Shape, now: Shape): [Shape, Shape] {
  const edges = weightedEdges(old, now)
  if (edges.count === 0) return [old, now]
  const corners = cornersWithin(edges)
  const withCorners = (outline: Shape) =>
    makeShape(
      'polygon',
      outline.frame,
      outline.parts.map((part) => part.map((ring) => divided(ring, corners))),
    )
  return [withCorners(old), withCorners(now)]
}

type Place = readonly [number, number]

/** For the ends of an edge, either way round, the corners strictly within it in the order from the first. */
type CornersWithin = ReadonlyMap<string, readonly Place[]>

const keyOf = (ax: number, ay: number, bx: number, by: number) => `${ax} ${ay} ${bx} ${by}`

function cornersWithin(edges: WeightedEdges): CornersWithin {
  const { xy, count, from, to } = edges
  const runs = edgeRuns(edges)
  const within = new Map<string, readonly Place[]>()
  const at = (position: number): Place => [xy[position * 2]!, xy[position * 2 + 1]!]
  for (let edge = 0; edge < count; edge++) {
    const [ax, ay] = at(from[edge]!)
    const [bx, by] = at(to[edge]!)
    const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const
    const found = new Map<number, Place>()
    forEachNear(runs, box, (other) => {
      for (const position of [from[other]!, to[other]!]) {
        const [x, y] = at(position)
        const isBetween = ax === bx ? y > box[1] && y < box[3] : x > box[0] && x < box[2]
        if (isBetween && side(ax, ay, bx, by, x, y) === 0) found.set(position, [x, y])
      }
    })
    if (found.size === 0) continue
    const along = ([x, y]: Place) => (ax === bx ? (y - ay) * (by > ay ? 1 : -1) : (x - ax) * (bx > ax ? 1 : -1))
    const places = [...found.values()].sort((p, q) => along(p) - along(q))
    within.set(keyOf(ax, ay, bx, by), places)
    within.set(keyOf(bx, by, ax, ay), [...places].reverse())
  }
  return within
}

function divided(ring: Ring, corners: CornersWithin): Ring {
  const out: number[] = [...ring.slice(0, 2)]
  for (let i = 2; i < ring.length; i += 2) {
    const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!]
    // −0 and 0 are one number.
    for (const place of corners.get(keyOf(ax + 0, ay + 0, bx + 0, by + 0)) ?? []) out.push(...place)
    out.push(bx, by)
  }
  return Float64Array.from(out)
}
