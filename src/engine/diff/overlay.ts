/** The slow way, for outlines whose parts overlap or that cross themselves: the overlay of a library. */
import { difference, setPrecision, union } from 'polyclip-ts'
import type { Frame } from '../geometry/frame.ts'
import { makeShape, type Shape } from '../geometry/shape.ts'
import { repairRing } from '../geometry/validity.ts'

type MultiPolygon = ReturnType<typeof difference>

/** What the first covers and the second does not, each polygon as a shape of one part. */
export function subtract(first: Shape, second: Shape): Shape[] {
  if (first.parts.length === 0) return []
  const polygons = overlaid([first, second], difference)
  return polygons.map((rings) => toShape(rings, first.frame))
}

/** Widths within which corners are taken for one, as shares of the largest coordinate: its last digit, and a few more. */
const SNAPS = [2 ** -52, 2 ** -46, 2 ** -40]

/**
 * The library computes with decimals of any length, but divides; of a crossing that lies on a third edge it then cannot
 * close a ring, or goes round for ever. Such outlines are taken once more with corners drawn together that lie closer
 * than the last digit of the coordinates, and than a few of these.
 */
function overlaid(shapes: readonly Shape[], overlay: (...of: [MultiPolygon, ...MultiPolygon[]]) => MultiPolygon) {
  const [first, ...others] = shapes.map(toMultiPolygon)
  const largest = Math.max(...shapes.flatMap(({ bounds }) => bounds.map(Math.abs)))
  try {
    for (const snap of SNAPS) {
      try {
        return overlay(first!, ...others)
      } catch {
        setPrecision(snap * largest)
      }
    }
    return overlay(first!, ...others)
  } finally {
    setPrecision()
  }
}

const toMultiPolygon = (shape: Shape): MultiPolygon =>
  shape.parts.map((part) =>
    part.map((ring) => Array.from({ length: ring.length / 2 }, (_, i) => [ring[i * 2]!, ring[i * 2 + 1]!])),
  )

const toShape = (rings: MultiPolygon[number], frame: Frame): Shape =>
  makeShape('polygon', frame, [rings.map((ring, k) => repairRing(Float64Array.from(ring.flat()), k === 0).ring)])

/** The ground that the parts of an outline cover together, its parts without overlaps. */
export function united(shape: Shape): Shape {
  if (shape.parts.length === 0) return shape
  const polygons = overlaid([shape], union)
  return makeShape(
    'polygon',
    shape.frame,
    polygons.map((rings) => toShape(rings, shape.frame).parts[0]!),
  )
}
