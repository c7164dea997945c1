import type { Flips, HazardGrading } from '../engine/grading/grading.ts'
import { type GradedPlant, gradingsOf, type NoResidents } from '../engine/grading/park-gradings.ts'
import type { GradingSettings } from '../engine/grading/settings.ts'
import type { Layer } from '../engine/model/park.ts'
import type { Coverage, Scene } from '../engine/model/scene.ts'

export type { NoResidents } from '../engine/grading/park-gradings.ts'

/** The gradings of a check, as the page shows them: plants with the people around them, and hazards with their lines. */
export interface GradingView {
  readonly settings: GradingSettings
  /** The plants that have a graded hazard. */
  readonly plants: readonly PlantView[]
  /** Every hazard source, in the order of layers and rows. */
  readonly hazards: readonly HazardGradingView[]
}

export interface HazardGradingView {
  /** Index of the layer in the park, and row of its table. */
  readonly layer: number
  readonly row: number
  readonly id: string
  /** Index in `plants`; null says `noResidents` why. */
  readonly plant: number | null
  readonly noResidents: NoResidents | null
  /** S, α, R and grade with every line; `residents` is that of the plant. */
  readonly grading: HazardGrading
  /** How many more people lift the grade, and how many fewer lower it. */
  readonly flips: Flips
}

export interface PlantView {
  readonly layer: number
  readonly row: number
  readonly id: string
  readonly name: string | null
  readonly nameEn: string | null
  /** Permanent residents in the ring: the sum of what counts and has a head-count. */
  readonly residents: number
  /** Of these, the people of places that count only by the stricter reading of near-limit. */
  readonly nearLimitResidents: number
  /** Places that count and have no head-count: with one of these the sum is "at least", and so are α, R and grade. */
  readonly unknownHeads: number
  /** Layers of people whose places are not known well enough (old datum without parameters): "at least", too. */
  readonly layersNotJudged: number
  /** Share of the ring within recent surveys: nobody found there says nothing of the rest. */
  readonly coverage: Coverage
  readonly people: RingPeopleView
}

/** The places near one plant, counted ones first, then by distance; a value for each. */
export interface RingPeopleView {
  /** Index of the layer in the park, and row of its table. */
  readonly layers: Uint16Array
  readonly rows: Uint32Array
  /** From edge to edge on the ellipsoid; 0 for what lies on or in the plant. */
  readonly metres: Float64Array
  /** As it counts; NaN is unknown. Of what does not count the people on record. */
  readonly persons: Float64Array
  /** Places in STANDINGS of engine/grading/standings.ts: why it counts, or does not. */
  readonly standings: Uint8Array
  /** Places in RING_PLACES of the same file. */
  readonly places: Uint8Array
  /** How many count: the first so many. */
  readonly counted: number
}

/** What the rules went by, too: gradings are worked out once for a check. */
export function gradingView(scene: Scene): GradingView {
  const { settings, plants, hazards } = gradingsOf(scene)
  const { layers } = scene.park
  const targetLayers = scene.targets.map(({ layer }) => layers.indexOf(layer))
  return {
    settings,
    plants: plants.map((plant) => plantView(plant, layers, targetLayers)),
    hazards: hazards.map(({ place, plant, noResidents, grading, flips }) => ({
      layer: layers.indexOf(place.layer),
      row: place.index,
      id: place.id,
      plant: plant && plants.indexOf(plant),
      noResidents,
      grading,
      flips,
    })),
  }
}

function plantView(
  { plant, people, layersNotJudged, coverage }: GradedPlant,
  layers: readonly Layer[],
  targetLayers: readonly number[],
): PlantView {
  const { residents, nearLimitResidents, unknownHeads, rows, metres, persons, standings, places, counted } = people
  return {
    layer: layers.indexOf(plant.layer),
    row: plant.index,
    id: plant.id,
    name: plant.name,
    nameEn: plant.nameEn,
    residents,
    nearLimitResidents,
    unknownHeads,
    layersNotJudged,
    coverage,
    people: { layers: people.layers.map((k) => targetLayers[k]!), rows, metres, persons, standings, places, counted },
  }
}
