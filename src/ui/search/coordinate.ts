import { parseAngle } from '../../engine/geometry/angle.ts'
import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import { threeDegreeFrame } from '../../engine/geometry/frame.ts'
import { halfWidth } from '../../engine/model/half-width.ts'

/** Degrees; no park lies south of it. */
const SOUTHERNMOST = 3

/** Degrees in any writing, or easting and northing, with or without the prefix of the park's 3° zone. */
export function coordinateIn(query: string, zone: number): LngLat | null {
  const text = halfWidth(query).trim()
  const [a, b] = numbersOf(text) ?? anglesOf(text) ?? []
  if (a === undefined || b === undefined) return null
  // Two small numbers would be a place near the equator.
  const near = (lng: number, lat: number): LngLat | null =>
    Math.abs(lng - zone * 3) < 6 && lat > SOUTHERNMOST && lat < 60 ? [lng, lat] : null
  if (Math.abs(a) <= 180 && Math.abs(b) <= 180) return near(a, b) ?? near(b, a)
  const [easting, northing] = a > 1e7 || (a < 1e6 && b > 1e6) ? [a, b] : [b, a]
  return near(...threeDegreeFrame(zone).toLngLat(easting < 1e6 ? easting + zone * 1e6 : easting, northing))
}

type Pair = readonly [number, number]

/** Two decimal numbers with what people write around them: `E 110.98, N 35.6`, `X=3940000 Y=37497000`. */
function numbersOf(text: string): Pair | null {
  if (!/^[-+\d\s.,;、°=:ENXYenxy东西经南北纬坐标]+$/.test(text)) return null
  const numbers = text.match(/-?\d+(?:\.\d+)?/g)?.map(Number)
  return numbers?.length === 2 ? (numbers as unknown as Pair) : null
}

/** Two angles with minutes, and seconds. */
function anglesOf(text: string): Pair | null {
  const halves = text.match(/\d+\s*[°度]\s*\d+(?:\.\d+)?\s*['′分](?:\s*\d+(?:\.\d+)?\s*(?:["″秒]|''))?/g)
  if (halves?.length !== 2) return null
  const [a, b] = halves.map((half) => parseAngle(half)?.degrees)
  return a === undefined || b === undefined ? null : [a, b]
}
