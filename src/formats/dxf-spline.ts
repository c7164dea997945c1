import { ARC_TOLERANCE_METRES } from './dxf-arcs.ts'

const MOST_DEGREE = 11
const MOST_HALVINGS = 10

export interface Spline {
  readonly degree: number
  readonly knots: readonly number[]
  /** x and y in turn. */
  readonly controls: readonly number[]
  /** Empty where all are 1. */
  readonly weights: readonly number[]
}

/** Corners of a B-spline within the tolerance of an arc; null of one whose numbers do not fit together. */
export function splineCorners({ degree, knots, controls, weights }: Spline): number[] | null {
  const count = controls.length / 2
  if (!(degree >= 1 && degree <= MOST_DEGREE) || count <= degree || knots.length !== count + degree + 1) return null
  if (weights.length !== 0 && weights.length !== count) return null
  if (knots.some((knot, i) => !Number.isFinite(knot) || (i > 0 && knot < knots[i - 1]!))) return null

  const at = (span: number, t: number): [number, number] => {
    const points = Array.from({ length: degree + 1 }, (_, j) => {
      const i = span - degree + j
      const w = weights[i] ?? 1
      return [controls[2 * i]! * w, controls[2 * i + 1]! * w, w] as [number, number, number]
    })
    for (let r = 1; r <= degree; r++)
      for (let j = degree; j >= r; j--) {
        const low = knots[span - degree + j]!
        const width = knots[span + 1 + j - r]! - low
        const share = width === 0 ? 0 : (t - low) / width
        for (let k = 0; k < 3; k++) points[j]![k] = (1 - share) * points[j - 1]![k]! + share * points[j]![k]!
      }
    const [x, y, w] = points[degree]!
    return [x / w, y / w]
  }
  const corners: number[] = []
  const halve = (span: number, from: number, to: number, a: [number, number], b: [number, number], left: number) => {
    const middle = (from + to) / 2
    const m = at(span, middle)
    const off = Math.hypot(m[0] - (a[0] + b[0]) / 2, m[1] - (a[1] + b[1]) / 2)
    // An S of a curve passes through the middle of its chord: at least four pieces.
    if (left === 0 || (off <= ARC_TOLERANCE_METRES && left <= MOST_HALVINGS - 2)) {
      corners.push(b[0], b[1])
      return
    }
    halve(span, from, middle, a, m, left - 1)
    halve(span, middle, to, m, b, left - 1)
  }
  for (let span = degree; span < count; span++) {
    const [from, to] = [knots[span]!, knots[span + 1]!]
    if (to <= from) continue
    const [a, b] = [at(span, from), at(span, to)]
    if (corners.length === 0) corners.push(a[0], a[1])
    halve(span, from, to, a, b, MOST_HALVINGS)
  }
  return corners.length > 2 && corners.every(Number.isFinite) ? corners : null
}
