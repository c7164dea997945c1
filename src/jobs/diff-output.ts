import type { LngLat } from '../engine/geometry/ellipsoid.ts'
import { ringsOf } from '../engine/geometry/shape.ts'
import {
  type AreaChange,
  type ChangePiece,
  type CornerChange,
  type OutlineComparison,
  SIDES,
} from '../engine/diff/outline-comparison.ts'
import type { DiffResult } from './diff.ts'

export function diffJson({ comparison, targets }: DiffResult): string {
  return `${JSON.stringify({ ...comparisonRecord(comparison), targets }, null, 2)}\n`
}

/** The comparison under the names of the command line; numbers are not rounded. */
export function comparisonRecord({ classification, largestOffset, plane, ...comparison }: OutlineComparison) {
  const { ellipsoidal, bySide, corners } = comparison
  return {
    classification,
    largest_offset_m: largestOffset?.distanceMetres ?? 0,
    area_m2: { ellipsoidal: areas(ellipsoidal), plane: { epsg: epsgOf(plane.frame), ...areas(plane) } },
    by_side: Object.fromEntries(
      SIDES.map((side) => [side, { added_m2: bySide[side].added, removed_m2: bySide[side].removed }]),
    ),
    corners: corners.map(corner),
  }
}

const areas = ({ old, now, added, removed, kept, net }: AreaChange) => ({ old, new: now, added, removed, kept, net })

/** Null for a zone outside China, which has no code. */
function epsgOf(frame: string): number | null {
  const match = /^EPSG:(\d+)$/.exec(frame)
  return match ? Number(match[1]) : null
}

function corner({ kind, from, to, distanceMetres }: CornerChange) {
  return { kind, from: from?.lngLat ?? null, to: to?.lngLat ?? null, distance_m: distanceMetres }
}

/** Change polygons, largest first, and then corners, as features in longitude and latitude. */
export function diffGeoJson({ comparison }: DiffResult): string {
  const features = [...comparison.pieces.map(pieceFeature), ...comparison.corners.map(cornerFeature)]
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`
}

function pieceFeature({ kind, shape, side, withinTolerance, ...piece }: ChangePiece) {
  const coordinates = [...ringsOf(shape)].map((ring) => {
    const list: LngLat[] = []
    for (let i = 0; i < ring.length; i += 2) list.push(shape.frame.toLngLat(ring[i]!, ring[i + 1]!))
    return list
  })
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates },
    properties: {
      kind,
      side,
      plane_m2: piece.planeSquareMetres,
      ellipsoidal_m2: piece.ellipsoidalSquareMetres,
      within_tolerance: withinTolerance,
    },
  }
}

/** A moved corner is a line from its old place to the new one. */
function cornerFeature(change: CornerChange) {
  const { kind, from, to, distanceMetres } = change
  const geometry =
    from && to
      ? { type: 'LineString', coordinates: [from.lngLat, to.lngLat] }
      : { type: 'Point', coordinates: (from ?? to)!.lngLat }
  const number = (place: typeof from) => place && `${place.number.part}.${place.number.ring}.${place.number.corner}`
  return {
    type: 'Feature',
    geometry,
    properties: { kind, from: number(from), to: number(to), distance_m: distanceMetres },
  }
}
