/**
 * Which edges come near a box: a tree over runs of edges that follow one another. Such runs are compact, and building
 * a tree over them costs an eighth of a tree over single edges.
 */
import Flatbush from 'flatbush'
import type { WeightedEdges } from './weighted-edges.ts'

const LONGEST_RUN = 8

export interface EdgeRuns {
  readonly tree: Flatbush
  /** The first edge of each run, then the number of edges. */
  readonly first: readonly number[]
}

/** There must be an edge. */
export function edgeRuns({ xy, count, from, to }: WeightedEdges): EdgeRuns {
  const first = [0]
  for (let edge = 1; edge < count; edge++)
    if (from[edge] !== to[edge - 1] || edge - first.at(-1)! === LONGEST_RUN) first.push(edge)
  const tree = new Flatbush(first.length)
  first.push(count)
  for (let run = 0; run + 1 < first.length; run++) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    const add = (position: number) => {
      const x = xy[position * 2]!
      const y = xy[position * 2 + 1]!
      if (x < minX) minX = x
      if (x > maxX) maxX = x
      if (y < minY) minY = y
      if (y > maxY) maxY = y
    }
    add(from[first[run]!]!)
    for (let edge = first[run]!; edge < first[run + 1]!; edge++) add(to[edge]!)
    tree.add(minX, minY, maxX, maxY)
  }
  tree.finish()
  return { tree, first }
}

/** Calls `visit` for every edge in the runs that meet the box; some of the edges may lie beside it. */
export function forEachNear(
  { tree, first }: EdgeRuns,
  [minX, minY, maxX, maxY]: readonly [number, number, number, number],
  visit: (edge: number) => void,
): void {
  for (const run of tree.search(minX, minY, maxX, maxY))
    for (let edge = first[run]!; edge < first[run + 1]!; edge++) visit(edge)
}
