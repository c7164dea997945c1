/** The one thing that is rounded: where two edges properly cross. Everything that passes there takes the same place. */
import type { WeightedEdges } from './weighted-edges.ts'

export interface CrossingPoints {
  /** The number of the crossing of two edges, whichever is named first. Numbers follow those of the positions. */
  readonly numberOf: (edge: number, other: number) => number
  /** Interleaved x, y of the crossings. */
  readonly xy: readonly number[]
}

export function crossingPoints(edges: WeightedEdges): CrossingPoints {
  const numbers = new Map<number, number>()
  const xy: number[] = []
  return {
    xy,
    numberOf: (edge, other) => {
      const key = Math.min(edge, other) * edges.count + Math.max(edge, other)
      let number = numbers.get(key)
      if (number === undefined) {
        numbers.set(key, (number = (edges.xy.length + xy.length) / 2))
        xy.push(...crossingOf(endsOf(edges, edge), endsOf(edges, other)))
      }
      return number
    },
  }
}

type Ends = readonly [number, number, number, number]

function endsOf({ xy, from, to }: WeightedEdges, edge: number): Ends {
  const a = from[edge]! * 2
  const b = to[edge]! * 2
  const [ax, ay, bx, by] = [xy[a]!, xy[a + 1]!, xy[b]!, xy[b + 1]!]
  return ax < bx || (ax === bx && ay < by) ? [ax, ay, bx, by] : [bx, by, ax, ay]
}

/**
 * Within the bounds of both edges, the same whichever comes first. Off by about the last digit of the coordinates,
 * more along edges that are nearly in one line.
 */
function crossingOf(one: Ends, other: Ends): [number, number] {
  const differs = one.findIndex((value, k) => value !== other[k])
  if (one[differs]! > other[differs]!) return crossingOf(other, one)
  const [ax, ay, bx, by] = one
  const [cx, cy, dx, dy] = other
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
  const t = a === b ? 0.5 : a / (a - b)
  return [
    Math.min(Math.max(ax + t * (bx - ax), cx), bx, dx),
    Math.min(Math.max(ay + t * (by - ay), Math.min(ay, by), Math.min(cy, dy)), Math.max(ay, by), Math.max(cy, dy)),
  ]
}
