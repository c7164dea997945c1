import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameByCode, type Frame } from '../../../src/engine/geometry/frame.ts'
import { nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import { reframe } from '../../../src/engine/geometry/reframe.ts'
import { ringsOf, type Shape } from '../../../src/engine/geometry/shape.ts'
import { seeded, star } from '../../random-polygons.ts'
import { box, lineOf, LNG_LAT, path, polygonOf, ZONE_37 } from '../../shapes.ts'

const ZONE_38 = frameByCode('EPSG:4526')!
const SIX_DEGREES = frameByCode('EPSG:4497')!
const WEB_MERCATOR = frameByCode('EPSG:3857')!
const UTM_49 = frameByCode('EPSG:32649')!
const XIAN_80 = frameByCode('EPSG:2361', [112.25, -58.5, -7.75, -1.25, 2.5, -3.125, 4.5])!
const BEIJING_54 = frameByCode('EPSG:21419', [15.8, -154.4, -82.3])!
const BEIJING_54_DEGREES = frameByCode('EPSG:4214', [15.8, -154.4, -82.3])!

/** The farthest that a place on an edge of the first lies from the edges of the second, metres. */
function farthest(shape: Shape, moved: Shape): number {
  let worst = 0
  for (const ring of ringsOf(shape))
    for (let i = 2; i < ring.length; i += 2)
      for (let t = 0; t < 1; t += 1 / 23) {
        const x = ring[i - 2]! + t * (ring[i]! - ring[i - 2]!)
        const y = ring[i - 1]! + t * (ring[i + 1]! - ring[i - 1]!)
        const at = moved.frame.fromLngLat(...shape.frame.toLngLat(x, y))
        worst = Math.max(worst, nearestOnEdges(moved, ...at)!.distanceMetres)
      }
  return worst
}

describe.each<[string, Frame, Frame, number, number, number]>([
  ['zone 37 to degrees', ZONE_37, LNG_LAT, 37500000, 3941000, 1],
  ['zone 37 at its edge to degrees', ZONE_37, LNG_LAT, 37635930, 5600000, 1],
  ['degrees to zone 37', LNG_LAT, ZONE_37, 110.98, 35.6, 1e-5],
  ['zone 37 to zone 38', ZONE_37, ZONE_38, 37635930, 3942196, 1],
  ['zone 37 to the 6° zone with the same meridian', ZONE_37, SIX_DEGREES, 37560000, 3942196, 1],
  ['Web Mercator to zone 37', WEB_MERCATOR, ZONE_37, 12401000, 4244000, 1.23],
  ['zone 37 to Web Mercator, far north', ZONE_37, WEB_MERCATOR, 37560000, 5800000, 1],
  ['degrees to Web Mercator', LNG_LAT, WEB_MERCATOR, 110.98, 35.6, 1e-5],
  ['UTM to zone 37', UTM_49, ZONE_37, 640000, 3942196, 1],
  ['Xi’an 80 to zone 37', XIAN_80, ZONE_37, 37560000, 3942196, 1],
  ['Xi’an 80 to degrees', XIAN_80, LNG_LAT, 37635930, 3942196, 1],
  ['Beijing 54 in a 6° zone to zone 38', BEIJING_54, ZONE_38, 19640000, 3942196, 1],
  ['Beijing 54 in degrees to zone 37', BEIJING_54_DEGREES, ZONE_37, 110.98, 35.6, 1e-5],
  ['zone 37 to Beijing 54 in degrees', ZONE_37, BEIJING_54_DEGREES, 37635930, 3942196, 1],
])('%s', (_, from, to, x, y, unit) => {
  test.each([300, 5000, 30000])('with edges of about %i m no place on an edge leaves it by more than 1 mm', (size) => {
    fc.assert(
      fc.property(star(x, y, size * unit), (corners) => {
        const shape = polygonOf(from, corners)
        expect(farthest(shape, reframe(shape, to))).toBeLessThan(0.001)
      }),
      seeded(5),
    )
  })
})

test('a straight line of 5 km in zone 37 lies a third of a metre off the straight line in degrees', () => {
  // The reason for densifying; architecture, "Frames and measures".
  const ends = [37570000, 37575000].map((x) => ZONE_37.toLngLat(x, 3942000))
  const straight = lineOf(LNG_LAT, ends)
  const middle = ZONE_37.toLngLat(37572500, 3942000)
  expect(nearestOnEdges(straight, ...middle)!.distanceMetres).toBeGreaterThan(0.3)
  const dense = reframe(lineOf(ZONE_37, path('37570000 3942000, 37575000 3942000')), LNG_LAT)
  expect(nearestOnEdges(dense, ...middle)!.distanceMetres).toBeLessThan(0.001)
})

test('every corner stays a corner, and rings stay closed', () => {
  const shape = polygonOf(ZONE_37, box(37500000, 3941000, 37520000, 3961000), box(37505000, 3945000, 37506000, 3946000))
  const dense = reframe(shape, LNG_LAT)
  shape.parts[0]!.forEach((ring, r) => {
    const found = dense.parts[0]![r]!
    const corners = Array.from({ length: found.length / 2 }, (_, i) => [found[i * 2], found[i * 2 + 1]])
    expect(found.length).toBeGreaterThan(ring.length)
    expect(corners.at(-1)).toEqual(corners[0])
    for (let i = 0; i < ring.length; i += 2) expect(corners).toContainEqual(ZONE_37.toLngLat(ring[i]!, ring[i + 1]!))
  })
})

test('Beijing 54 lies some tens of metres beside CGCS2000, and its corners come where PROJ has them', () => {
  // cs2cs -f %.9f of PROJ 9.1.1, +towgs84=15.8,-154.4,-82.3, as in datum-shift.test.ts.
  const moved = reframe(lineOf(BEIJING_54_DEGREES, path('108.6 40.6, 108.6 40.6')), LNG_LAT)
  const [lng, lat] = moved.parts[0]![0]!
  expect(lng).toBeCloseTo(108.600404919, 9)
  expect(lat).toBeCloseTo(40.600348454, 9)
})

test('into a frame with the same numbers nothing is done', () => {
  const shape = polygonOf(frameByCode('EPSG:4508')!, box(500000, 3941000, 500100, 3941100))
  expect(reframe(shape, frameByCode('EPSG:4546')!)).toBe(shape)
})
