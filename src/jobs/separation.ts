import type { CheckAnswer } from '../engine/check.ts'
import type { Severity, Verdict } from '../engine/model/finding.ts'
import { type Place, placeNumber } from '../engine/model/park.ts'
import { type PlantSeparation, plantSeparation } from '../engine/reach/plant-separation.ts'
import { separation } from '../engine/rules/separation.ts'
import { toMillimetre } from '../engine/rules/rule.ts'

/** Layer of the park and row of its table. */
export interface RowRef {
  readonly layer: number
  readonly row: number
}

/** A people-dense place with what the rule on separation says of it; null where the rule could not run. */
export interface SeparationPlace extends RowRef {
  readonly persons: number | null
  readonly longStay: number | null
  readonly verdict: Verdict | null
  readonly severity: Severity | null
  /** To the nearest production area, 0 inside; and to the nearest hazard. */
  readonly areaMetres: number | null
  readonly hazard: (RowRef & { readonly metres: number }) | null
}

/** An enterprise with the people-dense places in it. */
export interface SeparationPlant extends RowRef {
  readonly areas: number
  readonly inside: readonly number[]
  /** Of those inside, the ones that are not apart from a production area. */
  readonly breaches: number
  /** Known heads of those inside, and places whose head-count is unknown. */
  readonly persons: number
  readonly longStay: number
  readonly unknownHeads: number
  readonly nearest: PlantSeparation['nearest']
  readonly coverage: number | null
}

/** People-dense places against production, by enterprise: those with breaches first, then by people, then by distance. */
export interface SeparationView {
  readonly places: readonly SeparationPlace[]
  readonly plants: readonly SeparationPlant[]
  /** Of all places: in or touching a production area; and in no plant. */
  readonly breaches: number
  readonly breachPersons: number
  readonly outside: number
  readonly hasAreas: boolean
  readonly hasSurveys: boolean
  readonly coverageMonths: number
}

/** Between two looks at the message queue. */
const SLICE_MS = 15

/** The overview for the park as it was checked. It says nothing meanwhile: nobody waits for it. */
export async function separationView({ scene, findings }: CheckAnswer): Promise<SeparationView> {
  const work = plantSeparation(scene)
  let step = work.next()
  for (let last = performance.now(); step.done !== true; step = work.next()) {
    if (performance.now() - last < SLICE_MS) continue
    await new Promise((resolve) => setTimeout(resolve))
    last = performance.now()
  }
  const found = step.value
  const { layers } = scene.park
  const refOf = (place: Place): RowRef => ({ layer: layers.indexOf(place.layer), row: place.index })
  const verdicts = new Map(
    findings.filter(({ rule }) => rule === separation.id).map((one) => [one.objects[0]!.id, one]),
  )
  const places = found.places.map(({ place, hazard }): SeparationPlace => {
    const finding = verdicts.get(place.id)
    return {
      ...refOf(place),
      persons: placeNumber(place, 'persons'),
      longStay: placeNumber(place, 'long_stay'),
      verdict: finding?.verdict ?? null,
      severity: finding?.severity ?? null,
      areaMetres: finding?.distanceMetres ?? null,
      hazard: hazard && { ...refOf(hazard.place), metres: toMillimetre(hazard.metres) },
    }
  })
  const isBreach = ({ severity }: SeparationPlace) => severity === 'error'
  const plants = found.plants.map(({ plant, areas, inside, nearest, coverage }): SeparationPlant => {
    const here = inside.map((i) => places[i]!)
    return {
      ...refOf(plant),
      areas,
      inside,
      breaches: here.filter(isBreach).length,
      persons: here.reduce((sum, { persons }) => sum + (persons ?? 0), 0),
      longStay: here.reduce((sum, { longStay }) => sum + (longStay ?? 0), 0),
      unknownHeads: here.filter(({ persons }) => persons === null).length,
      nearest: nearest && { ...nearest, metres: toMillimetre(nearest.metres) },
      coverage,
    }
  })
  const far = (plant: SeparationPlant) => plant.nearest?.metres ?? Infinity
  plants.sort(
    (a, b) =>
      b.breaches - a.breaches || b.inside.length - a.inside.length || b.persons - a.persons || far(a) - far(b) || 0,
  )
  const breached = places.filter(isBreach)
  return {
    places,
    plants,
    breaches: breached.length,
    breachPersons: breached.reduce((sum, { persons }) => sum + (persons ?? 0), 0),
    outside: found.places.filter((one) => one.plants.length === 0).length,
    hasAreas: scene.productionAreas.length > 0,
    hasSurveys: scene.surveys !== null,
    coverageMonths: scene.coverage.months,
  }
}
