import { planeArea } from '../geometry/area.ts'
import { threeDegreeFrame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { areaWithinUnion } from '../geometry/relate.ts'
import type { Shape } from '../geometry/shape.ts'
import { type Place, placeText } from '../model/park.ts'
import type { Scene } from '../model/scene.ts'
import { isEmpty } from '../model/target.ts'
import { targetsOfKinds } from '../model/target-layer.ts'
import { PEOPLE_DENSE } from '../rules/separation.ts'
import { DistanceTable } from './distance-table.ts'
import { shareGround } from './edge-distance.ts'
import { hazardRows, type PlaceRow } from './place-rows.ts'
import { ShapesInFrames } from './shapes-in-frames.ts'

/** A people-dense place (消防法 art. 73(4), dormitories among them) whose people are there. */
export interface DensePlace {
  readonly place: Place
  /** Plants with which it shares ground: in them, across their edge, or on it. */
  readonly plants: readonly number[]
  /** The hazard that is nearest and the metres from edge to edge; null without hazards. */
  readonly hazard: { readonly place: Place; readonly metres: number } | null
}

export interface PlantSeparation {
  readonly plant: Place
  /** Its production areas, as their `enterprise` names it. */
  readonly areas: number
  /** Places that share ground with it, and the one that is nearest to its production areas; indices of `places`. */
  readonly inside: readonly number[]
  readonly nearest: { readonly place: number; readonly metres: number } | null
  /** Share of its ground within surveys that count; null where there is no layer of them. */
  readonly coverage: number | null
}

export interface Separation {
  readonly places: readonly DensePlace[]
  readonly plants: readonly PlantSeparation[]
}

/** Plants between two looks at whether to stop. */
const BATCH = 16

/** People-dense places against production, plant by plant. Yields from time to time. */
export function* plantSeparation(scene: Scene): Generator<unknown, Separation> {
  const targets = [...targetsOfKinds(scene.targets, PEOPLE_DENSE)]
  const dense = targets.filter((target) => target.livingThere && !isEmpty(target)).map(({ place }) => place)
  const plants = [...scene.enterprises.values()]
  const placeRows = dense.map((place) => rowOf([place]))
  const hazards = hazardRows(scene.park.layers)
  const toHazards = yield* new DistanceTable(placeRows, hazards.rows).least()
  const byPlace = new Map(scene.hazards.map(({ place }) => [`${place.layer.file}/${place.index}`, place]))
  const owned = new Map<string, Place[]>()
  for (const area of scene.productionAreas) {
    const owner = placeText(area, 'enterprise')
    if (owner !== null) owned.set(owner, [...(owned.get(owner) ?? []), area])
  }
  const producing = plants.filter(({ id }) => owned.has(id))
  const toAreas = yield* new DistanceTable(
    producing.map(({ id }) => rowOf(owned.get(id)!)),
    placeRows,
  ).least()
  const surveys = scene.surveys && new ShapesInFrames(scene.surveys.map(({ shape }) => shape))
  const around = new ShapesInFrames(dense.map(({ shape }) => shape))
  const inPlants: number[][] = dense.map(() => [])
  const found: PlantSeparation[] = []
  for (const [k, plant] of plants.entries()) {
    if (k % BATCH === BATCH - 1) yield k
    const inside: number[] = []
    for (const { at, shape } of around.around(plant.shape)) {
      if (!shareGround(shape, plant.shape)) continue
      inside.push(at)
      inPlants[at]!.push(k)
    }
    const row = producing.indexOf(plant)
    const place = row < 0 ? -1 : toAreas.columns[row]!
    found.push({
      plant,
      areas: owned.get(plant.id)?.length ?? 0,
      inside,
      nearest: place < 0 ? null : { place, metres: toAreas.metres[row]! },
      coverage: surveys && coverageOf(plant.shape, surveys, scene.park.zone),
    })
  }
  const places = dense.map((place, i): DensePlace => {
    const column = toHazards.columns[i]!
    const member = column < 0 ? null : hazards.rows[column]!.members[0]!
    const hazard = member && byPlace.get(`${member.layer.file}/${member.row}`)
    return { place, plants: inPlants[i]!, hazard: hazard ? { place: hazard, metres: toHazards.metres[i]! } : null }
  })
  return { places, plants: found }
}

const rowOf = (places: readonly Place[]): PlaceRow => ({
  members: places.map(({ layer, index }) => ({ layer, row: index })),
  settlement: null,
  persons: 0,
  unknownHeads: 0,
})

/** In the plane of the plant, or of the zone of the park for a plant in degrees. */
function coverageOf(plant: Shape, surveys: ShapesInFrames, zone: number): number {
  const outline = reframe(plant, plant.frame.survey ? plant.frame : threeDegreeFrame(zone))
  const near = surveys.around(outline).map(({ shape }) => shape)
  return Math.min(1, areaWithinUnion(outline, near) / planeArea(outline))
}
