import { projectPoints } from '../geometry/project-points.ts'
import { SURELY_OUTSIDE } from '../model/outline-grid.ts'
import { frameOf, type Layer, type Place } from '../model/park.ts'
import { jointAccuracy } from '../model/placement.ts'
import { accuracyAt, coarsestAccuracy } from '../model/row-placer.ts'
import { hasSinglePoints } from '../model/single-points.ts'
import { metresWithin } from '../screen/measured-area.ts'
import { screenPairs } from '../screen/screen-pairs.ts'
import { NeighbourLists, type Neighbours } from './neighbour-lists.ts'
import { nearShapes } from './near-shapes.ts'
import { outlinesAround, type PlantGrid, plantGrids } from './plant-grid.ts'
import { BEYOND, INSIDE, NEAR_OUTLINE, placeInRing, ROUNDING_METRES } from './ring-place.ts'

/** How far from the outline of a plant its neighbours are counted: 厂区边界向外扩展 500 m, GB 18218-2018, 4.3.2. */
export const RING_METRES = 500

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
  if (plants.length === 0) return []
  const lists = new NeighbourLists()
  const coarsest = Math.max(0, ...plants.map(({ accuracyMetres }) => accuracyMetres ?? 0))
  const margins = layers.map((layer) => (coarsestAccuracy(layer) ?? 0) + coarsest)
  const reachMetres = ringMetres + Math.max(0, ...margins) + 2 * ROUNDING_METRES
  const total = layers.reduce((sum, { table }) => sum + table.length, 0)
  if (total > 0)
    for (const group of plantGrids(plants, reachMetres, total))
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
  lists.reserve(found.points.length)
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
  const look = outlinesAround(plants, layer, reachMetres)
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
