import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locate } from '../../../src/engine/geometry/contains.ts'
import { EdgeTree, edgeTreesOf, segmentSquared } from '../../../src/engine/geometry/edge-tree.ts'
import { edgeMayBeWithin, nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import type { Frame } from '../../../src/engine/geometry/frame.ts'
import { exactLocate } from '../../exact.ts'
import { seeded, share } from '../../random-polygons.ts'
import { type Corners, LNG_LAT, multiPolygonOf, polygonOf, ZONE_37 } from '../../shapes.ts'

const GROUNDS: readonly [string, Frame, number, number, number][] = [
  ['zone 37', ZONE_37, 37500000, 3941000, 1],
  ['longitude and latitude', LNG_LAT, 110.98, 35.6, 1e-5],
]

/** An outline of many corners on whole units, so that corners, edges along a ray and repeated corners are met often. */
const ragged = (x: number, y: number, unit: number): fc.Arbitrary<Corners> =>
  fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 60, maxLength: 400 }).map((radii) =>
    radii.map((radius, i): [number, number] => {
      const angle = (2 * Math.PI * i) / radii.length
      return [x + Math.round(radius * Math.cos(angle)) * unit, y + Math.round(radius * Math.sin(angle)) * unit]
    }),
  )

describe.each(GROUNDS)('%s', (_, frame, x, y, unit) => {
  test('a position lies where rational arithmetic says', () => {
    fc.assert(
      fc.property(
        ragged(x, y, unit),
        fc.array(fc.tuple(fc.integer({ min: -42, max: 42 }), fc.integer({ min: -42, max: 42 })), {
          minLength: 30,
          maxLength: 30,
        }),
        (corners, places) => {
          const polygon = polygonOf(frame, corners)
          expect(edgeTreesOf(polygon)).not.toBeNull()
          for (const [dx, dy] of places) {
            const at = [x + dx * unit, y + dy * unit] as const
            expect(locate(polygon, ...at), at.join()).toBe(exactLocate(polygon, ...at))
          }
          // On corners themselves.
          for (const [cx, cy] of corners.slice(0, 20))
            expect(locate(polygon, cx, cy)).toBe(exactLocate(polygon, cx, cy))
        },
      ),
      seeded(12),
    )
  })

  test('the nearest edge is that of a look at every edge, to the last bit', () => {
    fc.assert(
      fc.property(
        ragged(x, y, unit),
        ragged(x + 60 * unit, y, unit),
        fc.array(fc.tuple(share(-1), share(-1)), { minLength: 20, maxLength: 20 }),
        (one, other, places) => {
          const whole = multiPolygonOf(frame, [one], [other])
          const pieces = [...edgePieces(frame, one), ...edgePieces(frame, other)]
          for (const [dx, dy] of places) {
            const at = [x + dx * 150 * unit, y + dy * 150 * unit] as const
            const least = Math.min(...pieces.map((piece) => nearestOnEdges(piece, ...at)!.distanceMetres))
            const found = nearestOnEdges(whole, ...at)!
            expect(found.distanceMetres).toBe(least)
            expect(edgeMayBeWithin(whole, ...at, least)).toBe(true)
            if (least > 1) expect(edgeMayBeWithin(whole, ...at, least * 0.9 - 0.02)).toBe(false)
          }
        },
      ),
      seeded(12),
    )
  })
})

/** Each edge as a shape of its own, too small for a tree. */
function edgePieces(frame: Frame, corners: Corners) {
  return corners.map((corner, i) => polygonOf(frame, [corner, corners[(i + 1) % corners.length]!]))
}

test('estimates: what is kept and what is left out is that of a look at every edge', () => {
  fc.assert(
    fc.property(ragged(0, 0, 1), share(-1), share(-1), share(0), (corners, dx, dy, part) => {
      const ring = polygonOf(ZONE_37, corners).parts[0]![0]!
      const tree = new EdgeTree([ring])
      const [x, y] = [dx * 100, dy * 100]
      const all: number[] = []
      for (let i = 0; i + 2 < ring.length; i += 2)
        all.push(segmentSquared(ring[i]! - x, ring[i + 1]! - y, ring[i + 2]! - x, ring[i + 3]! - y))
      const least = Math.min(...all)
      expect(tree.leastSquared(x, y, 1, 1, Infinity)).toBe(least)
      expect(tree.leastSquared(x, y, 1, 1, least / 2)).toBe(least / 2)
      const limit = least + part * 1000
      expect(tree.within(x, y, 1, 1, limit)).toEqual(all.flatMap((squared, i) => (squared <= limit ? [i] : [])))
    }),
    seeded(60),
  )
})

test('a position on the outline is at distance 0', () => {
  const corners = Array.from({ length: 200 }, (_, i): [number, number] => [
    37500000 + 1000 * Math.cos(i / 32),
    3941000 + 1000 * Math.sin(i / 32),
  ])
  const polygon = polygonOf(ZONE_37, corners)
  for (const [x, y] of corners) expect(nearestOnEdges(polygon, x, y)!.distanceMetres).toBe(0)
})

test('rings without positions or of one position do no harm', () => {
  const tree = new EdgeTree([new Float64Array(), Float64Array.of(3, 4)])
  expect(tree.locate(3, 4)).toBe(0)
  expect(tree.locate(3, 5)).toBe(-1)
  expect(tree.leastSquared(0, 0, 1, 1, Infinity)).toBe(25)
  expect(new EdgeTree([]).leastSquared(0, 0, 1, 1, Infinity)).toBe(Infinity)
})
