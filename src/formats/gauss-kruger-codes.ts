/** The three national datums; their Gauss-Krüger systems have EPSG codes in arithmetic series. */
export type Datum = 'cgcs2000' | 'xian80' | 'beijing54'

export interface GaussKruger {
  readonly datum: Datum
  readonly width: 3 | 6
  /** Degrees, 75 to 135. */
  readonly meridian: number
  /** Whether eastings begin with the number of the zone. */
  readonly prefix: boolean
}

export const GEOGRAPHIC: Readonly<Record<Datum, string>> = {
  cgcs2000: 'EPSG:4490',
  xian80: 'EPSG:4610',
  beijing54: 'EPSG:4214',
}

const WEST = 75
const EAST = 135

/** First code of each series, that of the meridian 75°: with prefix and without. */
const SERIES: Readonly<Record<Datum, Readonly<Record<3 | 6, readonly [number, number]>>>> = {
  cgcs2000: { 3: [4513, 4534], 6: [4491, 4502] },
  xian80: { 3: [2349, 2370], 6: [2327, 2338] },
  beijing54: { 3: [2401, 2422], 6: [21413, 21453] },
}

export const zoneOf = (meridian: number, width: 3 | 6): number => (width === 3 ? meridian / 3 : (meridian + 3) / 6)
export const meridianOf = (zone: number, width: 3 | 6): number => (width === 3 ? zone * 3 : zone * 6 - 3)

/** The width of the zones that have this number in China: 6° are 13 to 23, 3° are 25 to 45; else null. */
export function widthOfZone(zone: number): 3 | 6 | null {
  if (!Number.isInteger(zone)) return null
  return zone >= 13 && zone <= 23 ? 6 : zone >= 25 && zone <= 45 ? 3 : null
}

/** The EPSG code of a system, or null when it has none. */
export function codeOf({ datum, width, meridian, prefix }: GaussKruger): string | null {
  const step = (meridian - WEST) / width
  if (meridian < WEST || meridian > EAST || !Number.isInteger(step)) return null
  return `EPSG:${SERIES[datum][width][prefix ? 0 : 1] + step}`
}

/** The system of an EPSG code, or null when the code is none of a national Gauss-Krüger system. */
export function systemOf(code: string): GaussKruger | null {
  const number = Number(/^EPSG:(\d+)$/i.exec(code.trim())?.[1] ?? NaN)
  for (const datum of ['cgcs2000', 'xian80', 'beijing54'] as const)
    for (const width of [3, 6] as const)
      for (const prefix of [true, false]) {
        const meridian = WEST + (number - SERIES[datum][width][prefix ? 0 : 1]) * width
        if (meridian >= WEST && meridian <= EAST) return { datum, width, meridian, prefix }
      }
  return null
}
