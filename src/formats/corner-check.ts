import { ringArea } from '../engine/geometry/area.ts'
import { ellipsoidalArea } from '../engine/geometry/ellipsoidal-area.ts'
import { frameByCode } from '../engine/geometry/frame.ts'
import { makeShape, type Ring } from '../engine/geometry/shape.ts'
import type { CornerNotes } from './corner-notes.ts'
import type { Parcel } from './corner-parcel.ts'
import type { CornerShape } from './corner-rings.ts'
import { halfWidth } from '../engine/model/half-width.ts'

/** Planners compare to a hundredth of a hectare or a thousandth of the area. */
const AREA_TOLERANCE = { squareMetres: 100, share: 0.001 }
/** Degrees are measured on the ellipsoid, which differs from the plane of a 6° zone by up to 0.14 %. */
const DEGREE_SHARE = 0.002

export const AREA_UNITS = { hectare: 10000, 'square-metre': 1, mu: 10000 / 15 } as const
export type AreaUnit = keyof typeof AREA_UNITS

const UNIT_WORDS: readonly [RegExp, AreaUnit][] = [
  [/^(?:公顷|ha|hm2|hm²)$/i, 'hectare'],
  [/^(?:平方米|平米|m2|m²|㎡)$/i, 'square-metre'],
  [/^亩$/, 'mu'],
]

/** A stated area: its number and, where it stands beside it, the unit. Null where there is none, or 0. */
export function readArea(text: string): { value: number; unit: AreaUnit | null } | null {
  const match = /^(\d+\.?\d*|\.\d+)\s*(.*)$/.exec(halfWidth(text).trim())
  if (!match || Number(match[1]) === 0) return null
  const word = match[2]!.trim()
  const unit = UNIT_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? null
  return word !== '' && unit === null ? null : { value: Number(match[1]), unit }
}

/** The unit in which a stated area agrees with a measured one, m²; null when it does in none. */
export function unitOfArea(text: string, squareMetres: number, share = AREA_TOLERANCE.share): AreaUnit | null {
  const stated = readArea(text)
  if (!stated) return null
  // An outline that crosses itself may enclose nothing.
  const tolerance = Math.max(Math.min(AREA_TOLERANCE.squareMetres, squareMetres * 0.01), squareMetres * share)
  const units = stated.unit ? [stated.unit] : (Object.keys(AREA_UNITS) as AreaUnit[])
  return units.find((unit) => Math.abs(stated.value * AREA_UNITS[unit] - squareMetres) <= tolerance) ?? null
}

/** Area of a parcel, m²: in its plane, or on the ellipsoid for degrees. */
export function areaOfParts(parts: readonly (readonly Ring[])[], isDegrees: boolean): number {
  if (isDegrees) {
    const frame = frameByCode('EPSG:4490')!
    return ellipsoidalArea(makeShape('polygon', frame, parts)).areaSquareMetres
  }
  return parts.reduce((sum, part) => sum + part.reduce((area, ring) => area + ringArea(ring), 0), 0)
}

/** Compares what the header of a parcel states with its corners, and notes what differs. */
export function checkParcel({ lines, unit, corners }: Parcel, shape: CornerShape, notes: CornerNotes): void {
  const [statedCount = '', statedArea = ''] = lines.header ?? []
  const count = Number(halfWidth(statedCount))
  const rings = shape.parts.reduce((sum, part) => sum + part.length, 0)
  const fits = count === corners.length || (count >= shape.count && count <= shape.count + rings)
  if (statedCount !== '' && !fits)
    notes.add('note', 'corner-count-differs', lines.line, { stated: statedCount, found: corners.length })
  if (shape.kind !== 'polygon' || !readArea(statedArea)) return
  const isDegrees = unit === 'degrees'
  const squareMetres = areaOfParts(shape.parts, isDegrees)
  const found = unitOfArea(statedArea, squareMetres, isDegrees ? DEGREE_SHARE : AREA_TOLERANCE.share)
  if (found === null) {
    const computed = (squareMetres / 10000).toFixed(4)
    notes.add('note', 'corner-area-differs', lines.line, { stated: statedArea, computed })
  } else if (found === 'mu') notes.add('note', 'corner-area-mu', lines.line, { stated: statedArea })
  else if (found === 'square-metre') notes.add('note', 'corner-area-square-metres', lines.line, { stated: statedArea })
}
