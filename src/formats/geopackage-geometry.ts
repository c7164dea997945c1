import type { ShapeKind } from '../engine/geometry/shape.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { ShapeSink } from './part-list.ts'
import { addWkb } from './wkb.ts'
import { addWkbPlaces } from './wkb-places.ts'

/** Bytes of the envelope by its kind in the flags: none, xy, xyz, xym, xyzm. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const
const EXTENDED = 0x20
const HEADER_BYTES = 8

/**
 * A GeoPackageBinary that stands between two places: `GP`, version, flags, system, envelope, then WKB. Adds its shape to
 * the row under way. Throws as `addWkb` does; an extended type is refused by the name that it gives.
 */
export function addGeopackageGeometry(to: ShapeSink, view: DataView, start: number, end: number): ShapeKind | null {
  if (start + HEADER_BYTES > end) throw new RangeError('geometry without header')
  if (view.getUint16(start) !== 0x4750) throw new RangeError('no geometry')
  const flags = view.getUint8(start + 3)
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7]
  if (envelope === undefined) throw new RangeError('no such envelope')
  const at = start + HEADER_BYTES + envelope
  if (flags & EXTENDED) throw new InputError('geometry-not-supported', { type: extensionAt(view, at, end) })
  return addWkb(to, view, at, end)
}

/** Adds the positions of one of any type, x and y in turn: only where it lies. */
export function addGeopackagePlaces(places: number[], view: DataView, start: number, end: number): void {
  const flags = view.getUint8(start + 3)
  if (flags & EXTENDED) return
  addWkbPlaces(places, view, start + HEADER_BYTES + ENVELOPE_BYTES[((flags >> 1) & 7) as 0], end)
}

/** Four letters. */
function extensionAt(view: DataView, at: number, end: number): string {
  if (at + 4 > end) return '?'
  const letters = Array.from({ length: 4 }, (_, i) => String.fromCharCode(view.getUint8(at + i))).join('')
  return /^[\w .-]{4}$/.test(letters) ? letters.trim() : '?'
}
