import { type Datum, ELLIPSOIDS, isOldDatum } from './datum.ts'
import { type DatumShift, helmertShift, noShift } from './datum-shift.ts'
import { type Ellipsoid, type LngLat } from './ellipsoid.ts'
import { FRAME_CODES, type FrameEntry } from './frame-list.ts'
import { isShift, sevenParameters } from './helmert.ts'
import { longitudeLatitude } from './longitude-latitude.ts'
import type { Projection } from './projection.ts'
import { transverseMercator } from './transverse-mercator.ts'
import { webMercator } from './web-mercator.ts'

/**
 * A coordinate system in which the edges of a layer are straight.
 * Plane coordinates are x = easting, y = northing, metres; geographic ones x = longitude, y = latitude, degrees.
 * Longitudes and latitudes that come out are those of CGCS2000, with which WGS 84 is taken as equal.
 */
export interface Frame {
  /** Two frames with one key hold the same numbers for the same place. */
  readonly key: string
  /** As the file or the manifest named it. */
  readonly code: string
  readonly kind: 'geographic' | 'plane'
  readonly datum: Datum
  /** The parameters from an old datum that it was made with, as `frameByCode` takes them. */
  readonly shift: readonly number[] | null
  /** An old datum without parameters: places lie up to some hundred metres off, so they are shown and not judged. */
  readonly approximate: boolean
  /** Whether plane areas in this frame are what planners quote: Gauss-Krüger, not UTM or Web Mercator. */
  readonly survey: boolean
  /** Degrees; null for a frame without zones. */
  readonly centralMeridian: number | null
  /** Number of the Gauss-Krüger zone, when the code belongs to one, and its width in degrees. */
  readonly zone: { readonly number: number; readonly width: 3 | 6 } | null
  toLngLat(x: number, y: number): LngLat
  fromLngLat(lng: number, lat: number): [number, number]
  /** The same for many: x, y in turn become longitude, latitude in turn, in place. */
  toLngLats(positions: Float64Array): void
  fromLngLats(positions: Float64Array): void
  /** Metres on the ellipsoid for one unit of x and of y, near a place. Second order: exact at that place. */
  metresPerUnit(x: number, y: number): readonly [number, number]
}

/** The 3° zone of a longitude and a frame for it; zones outside China (25 to 45) have no EPSG code. */
export function threeDegreeZone(lng: number): number {
  return Math.floor((lng - 1.5) / 3) + 1
}

export function threeDegreeFrame(zone: number): Frame {
  if (zone >= 25 && zone <= 45) return frameByCode(`EPSG:${4488 + zone}`)!
  return makeFrame(
    {
      code: `zone ${zone}`,
      datum: 'cgcs2000',
      kind: 'gk3',
      zone,
      centralMeridian: zone * 3,
      prefix: true,
      south: false,
    },
    null,
  )
}

const entries = new Map(FRAME_CODES.map((entry) => [entry.code, entry]))
const made = new Map<string, Frame>()

/**
 * The frame of a code such as `EPSG:4525`, an OGC URN or `CRS84`; null when Sizhi does not know it (FRAME_CODES).
 *
 * `shift` brings Xi'an 80 and Beijing 54 to CGCS2000: dx, dy, dz in metres, or these and rx, ry, rz in arc-seconds and
 * the scale in ppm, position vector convention (`helmert.ts`). Without it, or with zeros, the frame is approximate.
 * For other datums it has no meaning and is left out of account. Throws the InputError `bad-shift` for one that cannot be.
 */
export function frameByCode(code: string, shift?: readonly number[] | null): Frame | null {
  const parameters = shift && isShift(shift) ? sevenParameters(shift) : null
  const entry = entries.get(normalCode(code))
  if (!entry) return null
  const used = isOldDatum(entry.datum) ? parameters : null
  const slot = [entry.code, ...(used ?? [])].join()
  let frame = made.get(slot)
  if (!frame) made.set(slot, (frame = makeFrame(entry, used)))
  return frame
}

