/** A straight piece of a closed line, with the numbers of its ends; ends at one place have one number. */
export interface Piece {
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
  readonly start: string
  readonly end: string
}

/** Closed line, x and y in turn, first = last. */
export type Loop = readonly number[]

interface Segment {
  readonly ax: number
  readonly ay: number
  readonly bx: number
  readonly by: number
  /** Where others cross it: part of the way, and the place. */
  readonly cuts: { readonly at: number; readonly x: number; readonly y: number }[]
}

/** Places this near are one, units of the frame (metres). */
const SAME = 1e-5

/** The segments of loops that are wanted, cut where any two of them cross; in their order. */
export function cutAtCrossings(
  loops: readonly Loop[],
  wanted: (ax: number, ay: number, bx: number, by: number) => boolean,
): Piece[] {
  const segments: Segment[] = []
  for (const loop of loops)
    for (let i = 2; i < loop.length; i += 2) {
      const [ax, ay, bx, by] = [loop[i - 2]!, loop[i - 1]!, loop[i]!, loop[i + 1]!]
      if (wanted(ax, ay, bx, by)) segments.push({ ax, ay, bx, by, cuts: [] })
    }
  // From the left, so that a segment is compared only with those that reach as far as it begins.
  const byLeft = segments
    .map((segment) => ({ segment, left: Math.min(segment.ax, segment.bx), right: Math.max(segment.ax, segment.bx) }))
    .sort((a, b) => a.left - b.left)
  byLeft.forEach(({ segment, right }, k) => {
    for (let j = k + 1; j < byLeft.length && byLeft[j]!.left <= right; j++) cut(segment, byLeft[j]!.segment)
  })
  return segments.flatMap(({ ax, ay, bx, by, cuts }) => {
    cuts.sort((a, b) => a.at - b.at)
    const stops = [{ x: ax, y: ay }, ...cuts, { x: bx, y: by }]
    const pieces: Piece[] = []
    for (let k = 1; k < stops.length; k++) {
      const [a, b] = [stops[k - 1]!, stops[k]!]
      const [start, end] = [placeName(a), placeName(b)]
      if (start !== end) pieces.push({ ax: a.x, ay: a.y, bx: b.x, by: b.y, start, end })
    }
    return pieces
  })
}

const placeName = ({ x, y }: { x: number; y: number }) => `${Math.round(x / SAME)} ${Math.round(y / SAME)}`

function cut(p: Segment, q: Segment): void {
  const [px, py, qx, qy] = [p.bx - p.ax, p.by - p.ay, q.bx - q.ax, q.by - q.ay]
  const across = px * qy - py * qx
  if (across === 0) return
  const [dx, dy] = [q.ax - p.ax, q.ay - p.ay]
  const t = (dx * qy - dy * qx) / across
  const u = (dx * py - dy * px) / across
  if (!(t >= 0 && t <= 1 && u >= 0 && u <= 1)) return
  const [x, y] = [p.ax + t * px, p.ay + t * py]
  p.cuts.push({ at: t, x, y })
  q.cuts.push({ at: u, x, y })
}

/**
 * How often the loops go round the ground just right of a piece of one of them, counter-clockwise counted positive: along a
 * ray from its middle, away from it.
 */
export function windingRightOf({ ax, ay, bx, by }: Piece, loops: readonly Loop[]): number {
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2]
  // The ray goes across the piece: along x for a steep one, else along y, which is the same with x and y exchanged and
  // every turn reversed.
  const steep = Math.abs(by - ay) >= Math.abs(bx - ax)
  const [X, Y, away] = steep ? [mx, my, by - ay] : [my, mx, bx - ax]
  const turn = steep ? 1 : -1
  let winding = 0
  for (const loop of loops)
    for (let i = 2; i < loop.length; i += 2) {
      const y0 = steep ? loop[i - 1]! : loop[i - 2]!
      const y1 = steep ? loop[i + 1]! : loop[i]!
      if (y0 > Y === y1 > Y) continue
      const x0 = steep ? loop[i - 2]! : loop[i - 1]!
      const x1 = steep ? loop[i]! : loop[i + 1]!
      const x = x0 + ((Y - y0) / (y1 - y0)) * (x1 - x0) - X
      // Its own segment passes through the middle; it is added below.
      if (x > SAME) winding += y1 > y0 ? turn : -turn
    }
  // The ray begins right of the piece, which for one that goes back lies on the other side of it.
  return away * turn > 0 ? winding : winding - 1
}
