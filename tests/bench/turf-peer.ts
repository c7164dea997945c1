/** What a good web mapping engineer would write: zones in a flatbush, Turf for each candidate. */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { distance } from '@turf/distance'
import Flatbush from 'flatbush'
import type { Feature, Point, Polygon, Position } from 'geojson'
import type { Shape } from '../../src/engine/geometry/shape.ts'
import { type County, HAZARD_METRES } from './county.ts'

export interface TurfZones {
  readonly index: Flatbush
  readonly areas: readonly Polygon[]
  readonly hazards: County['hazards']
}

export function polygonOfShape(shape: Shape): Polygon {
  const rings = shape.parts[0]!.map((ring) =>
    Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!]),
  )
  return { type: 'Polygon', coordinates: rings }
}

/** Areas first, then the hazards, in the order of `zonesOf`. */
export function turfZones({ boundary, controlLine, plants, hazards }: County): TurfZones {
  const shapes = [boundary, controlLine, ...plants]
  const index = new Flatbush(shapes.length + hazards.length)
  for (const { bounds } of shapes) index.add(...bounds)
  for (const [lng, lat] of hazards) {
    // A box that is a little too large, as one would take it.
    const dy = (HAZARD_METRES / 111_000) * 1.01
    const dx = dy / Math.cos((lat * Math.PI) / 180)
    index.add(lng - dx, lat - dy, lng + dx, lat + dy)
  }
  index.finish()
  return { index, areas: shapes.map(polygonOfShape), hazards }
}

/** The leanest that Turf takes: a pair of numbers. */
export const positionsOf = (positions: Float64Array): Position[] =>
  Array.from({ length: positions.length / 2 }, (_, k) => [positions[k * 2]!, positions[k * 2 + 1]!])

/** What Turf's users mostly have: a GeoJSON feature for each. */
export const featuresOf = (positions: Float64Array): Feature<Point>[] =>
  positionsOf(positions).map((coordinates) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates },
  }))

/** Calls back with each pair of a point and a zone that holds it. */
export function turfScreen(
  { index, areas, hazards }: TurfZones,
  points: readonly (Position | Feature<Point>)[],
  found: (point: number, zone: number) => void,
): void {
  points.forEach((point, k) => {
    const [x, y] = 'geometry' in point ? point.geometry.coordinates : point
    for (const zone of index.search(x!, y!, x!, y!)) {
      const area = areas[zone]
      const inside = area
        ? booleanPointInPolygon(point, area)
        : distance(point, hazards[zone - areas.length] as [number, number], { units: 'meters' }) <= HAZARD_METRES
      if (inside) found(k, zone)
    }
  })
}
