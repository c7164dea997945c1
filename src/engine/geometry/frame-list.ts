import type { Datum } from './datum.ts'

/** A coordinate system that Sizhi knows, as a chooser shows it. */
export interface FrameEntry {
  /** `EPSG:4525` */
  readonly code: string
  readonly datum: Datum
  /** Degrees, Gauss-Krüger in zones of 3° or 6°, UTM, or Web Mercator. */
  readonly kind: 'geographic' | 'gk3' | 'gk6' | 'utm' | 'web'
  /** Number of the Gauss-Krüger or UTM zone. */
  readonly zone: number | null
  /** Degrees; null where there is no zone. */
  readonly centralMeridian: number | null
  /** Whether eastings begin with the number of the zone. */
  readonly prefix: boolean
  /** UTM south of the equator, where northings count from 10,000 km. */
  readonly south: boolean
}

const CHINA_6_DEGREES = { first: 13, count: 11 }
const CHINA_3_DEGREES = { first: 25, count: 21 }

function entry(epsg: number, datum: Datum, kind: FrameEntry['kind']): FrameEntry {
  return { code: `EPSG:${epsg}`, datum, kind, zone: null, centralMeridian: null, prefix: false, south: false }
}

/** The Gauss-Krüger systems of China's zones from 75° to 135°, whose codes follow one another. */
function gaussKruger(epsg: number, datum: Datum, kind: 'gk3' | 'gk6', prefix: boolean): FrameEntry[] {
  const { first, count } = kind === 'gk3' ? CHINA_3_DEGREES : CHINA_6_DEGREES
  return Array.from({ length: count }, (_, i) => {
    const zone = first + i
    const centralMeridian = kind === 'gk3' ? zone * 3 : zone * 6 - 3
    return { ...entry(epsg + i, datum, kind), zone, centralMeridian, prefix }
  })
}

function utm(epsg: number, south: boolean): FrameEntry[] {
  return Array.from({ length: 60 }, (_, i) => {
    const zone = i + 1
    return { ...entry(epsg + i, 'wgs84', 'utm'), zone, centralMeridian: zone * 6 - 183, south }
  })
}

/** Every coordinate system that `frameByCode` knows, in the order in which to offer them. Codes are EPSG's. */
export const FRAME_CODES: readonly FrameEntry[] = [
  entry(4490, 'cgcs2000', 'geographic'),
  ...gaussKruger(4513, 'cgcs2000', 'gk3', true),
  ...gaussKruger(4534, 'cgcs2000', 'gk3', false),
  ...gaussKruger(4491, 'cgcs2000', 'gk6', true),
  ...gaussKruger(4502, 'cgcs2000', 'gk6', false),
  entry(4326, 'wgs84', 'geographic'),
  entry(3857, 'wgs84', 'web'),
  ...utm(32601, false),
  ...utm(32701, true),
  entry(4610, 'xian80', 'geographic'),
  ...gaussKruger(2349, 'xian80', 'gk3', true),
  ...gaussKruger(2370, 'xian80', 'gk3', false),
  ...gaussKruger(2327, 'xian80', 'gk6', true),
  ...gaussKruger(2338, 'xian80', 'gk6', false),
  entry(4214, 'beijing54', 'geographic'),
  ...gaussKruger(2401, 'beijing54', 'gk3', true),
  ...gaussKruger(2422, 'beijing54', 'gk3', false),
  ...gaussKruger(21413, 'beijing54', 'gk6', true),
  ...gaussKruger(21453, 'beijing54', 'gk6', false),
]
