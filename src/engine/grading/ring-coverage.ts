import { threeDegreeFrame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { boundsMeet, type Shape } from '../geometry/shape.ts'
import { addAround, addInside, edgesAcross, joined, lengthOf, without } from './scan-line.ts'

/** Lines across a ring; a plant and its 500 m are some 1.2 km high. */
const LINES = 400

/**
 * Share of the ground within some metres outside of a plant that lies in surveys, 0 to 1. In the plane of the plant, or
 * of the zone of the park for a plant in degrees. The area is summed along lines across the ring, on each of which the
 * lengths are exact: good to some 5e-4, and exactly 1 where nothing is left out.
 */
export function ringCoverage(plant: Shape, surveys: readonly Shape[], zone: number, ringMetres: number): number {
  const frame = plant.frame.survey ? plant.frame : threeDegreeFrame(zone)
  const outline = reframe(plant, frame)
  const [x0, y0, x1, y1] = outline.bounds
  const radius = ringMetres / frame.metresPerUnit((x0 + x1) / 2, (y0 + y1) / 2)[0]
  const [bottom, top] = [y0 - radius, y1 + radius]
  const reach = [x0 - radius, bottom, x1 + radius, top] as const
  const edges = edgesAcross(outline, bottom, top)
  const surveyed = surveys
    .map((shape) => reframe(shape, frame))
    .filter(({ bounds }) => boundsMeet(bounds, reach))
    .flatMap((shape) => edgesAcross(shape, bottom, top))
  if (surveyed.length === 0) return 0
  let ring = 0
  let uncovered = 0
  for (let k = 0; k < LINES; k++) {
    const y = bottom + ((k + 0.5) / LINES) * (top - bottom)
    const [near, inside, known]: [number[], number[], number[]] = [[], [], []]
    for (const part of edges) {
      addAround(part, radius, y, near)
      addInside(part, y, inside)
    }
    for (const part of surveyed) addInside(part, y, known)
    const outside = without(joined(near), joined(inside))
    ring += lengthOf(outside)
    uncovered += lengthOf(without(outside, joined(known)))
  }
  return ring > 0 ? 1 - uncovered / ring : 0
}
