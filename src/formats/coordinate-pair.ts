import { widthOfZone } from './gauss-kruger-codes.ts'

export type PairUnit = 'degrees' | 'metres-with-prefix' | 'metres'

export interface Pair {
  readonly unit: PairUnit
  /** Whether x is the easting or longitude; `doubtful` when the numbers do not tell. */
  readonly axes: 'as-written' | 'swapped' | 'doubtful'
  /** Zone number in front of the easting. */
  readonly prefix: number | null
}

const isLongitude = (value: number) => value >= 73 && value <= 136
const isLatitude = (value: number) => value >= 3 && value <= 54
/** Northings of China lie between the equator and 56° N. */
const isNorthing = (value: number) => value >= 1e5 && value <= 6.2e6
const isPlainNorthing = (value: number) => value >= 1e6 && value <= 6.2e6
const isPlainEasting = (value: number) => value >= 1e5 && value <= 9e5
const prefixOf = (value: number) => {
  const zone = Math.floor(value / 1e6)
  return widthOfZone(zone) === null ? null : zone
}

/**
 * What two numbers of one place may be, by their magnitude: degrees, or metres of a Gauss-Krüger zone with or without
 * the number of the zone in front of the easting. Null when they fit no place.
 */
export function readPair(x: number, y: number): Pair | null {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) {
    const axes =
      (isLongitude(x) && isLatitude(y)) || (Math.abs(x) > 90 && Math.abs(y) <= 90)
        ? 'as-written'
        : (isLongitude(y) && isLatitude(x)) || (Math.abs(y) > 90 && Math.abs(x) <= 90)
          ? 'swapped'
          : 'doubtful'
    return Math.abs(x) > 90 && Math.abs(y) > 90 ? null : { unit: 'degrees', axes, prefix: null }
  }
  const [zoneX, zoneY] = [prefixOf(x), prefixOf(y)]
  if (zoneX !== null && isNorthing(y)) return { unit: 'metres-with-prefix', axes: 'as-written', prefix: zoneX }
  if (zoneY !== null && isNorthing(x)) return { unit: 'metres-with-prefix', axes: 'swapped', prefix: zoneY }
  if (isPlainEasting(x) && isPlainNorthing(y)) return { unit: 'metres', axes: 'as-written', prefix: null }
  if (isPlainEasting(y) && isPlainNorthing(x)) return { unit: 'metres', axes: 'swapped', prefix: null }
  // A system of its own, with its origin nearby.
  if (Math.abs(x) <= 1e6 && Math.abs(y) <= 1e6) return { unit: 'metres', axes: 'doubtful', prefix: null }
  return null
}
