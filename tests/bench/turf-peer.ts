/** What a good web mapping engineer would write: zones in a flatbush, Turf for each candidate. */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { distance } from '@turf/distance'
import Flatbush from 'flatbush'
import type { Polygon } from 'geojson'
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

/** Calls back with each pair of a point and a zone that holds it. */
export function turfScreen(
  { index, areas, hazards }: TurfZones,
  positions: Float64Array,
  found: (point: number, zone: number) => void,
): void {
  for (let k = 0; k < positions.length / 2; k++) {
    const at = [positions[k * 2]!, positions[k * 2 + 1]!]
    for (const zone of index.search(at[0]!, at[1]!, at[0]!, at[1]!)) {
      const area = areas[zone]
      const inside = area
        ? booleanPointInPolygon(at, area)
        : distance(at, hazards[zone - areas.length] as [number, number], { units: 'meters' }) <= HAZARD_METRES
      if (inside) found(k, zone)
    }
  }
}
