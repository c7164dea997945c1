import type { Stage } from '../model/layer-kind.ts'
import { frameOf, type Park, type Place, placeNumber, placesOf, placeText } from '../model/park.ts'

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
 * The contours that hold on a day, by enterprise and stage: those of the latest assessment not after it; undated ones
 * count as the oldest. Open lines are not among them: `openContours`.
 */
export function contourSetsOn(park: Park, asOf: string): ContourSet[] {
  const groups = new Map<string, { date: string; contours: Contour[] }>()
  for (const place of rowsOn(park, asOf)) {
    const perYear = placeNumber(place, 'frequency')
    if (place.shape.kind !== 'polygon' || perYear === null) continue
    const enterprise = placeText(place, 'enterprise')
    const stage = placeText(place, 'stage') as Stage | null
    const contour: Contour = { place, perYear, stage, enterprise }
    const date = dateOf(place) ?? ''
    const key = JSON.stringify([enterprise, stage])
    const group = groups.get(key)
    if (!group || date > group.date) groups.set(key, { date, contours: [contour] })
    else if (date === group.date) group.contours.push(contour)
  }
  return [...groups.values()].map(({ contours }) => ({
    enterprise: contours[0]!.enterprise,
    stage: contours[0]!.stage,
    contours: contours.sort((a, b) => a.perYear - b.perYear || (a.place.id < b.place.id ? -1 : 1)),
  }))
}

/** How many contours of a day are lines that do not close. */
export const openContours = (park: Park, asOf: string): number =>
  rowsOn(park, asOf).filter(({ shape }) => shape.kind !== 'polygon').length

const rowsOn = (park: Park, asOf: string): Place[] =>
  placesOf(park, 'risk_contour').filter((place) => !frameOf(place.layer).approximate && (dateOf(place) ?? '') <= asOf)

const dateOf = (place: Place): string | null => placeText(place, 'date') ?? place.layer.date
