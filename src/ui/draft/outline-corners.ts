import { frameByCode, type Frame } from '../../engine/geometry/frame.ts'
import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import type { CornerEdit } from '../../engine/live/corner-edit.ts'
import type { Ring } from '../../engine/geometry/shape.ts'
import type { CornerAt } from '../../engine/screen/live-area.ts'

export type Rings = readonly (readonly Ring[])[]
/** Decimals of what is drawn or nudged: a millimetre. */
const DIGITS = { plane: 3, geographic: 8 } as const

export function frameNamed({ code, shift }: { code: string; shift: readonly number[] | null }): Frame {
  const frame = frameByCode(code, shift)
  if (!frame) throw new Error(`unknown frame ${code}`)
  return frame
}

export const rounded = ({ kind }: Frame, value: number): number => Number(value.toFixed(DIGITS[kind]))

export const cornerCount = (ring: Ring): number => ring.length / 2 - 1

export function placeOf(parts: Rings, { part, ring, corner }: CornerAt): readonly [number, number] | null {
  const at = parts[part]?.[ring]
  return at && corner >= 0 && corner < cornerCount(at) ? [at[corner * 2]!, at[corner * 2 + 1]!] : null
}

/** The outline with an edit that is not kept yet. */
export function ringsWith(parts: Rings, edit: CornerEdit | null): Rings {
  const before = edit && parts[edit.part]?.[edit.ring]
  if (!before) return parts
  const pairs: number[] = [...before.subarray(0, -2)]
  const inserted = edit.kind === 'drop' ? [] : [edit.x, edit.y]
  pairs.splice(edit.corner * 2, edit.kind === 'add' ? 0 : 2, ...inserted)
  const ring = Float64Array.from([...pairs, pairs[0]!, pairs[1]!])
  return parts.map((rings, p) => (p === edit.part ? rings.map((one, r) => (r === edit.ring ? ring : one)) : rings))
}

/** Pieces no longer than this, so that an edge is drawn where it runs. */
const PIECE_METRES = 400
const MOST_PIECES = 32

/** An edge that is straight in a frame, in longitudes and latitudes, without its end. */
export function edgeInDegrees(frame: Frame, ax: number, ay: number, bx: number, by: number): LngLat[] {
  const [sx, sy] = frame.metresPerUnit(ax, ay)
  const length = Math.hypot((bx - ax) * sx, (by - ay) * sy)
  const pieces = Math.min(Math.max(Math.ceil(length / PIECE_METRES), 1), MOST_PIECES)
  return Array.from({ length: pieces }, (_, k) =>
    frame.toLngLat(ax + ((bx - ax) * k) / pieces, ay + ((by - ay) * k) / pieces),
  )
}

export function lineInDegrees(frame: Frame, ring: Ring): LngLat[] {
  const line: LngLat[] = []
  for (let i = 2; i < ring.length; i += 2)
    line.push(...edgeInDegrees(frame, ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!))
  if (ring.length >= 2) line.push(frame.toLngLat(ring[ring.length - 2]!, ring[ring.length - 1]!))
  return line
}

/** One corner of an outline, under the number that a corner file gives it: with the clock, from J1 in each row. */
export interface NamedCorner extends CornerAt {
  readonly name: string
}

/** `rows`: the row of each part; parts of one row are numbered on. */
export function namedCorners(parts: Rings, rows: readonly { readonly id: string }[]): NamedCorner[] {
  const list: NamedCorner[] = []
  let next = 1
  parts.forEach((rings, part) => {
    if (part > 0 && rows[part]?.id !== rows[part - 1]?.id) next = 1
    rings.forEach((points, ring) => {
      const count = cornerCount(points)
      // Tables have outer rings against the clock, surveyors number them with it.
      for (let k = 0; k < count; k++) list.push({ part, ring, corner: (count - k) % count, name: `J${next + k}` })
      next += count
    })
  })
  return list
}

export const sameCorner = (a: CornerAt | null, b: CornerAt | null): boolean =>
  a !== null && b !== null && a.part === b.part && a.ring === b.ring && a.corner === b.corner