function normalCode(code: string): string {
  const trimmed = code.trim().toUpperCase()
  if (/CRS84$/.test(trimmed)) return 'EPSG:4326'
  const match = /^(?:URN:OGC:DEF:CRS:)?EPSG:(?:[\d.]*:)?(\d+)$/.exec(trimmed) ?? /\/EPSG\/[\d.]+\/(\d+)$/.exec(trimmed)
  return match ? `EPSG:${match[1]}` : trimmed
}

function makeFrame(entry: FrameEntry, parameters: readonly number[] | null): Frame {
  const { code, datum, kind, zone, centralMeridian } = entry
  const ellipsoid = ELLIPSOIDS[datum]
  const { name, projection } = projectionOf(entry, ellipsoid)
  const old = isOldDatum(datum)
  const shift = !old ? null : parameters ? helmertShift(ellipsoid, parameters) : noShift(ellipsoid)
  const survey = kind === 'gk3' || kind === 'gk6'
  return {
    key: [...(old ? [datum, ...(parameters ? [parameters.join()] : [])] : []), name].join(' '),
    code,
    kind: kind === 'geographic' ? 'geographic' : 'plane',
    datum,
    shift: parameters,
    approximate: old && parameters === null,
    survey,
    centralMeridian,
    zone: survey && zone !== null ? { number: zone, width: kind === 'gk3' ? 3 : 6 } : null,
    ...conversions(projection, shift),
  }
}

/** The projection of a frame, with a name that tells it from others on the same datum. */
function projectionOf(entry: FrameEntry, ellipsoid: Ellipsoid): { name: string; projection: Projection } {
  const { kind, zone, prefix, south } = entry
  if (kind === 'geographic') return { name: 'geographic', projection: longitudeLatitude(ellipsoid) }
  if (kind === 'web') return { name: 'web', projection: webMercator() }
  const centralMeridian = entry.centralMeridian!
  const falseEasting = (prefix ? zone! * 1e6 : 0) + 500000
  const falseNorthing = south ? 1e7 : 0
  const [family, scale] = kind === 'utm' ? ['utm', 0.9996] : ['gk', 1]
  return {
    name: `${family}:${centralMeridian}:${falseEasting}:${falseNorthing}`,
    projection: transverseMercator({ ellipsoid, centralMeridian, scale, falseEasting, falseNorthing }),
  }
}

type Conversions = Pick<Frame, 'toLngLat' | 'fromLngLat' | 'toLngLats' | 'fromLngLats' | 'metresPerUnit'>

/** One position goes the way of many, so that both give the same numbers to the last bit. */
function conversions(projection: Projection, shift: DatumShift | null): Conversions {
  const pair = new Float64Array(2)
  const one = (convert: (positions: Float64Array) => void, x: number, y: number): [number, number] => {
    pair[0] = x
    pair[1] = y
    convert(pair)
    return [pair[0], pair[1]]
  }
  if (!shift) {
    const { toLngLats, fromLngLats, metresPerUnit } = projection
    return {
      toLngLat: (x, y) => one(toLngLats, x, y),
      fromLngLat: (lng, lat) => one(fromLngLats, lng, lat),
      toLngLats,
      fromLngLats,
      metresPerUnit,
    }
  }
  const toLngLats = (positions: Float64Array) => {
    projection.toLngLats(positions)
    shift.toCgcs2000(positions)
  }
  const fromLngLats = (positions: Float64Array) => {
    shift.fromCgcs2000(positions)
    projection.fromLngLats(positions)
  }
  return {
    toLngLat: (x, y) => one(toLngLats, x, y),
    fromLngLat: (lng, lat) => one(fromLngLats, lng, lat),
    toLngLats,
    fromLngLats,
    metresPerUnit(x, y) {
      const [oldX, oldY] = projection.metresPerUnit(x, y)
      const [east, north] = shift.stretch(...one(projection.toLngLats, x, y))
      return [oldX * east, oldY * north]
    },
  }
}
