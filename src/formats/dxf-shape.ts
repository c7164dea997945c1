import { nestRings } from '../engine/geometry/nest.ts'
import type { ShapeKind } from '../engine/geometry/shape.ts'
import { InputError } from '../engine/model/trouble.ts'
import { addArc, addEllipse, sweepOf, withBulges } from './dxf-arcs.ts'
import type { DxfEntity } from './dxf-entity.ts'
import { hatchRings } from './dxf-hatch.ts'
import { splineCorners } from './dxf-spline.ts'

/** What an entity shows, in its own coordinates. */
export interface DxfShape {
  readonly kind: ShapeKind
  /** Parts of rings, x and y in turn. */
  readonly parts: readonly (readonly ArrayLike<number>[])[]
  readonly hasCurves: boolean
}

const RADIANS = Math.PI / 180
const CLOSED = 1
/** Of a POLYLINE: mesh and polyface, which are bodies. */
const BODIES = 16 + 64
const FRAME_VERTEX = 16

/**
 * The shape of an entity. Null for a type that is none on the ground. Throws InputError (without place) for what is
 * broken.
 */
export function shapeOf(entity: DxfEntity): DxfShape | null {
  const shape = plainShape(entity)
  if (!shape) return null
  for (const part of shape.parts)
    for (const ring of part)
      for (let i = 0; i < ring.length; i++) if (!Number.isFinite(ring[i])) throw new InputError('bad-coordinates')
  return shape
}

function plainShape(entity: DxfEntity): DxfShape | null {
  const at = (code: number) => [entity.number(code, NaN), entity.number(code + 10, NaN)] as [number, number]
  switch (entity.type) {
    case 'POINT':
      return plain('point', at(10))
    case 'TEXT':
    case 'MTEXT':
      return plain('point', textPlace(entity))
    case 'LINE':
      return plain('line', [...at(10), ...at(11)])
    case 'LWPOLYLINE':
      return polyline(...vertices(entity), (entity.number(70) & CLOSED) !== 0)
    case 'POLYLINE':
      return oldPolyline(entity)
    case 'CIRCLE':
    case 'ARC':
      return arc(entity, at(10))
    case 'ELLIPSE':
      return ellipse(entity, at(10), at(11))
    case 'SPLINE':
      return spline(entity)
    case 'SOLID':
    case 'TRACE':
      return plain('polygon', [...at(10), ...at(11), ...(entity.has(13) ? at(13) : []), ...at(12)])
    case '3DFACE':
      return plain('polygon', [...at(10), ...at(11), ...at(12), ...(entity.has(13) ? at(13) : [])])
    case 'HATCH':
      return hatch(entity)
    default:
      return null
  }
}

const plain = (kind: ShapeKind, ring: number[], hasCurves = false): DxfShape => ({ kind, parts: [[ring]], hasCurves })

/** Where a text is anchored: justified texts at their second point. */
function textPlace(entity: DxfEntity): [number, number] {
  const isJustified = entity.type === 'TEXT' && entity.has(11) && (entity.number(72) !== 0 || entity.number(73) !== 0)
  const code = isJustified ? 11 : 10
  return [entity.number(code, NaN), entity.number(code + 10, NaN)]
}

function vertices(entity: DxfEntity): [number[], number[]] {
  const { codes } = entity
  const positions: number[] = []
  const bulges: number[] = []
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]
    if (code === 10) {
      positions.push(entity.numberOf(i), NaN)
      bulges.push(0)
    } else if (code === 20 && positions.length > 0) positions[positions.length - 1] = entity.numberOf(i)
    else if (code === 42 && bulges.length > 0) bulges[bulges.length - 1] = entity.numberOf(i)
  }
  return [positions, bulges]
}

