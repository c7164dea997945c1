import type { Frame } from './frame.ts'
import { makeShape, type Ring, type Shape } from './shape.ts'

/** An edge brought into another frame may leave the straight line of the first by no more than this. */
const TOLERANCE_METRES = 0.001
const DEEPEST = 16

/**
 * The same shape in another frame. Edges that are straight in the first are bent in the second, so they are densified
 * until no piece is off by more than a millimetre.
 */
export function reframe(shape: Shape, frame: Frame): Shape {
  if (shape.frame.key === frame.key) return shape
  const convert = (x: number, y: number): [number, number] => frame.fromLngLat(...shape.frame.toLngLat(x, y))
  const parts = shape.parts.map((part) =>
    part.map((ring) => {
      const out: number[] = []
      for (let i = 0; i < ring.length; i += 2) {
        const x = ring[i]!
        const y = ring[i + 1]!
        const end = convert(x, y)
        if (i > 0) densify(ring[i - 2]!, ring[i - 1]!, x, y, out.slice(-2), end, frame, convert, out, 0)
        out.push(...end)
      }
      return Float64Array.from(out) as Ring
    }),
  )
  return makeShape(shape.kind, frame, parts)
}

function densify(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  from: readonly number[],
  to: readonly number[],
  frame: Frame,
  convert: (x: number, y: number) => [number, number],
  out: number[],
  depth: number,
): void {
  const mx = (ax + bx) / 2
  const my = (ay + by) / 2
  const middle = convert(mx, my)
  const [sx, sy] = frame.metresPerUnit(middle[0], middle[1])
  const off = Math.hypot((middle[0] - (from[0]! + to[0]!) / 2) * sx, (middle[1] - (from[1]! + to[1]!) / 2) * sy)
  if (off <= TOLERANCE_METRES || depth === DEEPEST) return
  densify(ax, ay, mx, my, from, middle, frame, convert, out, depth + 1)
  out.push(...middle)
  densify(mx, my, bx, by, middle, to, frame, convert, out, depth + 1)
}
