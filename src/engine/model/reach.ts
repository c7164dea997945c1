import type { Frame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { type Bounds, ringsOf, type Shape } from '../geometry/shape.ts'

/** Beyond the accuracies themselves: a metre, and 2 % for the change of scale across the reach. */
const MARGIN_METRES = 1
const MARGIN_SHARE = 1.02
/** With a coarser accuracy every place is looked at. */
const COARSEST_METRES = 1000
/** Farther from the reach than this, projections may fold, and a longitude come round the Earth. */
const FAR = { plane: 1e6, geographic: 10 }
const STEEP_LATITUDE = 80

/**
 * Tells quickly that a place can be nothing but outside a zone and farther from it than the accuracies, without a
 * shape or a projection for it.
 */
export class Reach {
  /** Without a word about a reach everything is within it. */
  #near: Bounds = [-Infinity, -Infinity, Infinity, Infinity]
  #far: Bounds = [-Infinity, -Infinity, Infinity, Infinity]

  /** `frame` is that of the places; `accuracyMetres` the largest joint accuracy of any of them, 0 where unknown. */
  constructor(zone: Shape, frame: Frame, accuracyMetres: number) {
    const here = reframe(zone, frame)
    if (accuracyMetres > COARSEST_METRES || !isFinite(here)) return
    const [x0, y0, x1, y1] = here.bounds
    if (frame.kind === 'geographic' && Math.max(-y0, y1) > STEEP_LATITUDE) return
    const scales = [x0, x1].flatMap((x) => [y0, y1].map((y) => frame.metresPerUnit(x, y)))
    const metres = accuracyMetres * MARGIN_SHARE + MARGIN_METRES
    const dx = metres / Math.min(...scales.map(([sx]) => sx))
    const dy = metres / Math.min(...scales.map(([, sy]) => sy))
    const far = FAR[frame.kind]
    this.#near = [x0 - dx, y0 - dy, x1 + dx, y1 + dy]
    this.#far = [x0 - far, y0 - far, x1 + far, y1 + far]
  }

  /** True only if everything between these bounds, in the frame of the places, is surely outside. */
  excludes(x0: number, y0: number, x1: number, y1: number): boolean {
    const near = this.#near
    const far = this.#far
    if (!(x1 < near[0] || x0 > near[2] || y1 < near[1] || y0 > near[3])) return false
    return x0 >= far[0] && y0 >= far[1] && x1 <= far[2] && y1 <= far[3]
  }
}

function isFinite(shape: Shape): boolean {
  for (const ring of ringsOf(shape)) if (!ring.every(Number.isFinite)) return false
  return shape.bounds.every(Number.isFinite)
}
