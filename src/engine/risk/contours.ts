import type { Stage } from '../model/layer-kind.ts'
import { frameOf, type Park, type Place, placeText } from '../model/park.ts'
import { placeAt } from '../model/place-at.ts'
import { numberAt, SHAPE_CODES } from '../model/table.ts'
import { contourRowsOn } from './contour-rows.ts'

/** A closed risk contour: inside of it the individual risk is higher than its frequency. */
export interface Contour {
  readonly place: Place
  readonly perYear: number
  readonly stage: Stage | null
  /** id of the enterprise whose risk it is; null for that of the whole park. */
  readonly enterprise: string | null
}

/** The contours of one enterprise, or of the park, and one stage; the lowest frequency, which is the outermost, first. */
export interface ContourSet {
  readonly enterprise: string | null
  readonly stage: Stage | null
  readonly contours: readonly Contour[]
}

/**
 * The closed contours that hold on a day, by enterprise and stage. Open lines are not among them: `openContours`.
 */
export function contourSetsOn(park: Park, asOf: string): ContourSet[] {
  const groups = new Map<string, Contour[]>()
  for (const { layer, index } of contourRowsOn(park.layers, asOf)) {
    const frame = frameOf(layer)
    const place = frame.approximate ? null : placeAt(layer, index, frame)
    const perYear = numberAt(layer.table, 'frequency', index)
    if (place?.shape.kind !== 'polygon' || perYear === null) continue
    const enterprise = placeText(place, 'enterprise')
    const stage = placeText(place, 'stage') as Stage | null
    const key = JSON.stringify([enterprise, stage])
    const contour: Contour = { place, perYear, stage, enterprise }
    const group = groups.get(key)
    if (group) group.push(contour)
    else groups.set(key, [contour])
  }
  return [...groups.values()].map((contours) => ({
    enterprise: contours[0]!.enterprise,
    stage: contours[0]!.stage,
    contours: contours.sort((a, b) => a.perYear - b.perYear || (a.place.id < b.place.id ? -1 : 1)),
  }))
}

/** How many contours of a day are lines that do not close. */
export const openContours = (park: Park, asOf: string): number =>
  contourRowsOn(park.layers, asOf).filter(({ layer, index }) => {
    return layer.table.geometry.shapeCodes[index] === SHAPE_CODES.line && !frameOf(layer).approximate
  }).length
