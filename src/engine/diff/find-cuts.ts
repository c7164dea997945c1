/** Where changed edges meet other edges: proper crossings, and positions on them; all from exact signs. */
import { side } from '../geometry/side.ts'
import { sortCuts } from './sort-cuts.ts'
import { type EdgeRuns, forEachNear } from './edge-runs.ts'
import { isKept, type WeightedEdges } from './weighted-edges.ts'

/** A place strictly within a changed edge at which another edge crosses, begins or ends. */
export interface Cut {
  /** The position there, −1 where the edges properly cross. */
  readonly position: number
  readonly other: number
  /** What is added to the windings just left and just right, for each time that an outline has the other edge. */
  readonly left: number
  readonly right: number
}

export interface Cuts {
  /** Of the edges that have any, in the order in which one comes to them along the edge. */
  readonly of: ReadonlyMap<number, readonly Cut[]>
  /** 1 for a beginning of a changed edge at which another may pass that does not end there. */
  readonly touched: Uint8Array
  /** 1 for an edge that runs along another for a while. */
  readonly lapped: Uint8Array
}

/** Null when two cuts fall on one place that is no position of both. */
export function findCuts(edges: WeightedEdges, runs: EdgeRuns): Cuts | null {
  const { xy, count, from, to } = edges
  const of = new Map<number, readonly Cut[]>()
  const touched = new Uint8Array(xy.length / 2)
  const lapped = new Uint8Array(count)
  let isSimple = true
  for (let edge = 0; edge < count && isSimple; edge++) {
    if (isKept(edges, edge)) continue
    const a = from[edge]!
    const b = to[edge]!
    const [ax, ay, bx, by] = [xy[a * 2]!, xy[a * 2 + 1]!, xy[b * 2]!, xy[b * 2 + 1]!]
    const box = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const
    const isWithin = (x: number, y: number) => (ax === bx ? y > box[1] && y < box[3] : x > box[0] && x < box[2])
    const cuts: Cut[] = []
    forEachNear(runs, box, (other) => {
      if (other === edge) return
      const c = from[other]!
      const d = to[other]!
      const [cx, cy, dx, dy] = [xy[c * 2]!, xy[c * 2 + 1]!, xy[d * 2]!, xy[d * 2 + 1]!]
      if ((cx < box[0] && dx < box[0]) || (cx > box[2] && dx > box[2])) return
      if ((cy < box[1] && dy < box[1]) || (cy > box[3] && dy > box[3])) return
      const ofC = side(ax, ay, bx, by, cx, cy)
      const ofD = side(ax, ay, bx, by, dx, dy)
      if ((ofC > 0 && ofD > 0) || (ofC < 0 && ofD < 0)) return
      const left = Number(ofC > 0) - Number(ofD > 0)
      const right = Number(ofD < 0) - Number(ofC < 0)
      if (ofC === 0 || ofD === 0) {
        if (ofC === 0 && isWithin(cx, cy)) cuts.push({ position: c, other, left, right })
        if (ofD === 0 && isWithin(dx, dy)) cuts.push({ position: d, other, left, right })
        if (ofC === 0 && ofD === 0) lapped[edge] = touched[a] = 1
        return
      }
      const ofA = side(cx, cy, dx, dy, ax, ay)
      const ofB = side(cx, cy, dx, dy, bx, by)
      if (ofA === 0) touched[a] = 1
      if (!(ofA > 0 ? ofB < 0 : ofA < 0 && ofB > 0)) return
      cuts.push({ position: -1, other, left, right })
    })
    if (cuts.length === 0) continue
    if (!sortCuts(edges, edge, cuts)) isSimple = false
    of.set(edge, cuts)
  }
  return isSimple ? { of, touched, lapped } : null
}
