import { projectPoints } from '../geometry/project-points.ts'
import { reframe } from '../geometry/reframe.ts'
import { OutlineGrid, SURELY_OUTSIDE } from '../model/outline-grid.ts'
import { frameOf, type Layer, type Place } from '../model/park.ts'
import { boundsApart, jointAccuracy, measureTo, positionOf } from '../model/placement.ts'
import { accuracyAt, coarsestAccuracy } from '../model/row-placer.ts'
import { hasSinglePoints } from '../model/single-points.ts'
import { shapeAt } from '../model/table.ts'
import { metresWithin } from '../screen/measured-area.ts'
import { screenPairs } from '../screen/screen-pairs.ts'
import { NeighbourLists, type Neighbours } from './neighbour-lists.ts'
import { type PlantGrid, plantGrids, plantsNear } from './plant-grid.ts'
import { RING_PLACES } from './standings.ts'

/** How far from the outline of a plant its neighbours are counted: 厂区边界向外扩展 500 m, GB 18218-2018, 4.3.2. */
export const RING_METRES = 500

/** What the distance is good for: exactly at the limit must count, whatever the last digits say. */
const ROUNDING_METRES = 1e-4

const WITHIN = RING_PLACES.indexOf('within')
const STRADDLING = RING_PLACES.indexOf('straddling')
const NEAR_LIMIT = RING_PLACES.indexOf('near-limit')
const NEAR_OUTLINE = RING_PLACES.indexOf('near-outline')
const INSIDE = RING_PLACES.indexOf('inside')
const BEYOND = -1

/**
 * For each plant the rows of the layers that lie within some metres outside of its outline, or in it, in the order of
 * layers and rows. Distances are those of the engine, from edge to edge on the ellipsoid, to the outline as it is straight
 * in its own frame. All plants at once: a row far from all of them costs one look at a cell.
 */
export function plantNeighbours(
  plants: readonly Place[],
  layers: readonly Layer[],
  ringMetres = RING_METRES,
): Neighbours[] {
  const lists = new NeighbourLists()
  const coarsest = Math.max(0, ...plants.map(({ accuracyMetres }) => accuracyMetres ?? 0))
  const margins = layers.map((layer) => (coarsestAccuracy(layer) ?? 0) + coarsest)
  const reachMetres = ringMetres + Math.max(0, ...margins) + 2 * ROUNDING_METRES
  if (layers.length > 0)
    for (const group of plantGrids(plants, reachMetres))
      layers.forEach((layer, number) => {
        if (layer.table.length === 0) return
        const search = hasSinglePoints(layer.table) ? nearPoints : nearShapes
        search(group, layer, number, ringMetres, reachMetres, lists)
      })
  return lists.ofPlants(plants.length)
}

function nearPoints(
  group: PlantGrid,
  layer: Layer,
  number: number,
  ringMetres: number,
  reachMetres: number,
  lists: NeighbourLists,
): void {
  const { rows, positions } = candidates(group, layer, reachMetres)
  const found = screenPairs(group.grid, positions, true)
  const ownAccuracies = layer.table.columns.has('accuracy_m')
  for (let k = 0; k < found.points.length; k++) {
    const point = found.points[k]!
    const zone = found.zones[k]!
    const row = rows ? rows[point]! : point
    const own = ownAccuracies ? accuracyAt(layer, row) : layer.accuracyMetres
    const accuracy = jointAccuracy(own, group.plants[zone]!.accuracyMetres) ?? 0
    const [x, y] = [positions[point * 2]!, positions[point * 2 + 1]!]
    const where = found.places[k]!
    // Inside only the stated accuracies make the distance to the outline matter.
    const limit = where > 0 ? accuracy : ringMetres + accuracy + ROUNDING_METRES
    const metres = where === 0 || limit === 0 ? 0 : metresWithin(group.measures[zone]!, x, y, limit)
    if (where > 0) {
      const near = accuracy > 0 && metres <= accuracy
      lists.add(group.numbers[zone]!, number, row, 0, near ? NEAR_OUTLINE : INSIDE)
    } else {
      const place = placeInRing(metres, accuracy, ringMetres)
      if (place !== BEYOND) lists.add(group.numbers[zone]!, number, row, metres, place)
    }
  }
}

/** The points that may be in reach of a plant, in the frame of the plants, and their rows; null: all, as they stand. */
function candidates(
  { frame, plants }: PlantGrid,
  layer: Layer,
  reachMetres: number,
): { rows: Uint32Array | null; positions: Float64Array } {
  const { length, geometry } = layer.table
  const here = frameOf(layer)
  if (here.key === frame.key) return { rows: null, positions: geometry.positions }
  const { positions } = geometry
  const look = looker(plants, layer, reachMetres)
  const rows = new Uint32Array(length)
  let count = 0
  for (let row = 0; row < length; row++) {
    const [x, y] = [positions[row * 2]!, positions[row * 2 + 1]!]
    if (look.look(x, y, x, y) !== SURELY_OUTSIDE) rows[count++] = row
  }
  const near = new Float64Array(count * 2)
  for (let k = 0; k < count; k++) {
    near[k * 2] = positions[rows[k]! * 2]!
    near[k * 2 + 1] = positions[rows[k]! * 2 + 1]!
  }
  return { rows, positions: projectPoints(near, here, frame) }
}

const looker = (plants: readonly Place[], layer: Layer, reachMetres: number) =>
  new OutlineGrid(
    plants.map(({ shape }) => shape),
    frameOf(layer),
    reachMetres,
    layer.table.length,
  )

function nearShapes(
  group: PlantGrid,
  layer: Layer,
  number: number,
  ringMetres: number,
  reachMetres: number,
  lists: NeighbourLists,
): void {
  const frame = frameOf(layer)
  const look = looker(group.plants, layer, reachMetres)
  for (let row = 0; row < layer.table.length; row++) {
    const shape = shapeAt(layer.table, row, frame)
    if (!shape || look.look(...shape.bounds) === SURELY_OUTSIDE) continue
    const own = accuracyAt(layer, row)
    const target = reframe(shape, group.frame)
    for (const zone of plantsNear(group, target.bounds)) {
      const plant = group.plants[zone]!
      if (boundsApart(target, plant.shape) > reachMetres) continue
      const accuracy = jointAccuracy(own, plant.accuracyMetres) ?? 0
      const { position } = positionOf(target, plant.shape)
      const measured = () => measureTo(target, plant.shape)?.distanceMetres ?? Infinity
      let place = BEYOND
      let metres = 0
      if (position === 'inside') place = accuracy > 0 && measured() <= accuracy ? NEAR_OUTLINE : INSIDE
      else if (position === 'straddling') place = STRADDLING
      else if (position === 'on-line') place = WITHIN
      else place = placeInRing((metres = measured()), accuracy, ringMetres)
      if (place !== BEYOND) lists.add(group.numbers[zone]!, number, row, metres, place)
    }
  }
}

/** Of something outside the plant. */
function placeInRing(metres: number, accuracy: number, ringMetres: number): number {
  if (accuracy > 0 && Math.abs(metres - ringMetres) <= accuracy) return NEAR_LIMIT
  return metres <= ringMetres + ROUNDING_METRES ? WITHIN : BEYOND
}
