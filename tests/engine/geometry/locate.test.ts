import fc from 'fast-check'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { describe, expect, test } from 'vitest'
import { locate } from '../../../src/engine/geometry/contains.ts'
import { nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import { exactLocate } from '../../exact.ts'
import { seeded, share, star, walkOnGrid } from '../../random-polygons.ts'
import { box, type Corners, LNG_LAT, moved, multiPolygonOf, polygonOf, ZONE_37 } from '../../shapes.ts'

/** How grid numbers become coordinates: whole, tenths (no tenth is exact in binary), and metres of a zone. */
const SCALES = {
  'whole numbers around zero': (value: number) => value - 3,
  tenths: (value: number) => (value - 3) * 0.1,
  'metres of zone 37': (value: number) => 37500000.1 + value * 0.3,
}

describe.each(Object.entries(SCALES))('locate equals exact rational arithmetic: %s', (_, scale) => {
  test('every grid point and every middle between them, over random rings', () => {
    fc.assert(
      fc.property(fc.array(walkOnGrid(6), { minLength: 1, maxLength: 3 }), (rings) => {
        const scaled = rings.map((ring) => ring.map(([x, y]): [number, number] => [scale(x), scale(y)]))
        const polygon = polygonOf(ZONE_37, ...scaled)
        for (let x = -0.5; x <= 6.5; x += 0.5)
          for (let y = -0.5; y <= 6.5; y += 1.5) {
            const at = [scale(x), scale(y)] as const
            if (locate(polygon, ...at) !== exactLocate(polygon, ...at))
              throw new Error(`${at.join()} is ${exactLocate(polygon, ...at)}`)
          }
      }),
      seeded(60),
    )
  })

  test('a position moved from an edge by the last binary digit is never on it by rounding', () => {
    fc.assert(
      fc.property(walkOnGrid(6), fc.nat(7), share(0), (ring, corner, part) => {
        const corners = ring.map(([x, y]): [number, number] => [scale(x), scale(y)])
        const polygon = polygonOf(ZONE_37, corners)
        const [a, b] = [corners[corner % corners.length]!, corners[(corner + 1) % corners.length]!]
        const x = a[0] + part * (b[0] - a[0])
        const y = a[1] + part * (b[1] - a[1])
        // The exact arithmetic takes numbers from 2⁻¹² on.
        fc.pre([x, y].every((value) => value === 0 || Math.abs(value) > 0.001))
        expect(locate(polygon, x, y)).toBe(exactLocate(polygon, x, y))
      }),
      seeded(400),
    )
  })
})

test('away from the edges it agrees with Turf', () => {
  const both = { inside: 0, outside: 0 }
  fc.assert(
    fc.property(star(110.98, 35.6, 0.02), star(110.98, 35.6, 0.0015), share(-1), share(-1), (outer, hole, dx, dy) => {
      const at: [number, number] = [110.98 + dx * 0.02, 35.6 + dy * 0.02]
      const polygon = polygonOf(LNG_LAT, outer, hole)
      fc.pre(nearestOnEdges(polygon, ...at)!.distanceMetres > 0.001)
      const close = (ring: Corners) => [...ring, ring[0]!].map(([x, y]) => [x, y])
      const turf = booleanPointInPolygon(at, { type: 'Polygon', coordinates: [close(outer), close(hole)] })
      expect(locate(polygon, ...at)).toBe(turf ? 1 : -1)
      if (turf) both.inside++
      else both.outside++
    }),
    seeded(1000),
  )
  expect(both.inside).toBeGreaterThan(200)
  expect(both.outside).toBeGreaterThan(200)
})

describe('places of a square with a hole, straddling zero', () => {
  const polygon = polygonOf(ZONE_37, box(-4, -4, 4, 4), box(-1, -1, 1, 1))

  test.each([
    ['corner', -4, -4, 0],
    ['on the bottom edge', 0, -4, 0],
    ['on the top edge', 0, 4, 0],
    ['on the edge of the hole', 1, 0.5, 0],
    ['corner of the hole', 1, 1, 0],
    ['in the hole', 0, 0, -1],
    ['level with the top of the hole', -2, 1, 1],
    ['level with the bottom edge, left of it', -5, -4, -1],
    ['level with the bottom edge, right of it', 5, -4, -1],
    ['just inside', 3.9999999999999996, 0, 1],
    ['just outside', 4.000000000000001, 0, -1],
    ['negative zero', -0, -4, 0],
  ] as const)('%s', (_, x, y, place) => {
    expect(locate(polygon, x, y)).toBe(place)
  })
})

test('a spike that the ray meets at its tip does not change sides', () => {
  const polygon = polygonOf(ZONE_37, [
    [0, 0],
    [10, 0],
    [10, 10],
    [6, 10],
    [5, 5],
    [4, 10],
    [0, 10],
  ])
  expect([2, 5, 8].map((x) => locate(polygon, x, 5))).toEqual([1, 0, 1])
})

test('a position in one of two parts is inside, between them outside', () => {
  const polygon = multiPolygonOf(ZONE_37, [box(0, 0, 2, 2)], [moved(box(0, 0, 2, 2), 5, 0)])
  expect([1, 3, 6].map((x) => locate(polygon, x, 1))).toEqual([1, -1, 1])
})

test.each([NaN, Infinity, -Infinity])('%f is nowhere inside', (x) => {
  expect(locate(polygonOf(ZONE_37, box(0, 0, 2, 2)), x, 1)).toBe(-1)
})
