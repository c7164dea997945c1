/**
 * Exact answers for the small polygons of the property tests, by rational numbers and vertical slabs: slow, and nothing
 * like the code that is tested. A position is in a polygon by the parity of its rings.
 */
import { ringsOf, type Shape } from '../src/engine/geometry/shape.ts'

/** A rational number n / d with d > 0. */
interface Ratio {
  n: bigint
  d: bigint
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
function ratio(n: bigint, d: bigint): Ratio {
  if (d < 0n) return ratio(-n, -d)
  const g = gcd(n, d)
  return g > 1n ? { n: n / g, d: d / g } : { n, d }
}
const plus = (a: Ratio, b: Ratio) => ratio(a.n * b.d + b.n * a.d, a.d * b.d)
const minus = (a: Ratio, b: Ratio) => ratio(a.n * b.d - b.n * a.d, a.d * b.d)
const times = (a: Ratio, b: Ratio) => ratio(a.n * b.n, a.d * b.d)
const over = (a: Ratio, b: Ratio) => ratio(a.n * b.d, a.d * b.n)
const compare = (a: Ratio, b: Ratio) => {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
const ZERO: Ratio = { n: 0n, d: 1n }
const HALF: Ratio = { n: 1n, d: 2n }

const SCALE = 2n ** 64n
/** The exact value of a double that is 0 or at least 2⁻¹². */
const exact = (value: number): Ratio => ratio(BigInt(value * 2 ** 64), SCALE)

type Point = readonly [Ratio, Ratio]
type Segment = readonly [Point, Point]

function segmentsOf(shape: Shape): Segment[] {
  const segments: Segment[] = []
  for (const ring of ringsOf(shape)) {
    const points: Point[] = []
    for (let i = 0; i < ring.length; i += 2) points.push([exact(ring[i]!), exact(ring[i + 1]!)])
    for (let i = 1; i < points.length; i++) segments.push([points[i - 1]!, points[i]!])
  }
  return segments
}

const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  minus(times(minus(bx, ax), minus(cy, ay)), times(minus(by, ay), minus(cx, ax)))

const between = (value: Ratio, a: Ratio, b: Ratio) =>
  compare(value, compare(a, b) < 0 ? a : b) >= 0 && compare(value, compare(a, b) < 0 ? b : a) <= 0

/** 1 inside, 0 on an edge, −1 outside, by a ray that runs up. */
export function exactLocate(polygon: Shape, x: number, y: number): 1 | 0 | -1 {
  const p: Point = [exact(x), exact(y)]
  let crossings = 0
  for (const [a, b] of segmentsOf(polygon)) {
    const inLine = turn(a, b, p).n === 0n
    if (inLine && between(p[0], a[0], b[0]) && between(p[1], a[1], b[1])) return 0
    if (compare(a[0], p[0]) <= 0 !== compare(b[0], p[0]) <= 0 && compare(heightAt([a, b], p[0]), p[1]) > 0) crossings++
  }
  return crossings % 2 === 1 ? 1 : -1
}

const heightAt = ([a, b]: Segment, x: Ratio): Ratio =>
  plus(a[1], over(times(minus(x, a[0]), minus(b[1], a[1])), minus(b[0], a[0])))

/** x of the place at which two segments cross, if they do and are not in one line. */
function crossingX([a, b]: Segment, [c, d]: Segment): Ratio | null {
  const [c1, d1] = [turn(a, b, c), turn(a, b, d)]
  if (c1.n > 0n === d1.n > 0n && c1.n < 0n === d1.n < 0n) return null
  const [a1, b1] = [turn(c, d, a), turn(c, d, b)]
  if (a1.n > 0n === b1.n > 0n && a1.n < 0n === b1.n < 0n) return null
  const sum = minus(a1, b1)
  return sum.n === 0n ? null : plus(a[0], times(over(a1, sum), minus(b[0], a[0])))
}

/** Area of the places for which `counts` is true; it is told in which of the polygons the place lies. */
function areaWhere(polygons: readonly Shape[], counts: (inside: readonly boolean[]) => boolean): Ratio {
  const edges = polygons.flatMap((polygon, k) => segmentsOf(polygon).map((segment) => ({ segment, k })))
  const xs: Ratio[] = []
  edges.forEach(({ segment }, i) => {
    xs.push(segment[0][0])
    for (const other of edges.slice(0, i)) {
      const x = crossingX(segment, other.segment)
      if (x) xs.push(x)
    }
  })
  xs.sort(compare)
  let area = ZERO
  for (let i = 1; i < xs.length; i++) {
    const [left, right] = [xs[i - 1]!, xs[i]!]
    if (compare(left, right) === 0) continue
    // Within a slab no two edges cross, so the heights at its middle give the area of its trapezoids.
    const middle = times(plus(left, right), HALF)
    const hits = edges
      .filter(({ segment: [a, b] }) => compare(a[0], middle) < 0 !== compare(b[0], middle) < 0)
      .map(({ segment, k }) => ({ y: heightAt(segment, middle), k }))
      .sort((a, b) => compare(a.y, b.y))
    const inside = polygons.map(() => false)
    hits.forEach(({ y, k }, h) => {
      if (h > 0 && counts(inside)) area = plus(area, times(minus(y, hits[h - 1]!.y), minus(right, left)))
      inside[k] = !inside[k]
    })
  }
  return area
}

/** Numerator and denominator may both be beyond the doubles. */
const toNumber = ({ n, d }: Ratio) => Number((n << 64n) / d) / 2 ** 64

/** Area of the first within the union of the others. */
export function exactAreaWithin(first: Shape, others: readonly Shape[]): number {
  return toNumber(areaWhere([first, ...others], ([a, ...rest]) => a! && rest.includes(true)))
}

/** Whether the interior of the first meets the union of the others, and whether some of it lies outside. */
export function exactRelation(first: Shape, ...others: Shape[]): { inside: boolean; outside: boolean } {
  const some = (counts: (inside: boolean, within: boolean) => boolean) =>
    areaWhere([first, ...others], ([a, ...rest]) => counts(a!, rest.includes(true))).n > 0n
  return { inside: some((a, within) => a && within), outside: some((a, within) => a && !within) }
}

/** Whether no two edges of a ring meet except neighbours at their common corner. */
export function exactlySimple(polygon: Shape): boolean {
  const segments = segmentsOf(polygon)
  const same = (p: Point, q: Point) => compare(p[0], q[0]) === 0 && compare(p[1], q[1]) === 0
  const onSegment = ([a, b]: Segment, p: Point) =>
    turn(a, b, p).n === 0n && between(p[0], a[0], b[0]) && between(p[1], a[1], b[1])
  return segments.every(([a, b], i) => {
    if (same(a, b)) return false
    return segments.every(([c, d], j) => {
      if (j <= i) return true
      const next = j === i + 1 && !onSegment([a, b], d) && !onSegment([c, d], a)
      const last = i === 0 && j === segments.length - 1 && !onSegment([a, b], c) && !onSegment([c, d], b)
      if (next || last) return true
      const [c1, d1] = [turn(a, b, c).n, turn(a, b, d).n]
      const [a1, b1] = [turn(c, d, a).n, turn(c, d, b).n]
      const touch = onSegment([a, b], c) || onSegment([a, b], d) || onSegment([c, d], a) || onSegment([c, d], b)
      return !touch && !(c1 > 0n !== d1 > 0n && a1 > 0n !== b1 > 0n)
    })
  })
}
