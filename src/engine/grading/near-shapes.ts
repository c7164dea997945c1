import { reframe } from '../geometry/reframe.ts'
import type { Shape } from '../geometry/shape.ts'
import { SURELY_OUTSIDE } from '../model/outline-grid.ts'
import { frameOf, type Layer } from '../model/park.ts'
import { boundsApart, jointAccuracy, measureTo, positionOf } from '../model/placement.ts'
import { accuracyAt } from '../model/row-placer.ts'
import { shapeAt } from '../model/table.ts'
import type { NeighbourLists } from './neighbour-lists.ts'
import { outlinesAround, type PlantGrid, plantsNear } from './plant-grid.ts'
import { BEYOND, INSIDE, NEAR_OUTLINE, placeInRing, STRADDLING, WITHIN } from './ring-place.ts'

/** Adds the rows of a layer of areas, lines or several points each that are near plants, by their nearest edge. */
export function nearShapes(
  group: PlantGrid,
  layer: Layer,
  number: number,
  ringMetres: number,
  reachMetres: number,
  lists: NeighbourLists,
): void {
  const frame = frameOf(layer)
  const around = outlinesAround(group.plants, layer, reachMetres)
  for (let row = 0; row < layer.table.length; row++) {
    const shape = shapeAt(layer.table, row, frame)
    if (!shape || around.look(...shape.bounds) === SURELY_OUTSIDE) continue
    const own = accuracyAt(layer, row)
    const target = reframe(shape, group.frame)
    for (const zone of plantsNear(group, target.bounds)) {
      const plant = group.plants[zone]!
      if (boundsApart(target, plant.shape) > reachMetres) continue
      const accuracy = jointAccuracy(own, plant.accuracyMetres) ?? 0
      const { place, metres } = shapeInRing(target, plant.shape, accuracy, ringMetres)
      if (place !== BEYOND) lists.add(group.numbers[zone]!, number, row, metres, place)
    }
  }
}

function shapeInRing(target: Shape, plant: Shape, accuracy: number, ringMetres: number) {
  const { position } = positionOf(target, plant)
  if (position === 'straddling') return { place: STRADDLING, metres: 0 }
  if (position === 'on-line') return { place: WITHIN, metres: 0 }
  if (position === 'inside') {
    // Only the stated accuracies make the distance to the outline matter.
    const near = accuracy > 0 && metresApart(target, plant) <= accuracy
    return { place: near ? NEAR_OUTLINE : INSIDE, metres: 0 }
  }
  const metres = metresApart(target, plant)
  return { place: placeInRing(metres, accuracy, ringMetres), metres }
}

const metresApart = (target: Shape, plant: Shape) => measureTo(target, plant)?.distanceMetres ?? Infinity
