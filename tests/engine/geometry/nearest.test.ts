import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import { FLATTENING, type LngLat, SEMI_MAJOR_METRES } from '../../../src/engine/geometry/ellipsoid.ts'
import { type Frame, frameByCode } from '../../../src/engine/geometry/frame.ts'
import { ellipsoidalMetres } from '../../../src/engine/geometry/geodesic.ts'
import { nearestBetweenEdges, nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import { reframe } from '../../../src/engine/geometry/reframe.ts'
import { ringsOf, type Shape } from '../../../src/engine/geometry/shape.ts'
import { seeded, share, star } from '../../random-polygons.ts'
import { box, lineOf, LNG_LAT, path, pointsOf, polygonOf, ZONE_37 } from '../../shapes.ts'

const grs80 = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_METRES, FLATTENING)
/** Length of the geodesic, GeographicLib. */
const geodesicMetres = (a: LngLat, b: LngLat) => grs80.Inverse(a[1], a[0], b[1], b[0]).s12!

/** Least geodesic distance to each edge in turn by golden section along it: slow, and without any metric of ours. */
function bruteMetres(shape: Shape, x: number, y: number): number {
  const { frame } = shape
  const from = frame.toLngLat(x, y)
  const golden = (Math.sqrt(5) - 1) / 2
  let least = Infinity
  for (const ring of ringsOf(shape))
    for (let i = 2; i < ring.length; i += 2) {
      const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!]
      const metres = (t: number) => geodesicMetres(from, frame.toLngLat(ax + t * (bx - ax), ay + t * (by - ay)))
      let [low, high] = [0, 1]
      while (high - low > 1e-6) {
        const width = (high - low) * golden
        if (metres(high - width) < metres(low + width)) high = low + width
        else low = high - width
      }
      least = Math.min(least, metres(0), metres(1), metres((low + high) / 2))
    }
  return least
}

const WEB_MERCATOR = frameByCode('EPSG:3857')!
const UTM_49 = frameByCode('EPSG:32649')!
const XIAN_80 = frameByCode('EPSG:2361', [112.25, -58.5, -7.75, -1.25, 2.5, -3.125, 4.5])!
const XIAN_80_FAR = frameByCode('EPSG:2361', [5000, -5000, 5000, 60, -60, 60, 500])!
const BEIJING_54 = frameByCode('EPSG:4214', [15.8, -154.4, -82.3])!
const BEIJING_54_AS_IT_IS = frameByCode('EPSG:21419')!

/** A place in China and a frame in which things are drawn there, with the units of that frame for one metre. */
const GROUNDS: [string, Frame, number, number, number][] = [
  ['zone 37 at its meridian', ZONE_37, 37500000, 3941000, 1],
  ['zone 37 at its edge', ZONE_37, 37635930, 3942196, 1],
  ['zone 37 far north', ZONE_37, 37400000, 5900000, 1],
  ['longitude and latitude, 18 N', LNG_LAT, 109.5, 18.3, 1e-5],
  ['longitude and latitude, 35.6 N', LNG_LAT, 110.98, 35.6, 1e-5],
  ['longitude and latitude, 53 N', LNG_LAT, 122.5, 53.3, 1e-5],
  ['Web Mercator, 18 N', WEB_MERCATOR, 12189485, 2075341, 1.05],
  ['Web Mercator, 53 N', WEB_MERCATOR, 13636638, 7044437, 1.67],
  ['UTM at the edge of its zone, 18 N', UTM_49, 817000, 1993000, 1],
  ['Xi’an 80 by seven parameters', XIAN_80, 37635930, 3942196, 1],
  ['Xi’an 80 by the largest parameters', XIAN_80_FAR, 37635930, 3942196, 1],
  ['Beijing 54 in degrees by three parameters', BEIJING_54, 110.98, 35.6, 1e-5],
  ['Beijing 54 without parameters', BEIJING_54_AS_IT_IS, 19400000, 5900000, 1],
]

