/** Polygons for property tests. On a small grid shared corners, shared edges and T-junctions come by themselves. */
import fc from 'fast-check'
import type { Frame } from '../src/engine/geometry/frame.ts'
import type { Shape } from '../src/engine/geometry/shape.ts'
import { exactlySimple } from './exact.ts'
import { type Corners, polygonOf } from './shapes.ts'

/** Every run of the tests draws the same cases; with SIZHI_LONG it goes on to more of them. */
export const seeded = (numRuns: number) => ({
  seed: 20260401,
  numRuns: process.env['SIZHI_LONG'] ? numRuns * 20 : numRuns,
})

const gridPoint = (max: number, min = 0) => fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }))

/** A closed walk over a grid: edges may cross, run along one another, or have no length. */
export const walkOnGrid = (size: number) => fc.array(gridPoint(size), { minLength: 3, maxLength: 8 })

/** A simple polygon with its corners on a grid from `min` to `max`. */
export const simpleOnGrid = (frame: Frame, max: number, min = 0): fc.Arbitrary<Shape> =>
  fc
    .array(gridPoint(max, min), { minLength: 3, maxLength: 7 })
    .map((corners) => polygonOf(frame, corners))
    .filter(exactlySimple)

/**
 * The same on a grid of 100 m that is turned in the plane of a zone: corners that should be in one line are so only but
 * for the last digits, as they are in data that came through another frame or an overlay.
 */
export const simpleOnTurnedGrid = (frame: Frame, size: number, angle: number): fc.Arbitrary<Shape> =>
  fc
    .array(gridPoint(size), { minLength: 3, maxLength: 8 })
    .map((corners) =>
      polygonOf(
        frame,
        corners.map(([x, y]) => [
          37500000 + 100 * (x * Math.cos(angle) - y * Math.sin(angle)),
          3941000 + 100 * (x * Math.sin(angle) + y * Math.cos(angle)),
        ]),
      ),
    )
    .filter(exactlySimple)

/** Corners around a centre, at random distances: simple, and often with inward corners. */
export const star = (x: number, y: number, radius: number): fc.Arbitrary<Corners> =>
  fc.array(share(0.2), { minLength: 3, maxLength: 12 }).map((distances) =>
    distances.map((distance, i): [number, number] => {
      const angle = (2 * Math.PI * i) / distances.length
      return [x + radius * distance * Math.cos(angle), y + radius * distance * Math.sin(angle)]
    }),
  )

/** Evenly spread, unlike the doubles of fast-check. */
export const share = (min: number) => fc.integer({ min: Math.round(min * 1e6), max: 1e6 }).map((value) => value / 1e6)
