import { describe, expect, test } from 'vitest'
import { compareOutlines } from '../../../src/engine/diff/compare-outlines.ts'
import { objectChange } from '../../../src/engine/diff/object-change.ts'
import { polygonCentroid, sideOfBearing } from '../../../src/engine/diff/side-of-change.ts'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { reframe } from '../../../src/engine/geometry/reframe.ts'
import type { Shape } from '../../../src/engine/geometry/shape.ts'
import { seededRandom } from '../../bench/measure.ts'
import { box, type Corners, LNG_LAT, moved, multiPolygonOf, path, polygonOf, ZONE_37 } from '../../shapes.ts'

const [EAST, NORTH] = [37500000, 3941000]
/** In metres near the central meridian, where a metre of the plane is one on the ellipsoid. */
const parts = (...all: Corners[][]) =>
  multiPolygonOf(ZONE_37, ...all.map((rings) => rings.map((ring) => moved(ring, EAST, NORTH))))
const polygon = (...rings: Corners[]) => parts(rings)
const compare = (old: Shape, now: Shape, toleranceMetres = 1) =>
  compareOutlines(old, now, { toleranceMetres, plane: ZONE_37 })

const ten = box(0, 0, 100, 100)
const hole = box(30, 30, 60, 60)
const TEN_ACROSS = path('0 0, 100 0, 100 100, 0 100')

describe('identical', () => {
  const withHole = polygon(ten, hole)
  const two = parts([ten], [moved(ten, 200, 0)])
  const far = multiPolygonOf(LNG_LAT, [path('110.91 35.68, 110.93 35.68, 110.93 35.70, 110.91 35.70')])
  const farDivided = multiPolygonOf(LNG_LAT, [
    path('110.91 35.68, 110.9166666666 35.68, 110.93 35.68, 110.93 35.70, 110.923 35.70, 110.91 35.70'),
  ])
  // A third of a slanted edge is no double: its place is off by the last digit.
  const slanted = polygon(path('0 0, 100 37, 60 100'))
  const slantedDivided = polygon([
    [0, 0],
    [100 / 3, 37 / 3],
    [100, 37],
    [60, 100],
  ])
  test.each<[string, Shape, Shape]>([
    ['the same', withHole, withHole],
    ['begun elsewhere', polygon(ten), polygon([...ten.slice(2), ...ten.slice(0, 2)])],
    ['wound the other way', polygon(ten, hole), polygon([...ten].reverse(), [...hole].reverse())],
    ['parts in another order', two, parts([moved(ten, 200, 0)], [ten])],
    ['a corner within an edge', polygon(ten), polygon(path('0 0, 50 0, 100 0, 100 100, 0 100'))],
    ['a corner within an edge, in degrees', far, farDivided],
    ['a corner within a slanted edge', slanted, slantedDivided],
    ['a corner repeated', polygon(ten), polygon([...ten.slice(0, 2), ten[1]!, ...ten.slice(2)])],
  ])('%s', (_, old, now) => {
    const areasOf = ({ plane, ellipsoidal }: ReturnType<typeof compare>) => [plane.old, ellipsoidal.old]
    const [there, back] = [areasOf(compare(old, now, 0)), areasOf(compare(now, old, 0))]
    there.forEach((area, k) => expect(Math.abs(area / back[k]! - 1)).toBeLessThan(1e-9))
    for (const [a, b] of [
      [old, now],
      [now, old],
    ] as const) {
      const found = compare(a, b, 0)
      expect(found.classification).toBe('identical')
      expect(found.largestOffset).toBeNull()
      expect(found.pieces).toEqual([])
      for (const areas of [found.plane, found.ellipsoidal])
        expect([areas.added, areas.removed, areas.net, areas.kept]).toEqual([0, 0, 0, areas.old])
      for (const { kind, distanceMetres } of found.corners) {
        expect(kind).not.toBe('moved')
        expect(distanceMetres).toBeLessThan(1e-6)
      }
    }
  })

  test('the same ground in a frame with and without the number of the zone, to the last digit that either has', () => {
    const without = frameByCode('EPSG:4546')!
    // The number of the zone takes two digits off what a double can hold.
    const random = seededRandom(4546)
    const corners = Array.from({ length: 60 }, (_, k): [number, number] => {
      const [angle, radius] = [(2 * Math.PI * k) / 60, 900 + 100 * random()]
      return [radius * Math.cos(angle), radius * Math.sin(angle)]
    })
    const [a, b] = [
      polygonOf(ZONE_37, moved(corners, 37530000, NORTH)),
      polygonOf(without, moved(corners, 530000, NORTH)),
    ]
    for (const found of [compare(a, b), compare(b, a)]) {
      expect(found.classification).toBe('identical')
      expect(found.corners).toEqual([])
    }
  })

  test('the same ground, divided into parts, whose edges meet as they will: no border runs between them', () => {
    const three = parts([box(0, 0, 50, 100)], [box(50, 0, 100, 50)], [box(50, 50, 100, 100)])
    for (const found of [compare(polygon(ten), three), compare(three, polygon(ten))]) {
      expect(found).toMatchObject({ classification: 'changed', largestOffset: null, pieces: [] })
      expect(found.plane.kept).toBeCloseTo(10000, 6)
    }
  })

  test('the same ground, divided into parts: not the same edges', () => {
    const found = compare(parts([ten], [moved(ten, 100, 0)]), polygon(box(0, 0, 200, 100)))
    expect(found.classification).toBe('changed')
    expect(found.pieces).toEqual([])
  })
})

