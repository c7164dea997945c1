/**
 * The borders of the ground that was added and of the ground that was removed, as pieces of changed edges between the
 * places where they are cut. Which ground lies beside a piece follows from exact winding numbers, so that edges which
 * lie along one another, touch, or differ in the last digits give neither slivers nor gaps.
 */
import { crossingPoints } from './crossing-points.ts'
import type { EdgeRuns } from './edge-runs.ts'
import { type Cuts, findCuts } from './find-cuts.ts'
import { isKept, type WeightedEdges } from './weighted-edges.ts'
import { areProper, type Windings, windingsAtStart } from './windings.ts'

/** Directed pieces, their ground to the left. */
export interface Border {
  /** Places at which each piece begins and ends: numbers of positions, then of crossings. */
  readonly from: number[]
  readonly to: number[]
  /** Positions on the line of each piece, at its beginning or behind it and at its end or ahead of it. */
  readonly behind: number[]
  readonly ahead: number[]
}

/** An edge that was cut, with its weights: from its beginning through the places of the cuts to its end. */
export interface SplitEdge {
  readonly places: readonly number[]
  readonly old: number
  readonly now: number
}

export interface Borders {
  /** Interleaved x, y of the places. */
  readonly xy: Float64Array
  readonly added: Border
  readonly removed: Border
  readonly splits: readonly SplitEdge[]
  /** Pieces of changed edges that are border of both outlines: places at which each begins and ends. */
  readonly shared: { readonly from: readonly number[]; readonly to: readonly number[] }
}

/** Null when parts of an outline overlap, cross, or have their ground on the wrong side. */
export function traceBorders(edges: WeightedEdges, runs: EdgeRuns): Borders | null {
  const cuts = findCuts(edges, runs)
  if (!cuts) return null
  const { from, to, old, now } = edges
  const crossings = crossingPoints(edges)
  const added = emptyBorder()
  const removed = emptyBorder()
  const splits: SplitEdge[] = []
  const shared = { from: [] as number[], to: [] as number[] }
  const lapped = new Set<string>()
  let windings: Windings | null = null
  for (let edge = 0; edge < edges.count; edge++) {
    if (!windings || !goesOn(edges, cuts, edge)) {
      windings = windingsAtStart(edges, runs, edge)
      if (!areProper(windings)) return null
    }
    // The same ground lies to its left in both outlines, here and as far as nothing touches it.
    if (isKept(edges, edge)) continue
    const addPiece = (start: number, end: number, w: Windings) => {
      if (cuts.lapped[edge] && !isFirst(lapped, start, end)) return
      addTo(added, w.nowLeft > w.oldLeft, w.nowRight > w.oldRight, start, end, from[edge]!, to[edge]!)
      addTo(removed, w.oldLeft > w.nowLeft, w.oldRight > w.nowRight, start, end, from[edge]!, to[edge]!)
      if (w.oldLeft !== w.oldRight && w.nowLeft !== w.nowRight) {
        shared.from.push(start)
        shared.to.push(end)
      }
    }
    let start = from[edge]!
    const places = [start]
    for (const cut of cuts.of.get(edge) ?? []) {
      const place = cut.position >= 0 ? cut.position : crossings.numberOf(edge, cut.other)
      if (place !== start) {
        if (!areProper(windings)) return null
        addPiece(start, place, windings)
        places.push(place)
        start = place
      }
      windings.oldLeft += cut.left * old[cut.other]!
      windings.oldRight += cut.right * old[cut.other]!
      windings.nowLeft += cut.left * now[cut.other]!
      windings.nowRight += cut.right * now[cut.other]!
    }
    if (!areProper(windings)) return null
    addPiece(start, to[edge]!, windings)
    if (places.length > 1) splits.push({ places: [...places, to[edge]!], old: old[edge]!, now: now[edge]! })
  }
  const xy = new Float64Array(edges.xy.length + crossings.xy.length)
  xy.set(edges.xy)
  xy.set(crossings.xy, edges.xy.length)
  return { xy, added, removed, splits, shared }
}

/** Whether an edge goes on where the one before it ended and nothing else meets them there. */
function goesOn({ from, to, degree }: WeightedEdges, { touched }: Cuts, edge: number): boolean {
  const start = from[edge]!
  return edge > 0 && to[edge - 1] === start && degree[start] === 2 && !touched[start]
}

/** Of pieces that lie along one another one is enough: the windings beside it count the edges of all. */
function isFirst(seen: Set<string>, start: number, end: number): boolean {
  const key = `${Math.min(start, end)} ${Math.max(start, end)}`
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

const emptyBorder = (): Border => ({ from: [], to: [], behind: [], ahead: [] })

function addTo(border: Border, left: boolean, right: boolean, ...places: [number, number, number, number]): void {
  if (left === right) return
  const [from, to, behind, ahead] = places
  border.from.push(left ? from : to)
  border.to.push(left ? to : from)
  border.behind.push(left ? behind : ahead)
  border.ahead.push(left ? ahead : behind)
}
