import { frameOf, type Place, placesOf, placeText } from '../model/park.ts'
import type { Coverage, Scene } from '../model/scene.ts'
import { valueAt } from '../model/table.ts'
import { amountsOf } from './amounts-of.ts'
import { flips } from './flips.ts'
import { gradeHazard } from './grade-hazard.ts'
import type { Flips, HazardGrading } from './grading.ts'
import { RING_METRES } from './plant-neighbours.ts'
import { ringCoverage } from './ring-coverage.ts'
import { type RingPeople, ringPeople } from './ring-people.ts'
import { type GradingSettings, gradingSettings } from './settings.ts'

/** Why nobody was counted around the plant of a hazard, so that there is no R. */
export type NoResidents =
  /** The hazard names no enterprise. */
  | 'no-plant-named'
  /** The enterprise that it names has no outline on record. */
  | 'plant-not-on-record'
  /** Its outline lies in an old datum without parameters. */
  | 'plant-old-datum'
  /** There is no layer of protection targets, or all lie in an old datum without parameters. */
  | 'no-people-layer'

/** A plant that a hazard names, with the people around it. */
export interface GradedPlant {
  readonly plant: Place
  readonly people: RingPeople
  /** Layers of people that are not judged because of their old datum: what they hold is missing in the sum. */
  readonly layersNotJudged: number
  /** Share of the ring within recent surveys: that nobody was found says nothing of the rest. */
  readonly coverage: Coverage
}

export interface GradedHazard {
  readonly place: Place
  /** Null says `noResidents` why. */
  readonly plant: GradedPlant | null
  readonly noResidents: NoResidents | null
  readonly grading: HazardGrading
  readonly flips: Flips
}

export interface Gradings {
  readonly settings: GradingSettings
  readonly plants: readonly GradedPlant[]
  readonly hazards: readonly GradedHazard[]
}

/** The sum, and with it α, R and grade, may be more than what was counted. */
export const isLowerBound = ({ people, layersNotJudged }: GradedPlant): boolean =>
  people.unknownHeads > 0 || layersNotJudged > 0

const made = new WeakMap<Scene, Gradings>()

/**
 * The gradings of a scene by GB 18218-2018, worked out when they are first asked for. α comes from the people around the
 * outline of each plant as they are on record; the boundary of the park has no part in it.
 */
export function gradingsOf(scene: Scene): Gradings {
  let gradings = made.get(scene)
  if (!gradings) made.set(scene, (gradings = gradeAll(scene)))
  return gradings
}

function gradeAll(scene: Scene): Gradings {
  const settings = gradingSettings(scene.park.grading)
  const judged = scene.targets.filter(({ layer }) => !frameOf(layer).approximate)
  const named = new Set(scene.hazards.map(({ place }) => placeText(place, 'enterprise')))
  const outlines = judged.length > 0 ? [...scene.enterprises.values()].filter(({ id }) => named.has(id)) : []
  const people = ringPeople(outlines, scene.targets, settings.neighbourDormitories === 'count')
  const { coverage } = scene
  const surveyed = scene.surveys?.map(({ shape }) => shape) ?? null
  const plants = outlines.map((plant, k): GradedPlant => {
    const share = surveyed && ringCoverage(plant.shape, surveyed, scene.park.zone, RING_METRES)
    return {
      plant,
      people: people[k]!,
      layersNotJudged: scene.targets.length - judged.length,
      coverage: { share, latestDate: coverage.latestDate, months: coverage.months },
    }
  })
  const byId = new Map(plants.map((graded) => [graded.plant.id, graded]))
  const oldDatum = new Set(
    placesOf(scene.park, 'enterprise')
      .filter(({ shape }) => shape.frame.approximate)
      .map(({ id }) => id),
  )
  const hazards = scene.hazards.map(({ place }): GradedHazard => {
    const id = placeText(place, 'enterprise')
    const plant = (id !== null && byId.get(id)) || null
    const amounts = amountsOf(valueAt(place.layer.table, 'substances', place.index))
    const grading = gradeHazard(amounts, plant && plant.people.residents, settings)
    const noResidents = plant
      ? null
      : id === null
        ? 'no-plant-named'
        : scene.enterprises.has(id)
          ? 'no-people-layer'
          : oldDatum.has(id)
            ? 'plant-old-datum'
            : 'plant-not-on-record'
    return { place, plant, noResidents, grading, flips: flips(grading) }
  })
  return { settings, plants, hazards }
}
