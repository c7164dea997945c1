import { frameOf } from '../model/park.ts'
import { type Position, POSITIONS } from '../model/placement.ts'
import { coarsestAccuracy, RowPlacer, type Zone } from '../model/row-placer.ts'
import { selectRows } from '../model/select-rows.ts'
import { isEmpty, type Target } from '../model/target.ts'
import type { TargetLayer } from '../model/target-layer.ts'
import type { Contour } from './contours.ts'

/** A contour that a place is not outside of, near-limit among them. */
export interface InContour {
  readonly contour: Contour
  readonly position: Exclude<Position, 'outside'>
}

const OUTSIDE = POSITIONS.indexOf('outside')

/**
 * The places with people that are not outside some of the contours, with those contours in their order. All contours
 * together say first which rows matter at all.
 */
export function* targetsInContours(
  layers: readonly TargetLayer[],
  contours: readonly Contour[],
): Generator<{ target: Target; concern: readonly InContour[] }> {
  if (contours.length === 0) return
  for (const targets of layers) {
    const { layer, singlePoints } = targets
    const frame = frameOf(layer)
    if (frame.approximate) continue
    const coarsest = coarsestAccuracy(layer)
    const place = (rows: Pick<typeof layer, 'table' | 'accuracyMetres'>, zones: readonly Zone[]) => {
      const codes = new Uint8Array(rows.table.length)
      new RowPlacer(frame, zones, coarsest, codes.length).place(rows, singlePoints, codes)
      return codes
    }
    const zones = contours.map(({ place: { shape, accuracyMetres } }): Zone => ({ shape, accuracyMetres }))
    const rows: number[] = []
    place(layer, zones).forEach((code, row) => code !== OUTSIDE && rows.push(row))
    const some = { table: selectRows(layer.table, Uint32Array.from(rows)), accuracyMetres: layer.accuracyMetres }
    const found: InContour[][] = rows.map(() => [])
    for (const [number, contour] of contours.entries())
      place(some, [zones[number]!]).forEach((code, at) => {
        if (code !== OUTSIDE) found[at]!.push({ contour, position: POSITIONS[code] as InContour['position'] })
      })
    for (const [at, row] of rows.entries()) {
      const target = targets.target(row)
      if (target?.livingThere && !isEmpty(target)) yield { target, concern: found[at]! }
    }
  }
}
