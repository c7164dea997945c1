import type { Finding } from '../model/finding.ts'
import { frameOf, type Park, type Place, placeText } from '../model/park.ts'
import { placeAt } from '../model/place-at.ts'
import { type HazardNear, hazardsNear } from './hazards-near.ts'
import { type SurveyHere, surveyHere } from './survey-here.ts'

/** What a finding is explained with besides its own evidence. */
export interface Surroundings {
  /** null for a finding without a place. */
  readonly survey: SurveyHere | null
  readonly hazards: readonly HazardNear[]
  /** Where the head-count comes from, as the rows of the people say; each source once. */
  readonly headcountSources: readonly string[]
}

/** What of a finding says where to look. */
export type SurroundedFinding = Pick<Finding, 'objects' | 'at' | 'evidence'>

/** Whether people were looked for where a finding is, and which hazard sources are nearest to the people of it. */
export function surroundingsOf(
  park: Park,
  { objects, at, evidence }: SurroundedFinding,
  asOf: string,
  coverageMonths: number,
): Surroundings {
  const houses = evidence['house_ids']
  const ids = Array.isArray(houses)
    ? houses.map(String)
    : objects.filter(({ layer }) => layer === 'protection_target').map(({ id }) => id)
  const people = peopleOf(park, new Set(ids))
  return {
    survey: at && surveyHere(park, at, asOf, coverageMonths),
    hazards: hazardsNear(park, people),
    headcountSources: [...new Set(people.flatMap((place) => placeText(place, 'source') ?? []))],
  }
}

function peopleOf(park: Park, ids: ReadonlySet<string>): Place[] {
  if (ids.size === 0) return []
  const places: Place[] = []
  for (const layer of park.layers) {
    if (layer.kind !== 'protection_target') continue
    const frame = frameOf(layer)
    if (frame.approximate) continue
    layer.table.ids.forEach((id, index) => {
      const place = ids.has(id) ? placeAt(layer, index, frame) : null
      if (place) places.push(place)
    })
  }
  return places
}
