import { frameOf } from '../model/park.ts'
import { type Position, POSITIONS } from '../model/placement.ts'
import { coarsestAccuracy, RowPlacer } from '../model/row-placer.ts'
import { isEmpty, type Target } from '../model/target.ts'
import type { TargetLayer } from '../model/target-layer.ts'
import type { Contour } from './contours.ts'

/** A contour that a place is not outside of, near-limit among them. */
export interface InContour {
  readonly contour: Contour
  readonly position: Exclude<Position, 'outside'>
}

const OUTSIDE = POSITIONS.indexOf('outside')

/** The places with people that are not outside some of the contours, with those contours in their order. */
export function* targetsInContours(
  layers: readonly TargetLayer[],
  contours: readonly Contour[],
): Generator<{ target: Target; concern: readonly InContour[] }> {
  for (const targets of layers) {
    const { layer, singlePoints } = targets
    if (frameOf(layer).approximate) continue
    const codes = new Uint8Array(layer.table.length)
    const found = new Map<number, InContour[]>()
    for (const contour of contours) {
      const { shape, accuracyMetres } = contour.place
      new RowPlacer(frameOf(layer), [{ shape, accuracyMetres }], coarsestAccuracy(layer), codes.length).place(
        layer,
        singlePoints,
        codes,
      )
      for (let row = 0; row < codes.length; row++) {
        if (codes[row] === OUTSIDE) continue
        const one = { contour, position: POSITIONS[codes[row]!] as InContour['position'] }
        const known = found.get(row)
        if (known) known.push(one)
        else found.set(row, [one])
      }
    }
    for (const row of [...found.keys()].sort((a, b) => a - b)) {
      const target = targets.target(row)
      if (target?.livingThere && !isEmpty(target)) yield { target, concern: found.get(row)! }
    }
  }
}
