import type { ShapeKind } from '../engine/geometry/shape.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { ShapeSink } from './part-list.ts'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function fault(code: string): never {
  throw new InputError(code)
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : fault('bad-coordinates')
}

function addPosition(to: ShapeSink, position: unknown): void {
  if (!Array.isArray(position) || !Number.isFinite(position[0]) || !Number.isFinite(position[1]))
    fault('bad-coordinates')
  to.addPosition(position[0] as number, position[1] as number)
}

function addRing(to: ShapeSink, positions: unknown): void {
  for (const position of array(positions)) addPosition(to, position)
  to.endRing()
}

function addPoint(to: ShapeSink, position: unknown): void {
  addPosition(to, position)
  to.endRing()
  to.endPart()
}

function addLine(to: ShapeSink, positions: unknown): void {
  addRing(to, positions)
  to.endPart()
}

/** A polygon without rings is nothing. */
function addPolygon(to: ShapeSink, rings: unknown): boolean {
  for (const ring of array(rings)) addRing(to, ring)
  if (array(rings).length > 0) to.endPart()
  return array(rings).length > 0
}

/**
 * Adds a GeoJSON geometry to the row under way and says of what kind it is; null of one without positions. Rings stay
 * as they are. Throws InputError (without place) for what is no geometry; the row must be dropped then.
 */
export function addGeometry(to: ShapeSink, geometry: unknown): ShapeKind | null {
  if (geometry === null || geometry === undefined) return null
  if (!isObject(geometry)) fault('bad-geometry')
  const { type, coordinates } = geometry
  const empty = Array.isArray(coordinates) && coordinates.length === 0
  switch (type) {
    case 'Point':
      if (empty) return null
      addPoint(to, coordinates)
      return 'point'
    case 'MultiPoint':
      for (const point of array(coordinates)) addPoint(to, point)
      return empty ? null : 'point'
    case 'LineString':
      if (array(coordinates).length > 0) addLine(to, coordinates)
      return empty ? null : 'line'
    case 'MultiLineString':
      for (const line of array(coordinates)) addLine(to, line)
      return empty ? null : 'line'
    case 'Polygon':
      return addPolygon(to, coordinates) ? 'polygon' : null
    case 'MultiPolygon':
      return array(coordinates).filter((polygon) => addPolygon(to, polygon)).length > 0 ? 'polygon' : null
    case 'GeometryCollection': {
      const kinds = new Set(array(geometry['geometries']).map((member) => addGeometry(to, member)))
      kinds.delete(null)
      if (kinds.size > 1) fault('mixed-collection')
      const [kind] = kinds
      return kind ?? null
    }
    default:
      return fault('bad-geometry')
  }
}
