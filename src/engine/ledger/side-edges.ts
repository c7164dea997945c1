import type { Side } from '../diff/outline-comparison.ts'
import type { Frame } from '../geometry/frame.ts'
import type { Ring } from '../geometry/shape.ts'

export const OPPOSITE: Readonly<Record<Side, Side>> = { east: 'west', south: 'north', west: 'east', north: 'south' }

/** Places on an edge from which a ray is sent out, as shares of its length. */
const LOOKOUTS = [0.5, 0.02, 0.98]

/**
 * The edges of an outer ring that face a side: the outward normal is within 45° of it, and from some place of the edge a
 * ray in that direction does not meet the ring again. Edges that follow one another are joined; x, y of the frame.
 * Directions are those of the frame's grid, as in the drawing.
 */
export function sideEdges(ring: Ring, frame: Frame, side: Side): Ring[] {
  const [sx, sy] = frame.metresPerUnit(ring[0]!, ring[1]!)
  const turned = turn(ring, sx, sy, side)
  const seesOut = skyline(turned)
  const count = ring.length / 2 - 1
  const faces = Array.from({ length: count }, (_, i) => {
    const [ax, ay, bx, by] = turned.subarray(i * 2, i * 2 + 4) as unknown as [number, number, number, number]
    // The ring runs with its interior to the left, so an edge that rises has the outside on its right.
    if (!(by - ay >= Math.abs(bx - ax)) || by === ay) return false
    return LOOKOUTS.some((share) => seesOut(i, ax + share * (bx - ax), ay + share * (by - ay)))
  })
  return joined(ring, faces)
}

/** The ring in metres, turned so that the side is to the right. */
function turn(ring: Ring, sx: number, sy: number, side: Side): Float64Array {
  const out = new Float64Array(ring.length)
  for (let i = 0; i < ring.length; i += 2) {
    const x = (ring[i]! - ring[0]!) * sx
    const y = (ring[i + 1]! - ring[1]!) * sy
    const [u, v] = side === 'east' ? [x, y] : side === 'west' ? [-x, -y] : side === 'north' ? [y, -x] : [-y, x]
    out[i] = u
    out[i + 1] = v
  }
  return out
}

/** Whether a ray to the right, from a place on an edge, meets no other edge. Edges are looked up in rows by height. */
function skyline(ring: Float64Array): (edge: number, x: number, y: number) => boolean {
  const count = ring.length / 2 - 1
  let low = Infinity
  let high = -Infinity
  for (let i = 1; i < ring.length; i += 2) {
    low = Math.min(low, ring[i]!)
    high = Math.max(high, ring[i]!)
  }
  const rows: number[][] = Array.from({ length: Math.max(1, Math.ceil(count / 4)) }, () => [])
  const rowOf = (y: number) => Math.min(rows.length - 1, Math.floor(((y - low) / (high - low || 1)) * rows.length))
  for (let i = 0; i < count; i++) {
    const [a, b] = [rowOf(ring[i * 2 + 1]!), rowOf(ring[i * 2 + 3]!)]
    for (let row = Math.min(a, b); row <= Math.max(a, b); row++) rows[row]!.push(i)
  }
  return (edge, x, y) =>
    rows[rowOf(y)]!.every((i) => {
      const [ax, ay, bx, by] = [ring[i * 2]!, ring[i * 2 + 1]!, ring[i * 2 + 2]!, ring[i * 2 + 3]!]
      if (i === edge || ay > y === by > y) return true
      return ax + ((y - ay) / (by - ay)) * (bx - ax) <= x
    })
}

/** Runs of edges as lines; a run may go on over the first corner. */
function joined(ring: Ring, faces: readonly boolean[]): Ring[] {
  const count = faces.length
  const start = faces.findIndex((face, i) => face && !faces[(i + count - 1) % count])
  if (start < 0) return faces.every(Boolean) && count > 0 ? [ring] : []
  const lines: Ring[] = []
  let run: number[] = []
  for (let k = 0; k <= count; k++) {
    const i = (start + k) % count
    if (k < count && faces[i]) {
      if (run.length === 0) run.push(ring[i * 2]!, ring[i * 2 + 1]!)
      run.push(ring[i * 2 + 2]!, ring[i * 2 + 3]!)
    } else if (run.length > 0) {
      lines.push(Float64Array.from(run))
      run = []
    }
  }
  return lines
}
