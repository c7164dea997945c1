/** Areas of the pieces of a difference, ours and Turf's, each list from large to small, squared units of the frame. */
import { difference } from '@turf/difference'
import type { Feature, MultiPolygon, Position } from 'geojson'
import { planeArea } from '../../../src/engine/geometry/area.ts'
import { makeShape, type Shape } from '../../../src/engine/geometry/shape.ts'
import { repairRing } from '../../../src/engine/geometry/validity.ts'

export const pieceAreas = (pieces: readonly Shape[]): number[] => pieces.map(planeArea).sort((a, b) => b - a)

export const sum = (areas: readonly number[]): number => areas.reduce((all, area) => all + area, 0)

/** What the first covers and the second does not. Turf is planar in whatever units it is given. */
export function turfDifference(first: Shape, second: Shape): Shape[] {
  const geometry = difference({ type: 'FeatureCollection', features: [toFeature(first), toFeature(second)] })?.geometry
  if (!geometry) return []
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.map((rings) => makeShape('polygon', first.frame, [rings.map(toRing)]))
}

const toRing = (positions: Position[], k: number) => repairRing(Float64Array.from(positions.flat()), k === 0).ring

const toFeature = ({ parts }: Shape): Feature<MultiPolygon> => ({
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'MultiPolygon',
    coordinates: parts.map((part) =>
      part.map((ring) => Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!])),
    ),
  },
})
