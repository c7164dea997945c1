/** The corners of an outline in their order, each once. */
import type { Frame } from '../geometry/frame.ts'
import { projectPoints } from '../geometry/project-points.ts'
import type { Shape } from '../geometry/shape.ts'
import type { CornerNumber } from './outline-comparison.ts'

export interface CornerRing {
  /** Of the whole outline, counted from 0; the ring holds those that follow one another up to `end`. */
  readonly first: number
  readonly end: number
  readonly isHole: boolean
}

export interface OutlineCorners {
  readonly rings: readonly CornerRing[]
  readonly numbers: readonly CornerNumber[]
  /** Interleaved x, y in the outline's own frame, and in the one in which it is compared. */
  readonly own: Float64Array
  readonly xy: Float64Array
}

/** A position that is repeated, or closes the ring, is no corner of its own. */
export function outlineCorners(outline: Shape, frame: Frame): OutlineCorners {
  const own: number[] = []
  const numbers: CornerNumber[] = []
  const rings: CornerRing[] = []
  outline.parts.forEach((part, p) =>
    part.forEach((ring, r) => {
      const first = numbers.length
      for (let i = 0; i + 2 < ring.length; i += 2) {
        const [x, y] = [ring[i]!, ring[i + 1]!]
        if (x === ring[i + 2] && y === ring[i + 3]) continue
        // −0 and 0 are one number with two patterns of bits.
        own.push(x + 0, y + 0)
        numbers.push({ part: p + 1, ring: r + 1, corner: i / 2 + 1 })
      }
      rings.push({ first, end: numbers.length, isHole: r > 0 })
    }),
  )
  const positions = Float64Array.from(own)
  return { rings, numbers, own: positions, xy: projectPoints(positions, outline.frame, frame) }
}
