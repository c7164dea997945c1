/**
 * From the pieces of a border to polygons. At a place where several pieces go on, the next one is the first clockwise
 * from where one comes: between them lies nothing but the ground to the left. So polygons that touch at a corner stay
 * apart, and a ring that comes back to a place is cut off there.
 */
import { ringArea } from '../geometry/area.ts'
import type { Frame } from '../geometry/frame.ts'
import { nestRings } from '../geometry/nest.ts'
import { makeShape, type Ring, type Shape } from '../geometry/shape.ts'
import { side } from '../geometry/side.ts'
import type { Border } from './trace-borders.ts'

/** Each polygon as a shape of one part, its interior to the left. Null when the pieces do not close. */
export function linkPieces(border: Border, xy: Float64Array, frame: Frame): Shape[] | null {
  const rings = linkRings(border, xy)
  if (!rings) return null
  const areas = rings.map(ringArea)
  if (areas.every((area) => area > 0)) return rings.map((ring) => makeShape('polygon', frame, [[ring]]))
  const parts = nestRings(rings.filter((ring, k) => areas[k]! !== 0 && !isTurned(ring, areas[k]!)))
  const isProper = parts.every((part) => part.every((ring, k) => ringArea(ring) > 0 === (k === 0)))
  return isProper ? parts.map((part) => makeShape('polygon', frame, [part])) : null
}

/** Whether a ring is so thin that rounding a crossing may have turned it over. */
function isTurned(ring: Ring, area: number): boolean {
  if (area > 0) return false
  let length = 0
  let most = 0
  for (let i = 2; i < ring.length; i += 2) {
    length += Math.hypot(ring[i]! - ring[i - 2]!, ring[i + 1]! - ring[i - 1]!)
    most = Math.max(most, Math.abs(ring[i]!), Math.abs(ring[i + 1]!))
  }
  return -area <= length * most * Number.EPSILON
}

function linkRings({ from, to, behind, ahead }: Border, xy: Float64Array): Ring[] | null {
  const places = xy.length / 2
  /** The last piece that begins at each place, and for each piece another one; −1: none. */
  const last = new Int32Array(places).fill(-1)
  const another = new Int32Array(from.length)
  from.forEach((place, piece) => {
    another[piece] = last[place]!
    last[place] = piece
  })
  const next = (piece: number) => {
    const place = to[piece]!
    let best = last[place]!
    for (let other = best; other >= 0; other = another[other]!)
      if (comesFirst(xy, place, behind[piece]!, ahead[other]!, ahead[best]!)) best = other
    return best
  }
  const rings: Ring[] = []
  const used = new Uint8Array(from.length)
  /** How many pieces of the path come before each place on it, −1 when the place is not on it. */
  const before = new Int32Array(places).fill(-1)
  for (let first = 0; first < from.length; first++) {
    if (used[first]) continue
    const path: number[] = []
    let piece = first
    do {
      if (piece < 0 || used[piece]) return null
      used[piece] = 1
      before[from[piece]!] = path.length
      path.push(piece)
      const place = to[piece]!
      if (before[place]! >= 0) {
        const loop = path.splice(before[place]!).map((member) => from[member]!)
        for (const member of loop) before[member] = -1
        rings.push(ringAlong(loop, xy))
      }
      piece = next(piece)
    } while (piece !== first)
    if (path.length > 0) return null
  }
  return rings
}

/** Whether one comes to the direction of p before that of q, clockwise at a place from the direction of `start`. */
function comesFirst(xy: Float64Array, place: number, start: number, p: number, q: number): boolean {
  const turn = (from: number, to: number) =>
    side(xy[place * 2]!, xy[place * 2 + 1]!, xy[from * 2]!, xy[from * 2 + 1]!, xy[to * 2]!, xy[to * 2 + 1]!)
  const ofP = turn(start, p)
  const ofQ = turn(start, q)
  // Within the first half turn, opposite, or beyond it.
  if (Math.sign(ofP) !== Math.sign(ofQ)) return ofP < ofQ
  return turn(p, q) < 0
}

function ringAlong(places: readonly number[], xy: Float64Array): Ring {
  const ring = new Float64Array(places.length * 2 + 2)
  places.forEach((place, k) => {
    ring[k * 2] = xy[place * 2]!
    ring[k * 2 + 1] = xy[place * 2 + 1]!
  })
  ring[places.length * 2] = ring[0]!
  ring[places.length * 2 + 1] = ring[1]!
  return ring
}
