import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import type { Ring } from '../engine/geometry/shape.ts'
import type { Table } from '../engine/model/table.ts'

export type Position = [number, number]
export type Properties = Record<string, string | number | boolean | readonly number[]>

export interface Feature {
  type: 'Feature'
  geometry:
    | { type: 'Point'; coordinates: Position }
    | { type: 'MultiPoint'; coordinates: Position[] }
    | { type: 'MultiLineString'; coordinates: Position[][] }
    | { type: 'MultiPolygon'; coordinates: Position[][][] }
  properties: Properties
}
export interface Features {
  type: 'FeatureCollection'
  features: Feature[]
}

export const features = (list: Feature[]): Features => ({ type: 'FeatureCollection', features: list })
export const NONE: Features = features([])

export const pointFeature = ([lng, lat]: LngLat, properties: Properties): Feature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lng, lat] },
  properties,
})

export const lineFeature = (line: readonly LngLat[], properties: Properties): Feature => ({
  type: 'Feature',
  geometry: { type: 'MultiLineString', coordinates: [line.map(([lng, lat]) => [lng, lat])] },
  properties,
})

/** The places of a ring whose numbers are longitudes and latitudes in turn. */
export function positions(ring: Ring): Position[] {
  const list: Position[] = []
  for (let i = 0; i < ring.length; i += 2) list.push([ring[i]!, ring[i + 1]!])
  return list
}

/** A row of a table in longitude and latitude, or null without geometry. */
export function rowFeature({ geometry }: Table, index: number, properties: Properties): Feature | null {
  const parts: Position[][][] = []
  for (let p = geometry.featureOffsets[index]!; p < geometry.featureOffsets[index + 1]!; p++) {
    const rings: Position[][] = []
    for (let r = geometry.partOffsets[p]!; r < geometry.partOffsets[p + 1]!; r++)
      rings.push(positions(geometry.positions.subarray(geometry.ringOffsets[r]! * 2, geometry.ringOffsets[r + 1]! * 2)))
    parts.push(rings)
  }
  const code = geometry.shapeCodes[index]
  if (code === 3) return { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: parts }, properties }
  if (code === 2)
    return { type: 'Feature', geometry: { type: 'MultiLineString', coordinates: parts.flat() }, properties }
  if (code === 1) return { type: 'Feature', geometry: { type: 'MultiPoint', coordinates: parts.flat(2) }, properties }
  return null
}
