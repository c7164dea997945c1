import type { Ring, ShapeKind } from '../engine/geometry/shape.ts'
import { repairRing } from '../engine/geometry/validity.ts'
import { InputError } from '../engine/model/trouble.ts'

export interface ReadGeometry {
  kind: ShapeKind
  parts: Ring[][]
  /** Rings that were closed, and rings whose direction was turned. */
  closed: number
  wound: number
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function fault(code: string): never {
  throw new InputError(code)
}

function positions(value: unknown): Ring {
  if (!Array.isArray(value)) fault('bad-coordinates')
  const ring = new Float64Array(value.length * 2)
  value.forEach((position: unknown, i) => {
    if (!Array.isArray(position) || !Number.isFinite(position[0]) || !Number.isFinite(position[1]))
      fault('bad-coordinates')
    // A subnormal number would underflow in the exact predicates; it is zero for every purpose on Earth.
    ring[i * 2] = Math.abs(position[0] as number) < 1e-300 ? 0 : (position[0] as number)
    ring[i * 2 + 1] = Math.abs(position[1] as number) < 1e-300 ? 0 : (position[1] as number)
  })
  return ring
}

function array(value: unknown): unknown[] {
  return Array.isArray(value) ? value : fault('bad-coordinates')
}

/** A GeoJSON geometry as rings; null stays null. Throws InputError (without place) for what is no geometry. */
export function readGeometry(geometry: unknown): ReadGeometry | null {
  if (geometry === null || geometry === undefined) return null
  if (!isObject(geometry)) fault('bad-geometry')
  const { type, coordinates } = geometry
  const read: ReadGeometry = { kind: 'point', parts: [], closed: 0, wound: 0 }
  const line = (value: unknown) => {
    const ring = positions(value)
    if (ring.length < 4) fault('short-line')
    read.kind = 'line'
    read.parts.push([ring])
  }
  const polygon = (value: unknown) => {
    read.kind = 'polygon'
    const rings = array(value)
    if (rings.length === 0) return
    read.parts.push(
      rings.map((ring, i) => {
        const raw = positions(ring)
        if (raw.length < 6) fault('short-ring')
        const repaired = repairRing(raw, i === 0)
        if (repaired.ring.length < 8) fault('short-ring')
        if (repaired.closed) read.closed++
        if (repaired.wound) read.wound++
        return repaired.ring
      }),
    )
  }
  switch (type) {
    case 'Point':
      if (Array.isArray(coordinates) && coordinates.length === 0) return null
      read.parts.push([positions([coordinates])])
      break
    case 'MultiPoint':
      for (const point of array(coordinates)) read.parts.push([positions([point])])
      break
    case 'LineString':
      if (array(coordinates).length > 0) line(coordinates)
      break
    case 'MultiLineString':
      array(coordinates).forEach(line)
      break
    case 'Polygon':
      polygon(coordinates)
      break
    case 'MultiPolygon':
      array(coordinates).forEach(polygon)
      break
    case 'GeometryCollection': {
      const members = array(geometry['geometries'])
        .map(readGeometry)
        .filter((member) => member !== null)
      if (new Set(members.map((member) => member.kind)).size > 1) fault('mixed-collection')
      for (const member of members) {
        read.kind = member.kind
        read.parts.push(...member.parts)
        read.closed += member.closed
        read.wound += member.wound
      }
      break
    }
    default:
      fault('bad-geometry')
  }
  return read.parts.length > 0 ? read : null
}
