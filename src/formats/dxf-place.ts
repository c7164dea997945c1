import { InputError } from '../engine/model/trouble.ts'
import type { DxfEntity } from './dxf-entity.ts'

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Placing = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const AS_DRAWN: Placing = [1, 0, 0, 1, 0, 0]

/** Drawn from below (extrusion 0, 0, −1): mirrored. */
const MIRRORED: Placing = [-1, 0, 0, 1, 0, 0]

/** Types whose points are of the world, whatever their extrusion. */
const OF_THE_WORLD: ReadonlySet<string> = new Set(['POINT', 'LINE', 'MTEXT', '3DFACE', 'ELLIPSE', 'SPLINE'])

/** First what is placed, then where. */
export function placedIn(inner: Placing, outer: Placing): Placing {
  if (inner === AS_DRAWN) return outer
  const [a, b, c, d, e, f] = outer
  const [p, q, r, s, t, u] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

/** The plane of an entity. Throws InputError (without place) for one that stands aslant. */
export function planeOf(entity: DxfEntity): Placing {
  if (!entity.has(230) || OF_THE_WORLD.has(entity.type)) return AS_DRAWN
  const [x, y, z] = [entity.number(210), entity.number(220), entity.number(230)]
  if (Math.abs(x) > 1e-9 || Math.abs(y) > 1e-9)
    throw new InputError('geometry-not-supported', { type: `${entity.type} 3D` })
  return z < 0 ? MIRRORED : AS_DRAWN
}

/** Where one copy of a block goes whose base point is (x, y). */
export function insertPlacing(
  insert: DxfEntity,
  [x, y]: readonly [number, number],
  aside: readonly [number, number],
): Placing {
  const angle = insert.number(50) * (Math.PI / 180)
  if (!Number.isFinite(angle)) throw new InputError('bad-coordinates')
  const [cos, sin] = rightAngle(angle)
  const [sx, sy] = [insert.number(41, 1), insert.number(42, 1)]
  const turned: Placing = [cos * sx, sin * sx, -sin * sy, cos * sy, insert.number(10), insert.number(20)]
  const [dx, dy] = aside
  return placedIn([1, 0, 0, 1, -x, -y], placedIn(turned, [1, 0, 0, 1, cos * dx - sin * dy, sin * dx + cos * dy]))
}

/** Of quarter turns exactly: a northing of four million metres would feel the last digit. */
function rightAngle(angle: number): [number, number] {
  const quarter = Math.round(angle / (Math.PI / 2))
  if (Math.abs(angle - quarter * (Math.PI / 2)) > 1e-12) return [Math.cos(angle), Math.sin(angle)]
  return ([[1, 0], [0, 1], [-1, 0], [0, -1]] as const)[((quarter % 4) + 4) % 4]!.slice() as [number, number] // prettier-ignore
}