describe('redigitised or changed', () => {
  test.each<[string, Shape, Shape, number, string]>([
    [
      'a corner just within the tolerance',
      polygon(ten),
      polygon(path('0 0, 100 0, 100 101, 0 100')),
      1.0001,
      'redigitised',
    ],
    ['a corner just beyond it', polygon(ten), polygon(path('0 0, 100 0, 100 101, 0 100')), 0.9999, 'changed'],
    ['a hole drawn anew', polygon(ten, hole), polygon(ten, moved(hole, 0.5, 0.3)), 1, 'redigitised'],
    [
      'a hole too small to be far from anything',
      polygon(ten),
      polygon(ten, path('0.2 50, 0.6 50, 0.4 50.3')),
      1,
      'changed',
    ],
    ['a part divided by a gap', polygon(ten), parts([box(0, 0, 50, 100)], [box(50.5, 0, 100, 100)]), 60, 'changed'],
    [
      'two parts, each drawn anew, in another order',
      parts([ten], [moved(ten, 200, 0)]),
      parts([moved(ten, 200.4, 0)], [moved(ten, 0, -0.4)]),
      1,
      'redigitised',
    ],
    ['no tolerance at all', polygon(ten), polygon(path('0 0, 100 0, 100 100.001, 0 100')), 0, 'changed'],
  ])('%s', (_, old, now, tolerance, classification) => {
    expect(compare(old, now, tolerance).classification).toBe(classification)
    expect(compare(now, old, tolerance).classification).toBe(classification)
  })
})

describe('the largest offset', () => {
  const offset = (old: Shape, now: Shape) => compare(old, now).largestOffset!

  test('lies within an edge where no corner is so far', () => {
    // A notch whose mouth was closed: the middle of the new edge is 20 m from both sides and 25 m from the bottom.
    const notched = polygon(path('0 0, 100 0, 100 100, 70 100, 70 75, 30 75, 30 100, 0 100'))
    const { distanceMetres, from, to } = offset(notched, polygon(ten))
    // On the bottom, 25 m from the mouth; the mouth itself is at most 20 m from the sides.
    expect(distanceMetres).toBeCloseTo(25, 4)
    expect(ZONE_37.fromLngLat(...from)[1]! - NORTH).toBeCloseTo(75, 4)
    expect(ZONE_37.fromLngLat(...to)[1]! - NORTH).toBeCloseTo(100, 4)
  })

  test('is found between corners that both lie on the other border', () => {
    // From (0, 0) to (100, 0) straight: the old border goes around below, 40 m deep, with walls 100 m apart.
    const deep = polygon(path('0 0, 0 -80, 100 -80, 100 0, 100 50, 0 50'))
    const straight = polygon(path('0 0, 100 0, 100 50, 0 50'))
    // The middle of the bottom is 80 m away; of the new edge, 50 m from the walls.
    expect(offset(deep, straight).distanceMetres).toBeCloseTo(80, 4)
    const shallow = polygon(path('0 0, 10 -80, 90 -80, 100 0, 100 50, 0 50'))
    expect(offset(straight, shallow).distanceMetres).toBeCloseTo(80, 4)
  })

  test('within an edge that crosses a narrow strip: half its width from either side', () => {
    const strip = polygon(box(0, 0, 40, 300))
    const cut = polygon(path('0 0, 40 0, 40 300, 0 300, 0 200, 40 150, 0 100'))
    // By hand: the new edges reach x = 40; the place that is farthest from the old border has x = 20.
    const { distanceMetres, to } = offset(strip, cut)
    const old = offset(cut, strip)
    expect(old.distanceMetres).toBe(distanceMetres)
    // The left side of the strip between the edges, at y = 150, is 40 m × cos of their slope from both.
    expect(distanceMetres).toBeCloseTo(50 * Math.cos(Math.atan2(50, 40)), 4)
    expect(to).toHaveLength(2)
  })
})

