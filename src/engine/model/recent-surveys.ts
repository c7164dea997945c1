import { monthsBefore } from './months-before.ts'
import { type Park, type Place, placesOf, placeText } from './park.ts'

/** Where and when people were looked for. */
export interface Surveys {
  /** Those younger than the setting; null where the park has no layer of them. */
  readonly recent: readonly Place[] | null
  readonly latestDate: string | null
}

/** Surveys up to a day; undated ones do not count. */
export function surveysUntil(park: Park, asOf: string, months: number): Surveys {
  const surveys = placesOf(park, 'survey_coverage')
    .map((place) => ({ place, date: placeText(place, 'date') ?? place.layer.date }))
    .filter(({ date }) => date !== null && date <= asOf)
  const latestDate = surveys.reduce<string | null>((max, { date }) => (max === null || date! > max ? date : max), null)
  if (!park.layers.some((layer) => layer.kind === 'survey_coverage')) return { recent: null, latestDate }
  const since = monthsBefore(asOf, months)
  return { recent: surveys.filter(({ date }) => date! > since).map(({ place }) => place), latestDate }
}
