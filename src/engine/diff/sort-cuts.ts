/**
 * The cuts of an edge in the order in which one comes to them along it. Nothing is computed but signs: of two edges
 * that do not cross each other, one lies on one side of the line of the other, and so does its crossing.
 */
import { side } from '../geometry/side.ts'
import type { Cut } from './find-cuts.ts'
import type { WeightedEdges } from './weighted-edges.ts'

/** Sorts in place; false when two cuts are at one place and it is not a position of both. */
export function sortCuts(edges: WeightedEdges, edge: number, cuts: Cut[]): boolean {
  if (cuts.length < 2) return true
  cuts.sort((p, q) => compareCuts(edges, edge, p, q))
  return cuts.every(
    (cut, k) =>
      k === 0 ||
      (cut.position >= 0 && cut.position === cuts[k - 1]!.position) ||
      compareCuts(edges, edge, cuts[k - 1]!, cut) < 0,
  )
}

function compareCuts({ xy, from, to }: WeightedEdges, edge: number, p: Cut, q: Cut): number {
  const start = from[edge]!
  const end = to[edge]!
  const sideOf = (other: number, position: number) => {
    const c = from[other]! * 2
    const d = to[other]! * 2
    return Math.sign(side(xy[c]!, xy[c + 1]!, xy[d]!, xy[d + 1]!, xy[position * 2]!, xy[position * 2 + 1]!))
  }
  /** Negative when the positions, all on one side of the line of the other edge, lie before it, seen along our edge. */
  const beside = (other: number, ...positions: number[]) => {
    const sides = positions.map((position) => sideOf(other, position))
    const [least, greatest] = [Math.min(...sides), Math.max(...sides)]
    return least < 0 && greatest > 0 ? 0 : -(least + greatest) * sideOf(other, start)
  }
  if (p.position >= 0 && q.position >= 0) {
    const axis = xy[start * 2] === xy[end * 2] ? 1 : 0
    const ahead = xy[end * 2 + axis]! > xy[start * 2 + axis]! ? 1 : -1
    return (xy[p.position * 2 + axis]! - xy[q.position * 2 + axis]!) * ahead
  }
  if (p.position >= 0) return beside(q.other, p.position)
  if (q.position >= 0) return -beside(p.other, q.position)
  return beside(q.other, from[p.other]!, to[p.other]!) || -beside(p.other, from[q.other]!, to[q.other]!)
}
