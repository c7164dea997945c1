import { InputError } from '../engine/model/trouble.ts'
import { codeOf, type Datum, GEOGRAPHIC, meridianOf, widthOfZone, zoneOf } from './gauss-kruger-codes.ts'
import { type PairUnit, readPair } from './coordinate-pair.ts'

/** What a file says of its numbers; null or absent where it says nothing. */
export interface CrsHints {
  /** 带号, or the central meridian that some write in its place (a multiple of 3 from 72). */
  readonly zone?: number | null
  /** 几度分带. */
  readonly width?: 3 | 6 | null
  readonly datum?: Datum | null
  /** Degrees; where the place is known, it puts the nearest meridian first. */
  readonly nearLongitude?: number | null
}

export interface CrsGuess {
  /**
   * Whether x is the easting or longitude, as it should be, or y is. `doubtful` when the numbers do not tell, or when
   * some rows are the one and some the other: then both counts of `rows` are above 0 and each row must be read by
   * itself (`readPair`).
   */
  readonly axes: 'as-written' | 'swapped' | 'doubtful'
  /** Null when rows differ, or none can be meant as a place. */
  readonly unit: PairUnit | null
  /** Zone number in front of the eastings. */
  readonly prefix: number | null
  /** EPSG codes, the likeliest first; one when nothing but the datum was open; none when nothing fits. */
  readonly candidates: readonly string[]
  /** What the numbers and hints left open: a datum not stated is taken as CGCS2000. */
  readonly assumed: { readonly datum: boolean; readonly zoneIsMeridian: boolean }
  /** How many rows are of each kind; `unusable` fit no place in China whichever way. */
  readonly rows: Readonly<Record<'asWritten' | 'swapped' | 'doubtful' | 'unusable', number>>
}

/**
 * Which coordinate systems positions (x and y in turn) may be in, from their magnitude and what the file says. Give all
 * rows, or the corners of the bounds. Degrees, and metres with and without the zone in front, cannot be taken for one another
 * in China. Throws InputError `zone-contradiction` when prefix, 带号 and 几度分带 do not agree, `zones-mixed` when there
 * are several prefixes; `file` is the place to name in it.
 */
export function guessCrs(positions: ArrayLike<number>, hints: CrsHints = {}, file?: string): CrsGuess {
  const where = file === undefined ? {} : { file }
  const rows = { asWritten: 0, swapped: 0, doubtful: 0, unusable: 0 }
  const clear = new Set<PairUnit>()
  const unclear = new Set<PairUnit>()
  const prefixes = new Set<number>()
  for (let i = 0; i < positions.length; i += 2) {
    const pair = readPair(positions[i]!, positions[i + 1]!)
    if (!pair) rows.unusable++
    else if (pair.axes === 'doubtful') {
      rows.doubtful++
      unclear.add(pair.unit)
    } else {
      rows[pair.axes === 'swapped' ? 'swapped' : 'asWritten']++
      clear.add(pair.unit)
      if (pair.prefix !== null) prefixes.add(pair.prefix)
    }
  }
  if (prefixes.size > 1) {
    const zones = [...prefixes].sort((a, b) => a - b).join(', ')
    throw new InputError('zones-mixed', { zones }, where)
  }
  const units = clear.size > 0 ? clear : unclear
  const unit = units.size === 1 ? [...units][0]! : null
  const prefix = unit === 'metres-with-prefix' ? [...prefixes][0]! : null
  const zone = readZone(hints, unit === 'degrees' ? null : prefix, where)
  return {
    axes: rows.asWritten > 0 === rows.swapped > 0 ? 'doubtful' : rows.swapped > 0 ? 'swapped' : 'as-written',
    unit,
    prefix,
    candidates: unit === null ? [] : candidatesOf(unit, zone, hints),
    assumed: { datum: !hints.datum, zoneIsMeridian: zone.isMeridian },
    rows,
  }
}

interface Zone {
  readonly meridian: number | null
  readonly width: 3 | 6 | null
  readonly isMeridian: boolean
}

/** The zone that prefix, 带号 and 几度分带 agree on. */
function readZone({ zone = null, width = null }: CrsHints, prefix: number | null, where: { file?: string }): Zone {
  const contradiction = () =>
    new InputError('zone-contradiction', { prefix: prefix ?? '', zone: zone ?? '', width: width ?? '' }, where)
  const isMeridian = zone !== null && zone >= 72 && zone <= 138 && zone % 3 === 0
  let known: Omit<Zone, 'isMeridian'> = { meridian: null, width }
  if (isMeridian) {
    if (width === 6 && !Number.isInteger(zoneOf(zone, 6))) throw contradiction()
    known = { meridian: zone, width }
  } else if (zone !== null) {
    const itsWidth = widthOfZone(zone)
    if (itsWidth === null || (width !== null && width !== itsWidth)) throw contradiction()
    known = { meridian: meridianOf(zone, itsWidth), width: itsWidth }
  }
  if (prefix === null) return { ...known, isMeridian }
  const prefixWidth = widthOfZone(prefix)!
  const meridian = meridianOf(prefix, prefixWidth)
  if (known.width !== null && known.width !== prefixWidth) throw contradiction()
  if (known.meridian !== null && known.meridian !== meridian) throw contradiction()
  return { meridian, width: prefixWidth, isMeridian }
}

function candidatesOf(unit: PairUnit, zone: Zone, { datum, nearLongitude }: CrsHints): string[] {
  const taken = datum ?? 'cgcs2000'
  if (unit === 'degrees') return [GEOGRAPHIC[taken]]
  // Without a prefix, 3° and 6° systems of one meridian hold the same numbers.
  const width = zone.width ?? 3
  const prefix = unit === 'metres-with-prefix'
  const meridians = zone.meridian !== null ? [zone.meridian] : []
  if (zone.meridian === null) for (let meridian = 75; meridian <= 135; meridian += width) meridians.push(meridian)
  if (nearLongitude !== null && nearLongitude !== undefined)
    meridians.sort((a, b) => Math.abs(a - nearLongitude) - Math.abs(b - nearLongitude))
  return meridians.map((meridian) => codeOf({ datum: taken, width, meridian, prefix })).filter((code) => code !== null)
}