describe.each(GROUNDS)('%s', (_, frame, x, y, unit) => {
  test('a position to a polygon, inside and outside, against geodesics', () => {
    fc.assert(
      fc.property(star(x, y, 2000 * unit), share(-1), share(-1), (corners, dx, dy) => {
        const polygon = polygonOf(frame, corners)
        const at = [x + dx * 2000 * unit, y + dy * 2000 * unit] as const
        expect(Math.abs(nearestOnEdges(polygon, ...at)!.distanceMetres - bruteMetres(polygon, ...at))).toBeLessThan(
          2e-4,
        )
      }),
      seeded(15),
    )
  })

  test('edges and distances of ten kilometres: beyond three the error grows with the cube of the length', () => {
    fc.assert(
      fc.property(star(x, y, 10000 * unit), share(-1), share(-1), (corners, dx, dy) => {
        const polygon = polygonOf(frame, corners)
        const at = [x + dx * 12000 * unit, y + dy * 12000 * unit] as const
        const expected = bruteMetres(polygon, ...at)
        const found = nearestOnEdges(polygon, ...at)!.distanceMetres
        expect(Math.abs(found - expected)).toBeLessThan(2e-4 * Math.max(1, (expected / 3000) ** 3))
      }),
      seeded(15),
    )
  })

  test('the ends of the measure are where it says, and as far apart', () => {
    fc.assert(
      fc.property(star(x, y, 2000 * unit), share(-1), share(-1), (corners, dx, dy) => {
        const polygon = polygonOf(frame, corners)
        const at = [x + dx * 3000 * unit, y + dy * 3000 * unit] as const
        const { distanceMetres, from, to } = nearestOnEdges(polygon, ...at)!
        expect(from).toEqual(frame.toLngLat(...at))
        expect(Math.abs(geodesicMetres(from, to) - distanceMetres)).toBeLessThan(1e-4)
        expect(nearestOnEdges(polygon, ...frame.fromLngLat(...to))!.distanceMetres).toBeLessThan(1e-6)
      }),
      seeded(40),
    )
  })

  test('between two polygons, against geodesics from many places along both', () => {
    fc.assert(
      fc.property(star(x, y, 400 * unit), star(x + 1000 * unit, y, 400 * unit), (first, second) => {
        const [a, b] = [polygonOf(frame, first), polygonOf(frame, second)]
        const { distanceMetres, from, to } = nearestBetweenEdges(a, b)!
        let least = Infinity
        for (const [p, q] of [
          [a, b],
          [b, a],
        ] as const)
          for (const ring of ringsOf(p))
            for (let i = 2; i < ring.length; i += 2)
              for (const t of [0, 0.1, 0.3, 0.5, 0.7, 0.9]) {
                const px = ring[i - 2]! + t * (ring[i]! - ring[i - 2]!)
                const py = ring[i - 1]! + t * (ring[i + 1]! - ring[i - 1]!)
                // What GeographicLib finds from here by way of our nearest place is a distance between the two.
                const { from: here, to: there } = nearestOnEdges(q, px, py)!
                least = Math.min(least, geodesicMetres(here, there))
              }
        expect(Math.abs(distanceMetres - least)).toBeLessThan(1e-4)
        expect(nearestOnEdges(a, ...frame.fromLngLat(...from))!.distanceMetres).toBeLessThan(1e-6)
        expect(nearestOnEdges(b, ...frame.fromLngLat(...to))!.distanceMetres).toBeLessThan(1e-6)
      }),
      seeded(10),
    )
  })
})

test('the same place in two frames: distances differ by less than a millionth and the millimetre of densifying', () => {
  fc.assert(
    fc.property(star(37600000, 3941000, 3000), share(-1), share(-1), (corners, dx, dy) => {
      const polygon = polygonOf(ZONE_37, corners)
      const at = [37600000 + dx * 9000, 3941000 + dy * 9000] as const
      const inPlane = nearestOnEdges(polygon, ...at)!.distanceMetres
      const inDegrees = nearestOnEdges(reframe(polygon, LNG_LAT), ...ZONE_37.toLngLat(...at))!.distanceMetres
      expect(Math.abs(inPlane - inDegrees)).toBeLessThan(0.001 + 1e-6 * inPlane)
    }),
    seeded(100),
  )
})

