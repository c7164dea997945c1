import { locate } from '../geometry/contains.ts'
import { frameByCode } from '../geometry/frame.ts'
import type { LngLat } from '../geometry/ellipsoid.ts'
import { reframe } from '../geometry/reframe.ts'
import { makeShape } from '../geometry/shape.ts'
import { monthsBefore } from '../model/months-before.ts'
import { type Park, placesOf, placeText } from '../model/park.ts'

/**
 * Whether people were looked for at a place: `recent`, within the months of the setting; `old`, before; `never`, in no
 * dated survey up to the day; `unknown`, because the park has no layer of surveys.
 */
export interface SurveyHere {
  readonly state: 'recent' | 'old' | 'never' | 'unknown'
  /** Of the latest survey that covers the place. */
  readonly date: string | null
  readonly months: number
}

const DEGREES = frameByCode('EPSG:4490')!

/** On the line of a survey counts as surveyed, as it does for the share of the whole. */
export function surveyHere(park: Park, [lng, lat]: LngLat, asOf: string, months: number): SurveyHere {
  if (!park.layers.some(({ kind }) => kind === 'survey_coverage')) return { state: 'unknown', date: null, months }
  const here = makeShape('point', DEGREES, [[Float64Array.of(lng, lat)]])
  let latest: string | null = null
  for (const place of placesOf(park, 'survey_coverage')) {
    const date = placeText(place, 'date') ?? place.layer.date
    if (date === null || date > asOf || (latest !== null && date <= latest)) continue
    if (place.shape.kind !== 'polygon' || place.shape.frame.approximate) continue
    const [x, y] = reframe(here, place.shape.frame).parts[0]![0]!
    if (locate(place.shape, x!, y!) >= 0) latest = date
  }
  if (latest === null) return { state: 'never', date: null, months }
  return { state: latest > monthsBefore(asOf, months) ? 'recent' : 'old', date: latest, months }
}
