import type { ShapeKind } from '../engine/geometry/shape.ts'
import { parseAngle } from '../engine/geometry/angle.ts'
import { type Pair, readPair } from './coordinate-pair.ts'
import { fieldsOf, type ParcelLines } from './corner-lines.ts'
import type { CornerNotes } from './corner-notes.ts'
import type { Corner } from './corner-rings.ts'

/** How many fields a corner has: 点号, 圈号, X, Y; without 圈号; the two numbers alone. */
export type CornerLayout = 2 | 3 | 4

/** A parcel whose corners are all numbers of one kind; x and y are as the grammar has them, Y and X. */
export interface Parcel {
  readonly lines: ParcelLines
  readonly kind: ShapeKind
  readonly unit: Pair['unit']
  readonly prefix: number | null
  readonly corners: readonly Corner[]
  readonly axes: readonly Pair['axes'][]
  /** The most digits behind the point that a coordinate has; null where none is a plain number. */
  readonly decimals: number | null
}

/** So much of a line is shown. */
export const SHOWN = 80

/** So many corners of each parcel are looked at. */
const LOOKED_AT = 16

/** Most of the lines decide; one with fewer fields is then a broken one. */
export function layoutOf(parcels: readonly ParcelLines[]): CornerLayout {
  const counts = [0, 0, 0, 0, 0]
  for (const { corners } of parcels)
    for (const { text } of corners.slice(0, LOOKED_AT)) counts[Math.min(fieldsOf(text).length, 4)]!++
  const [, , two, three, four] = counts as [number, number, number, number, number]
  return four > 0 && four >= two && four >= three ? 4 : three > 0 && three >= two ? 3 : 2
}

/** A coordinate as plain number or as an angle; NaN for anything else. */
export function readCoordinate(text: string): number {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text)
  return parseAngle(text)?.degrees ?? NaN
}

const KINDS: readonly [RegExp, ShapeKind][] = [
  [/^(?:面|面状|多边形|polygon)?$/i, 'polygon'],
  [/^(?:线|线状|折线|line)$/i, 'line'],
  [/^(?:点|点状|point)$/i, 'point'],
]

/** The parcel as numbers; null, with the reason noted, when a corner of it is lost or it has none. */
export function readParcel(lines: ParcelLines, layout: CornerLayout, notes: CornerNotes): Parcel | null {
  const named = lines.header?.[4] ?? ''
  const kind = KINDS.find(([word]) => word.test(named))?.[1]
  if (!kind) notes.add('note', 'corner-kind-unknown', lines.line, { kind: named })
  if (lines.corners.length === 0) {
    notes.add('error', 'corner-parcel-empty', lines.line)
    return null
  }
  let decimals: number | null = null
  const read = lines.corners.map((corner) => {
    const fields = fieldsOf(corner.text)
    for (const field of fields.slice(layout - 2, layout))
      if (/^[+-]?\d+(?:\.\d*)?$/.test(field))
        decimals = Math.max(decimals ?? 0, field.includes('.') ? field.length - field.indexOf('.') - 1 : 0)
    return readCorner(corner.line, fields, layout, notes)
  })
  const pairs = read.map((corner) => corner && readPair(corner.x, corner.y))
  const usual = usualKind(pairs)
  let whole = true
  read.forEach((corner, i) => {
    const pair = pairs[i]
    const { line } = lines.corners[i]!
    const text = lines.corners[i]!.text.slice(0, SHOWN)
    if (!corner) notes.add('error', 'corner-line-broken', line, { text })
    else if (!pair || !usual || kindOfPair(pair) !== usual.key)
      notes.add('error', 'corner-out-of-place', line, { text })
    else return
    whole = false
  })
  if (!whole || !usual) {
    notes.add('error', 'corner-parcel-incomplete', lines.line)
    return null
  }
  return {
    lines,
    kind: kind ?? 'polygon',
    unit: usual.pair.unit,
    prefix: usual.pair.prefix,
    corners: read.filter((corner) => corner !== null),
    axes: pairs.map((pair) => pair!.axes),
    decimals,
  }
}

function readCorner(line: number, fields: readonly string[], layout: CornerLayout, notes: CornerNotes): Corner | null {
  if (fields.length < layout || (layout < 4 && fields.length > layout)) return null
  if (fields.length > layout) notes.add('note', 'corner-fields-ignored', line)
  const [northing, easting] = fields.slice(layout - 2, layout).map(readCoordinate) as [number, number]
  if (!Number.isFinite(northing) || !Number.isFinite(easting)) return null
  return { line, number: layout > 2 ? fields[0]! : '', ring: layout > 3 ? fields[1]! : '', x: easting, y: northing }
}

/** Equal for pairs of one unit and zone. */
export const kindOfPair = ({ unit, prefix }: Pair): string | number => prefix ?? unit

/** What most corners are; those whose axes are clear count before all others. */
export function usualKind(pairs: readonly (Pair | null)[]): { key: string | number; pair: Pair } | null {
  const counts = new Map<string | number, { pair: Pair; count: number }>()
  for (const pair of pairs) {
    if (!pair) continue
    const weight = pair.axes === 'doubtful' ? 1 : pairs.length + 1
    const known = counts.get(kindOfPair(pair))
    if (known) known.count += weight
    else counts.set(kindOfPair(pair), { pair, count: weight })
  }
  let usual: { key: string | number; pair: Pair; count: number } | null = null
  for (const [key, { pair, count }] of counts) if (!usual || count > usual.count) usual = { key, pair, count }
  return usual
}
