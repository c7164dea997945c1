import type { Bounds, Ring } from '../geometry/shape.ts'
import { side } from '../geometry/side.ts'

/** Edges for one row on average, before those that reach over several rows are counted again. */
const EDGES_A_ROW = 4
/** Copies of an edge on average, at most: what long edges over many rows may cost. */
const COPIES = 8
/** Shewchuk's bound of the error of the plain determinant, as a share of its two products (ccwerrboundA). */
const PLAIN_ERROR = (3 + 16 * 2 ** -53) * 2 ** -53
/**
 * Coordinates that are 0 or no nearer to it than this differ by 0 or by 2⁻⁵⁰² at least, so that no product of two
 * differences falls below the range of doubles; with others it may.
 */
const SMALL = 2 ** -450

/**
 * The edges of one part of a polygon, in rows by height, so that few are looked at for one position: where a position
 * lies is exact, without tolerance, for all doubles.
 *
 * Row r holds every edge that reaches into it (ax, ay, bx, by of each, one after the other). The row of a height never
 * falls as the height grows, so no edge that a level ray could meet is missed.
 */
export interface EdgeRows {
  readonly bounds: Bounds
  readonly y0: number
  readonly perY: number
  readonly lastRow: number
  /** Whether products of its coordinates may fall below the range of doubles. */
  readonly small: boolean
  /** Where each row begins among the edges, counted in edges; one more at the end. */
  readonly rowStart: Uint32Array
  readonly edges: Float64Array
}

/** `rings` are closed: the outer ring of a part and its holes, in units of a frame. */
export function edgeRows(rings: readonly Ring[], bounds: Bounds): EdgeRows {
  const [, y0, , y1] = bounds
  const height = y1 - y0
  let count = 0
  let climbs = 0
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) {
      count++
      climbs += Math.abs(ring[i + 1]! - ring[i - 1]!)
    }
  const wanted = Math.min(count / EDGES_A_ROW, ((COPIES - 1) * count * height) / climbs)
  const rows = height > 0 && wanted > 1 ? Math.floor(wanted) : 1
  const perY = Number.isFinite(rows / height) ? rows / height : 0
  const row = (y: number) => Math.min(Math.max(((y - y0) * perY) | 0, 0), rows - 1)

  const rowStart = new Uint32Array(rows + 1)
  forEachEdge(rings, (_ax, ay, _bx, by) => {
    const last = row(Math.max(ay, by))
    for (let r = row(Math.min(ay, by)); r <= last; r++) rowStart[r + 1]!++
  })
  for (let r = 0; r < rows; r++) rowStart[r + 1]! += rowStart[r]!
  const edges = new Float64Array(rowStart[rows]! * 4)
  const next = rowStart.slice()
  forEachEdge(rings, (ax, ay, bx, by) => {
    const last = row(Math.max(ay, by))
    for (let r = row(Math.min(ay, by)); r <= last; r++) {
      const at = next[r]!++ * 4
      edges[at] = ax
      edges[at + 1] = ay
      edges[at + 2] = bx
      edges[at + 3] = by
    }
  })
  return { bounds, y0, perY, lastRow: rows - 1, small: edges.some(isSmall), rowStart, edges }
}

const isSmall = (value: number) => value < SMALL && value > -SMALL && value !== 0

function forEachEdge(rings: readonly Ring[], visit: (ax: number, ay: number, bx: number, by: number) => void): void {
  for (const ring of rings)
    for (let i = 2; i < ring.length; i += 2) visit(ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!)
}

/**
 * 1 inside the part, 0 on one of its edges, −1 outside: parity of the edges that a ray to greater x crosses, each taken
 * with its lower end and without its upper one.
 */
export function locateInRows(part: EdgeRows, x: number, y: number): 1 | 0 | -1 {
  const { bounds, edges, rowStart } = part
  if (!(x >= bounds[0] && x <= bounds[2] && y >= bounds[1] && y <= bounds[3])) return -1
  const row = Math.min(((y - part.y0) * part.perY) | 0, part.lastRow)
  const end = rowStart[row + 1]! * 4
  const exactly = part.small || isSmall(x) || isSmall(y)
  let inside = false
  for (let i = rowStart[row]! * 4; i < end; i += 4) {
    const ay = edges[i + 1]!
    const by = edges[i + 3]!
    const up = by > y
    if (ay > y === up) {
      // Not crossed; but the edge may end at the position, or lie along the ray.
      if ((ay === y || by === y) && touchesLevel(edges, i, x, y)) return 0
      continue
    }
    const ax = edges[i]!
    const bx = edges[i + 2]!
    if (ax < x && bx < x) continue
    if (ax > x && bx > x) {
      inside = !inside
      continue
    }
    const left = (bx - ax) * (y - ay)
    const right = (by - ay) * (x - ax)
    let turn = left - right
    // Where rounding could decide the exact predicate does; on a corner both products are 0, and so is the bound.
    if (exactly || Math.abs(turn) <= PLAIN_ERROR * (Math.abs(left) + Math.abs(right))) {
      turn = side(ax, ay, bx, by, x, y)
      if (turn === 0) return 0
    }
    // An edge that runs up is crossed if the position lies to its left.
    if (turn > 0 === up) inside = !inside
  }
  return inside ? 1 : -1
}

/** Whether an edge whose ends are both at the height of the position, or one of them not above it, holds the position. */
function touchesLevel(edges: Float64Array, i: number, x: number, y: number): boolean {
  const ax = edges[i]!
  const bx = edges[i + 2]!
  const a = edges[i + 1] === y
  const b = edges[i + 3] === y
  return (a && ax === x) || (b && bx === x) || (a && b && ax > x !== bx > x)
}
