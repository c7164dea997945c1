import { threeDegreeFrame, threeDegreeZone } from '../engine/geometry/frame.ts'
import { inDegrees } from '../engine/geometry/in-degrees.ts'
import { reframe } from '../engine/geometry/reframe.ts'
import type { Shape } from '../engine/geometry/shape.ts'
import { frameOf, type Park, type Place, placeText } from '../engine/model/park.ts'
import { placeAt } from '../engine/model/place-at.ts'
import { shapeAt, textAt } from '../engine/model/table.ts'
import { edgeDistance } from '../engine/reach/edge-distance.ts'
import { MOST_REACH_METRES } from '../engine/reach/most-reach.ts'
import { offsetOutline } from '../engine/reach/offset-outline.ts'
import { type NearPeople, type NearPlace, peopleNear, plantsNear } from '../engine/reach/people-near.ts'
import { toMillimetre, toNanodegree } from '../engine/rules/rule.ts'
import type { DistanceEnds, NearKind, NearView, ReachRequest, ReachView } from './reach-view.ts'

/** So many places have a line that can be drawn; the list shows no more. */
const MOST_LINES = 100

/** Everybody within the largest reach of a plant or a hazard: a smaller one is the first of them. */
export interface OpenedReach {
  readonly park: Park
  readonly request: ReachRequest
  readonly origin: Place
  /** Of the origin, in the plane of its 3° zone. */
  readonly shape: Shape
  /** id of the plant that the origin is or belongs to. */
  readonly own: string | null
  readonly people: NearPeople
  readonly plants: readonly NearPlace[]
}

/** Measures the people around; yields from time to time. Null where there is no outline, or none whose place is known. */
export function* openReach(park: Park, request: ReachRequest): Generator<void, OpenedReach | null> {
  const origin = originOf(park, request)
  const frame = origin && frameOf(origin.layer)
  if (!origin || frame?.approximate) return null
  const [west, , east] = origin.shape.bounds
  const [lng] = origin.shape.frame.toLngLat((west + east) / 2, origin.shape.bounds[1])
  const shape = reframe(origin.shape, threeDegreeFrame(threeDegreeZone(lng)))
  const own = origin.layer.kind === 'enterprise' ? origin.id : placeText(origin, 'enterprise')
  const people = yield* peopleNear(shape, origin.accuracyMetres, park.layers, request.asOf, MOST_REACH_METRES)
  const plants = plantsNear(shape, park.layers, own, MOST_REACH_METRES)
  return { park, request, origin, shape, own, people, plants }
}

/** The plant of a hazard, or the row itself. */
function originOf(park: Park, { layer: at, row, from }: ReachRequest): Place | null {
  const layer = park.layers[at]
  if (!layer || row >= layer.table.length) return null
  if (layer.kind !== 'hazard_source' || from === 'unit') return placeAt(layer, row, frameOf(layer))
  const plant = textAt(layer.table, 'enterprise', row)
  for (const other of park.layers) {
    const index = other.kind === 'enterprise' && plant !== null ? other.table.ids.indexOf(plant) : -1
    if (index >= 0) return placeAt(other, index, frameOf(other))
  }
  return null
}

/** What rounding may add to a distance: exactly at the reach is within. */
const ROUNDING_METRES = 1e-6

export const isWithin = ({ metres, accuracyMetres }: NearPlace, reach: number) =>
  metres <= reach + (accuracyMetres ?? 0) + ROUNDING_METRES

/** What the page is shown for one reach. */
export function reachView(opened: OpenedReach, metres: number): ReachView {
  const { park, request, origin, shape, people, plants } = opened
  const places = people.places.filter((place) => isWithin(place, metres))
  const kinds = kindsOf(places)
  const drawn = new Set(kinds.map(({ nearest }) => nearest))
  return {
    request: { ...request, metres },
    plant: origin.layer.kind === 'enterprise' ? { layer: park.layers.indexOf(origin.layer), row: origin.index } : null,
    rings: offsetOutline(shape, metres).map((ring) => inDegrees(ring, shape.frame)),
    people: nearView(park, places, metres, (place, at) =>
      at < MOST_LINES || drawn.has(at) ? lineTo(place, shape) : null,
    ),
    persons: places.reduce((sum, { persons }) => sum + (persons ?? 0), 0),
    unknownHeads: places.filter(({ persons }) => persons === null).length,
    kinds,
    plants: nearView(
      park,
      plants.filter((place) => isWithin(place, metres)),
      metres,
      () => null,
    ),
    leftOut: people.leftOut,
    layersNotJudged: people.layersNotJudged,
  }
}

function nearView({ layers }: Park, places: readonly NearPlace[], reach: number, hasLine: HasLine): NearView {
  const isNearLimit = ({ metres, accuracyMetres }: NearPlace) =>
    accuracyMetres !== null && accuracyMetres > 0 && Math.abs(metres - reach) <= accuracyMetres
  return {
    layers: Uint16Array.from(places, ({ layer }) => layers.indexOf(layer)),
    rows: Uint32Array.from(places, ({ row }) => row),
    metres: Float64Array.from(places, (place) => toMillimetre(place.metres)),
    nearLimit: Uint8Array.from(places, (place) => (isNearLimit(place) ? 1 : 0)),
    lines: places.map((place, at) => hasLine(place, at)),
  }
}

type HasLine = (place: NearPlace, at: number) => DistanceEnds | null

function kindsOf(places: readonly NearPlace[]): NearKind[] {
  const kinds = new Map<string | null, { places: number; persons: number; unknownHeads: number; nearest: number }>()
  places.forEach(({ layer, row, persons }, at) => {
    const kind = textAt(layer.table, 'kind', row)
    const known = kinds.get(kind) ?? { places: 0, persons: 0, unknownHeads: 0, nearest: at }
    known.places++
    if (persons === null) known.unknownHeads++
    else known.persons += persons
    kinds.set(kind, known)
  })
  return [...kinds].map(([kind, counted]) => ({ kind, ...counted }))
}

/** From the edge of the origin to the edge of a place; null where they share ground. */
function lineTo({ layer, row, metres }: NearPlace, origin: Shape): DistanceEnds | null {
  const shape = metres === 0 ? null : shapeAt(layer.table, row, frameOf(layer))
  const measure = shape && edgeDistance(reframe(shape, origin.frame), origin)
  return measure && { from: toNanodegree(measure.to), to: toNanodegree(measure.from) }
}
