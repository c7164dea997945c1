/** Shapes for tests: corners as a person writes them, closed and wound as reading a file would do it. */
import { frameByCode, type Frame } from '../src/engine/geometry/frame.ts'
import { makeShape, type Ring, type Shape } from '../src/engine/geometry/shape.ts'
import { repairRing } from '../src/engine/geometry/validity.ts'

export type Corners = readonly (readonly [number, number])[]

export const ZONE_37 = frameByCode('EPSG:4525')!
export const LNG_LAT = frameByCode('EPSG:4490')!

export const ringOf = (corners: Corners): Ring => Float64Array.from(corners.flat())

/** One part: the outer ring, then holes. */
export const polygonOf = (frame: Frame, ...rings: Corners[]): Shape => multiPolygonOf(frame, rings)

export const multiPolygonOf = (frame: Frame, ...parts: Corners[][]): Shape =>
  makeShape(
    'polygon',
    frame,
    parts.map((rings) => rings.map((ring, i) => repairRing(ringOf(ring), i === 0).ring)),
  )

export const lineOf = (frame: Frame, ...lines: Corners[]): Shape =>
  makeShape(
    'line',
    frame,
    lines.map((line) => [ringOf(line)]),
  )

export const pointsOf = (frame: Frame, points: Corners): Shape =>
  makeShape(
    'point',
    frame,
    points.map((point) => [ringOf([point])]),
  )

/** Corners as in well-known text: `0 0, 4 0, 4 4`. */
export const path = (text: string): [number, number][] =>
  text.split(', ').map((pair) => pair.split(' ').map(Number) as [number, number])

/** Corners of a box. */
export const box = (x0: number, y0: number, x1: number, y1: number): Corners => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
]

/** The same corners somewhere else. */
export const moved = (corners: Corners, dx: number, dy: number): Corners => corners.map(([x, y]) => [x + dx, y + dy])
