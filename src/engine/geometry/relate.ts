import { forEachPiece } from './pieces.ts'
import { boundsMeet, partsOf, type Shape } from './shape.ts'

export interface Relation {
  /** The interiors meet. */
  readonly inside: boolean
  /** Some of the interior of the first lies outside the second. */
  readonly outside: boolean
  /** Area of the first within the second, squared units of the frame. */
  readonly sharedArea: number
}

const APART: Relation = { inside: false, outside: true, sharedArea: 0 }

/** How one polygon lies to another of the same frame. Touching from outside is apart; a shared edge is no crossing. */
export function relate(a: Shape, b: Shape): Relation {
  return boundsMeet(a.bounds, b.bounds) ? relateToUnion(a, partsOf(b)) : APART
}

/** Area of a polygon within the union of others, all in one frame, squared units. */
export function areaWithinUnion(a: Shape, others: readonly Shape[]): number {
  return relateToUnion(a, others.flatMap(partsOf)).sharedArea
}

/** How a line runs to a polygon of the same frame: along parts of its inside, its outside, or only its edge. */
export function relateLine(line: Shape, polygon: Shape): { inside: boolean; outside: boolean } {
  let inside = false
  let outside = false
  forEachPiece(line, [polygon], ({ courses: [course] }) => {
    if (course === 'in') inside = true
    else if (course === 'out') outside = true
  })
  return { inside, outside }
}

/** How a polygon lies to the ground that several, each of one part, cover together. */
function relateToUnion(a: Shape, others: readonly Shape[]): Relation {
  const near = others.filter((other) => boundsMeet(a.bounds, other.bounds))
  let inside = false
  let outside = false
  let doubled = 0
  const [ox, oy] = a.bounds
  const add = (x0: number, y0: number, x1: number, y1: number) => {
    doubled += (x0 - ox) * (y1 - oy) - (x1 - ox) * (y0 - oy)
  }
  forEachPiece(
    a,
    near,
    ({ x0, y0, x1, y1, courses }) => {
      if (courses.includes('in') || courses.includes('same')) {
        inside = true
        add(x0, y0, x1, y1)
      } else outside = true
    },
    () => {
      inside = true
      // Beyond the edge of one of several there may be another.
      if (near.length === 1) outside = true
    },
  )
  near.forEach((other, k) => {
    const rest = near.filter((_, j) => j !== k)
    forEachPiece(other, [a, ...rest], ({ x0, y0, x1, y1, courses }) => {
      if (courses[0] !== 'in') return
      inside = true
      // Within or along another, the edge is no edge of the union, or belongs to the first of those that share it.
      for (let j = 0; j < rest.length; j++) {
        const course = courses[j + 1]!
        if (course === 'in' || course === 'opposite' || (course === 'same' && j < k)) return
      }
      // An edge of the union within the first: the first has ground on both sides of it.
      outside = true
      add(x0, y0, x1, y1)
    })
  })
  return inside ? { inside, outside, sharedArea: Math.max(0, doubled / 2) } : APART
}
