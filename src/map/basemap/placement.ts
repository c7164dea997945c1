import { type Frame, frameByCode } from '../../engine/geometry/frame.ts'
import type { LngLat } from '../../engine/geometry/ellipsoid.ts'
import { InputError } from '../../engine/model/trouble.ts'

/** Six numbers: x = a + b · column + c · row, y = d + e · column + f · row; column and row from the outer corner. */
export type Affine = readonly [number, number, number, number, number, number]

/** Where an image lies. Columns and rows are counted from the outer corner of the first pixel. */
export interface Placement {
  readonly frame: Frame
  readonly affine: Affine
}

export type GeoKeys = Readonly<Record<string, unknown>>

/** Tags of the first image that say where it lies, as geotiff gives them. */
export interface PlacementTags {
  readonly keys: GeoKeys | null
  readonly scale: ArrayLike<number> | null
  readonly tiepoints: ArrayLike<number> | null
  readonly transformation: ArrayLike<number> | null
}

const USER_DEFINED = 32767
const TRANSVERSE_MERCATOR = 1
const PIXEL_IS_POINT = 2

/** @throws InputError when the file does not say where it lies, or in a system that cannot be brought to CGCS2000 */
export function placementOf(tags: PlacementTags, file: string): Placement {
  const affine = affineOf(tags)
  if (!affine) throw new InputError('ground-no-position', {}, { file })
  if (!tags.keys) throw new InputError('ground-no-crs', {}, { file })
  const { code, name } = systemOf(tags.keys)
  const frame = code === null ? null : frameByCode(code)
  if (!frame) throw new InputError('ground-unknown-crs', { crs: name }, { file })
  if (frame.approximate) throw new InputError('ground-old-datum', { crs: name }, { file })
  return { frame, affine }
}

function affineOf({ keys, scale, tiepoints, transformation }: PlacementTags): Affine | null {
  // A point is the middle of its pixel: the corner lies half a pixel before it.
  const half = keys?.['GTRasterTypeGeoKey'] === PIXEL_IS_POINT ? 0.5 : 0
  let affine: Affine | null = null
  if (transformation && transformation.length === 16) {
    const t = Array.from(transformation) as number[]
    affine = [t[3]!, t[0]!, t[1]!, t[7]!, t[4]!, t[5]!]
  } else if (scale && tiepoints && tiepoints.length === 6 && scale.length >= 2) {
    const [column, row, , x, y] = Array.from(tiepoints) as [number, number, number, number, number]
    const [width, height] = [scale[0]!, -scale[1]!]
    affine = [x - column * width, width, 0, y - row * height, 0, height]
  }
  if (!affine) return null
  const [a, b, c, d, e, f] = affine
  if (!affine.every(Number.isFinite) || b * f - c * e === 0) return null
  return [a - half * (b + c), b, c, d - half * (e + f), e, f]
}

const text = (value: unknown) => (typeof value === 'string' ? value.replace(/[\0|]+$/, '').trim() : '')

/** The code of the system, and what to call it when it is not known. */
function systemOf(keys: GeoKeys): { code: string | null; name: string } {
  const plane = keys['ProjectedCSTypeGeoKey']
  const geographic = keys['GeographicTypeGeoKey']
  const isPlane = keys['GTModelTypeGeoKey'] === 1 || (keys['GTModelTypeGeoKey'] === undefined && plane !== undefined)
  const number = isPlane ? plane : keys['GTModelTypeGeoKey'] === 2 ? geographic : undefined
  if (typeof number === 'number' && number !== USER_DEFINED && number !== 0)
    return { code: `EPSG:${number}`, name: `EPSG:${number}` }
  const said = text(keys['PCSCitationGeoKey']) || text(keys['GTCitationGeoKey']) || text(keys['GeogCitationGeoKey'])
  return { code: isPlane ? gaussKrugerCode(keys) : null, name: said.slice(0, 80) || '?' }
}

/**
 * The code of a CGCS2000 Gauss-Krüger system that is written out number by number, as several programs do; null for any
 * other. The datum must be said, by code or by name.
 */
function gaussKrugerCode(keys: GeoKeys): string | null {
  const words = ['GTCitationGeoKey', 'PCSCitationGeoKey', 'GeogCitationGeoKey'].map((key) => text(keys[key])).join(' ')
  const isDatum =
    keys['GeographicTypeGeoKey'] === 4490 ||
    /CGCS[ _]?2000|China[ _]2000|China Geodetic Coordinate System 2000/i.test(words)
  const number = (...names: string[]) => names.map((name) => keys[name]).find((value) => typeof value === 'number')
  if (!isDatum || keys['ProjCoordTransGeoKey'] !== TRANSVERSE_MERCATOR) return null
  if ((number('ProjScaleAtNatOriginGeoKey') ?? 1) !== 1 || (number('ProjFalseNorthingGeoKey') ?? 0) !== 0) return null
  if ((number('ProjNatOriginLatGeoKey') ?? 0) !== 0) return null
  const meridian = number('ProjNatOriginLongGeoKey', 'ProjCenterLongGeoKey')
  const easting = number('ProjFalseEastingGeoKey')
  for (let code = 4491; code <= 4554; code++) {
    const frame = frameByCode(`EPSG:${code}`)
    if (frame?.centralMeridian !== meridian || meridian === undefined) continue
    if (Math.abs(frame!.fromLngLat(meridian as number, 0)[0] - (easting as number)) < 1e-3) return `EPSG:${code}`
  }
  return null
}

/** Columns and rows of places, in place: lng, lat, lng, lat … become column, row, column, row … */
export function toPixels({ frame, affine: [a, b, c, d, e, f] }: Placement, positions: Float64Array): void {
  frame.fromLngLats(positions)
  const determinant = b * f - c * e
  for (let i = 0; i < positions.length; i += 2) {
    const [x, y] = [positions[i]! - a, positions[i + 1]! - d]
    positions[i] = (f * x - c * y) / determinant
    positions[i + 1] = (b * y - e * x) / determinant
  }
}

export function toLngLat({ frame, affine: [a, b, c, d, e, f] }: Placement, column: number, row: number): LngLat {
  return frame.toLngLat(a + b * column + c * row, d + e * column + f * row)
}

/** Points on each side of an image: its edge is curved in degrees. */
const STEPS = 32

/** West, south, east, north in degrees of an image. */
export function boundsOfImage(placement: Placement, width: number, height: number): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i <= STEPS; i++)
    for (const [column, row] of [
      [(width * i) / STEPS, 0],
      [(width * i) / STEPS, height],
      [0, (height * i) / STEPS],
      [width, (height * i) / STEPS],
    ] as const) {
      const [lng, lat] = toLngLat(placement, column, row)
      bounds[0] = Math.min(bounds[0], lng)
      bounds[1] = Math.min(bounds[1], lat)
      bounds[2] = Math.max(bounds[2], lng)
      bounds[3] = Math.max(bounds[3], lat)
    }
  return bounds
}