describe('areas', () => {
  test('by side: each piece to the side of its centroid', () => {
    const now = polygon(
      path('0 0, 100 0, 100 40, 120 40, 120 60, 100 60, 100 100, 60 100, 60 90, 40 90, 40 100, 0 100'),
    )
    const { bySide, pieces } = compare(polygon(ten), now)
    expect(pieces.map(({ kind, side }) => [kind, side])).toEqual([
      ['added', 'east'],
      ['removed', 'north'],
    ])
    expect(bySide.east.added).toBeCloseTo(400, 6)
    expect(bySide.north.removed).toBeCloseTo(200, 6)
    expect(bySide.south).toEqual({ added: 0, removed: 0 })
  })

  test.each([
    [0, 1, 'north'],
    [0.9, 1, 'north'],
    [-1, 1, 'north'],
    [1, 1, 'east'],
    [1, 0, 'east'],
    [1, -0.9, 'east'],
    [1, -1, 'south'],
    [0, -1, 'south'],
    [-0.9, -1, 'south'],
    [-1, -1, 'west'],
    [-1, 0, 'west'],
    [-1, 0.9, 'west'],
  ] as const)('bearing of %f, %f: %s', (x, y, side) => {
    expect(sideOfBearing([5 + x, 7 + y], [5, 7])).toBe(side)
  })

  test('the centroid takes parts and holes into account', () => {
    // 100 · 0.5 + 100 · 3.5 of 200, and a hole of 36 of the first about (0.2, 0.5) taken off.
    const [x] = polygonCentroid(polygon(box(0, 0, 10, 10), box(2, 2, 8, 8)))
    expect(x - EAST).toBeCloseTo(5, 9)
    const [both] = polygonCentroid(parts([box(0, 0, 10, 10)], [box(30, 0, 40, 30)]))
    expect(both - EAST).toBeCloseTo((100 * 5 + 300 * 35) / 400, 9)
  })

  test('where two edges cross at a corner of a third, and where parts overlap, they add up, too', () => {
    const cases: [Shape, Shape][] = [
      [polygon(ten, path('100 50, 70 60, 70 40')), polygon(path('50 0, 150 100, 50 90'))],
      [polygon(ten), parts([ten], [box(80, 20, 140, 40)])],
      [parts([box(20, 20, 40, 40)], [ten]), polygon(box(10, 10, 90, 130))],
    ]
    for (const [old, now] of cases)
      for (const { kept, added, removed, old: before, now: after } of [
        compare(old, now).plane,
        compare(old, now).ellipsoidal,
      ]) {
        expect(Math.abs((kept + added) / after - 1)).toBeLessThan(1e-12)
        expect(Math.abs((kept + removed) / before - 1)).toBeLessThan(1e-12)
      }
    expect(compare(...cases[1]!).plane.added).toBeCloseTo(40 * 20, 6)
  })
})

