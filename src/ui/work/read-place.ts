import { threeDegreeFrame, threeDegreeZone } from '../../engine/geometry/frame.ts'
import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import { parseAngle } from '../../engine/geometry/angle.ts'

/** A place in China as somebody types it: degrees in any writing and order, or easting and northing with the zone. */
export function readPlace(text: string): LngLat | null {
  const halves = text.trim().split(/\s*[,，;；\t]\s*/)
  const parts = halves.length === 2 ? halves : text.trim().split(/\s+/)
  if (parts.length !== 2) return null
  const [a, b] = parts.map((part) => numberOf(part)) as [number | null, number | null]
  if (a === null || b === null) return null
  if (inChina(a, b)) return [a, b]
  if (inChina(b, a)) return [b, a]
  const [easting, northing] = a > b ? [a, b] : [b, a]
  const zone = Math.floor(easting / 1e6)
  if (zone < 25 || zone > 45 || northing < 1e6) return null
  const [lng, lat] = threeDegreeFrame(zone).toLngLat(easting, northing)
  return inChina(lng, lat) ? [lng, lat] : null
}

const inChina = (lng: number, lat: number) => lng >= 72 && lng <= 136 && lat >= 3 && lat <= 54
const numberOf = (text: string) =>
  Number.isFinite(Number(text)) && text !== '' ? Number(text) : (parseAngle(text)?.degrees ?? null)

export const zoneAt = (lng: number) => threeDegreeZone(lng)
