/** Edges of a set of two outlines as lines. */
import type { Ring } from '../geometry/shape.ts'
import type { WeightedEdges } from './weighted-edges.ts'

export const isOld = (edges: WeightedEdges, edge: number) => edges.old[edge] !== 0
export const isNow = (edges: WeightedEdges, edge: number) => edges.now[edge] !== 0

/** The edges that are asked for, those that follow one another as one line. */
export function borderLines(edges: WeightedEdges, isWanted: (edges: WeightedEdges, edge: number) => boolean): Ring[] {
  const { xy, count, from, to } = edges
  const lines: Ring[] = []
  let line: number[] = []
  const end = () => {
    if (line.length > 0) lines.push(Float64Array.from(line))
    line = []
  }
  let last = -1
  for (let edge = 0; edge < count; edge++) {
    if (!isWanted(edges, edge)) continue
    const a = from[edge]!
    if (last < 0 || to[last] !== a) {
      end()
      line.push(xy[a * 2]!, xy[a * 2 + 1]!)
    }
    const b = to[edge]!
    line.push(xy[b * 2]!, xy[b * 2 + 1]!)
    last = edge
  }
  end()
  return lines
}