describe('pieces within the tolerance', () => {
  test.each<[string, Shape, Shape, boolean[]]>([
    ['a thin strip', polygon(ten), polygon(box(0, 0, 100, 100.8)), [true]],
    ['a thicker one', polygon(ten), polygon(box(0, 0, 100, 101.2)), [false]],
    // All of its border is old border; its middle is 15 m from it.
    ['a hole filled', polygon(ten, hole), polygon(ten), [false]],
    ['a small hole filled', polygon(ten, box(30, 30, 31.8, 31.8)), polygon(ten), [true]],
  ])('%s', (_, old, now, within) => {
    expect(compare(old, now).pieces.map(({ withinTolerance }) => withinTolerance)).toEqual(within)
  })
})

describe('corners', () => {
  const places = (old: Shape, now: Shape) =>
    compare(old, now).corners.map(({ kind, from, to, distanceMetres }) => [
      kind,
      from && [from.xy[0] - EAST, from.xy[1] - NORTH],
      to && [to.xy[0] - EAST, to.xy[1] - NORTH],
      Math.round(distanceMetres * 1000) / 1000,
    ])

  test('one moved', () => {
    expect(places(polygon(ten), polygon(path('0 0, 100 0, 103 104, 0 100')))).toEqual([
      ['moved', [100, 100], [103, 104], 5],
    ])
  })

  test('of three new corners for two, the farthest from both is the one added', () => {
    const old = polygon(path('0 0, 100 0, 100 40, 100 60, 100 100, 0 100'))
    const now = polygon(path('0 0, 100 0, 101 40, 130 50, 101 60, 100 100, 0 100'))
    expect(places(old, now)).toEqual([
      ['moved', [100, 40], [101, 40], 1],
      ['moved', [100, 60], [101, 60], 1],
      ['added', null, [130, 50], 30],
    ])
  })

  test('a hole that was filled: its corners dropped, each far from the new border', () => {
    expect(places(polygon(ten, hole), polygon(ten))).toEqual([
      ['dropped', [30, 30], null, 30],
      ['dropped', [30, 60], null, 30],
      ['dropped', [60, 60], null, 40],
      ['dropped', [60, 30], null, 30],
    ])
  })

  test('an outline drawn anew is paired from corners that are nearest to one another, wherever it begins', () => {
    const turned = [...TEN_ACROSS.slice(2), ...TEN_ACROSS.slice(0, 2)]
    expect(places(polygon(ten), polygon(moved(turned, 3, 4)))).toEqual(
      ten.map(([x, y]) => ['moved', [x, y], [x + 3, y + 4], 5]),
    )
  })

  test('a part dropped and another added far away are not one that moved', () => {
    const kinds = places(parts([ten], [moved(ten, 200, 0)]), parts([ten], [moved(ten, 0, 500)])).map(([kind]) => kind)
    expect(kinds).toEqual([...Array(4).fill('dropped'), ...Array(4).fill('added')])
  })

  test('numbers are those of part, ring and corner', () => {
    const old = parts([ten], [moved(ten, 200, 0), moved(hole, 200, 0)])
    const now = parts([ten], [moved(ten, 200, 0), moved(path('30 30, 60 30, 60 61, 30 60'), 200, 0)])
    const [{ from, to } = { from: null, to: null }] = compare(old, now).corners
    // Holes are wound the other way when they are read.
    expect(from!.number).toMatchObject({ part: 2, ring: 2 })
    expect(to!.number).toEqual(from!.number)
    const ring = old.parts[1]![1]!
    const k = (from!.number.corner - 1) * 2
    expect(from!.xy).toEqual([ring[k], ring[k + 1]])
  })

  test('fifty thousand of them moved, and some left out, in reasonable time', () => {
    const circle = (count: number, radius: number, turn: number): Corners =>
      Array.from({ length: count }, (_, k): [number, number] => {
        const angle = (2 * Math.PI * (k + turn)) / count
        return [radius * Math.cos(angle), radius * Math.sin(angle)]
      })
    const started = performance.now()
    const found = compare(polygon(circle(50000, 3000, 0)), polygon(circle(40000, 3001, 0.3)))
    const count = (kind: string) => found.corners.filter((change) => change.kind === kind).length
    expect(count('moved') + count('dropped')).toBe(50000)
    expect(count('moved')).toBeGreaterThan(30000)
    expect(count('added')).toBe(40000 - count('moved'))
    expect(performance.now() - started).toBeLessThan(20000)
  }, 30000)
})

