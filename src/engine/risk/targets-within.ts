import type { Measure } from '../geometry/nearest.ts'
import { reframe } from '../geometry/reframe.ts'
import { frameOf, type Place } from '../model/park.ts'
import { jointAccuracy } from '../model/placement.ts'
import { coarsestAccuracy } from '../model/row-placer.ts'
import { isEmpty, type Target } from '../model/target.ts'
import type { TargetLayer } from '../model/target-layer.ts'
import { reachOf } from '../screen/reach.ts'
import { edgeDistance } from './edge-distance.ts'
import { rowsNear } from './rows-near.ts'

/** A place with the distance that something has to keep from people, edge to edge. */
export interface Keeping {
  readonly place: Place
  readonly requiredMetres: number
}

export interface Nearness {
  readonly measure: Measure
  /** Both stated accuracies together; null when one is unknown. */
  readonly accuracyMetres: number | null
}

/** For each of the places the people nearer than its distance, or within the accuracies of it; in the order of rows. */
export function targetsWithin(
  layers: readonly TargetLayer[],
  keeping: readonly Keeping[],
): { target: Target; concern: Nearness }[][] {
  const found: { target: Target; concern: Nearness }[][] = keeping.map(() => [])
  for (const targets of layers) {
    const { layer } = targets
    const frame = frameOf(layer)
    if (frame.approximate || keeping.length === 0) continue
    const coarsest = coarsestAccuracy(layer) ?? 0
    const boxes = keeping.map(({ place, requiredMetres }) => {
      const shape = reframe(place.shape, frame)
      const [dx, dy] = reachOf(shape, requiredMetres + coarsest + (place.accuracyMetres ?? 0) + 1)
      const [x0, y0, x1, y1] = shape.bounds
      return [x0 - dx, y0 - dy, x1 + dx, y1 + dy] as const
    })
    const [x, y] = boxes[0]!
    for (const { row, boxes: near } of rowsNear(layer, frame.metresPerUnit(x, y), boxes)) {
      const target = targets.target(row)
      if (!target?.livingThere || isEmpty(target)) continue
      for (const number of near) {
        const { place, requiredMetres } = keeping[number]!
        const measure = edgeDistance(target.place.shape, place.shape)
        const accuracyMetres = jointAccuracy(target.place.accuracyMetres, place.accuracyMetres)
        if (!measure || measure.distanceMetres > requiredMetres + (accuracyMetres ?? 0)) continue
        found[number]!.push({ target, concern: { measure, accuracyMetres } })
      }
    }
  }
  return found
}
