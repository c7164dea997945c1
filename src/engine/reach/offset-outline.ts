import { edgeTreesOf, segmentSquared } from '../geometry/edge-tree.ts'
import { ringsOf, type Ring, type Shape } from '../geometry/shape.ts'
import { cutAtCrossings, type Piece, windingRightOf } from './cut-at-crossings.ts'

/** A chord of the ring may leave the true line by no more than this, metres. */
const SAGITTA_METRES = 0.03
/** More than a chord leaves its arc. */
const MARGIN_METRES = 0.1

/**
 * The line at some metres outside of a place, on the ellipsoid: an outline, a line or points. Rings, the ground in reach to
 * their left, in the frame of the shape, which must be a plane one of Gauss-Krüger, whose scale changes so little that the
 * whole line is within 0.1 m of that distance up to 3 km.
 *
 * Each edge is moved outward, round every corner an arc is drawn; where these lines cross they are cut, and what has the
 * outside to its right is linked.
 */
export function offsetOutline(shape: Shape, metres: number): Ring[] {
  if (!(metres > 0)) return []
  const [x0, y0, x1, y1] = shape.bounds
  const [sx] = shape.frame.metresPerUnit((x0 + x1) / 2, (y0 + y1) / 2)
  const offset = metres / sx
  const raw = [...ringsOf(shape)].map((ring) => rawOutline(ring, shape.kind, offset, metres))
  // What lies well within the reach of an edge is on no ring.
  const near = (x: number, y: number, margin: number) => planeSquared(shape, x, y) < Math.max(0, offset - margin) ** 2
  const pieces = cutAtCrossings(raw, (ax, ay, bx, by) => {
    const half = Math.hypot(bx - ax, by - ay) / 2
    return !near((ax + bx) / 2, (ay + by) / 2, half + MARGIN_METRES)
  })
  const kept = pieces.filter(
    (piece) =>
      !near((piece.ax + piece.bx) / 2, (piece.ay + piece.by) / 2, MARGIN_METRES) && windingRightOf(piece, raw) === 0,
  )
  return linked(kept).map((ring) => Float64Array.from(ring))
}

/** Outward is to the right of an edge: interiors lie to the left. A line is an outline that goes there and back. */
function rawOutline(ring: Ring, kind: Shape['kind'], offset: number, metres: number): number[] {
  const corners: [number, number][] = []
  for (let i = 0; i < ring.length; i += 2) {
    const last = corners.at(-1)
    if (!last || last[0] !== ring[i] || last[1] !== ring[i + 1]) corners.push([ring[i]!, ring[i + 1]!])
  }
  if (kind === 'polygon') corners.pop()
  else if (kind === 'line') corners.push(...corners.slice(1, -1).reverse())
  const step = 2 * Math.acos(1 - SAGITTA_METRES / Math.max(metres, SAGITTA_METRES * 2))
  const out: number[] = []
  const arc = ([x, y]: [number, number], from: number, turn: number) => {
    const count = Math.max(1, Math.ceil(turn / step))
    for (let k = 0; k <= count; k++) {
      const angle = from + (turn * k) / count
      out.push(x + offset * Math.cos(angle), y + offset * Math.sin(angle))
    }
  }
  if (corners.length === 1) arc(corners[0]!, 0, Math.PI * 2)
  else
    corners.forEach((corner, k) => {
      const before = corners[(k + corners.length - 1) % corners.length]!
      const after = corners[(k + 1) % corners.length]!
      const normalIn = Math.atan2(corner[1] - before[1], corner[0] - before[0]) - Math.PI / 2
      const normalOut = Math.atan2(after[1] - corner[1], after[0] - corner[0]) - Math.PI / 2
      let turn = (normalOut - normalIn) % (Math.PI * 2)
      if (turn < 0) turn += Math.PI * 2
      if (turn <= Math.PI + 1e-9) arc(corner, normalIn, turn)
      else
        // A corner that looks inward has no arc. By way of the corner itself the windings stay those of the ground.
        out.push(
          ...[corner[0] + offset * Math.cos(normalIn), corner[1] + offset * Math.sin(normalIn)],
          ...corner,
          ...[corner[0] + offset * Math.cos(normalOut), corner[1] + offset * Math.sin(normalOut)],
        )
    })
  if (out[0] !== out.at(-2) || out[1] !== out.at(-1)) out.push(out[0]!, out[1]!)
  return out
}

/** Squared units of the frame to the nearest edge. */
function planeSquared(shape: Shape, x: number, y: number): number {
  let least = Infinity
  const trees = edgeTreesOf(shape)
  if (trees) for (const tree of trees) least = tree.leastSquared(x, y, 1, 1, least)
  else
    for (const part of shape.parts)
      for (const ring of part)
        for (let i = 0; i < Math.max(ring.length - 2, 2); i += 2) {
          const [bx, by] = [ring[i + 2] ?? ring[i]!, ring[i + 3] ?? ring[i + 1]!]
          least = Math.min(least, segmentSquared(ring[i]! - x, ring[i + 1]! - y, bx - x, by - y))
        }
  return least
}

/** Pieces joined end to beginning until a ring is closed. */
function linked(pieces: readonly Piece[]): number[][] {
  const from = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const known = from.get(piece.start)
    if (known) known.push(piece)
    else from.set(piece.start, [piece])
  }
  const rings: number[][] = []
  for (const first of pieces) {
    const ring: number[] = []
    let at = from.get(first.start)?.pop()
    const begin = at?.start
    let end = begin
    while (at) {
      ring.push(at.ax, at.ay)
      end = at.end
      at = end === begin ? undefined : from.get(end)?.pop()
    }
    if (end === begin && ring.length >= 6) rings.push([...ring, ring[0]!, ring[1]!])
  }
  return rings
}
