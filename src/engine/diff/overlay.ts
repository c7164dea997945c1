/** The slow way, for outlines whose parts overlap or that cross themselves: the overlay of a library. */
import { difference, union } from 'polyclip-ts'
import type { Frame } from '../geometry/frame.ts'
import { makeShape, type Shape } from '../geometry/shape.ts'
import { repairRing } from '../geometry/validity.ts'

type MultiPolygon = ReturnType<typeof difference>

/** What the first covers and the second does not, each polygon as a shape of one part. */
export function subtract(first: Shape, second: Shape): Shape[] {
  if (first.parts.length === 0) return []
  const polygons = difference(toMultiPolygon(first), toMultiPolygon(second))
  return polygons.map((rings) => toShape(rings, first.frame))
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
  const polygons = union(toMultiPolygon(shape))
  return makeShape(
    'polygon',
    shape.frame,
    polygons.map((rings) => toShape(rings, shape.frame).parts[0]!),
  )
}
