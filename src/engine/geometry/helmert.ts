import { InputError } from '../model/trouble.ts'
import { DEGREE } from './ellipsoid.ts'

const MOST_METRES = 5000
const MOST_ARC_SECONDS = 60
const MOST_PPM = 500
const ARC_SECOND = DEGREE / 3600

/** Whether the values say anything: files write seven zeros where no parameters were given. */
export function isShift(values: readonly number[]): boolean {
  return values.some((value) => value !== 0)
}

/**
 * Parameters of a datum shift as seven numbers: dx, dy, dz in metres, rx, ry, rz in arc-seconds, scale in ppm.
 * Three numbers are dx, dy, dz alone. Throws the InputError `bad-shift` for any other count, for what is no number, and
 * for sizes that no survey has (over 5000 m, 60″ or 500 ppm).
 */
export function sevenParameters(values: readonly number[]): readonly number[] {
  const limit = (i: number) => (i < 3 ? MOST_METRES : i < 6 ? MOST_ARC_SECONDS : MOST_PPM)
  const usable = (values.length === 3 || values.length === 7) && values.every((value, i) => Math.abs(value) <= limit(i))
  if (!usable) throw new InputError('bad-shift', { values: values.join(', ') })
  return Array.from({ length: 7 }, (_, i) => values[i] ?? 0)
}

/**
 * Helmert's transformation of geocentric x, y, z (metres), in place, by seven parameters from the old datum to the new,
 * which is the direction in which Chinese sheets give them. Rotations are linear and turn the position vector (EPSG
 * method 9606, TOWGS84 of GDAL). Sheets that follow the Bursa model of Chinese textbooks, or the coordinate frame
 * method of ArcGIS (EPSG 9607), have rotations of the other sign: these must be turned before they come here.
 */
export function helmert(parameters: readonly number[]): (xyz: Float64Array) => void {
  const [dx, dy, dz, ...rest] = parameters as [number, number, number, number, number, number, number]
  const [rx, ry, rz] = rest.slice(0, 3).map((seconds) => seconds * ARC_SECOND) as [number, number, number]
  const scale = 1 + rest[3] / 1e6
  return (xyz) => {
    const x = xyz[0]!
    const y = xyz[1]!
    const z = xyz[2]!
    xyz[0] = dx + scale * (x - rz * y + ry * z)
    xyz[1] = dy + scale * (rz * x + y - rx * z)
    xyz[2] = dz + scale * (-ry * x + rx * y + z)
  }
}
