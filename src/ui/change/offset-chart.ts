import type { LngLat } from '../../engine/geometry/ellipsoid.ts'

/** Where the curve of a profile runs in its box, and what stands at its axes. */
export interface OffsetCurve {
  readonly path: string
  readonly alongMetres: number
  readonly ticksAlong: readonly { readonly x: number; readonly text: string }[]
  readonly ticksAcross: readonly { readonly y: number; readonly text: string }[]
  readonly zero: number
  x(alongMetres: number): number
  y(offsetMetres: number): number
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A round step that makes at most so many parts: 1, 2 or 5 times a power of ten. */
export function roundStep(span: number, parts: number): number {
  const raw = span / parts
  const power = 10 ** Math.floor(Math.log10(raw))
  return ([1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10) * power
}

function multiples(from: number, to: number, step: number): number[] {
  const list: number[] = []
  for (let n = Math.ceil(from / step - 1e-9); n * step <= to * (1 + 1e-12) + 1e-9; n++) list.push(n * step)
  return list
}

/** `profile`: metres along and metres to the line, in turn. Zero is always in the box: that is the line itself. */
export function offsetCurve(profile: Float64Array, { left, right, top, bottom }: Box): OffsetCurve {
  let [least, most] = [0, 1]
  for (let i = 1; i < profile.length; i += 2) {
    least = Math.min(least, profile[i]!)
    most = Math.max(most, profile[i]!)
  }
  const alongMetres = Math.max(1, profile.at(-2) ?? 1)
  const step = roundStep(most - least, 3)
  const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step]
  const x = (along: number) => left + (along / alongMetres) * (right - left)
  const y = (offset: number) => bottom - ((offset - low) / (high - low)) * (bottom - top)
  let path = ''
  for (let i = 0; i < profile.length; i += 2)
    path += `${i === 0 ? 'M' : 'L'}${x(profile[i]!).toFixed(1)} ${y(profile[i + 1]!).toFixed(1)}`
  return {
    path,
    alongMetres,
    ticksAlong: multiples(0, alongMetres, roundStep(alongMetres, 4)).map((along) => ({
      x: x(along),
      text: String(along),
    })),
    ticksAcross: multiples(low, high, step).map((offset) => ({ y: y(offset), text: String(offset) })),
    zero: y(0),
    x,
    y,
  }
}

/** The place of the profile next to a length along the border. */
export function nearestAlong(profile: Float64Array, along: number): number {
  let best = 0
  for (let i = 1; i * 2 < profile.length; i++)
    if (Math.abs(profile[i * 2]! - along) < Math.abs(profile[best * 2]! - along)) best = i
  return best
}

/** The extreme of a profile: the place with the least or the greatest offset. */
export function extremeOf(profile: Float64Array, sign: 1 | -1): number {
  let best = 0
  for (let i = 1; i * 2 < profile.length; i++) if (profile[i * 2 + 1]! * sign > profile[best * 2 + 1]! * sign) best = i
  return best
}

const DEGREE = Math.PI / 180
const METRES_PER_DEGREE = 111_320

/** The place on the border nearest to one on the map, if it is within so many metres; good enough for a pointer. */
export function nearestPlace(places: Float64Array, [lng, lat]: LngLat, withinMetres: number): number | null {
  const shrink = Math.cos(lat * DEGREE)
  let least = (withinMetres / METRES_PER_DEGREE) ** 2
  let best: number | null = null
  for (let i = 0; i * 2 < places.length; i++) {
    const squared = ((places[i * 2]! - lng) * shrink) ** 2 + (places[i * 2 + 1]! - lat) ** 2
    if (squared > least) continue
    least = squared
    best = i
  }
  return best
}