describe('outlines in different frames', () => {
  const degrees = multiPolygonOf(LNG_LAT, [path('110.91 35.68, 110.93 35.68, 110.93 35.70, 110.91 35.70')])
  const plane = reframe(degrees, ZONE_37)

  test('the same ground is found, whichever comes first', () => {
    for (const [old, now] of [
      [degrees, plane],
      [plane, degrees],
    ] as const) {
      const found = compare(old, now)
      expect(found.classification).not.toBe('changed')
      // A densified edge keeps to the first one within a millimetre.
      expect(found.largestOffset?.distanceMetres ?? 0).toBeLessThan(0.0011)
      expect(Math.abs(found.plane.net)).toBeLessThan(0.001 * 8000)
    }
  })

  test('a corner moved by a known way', () => {
    const ring = [...plane.parts[0]![0]!]
    // The first and the last are one.
    for (const k of [0, ring.length - 2]) ring[k]! -= 30
    const now = { ...plane, parts: [[Float64Array.from(ring)]] }
    const found = compareOutlines(degrees, multiPolygonOf(ZONE_37, [pairsOf(now.parts[0]![0]!)]), {
      toleranceMetres: 1,
      plane: ZONE_37,
    })
    expect(found.classification).toBe('changed')
    const movedCorners = found.corners.filter(({ kind }) => kind === 'moved')
    expect(movedCorners).toHaveLength(1)
    expect(movedCorners[0]!.distanceMetres).toBeCloseTo(30, 2)
    expect(movedCorners[0]!.from!.xy).toEqual([110.91, 35.68])
  })
})

const pairsOf = (ring: Float64Array): Corners =>
  Array.from({ length: ring.length / 2 - 1 }, (_, k): [number, number] => [ring[k * 2]!, ring[k * 2 + 1]!])

test.each([
  ['outside', 'inside', 'entered'],
  ['outside', 'on-line', 'entered'],
  ['straddling', 'inside', 'entered'],
  ['inside', 'outside', 'left'],
  ['on-line', 'outside', 'left'],
  ['straddling', 'outside', 'left'],
  ['inside', 'straddling', 'straddles'],
  ['straddling', 'straddling', 'straddles'],
  ['outside', 'straddling', 'straddles'],
  ['inside', 'on-line', 'inside'],
  ['outside', 'outside', 'outside'],
] as const)('an object that was %s and is %s: %s', (before, after, change) => {
  expect(objectChange(before, after)).toBe(change)
})

test('the way back has the same pairs of corners, also of outlines whose table is too large to be searched whole', () => {
  const random = seededRandom(20261130)
  const round = (count: number): Corners =>
    Array.from({ length: count }, (_, k) => {
      const [angle, radius] = [(2 * Math.PI * k) / count, 300 + random()]
      return [radius * Math.cos(angle), radius * Math.sin(angle)]
    })
  const [old, now] = [polygon(round(4000)), polygon(round(3300))]
  const pairsOf = (from: Shape, to: Shape, side: 'from' | 'to') =>
    compare(from, to)
      .corners.filter(({ kind }) => kind === 'moved')
      .map((change) => `${change[side]!.number.corner} ${change[side === 'from' ? 'to' : 'from']!.number.corner}`)
      .sort()
  expect(pairsOf(old, now, 'from')).toEqual(pairsOf(now, old, 'to'))
})

test('no ground is less than none: slivers of the last digits, on the ellipsoid too', () => {
  const random = seededRandom(7)
  const turned = (shift: number): Corners =>
    Array.from({ length: 3000 }, (_, k) => {
      const [angle, radius] = [(2 * Math.PI * k) / 3000, 2500 + shift * random()]
      return [radius * Math.cos(angle), radius * Math.sin(angle)]
    })
  const { pieces, plane, ellipsoidal } = compare(polygon(turned(0)), polygon(turned(5e-8)))
  for (const piece of pieces)
    expect(Math.min(piece.planeSquareMetres, piece.ellipsoidalSquareMetres)).toBeGreaterThanOrEqual(0)
  for (const { old, now, kept, added, removed } of [plane, ellipsoidal]) {
    expect(Math.abs((kept + removed) / old - 1)).toBeLessThan(1e-9)
    expect(Math.abs((kept + added) / now - 1)).toBeLessThan(1e-9)
  }
})