function oldPolyline(entity: DxfEntity): DxfShape | null {
  const flags = entity.number(70)
  if (flags & BODIES) return null
  const own = entity.children.filter((vertex) => !(vertex.number(70) & FRAME_VERTEX))
  const positions = own.flatMap((vertex) => [vertex.number(10, NaN), vertex.number(20, NaN)])
  return polyline(positions, own.map((vertex) => vertex.number(42)), (flags & CLOSED) !== 0) // prettier-ignore
}

/** Closed by its flag or by its ends it is an area. */
function polyline(positions: readonly number[], bulges: readonly number[], isClosed: boolean): DxfShape {
  const count = positions.length / 2
  if (count < 2) throw new InputError('bad-geometry')
  const { ring, hasCurves } = withBulges(positions, bulges, isClosed)
  const meets = positions[0] === positions[2 * count - 2] && positions[1] === positions[2 * count - 1]
  const isArea = ring.length >= 8 && (isClosed || (meets && count > 3))
  return plain(isArea ? 'polygon' : 'line', ring, hasCurves)
}

function arc(entity: DxfEntity, [x, y]: [number, number]): DxfShape {
  const radius = Math.abs(entity.number(40, NaN))
  const isFull = entity.type === 'CIRCLE'
  const from = isFull ? 0 : entity.number(50)
  const sweep = isFull ? 2 * Math.PI : sweepOf(from, entity.number(51))
  return plain(isFull ? 'polygon' : 'line', arcRing(x, y, radius, from * RADIANS, sweep, isFull), true)
}

function arcRing(x: number, y: number, radius: number, from: number, sweep: number, isFull: boolean): number[] {
  if (![x, y, radius, from, sweep].every(Number.isFinite)) throw new InputError('bad-coordinates')
  const ring: number[] = []
  addArc(ring, x, y, radius, from, sweep)
  return isFull ? closed(ring) : ring
}

/** What came round ends at the very point where it began. */
function closed(ring: number[]): number[] {
  ring[ring.length - 2] = ring[0]!
  ring[ring.length - 1] = ring[1]!
  return ring
}

function ellipse(entity: DxfEntity, centre: [number, number], major: [number, number]): DxfShape {
  const [from, to] = [entity.number(41, 0), entity.number(42, 2 * Math.PI)]
  const ratio = entity.number(40, NaN)
  if (![...centre, ...major, ratio, from, to].every(Number.isFinite)) throw new InputError('bad-coordinates')
  const round = 2 * Math.PI
  const turned = (((to - from) % round) + round) % round
  const isFull = turned < 1e-9 || turned > round - 1e-9
  const ring: number[] = []
  addEllipse(ring, centre, major, ratio, from, isFull ? round : turned)
  return plain(isFull ? 'polygon' : 'line', isFull ? closed(ring) : ring, true)
}

function spline(entity: DxfEntity): DxfShape {
  const list = (code: number) => entity.codes.flatMap((own, i) => (own === code ? [entity.numberOf(i)] : []))
  const [xs, ys] = [list(10), list(20)]
  const controls = xs.flatMap((x, i) => [x, ys[i] ?? NaN])
  const corners = splineCorners({ degree: entity.number(71), knots: list(40), controls, weights: list(41) })
  if (!corners) throw new InputError('bad-geometry')
  const end = corners.length
  const meets = Math.hypot(corners[0]! - corners[end - 2]!, corners[1]! - corners[end - 1]!) < 1e-9
  const isArea = end >= 8 && (meets || (entity.number(70) & CLOSED) !== 0)
  return plain(isArea ? 'polygon' : 'line', corners, true)
}

function hatch(entity: DxfEntity): DxfShape {
  const { rings, hasCurves } = hatchRings(entity)
  if (rings.length === 0) throw new InputError('bad-geometry')
  for (const ring of rings) if (!ring.every(Number.isFinite)) throw new InputError('bad-coordinates')
  return { kind: 'polygon', parts: nestRings(rings.map((ring) => Float64Array.from(ring))), hasCurves }
}