describe('the one distance', () => {
  test('up to 3 km it is within 0.1 mm of GeographicLib, from 15 to 55 N and in every direction', () => {
    let worst = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 15_000_000, max: 55_000_000 }),
        fc.integer({ min: 0, max: 359_999 }),
        fc.integer({ min: 0, max: 3_000_000 }),
        (latitude, azimuth, millimetres) => {
          const { lat2, lon2 } = grs80.Direct(latitude / 1e6, 110, azimuth / 1e3, millimetres / 1e3)
          const found = ellipsoidalMetres([110, latitude / 1e6], [lon2!, lat2!])
          worst = Math.max(worst, Math.abs(found - millimetres / 1e3))
        },
      ),
      seeded(5000),
    )
    expect(worst).toBeLessThan(1e-4)
  })

  test('beyond 3 km it is GeographicLib', () => {
    const [a, b]: LngLat[] = [
      [110, 35],
      [110.2, 35.3],
    ]
    expect(ellipsoidalMetres(a!, b!)).toBe(geodesicMetres(a!, b!))
  })

  // `geod -I +ellps=GRS80 -F %.6f` of PROJ 9.1.1; latitude and longitude are in this order there.
  test.each<[LngLat, LngLat, number]>([
    [[111, 35.6], [111.003, 35.6], 271.85041],
    [[111, 35.6], [111, 35.602], 221.903243],
    [[108.6, 40.6], [108.62, 40.61], 2024.448552],
    [[116.404, 39.915], [121.4737, 31.2304], 1067046.833504],
  ])('%j to %j', (from, to, metres) => {
    expect(ellipsoidalMetres(from, to)).toBeCloseTo(metres, 4)
  })
})

describe('named cases', () => {
  const square = polygonOf(ZONE_37, box(37500000, 3941000, 37500100, 3941100))

  test.each<[string, [number, number], number]>([
    ['on an edge', [37500050, 3941000], 0],
    ['on a corner', [37500100, 3941100], 0],
    ['inside', [37500050, 3941030], 30],
    ['outside, across from an edge', [37500050, 3940960], 40],
    ['outside, across from a corner', [37500130, 3941140], 50],
  ])('%s', (_, at, metres) => {
    // The scale on the meridian is 1, so metres of the plane are metres of the ellipsoid.
    expect(nearestOnEdges(square, ...at)!.distanceMetres).toBeCloseTo(metres, 6)
  })

  test('an edge of a hole is an edge', () => {
    const ring = polygonOf(
      ZONE_37,
      box(37500000, 3941000, 37500100, 3941100),
      box(37500040, 3941040, 37500060, 3941060),
    )
    expect(nearestOnEdges(ring, 37500050, 3941035)!.distanceMetres).toBeCloseTo(5, 6)
  })

  test('an edge without length is a place', () => {
    const line = lineOf(ZONE_37, path('37500000 3941000, 37500000 3941000'))
    expect(nearestOnEdges(line, 37500003, 3941004)!.distanceMetres).toBeCloseTo(5, 6)
  })

  test('to the nearest of several points', () => {
    const points = pointsOf(ZONE_37, path('37500000 3941000, 37500100 3941000'))
    expect(nearestOnEdges(points, 37500093, 3941000)!.distanceMetres).toBeCloseTo(7, 6)
    expect(nearestBetweenEdges(points, square)!.distanceMetres).toBe(0)
  })

  test('an outline of more than a thousand edges', () => {
    const corners = Array.from({ length: 3000 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / 3000
      return [37500000 + 1000 * Math.cos(angle), 3941000 + 1000 * Math.sin(angle)]
    })
    // From the centre to the middle of an edge of a regular polygon: r cos(π / n).
    const metres = nearestOnEdges(polygonOf(ZONE_37, corners), 37500000, 3941000)!.distanceMetres
    expect(metres).toBeCloseTo(1000 * Math.cos(Math.PI / 3000), 5)
  })

  test('of nothing there is no distance', () => {
    expect(nearestOnEdges(pointsOf(ZONE_37, []), 0, 0)).toBeNull()
    expect(nearestBetweenEdges(square, pointsOf(ZONE_37, []))).toBeNull()
  })
})
