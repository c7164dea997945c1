import { curvatureRadii, DEGREE, type LngLat } from './ellipsoid.ts'
import { gaussKruger } from './gauss-kruger.ts'

/**
 * A coordinate system in which the edges of a layer are straight.
 * Plane coordinates are x = easting, y = northing, metres; geographic ones x = longitude, y = latitude, degrees.
 */
export interface Frame {
  /** Two frames with one key hold the same numbers for the same place. */
  readonly key: string
  /** As the file or the manifest named it. */
  readonly code: string
  readonly kind: 'geographic' | 'plane'
  /** Degrees; null for a geographic frame. */
  readonly centralMeridian: number | null
  /** Number of the Gauss-Krüger zone, when the code belongs to one, and its width in degrees. */
  readonly zone: { readonly number: number; readonly width: 3 | 6 } | null
  toLngLat(x: number, y: number): LngLat
  fromLngLat(lng: number, lat: number): [number, number]
  /** Metres on the ellipsoid for one unit of x and of y, near a place. Second order: exact at that place. */
  metresPerUnit(x: number, y: number): readonly [number, number]
}

/** CGCS2000 and WGS 84 differ by less than a metre; on the map, not in a survey, they are one. */
function geographic(code: string): Frame {
  return {
    key: 'geographic',
    code,
    kind: 'geographic',
    centralMeridian: null,
    zone: null,
    toLngLat: (x, y) => [x, y],
    fromLngLat: (lng, lat) => [lng, lat],
    metresPerUnit(_x, latitude) {
      const { meridian, primeVertical } = curvatureRadii(latitude)
      return [primeVertical * Math.cos(latitude * DEGREE) * DEGREE, meridian * DEGREE]
    },
  }
}

function plane(code: string, centralMeridian: number, falseEasting: number, zone: Frame['zone']): Frame {
  const projection = gaussKruger(centralMeridian, falseEasting)
  return {
    key: `gk:${centralMeridian}:${falseEasting}`,
    code,
    kind: 'plane',
    centralMeridian,
    zone,
    toLngLat: projection.inverse,
    fromLngLat: projection.forward,
    metresPerUnit(x, y) {
      // Point scale of the transverse Mercator, k = 1 + e²/2 + e⁴/24 with e = (E − E0) / R; one degree of latitude
      // on the meridian is near enough to find R. Conformal: the same along both axes.
      const { meridian, primeVertical } = curvatureRadii(y / 111132.95)
      const e2 = (x - falseEasting) ** 2 / (meridian * primeVertical)
      const metres = 1 / (1 + e2 / 2 + (e2 * e2) / 24)
      return [metres, metres]
    },
  }
}

/** The 3° zone of a longitude and a frame for it; zones outside China (25 to 45) have no EPSG code. */
export function threeDegreeZone(lng: number): number {
  return Math.floor((lng - 1.5) / 3) + 1
}

export function threeDegreeFrame(zone: number): Frame {
  const epsg = zone >= 25 && zone <= 45 ? `EPSG:${4488 + zone}` : `zone ${zone}`
  return frameByCode(epsg) ?? plane(epsg, zone * 3, zone * 1e6 + 500000, { number: zone, width: 3 })
}

const known = new Map<string, Frame | null>()

/** The frame of a code such as `EPSG:4525`, an OGC URN or `CRS84`; null when Sizhi does not know it. */
export function frameByCode(code: string): Frame | null {
  const normal = normalCode(code)
  let frame = known.get(normal)
  if (frame === undefined) known.set(normal, (frame = makeFrame(normal)))
  return frame
}

function normalCode(code: string): string {
  const trimmed = code.trim().toUpperCase()
  if (/CRS84$/.test(trimmed)) return 'EPSG:4326'
  const match = /^(?:URN:OGC:DEF:CRS:)?EPSG:(?:[\d.]*:)?(\d+)$/.exec(trimmed) ?? /\/EPSG\/[\d.]+\/(\d+)$/.exec(trimmed)
  return match ? `EPSG:${match[1]}` : trimmed
}

/** EPSG numbers of the 64 CGCS2000 Gauss-Krüger systems follow four arithmetic series. */
function makeFrame(code: string): Frame | null {
  if (code === 'EPSG:4490' || code === 'EPSG:4326') return geographic(code)
  const n = Number(/^EPSG:(\d+)$/.exec(code)?.[1] ?? 0)
  const six = (number: number, prefix: boolean) =>
    plane(code, number * 6 - 3, (prefix ? number * 1e6 : 0) + 500000, { number, width: 6 })
  const three = (number: number, prefix: boolean) =>
    plane(code, number * 3, (prefix ? number * 1e6 : 0) + 500000, { number, width: 3 })
  if (n >= 4491 && n <= 4501) return six(n - 4478, true)
  if (n >= 4502 && n <= 4512) return six(n - 4489, false)
  if (n >= 4513 && n <= 4533) return three(n - 4488, true)
  if (n >= 4534 && n <= 4554) return three(n - 4509, false)
  return null
}
