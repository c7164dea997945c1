import { threeDegreeFrame } from '../geometry/frame.ts'
import { reframe } from '../geometry/reframe.ts'
import { boundsMeet, type Shape } from '../geometry/shape.ts'
import { edgesAcross, insidePart, lengthOf, nearEdge, union, without } from './scan-line.ts'

/** Lines across a ring; a plant and its 500 m are some 1.2 km high. */
const LINES = 1000

/**
 * Share of the ground within some metres outside of a plant that lies in surveys, 0 to 1. In the plane of the plant, or
 * of the zone of the park for a plant in degrees. The area is summed along lines across the ring, on each of which the
 * lengths are exact: good to some 1e-4, and exactly 1 where nothing is left out.
 */
export function ringCoverage(plant: Shape, surveys: readonly Shape[], zone: number, ringMetres: number): number {
  const frame = plant.frame.survey ? plant.frame : threeDegreeFrame(zone)
  const outline = reframe(plant, frame)
  const [x0, y0, x1, y1] = outline.bounds
  const radius = ringMetres / frame.metresPerUnit((x0 + x1) / 2, (y0 + y1) / 2)[0]
  const [bottom, top] = [y0 - radius, y1 + radius]
  const reach = [x0 - radius, bottom, x1 + radius, top] as const
  const edges = edgesAcross(outline, y0, y1)
  const surveyed = surveys
    .map((shape) => reframe(shape, frame))
    .filter(({ bounds }) => boundsMeet(bounds, reach))
    .flatMap((shape) => edgesAcross(shape, bottom, top))
  let ring = 0
  let uncovered = 0
  for (let k = 0; k < LINES; k++) {
    const y = bottom + ((k + 0.5) / LINES) * (top - bottom)
    const near = union([around(edges, radius, y)])
    const outside = without(near, union(edges.map((part) => insidePart(part, y))))
    ring += lengthOf(outside)
    uncovered += lengthOf(without(outside, union(surveyed.map((part) => insidePart(part, y)))))
  }
  return ring > 0 ? 1 - uncovered / ring : 0
}

function around(parts: readonly Float64Array[], radius: number, y: number): number[] {
  const stretches: number[] = []
  for (const edges of parts)
    for (let i = 0; i < edges.length; i += 4) {
      const near = nearEdge(edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!, radius, y)
      if (near) stretches.push(...near)
    }
  return stretches
}
