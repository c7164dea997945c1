import type { Frame } from '../../engine/geometry/frame.ts'
import type { Bounds, Ring } from '../../engine/geometry/shape.ts'
import { scaleFor } from './paper.ts'

/**
 * A map on paper in the plane of a zone: a metre of the plane is 1000/scale mm everywhere, so grid lines, outlines and
 * lengths are those of the approval. Places on paper are millimetres from the upper left corner of the neat line.
 */
export interface Plate {
  readonly frame: Frame
  readonly scale: number
  /** Millimetres within the neat line. */
  readonly width: number
  readonly height: number
  /** Of the plane, metres: west, south, east, north of the neat line. */
  readonly bounds: Bounds
}

/** A centimetre all round stays free of what should be on the map. */
const FREE_MILLIMETRES = 10

/** The plate at whose centre the subject lies; `scale` null: the largest of the usual ones at which all of it fits. */
export function plateFor(
  frame: Frame,
  subject: Bounds,
  [width, height]: readonly [number, number],
  scale: number | null,
): Plate {
  const [west, south, east, north] = subject
  const free = [width - 2 * FREE_MILLIMETRES, height - 2 * FREE_MILLIMETRES] as const
  const chosen = scale ?? scaleFor([east - west, north - south], free)
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const [halfX, halfY] = [(width * chosen) / 2000, (height * chosen) / 2000]
  return { frame, scale: chosen, width, height, bounds: [x - halfX, y - halfY, x + halfX, y + halfY] }
}

/** Where a place of the plane is on paper, millimetres. */
export function onPaper({ scale, bounds }: Plate, x: number, y: number): readonly [number, number] {
  return [((x - bounds[0]) * 1000) / scale, ((bounds[3] - y) * 1000) / scale]
}

/** Where a longitude and latitude is on paper, millimetres. */
export function lngLatOnPaper(plate: Plate, [lng, lat]: readonly [number, number]): readonly [number, number] {
  return onPaper(plate, ...plate.frame.fromLngLat(lng, lat))
}

/** A path of SVG along rings or lines of the plane, to a thousandth of a millimetre. */
export function pathOf(plate: Plate, lines: readonly Ring[]): string {
  const texts: string[] = []
  for (const line of lines)
    for (let i = 0; i < line.length; i += 2) {
      const [x, y] = onPaper(plate, line[i]!, line[i + 1]!)
      texts.push(`${i === 0 ? 'M' : 'L'}${x.toFixed(3)} ${y.toFixed(3)}`)
    }
  return texts.join('')
}

/** A line or ring in degrees brought into the plane. */
export function inPlane(frame: Frame, degrees: Ring): Ring {
  const plane = Float64Array.from(degrees)
  frame.fromLngLats(plane)
  return plane
}
