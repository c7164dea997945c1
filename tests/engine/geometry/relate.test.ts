import { intersect } from '@turf/intersect'
import fc from 'fast-check'
import type { Feature, Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { planeArea } from '../../../src/engine/geometry/area.ts'
import { areaWithinUnion, relate, relateLine } from '../../../src/engine/geometry/relate.ts'
import { makeShape, type Shape } from '../../../src/engine/geometry/shape.ts'
import { exactAreaWithin, exactRelation } from '../../exact.ts'
import { seeded, simpleOnGrid, simpleOnTurnedGrid, star } from '../../random-polygons.ts'
import { box, type Corners, lineOf, moved, multiPolygonOf, path, polygonOf, ZONE_37 } from '../../shapes.ts'

const polygon = (...rings: Corners[]) => polygonOf(ZONE_37, ...rings)
const apart = { inside: false, outside: true }
const within = { inside: true, outside: false }
const across = { inside: true, outside: true }

describe('on a small grid it equals exact rational arithmetic', () => {
  const grid = simpleOnGrid(ZONE_37, 5)

  test('of two simple polygons', () => {
    const seen = { apart: 0, within: 0, across: 0 }
    fc.assert(
      fc.property(simpleOnGrid(ZONE_37, 4, 2), grid, (a, b) => {
        const { inside, outside, sharedArea } = relate(a, b)
        expect({ inside, outside }).toEqual(exactRelation(a, b))
        expect(sharedArea).toBeCloseTo(exactAreaWithin(a, [b]), 9)
        seen[inside ? (outside ? 'across' : 'within') : 'apart']++
      }),
      seeded(400),
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
  })

  test('of a polygon and a frame with a hole', () => {
    fc.assert(
      fc.property(grid, grid, (a, hole) => {
        const ring = polygonOf(ZONE_37, box(-1, -1, 6, 6), cornersOf(hole))
        for (const [p, q] of [
          [a, ring],
          [ring, a],
        ] as const) {
          const { inside, outside, sharedArea } = relate(p, q)
          expect({ inside, outside }).toEqual(exactRelation(p, q))
          expect(sharedArea).toBeCloseTo(exactAreaWithin(p, [q]), 9)
        }
      }),
      seeded(150),
    )
  })

  test('area within a union whose members overlap, touch and repeat', () => {
    fc.assert(
      fc.property(grid, fc.array(grid, { minLength: 1, maxLength: 4 }), (a, others) => {
        expect(areaWithinUnion(a, others)).toBeCloseTo(exactAreaWithin(a, others), 9)
      }),
      seeded(200),
    )
  })
})

describe('edges that are in one line but for the last digits: not an area is lost', () => {
  test.each([0.3, 1.1, 2.5])('on a grid turned by %f', (angle) => {
    const grid = simpleOnTurnedGrid(ZONE_37, 4, angle)
    fc.assert(
      fc.property(grid, grid, (a, b) => {
        const { sharedArea, ...relation } = relate(a, b)
        expect(relation).toEqual(exactRelation(a, b))
        // Crossings are rounded to 7e-9 m, along edges of half a kilometre.
        expect(Math.abs(sharedArea - exactAreaWithin(a, [b]))).toBeLessThan(1e-3)
      }),
      seeded(100),
    )
    fc.assert(
      fc.property(grid, fc.array(grid, { minLength: 2, maxLength: 3 }), (a, others) => {
        expect(Math.abs(areaWithinUnion(a, others) - exactAreaWithin(a, others))).toBeLessThan(1e-3)
      }),
      seeded(30),
    )
  })
})

describe('a polygon of two parts is the ground that they cover together', () => {
  const grid = simpleOnGrid(ZONE_37, 5)

  test('parts that overlap, share edges or are apart', () => {
    fc.assert(
      fc.property(simpleOnGrid(ZONE_37, 4, 1), grid, grid, (a, b, c) => {
        const both = makeShape('polygon', ZONE_37, [...b.parts, ...c.parts])
        const { sharedArea, ...relation } = relate(a, both)
        expect(relation).toEqual(exactRelation(a, b, c))
        expect(sharedArea).toBeCloseTo(exactAreaWithin(a, [b, c]), 9)
      }),
      seeded(200),
    )
  })

  test('across the common edge of two parts is inside', () => {
    const two = multiPolygonOf(ZONE_37, [box(0, 0, 4, 4)], [box(4, 0, 8, 4)])
    expect(relate(polygon(box(2, 1, 6, 3)), two)).toEqual({ ...within, sharedArea: 8 })
    expect(relateLine(lineOf(ZONE_37, path('2 1, 6 3')), two)).toEqual(within)
  })
})

function cornersOf(shape: Shape): Corners {
  const ring = shape.parts[0]![0]!
  return Array.from({ length: ring.length / 2 - 1 }, (_, i): [number, number] => [ring[i * 2]!, ring[i * 2 + 1]!])
}

describe('in metres of a zone it agrees with Turf', () => {
  const near = (dx: number) => star(37500000 + dx, 3941000, 1500)

  const feature = (corners: Corners): Feature<Polygon> => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [[...corners, corners[0]!].map(([x, y]) => [x, y])] },
  })

  /** Turf's overlay is planar in whatever units it is given; its own area function is not, hence the shoelace. */
  function turfArea(a: Corners, b: Corners): number {
    const geometry = intersect({ type: 'FeatureCollection', features: [feature(a), feature(b)] })?.geometry
    if (!geometry) return 0
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return planeArea(multiPolygonOf(ZONE_37, ...(parts as [number, number][][][])))
  }

  test('on the shared area', () => {
    let overlapping = 0
    fc.assert(
      fc.property(near(0), near(700), (a, b) => {
        const expected = turfArea(a, b)
        const { sharedArea, inside } = relate(polygon(a), polygon(b))
        // Turf rounds crossings to doubles, 4e-9 m at these coordinates, along a few kilometres of edges.
        expect(Math.abs(sharedArea - expected)).toBeLessThan(1e-3)
        if (expected > 1e-3) expect(inside).toBe(true)
        if (expected > 0) overlapping++
      }),
      seeded(150),
    )
    expect(overlapping).toBeGreaterThan(100)
  })

  test('the shared area does not depend on which is first', () => {
    fc.assert(
      fc.property(near(0), near(900), (a, b) => {
        expect(relate(polygon(a), polygon(b)).sharedArea).toBeCloseTo(relate(polygon(b), polygon(a)).sharedArea, 2)
      }),
      seeded(100),
    )
  })
})

describe('named cases: first polygon against second', () => {
  const unit = box(0, 0, 4, 4)
  const ring = polygon(box(0, 0, 9, 9), box(3, 3, 6, 6))

  test.each<[string, Shape, Shape, object, number]>([
    ['equal', polygon(unit), polygon(unit), within, 16],
    ['equal, begun at another corner', polygon(unit), polygon([...unit.slice(2), ...unit.slice(0, 2)]), within, 16],
    ['a whole edge shared from outside', polygon(unit), polygon(moved(unit, 4, 0)), apart, 0],
    ['a whole edge shared from inside', polygon(box(0, 0, 2, 4)), polygon(unit), within, 8],
    ['part of an edge shared from outside', polygon(unit), polygon(moved(unit, 4, 2)), apart, 0],
    ['part of an edge shared from inside', polygon(box(1, 0, 3, 2)), polygon(unit), within, 4],
    ['edges in line, apart', polygon(unit), polygon(moved(unit, 9, 0)), apart, 0],
    ['a corner touches a corner', polygon(unit), polygon(moved(unit, 4, 4)), apart, 0],
    ['a corner touches an edge (T) from outside', polygon(unit), polygon(path('4 2, 6 1, 6 3')), apart, 0],
    ['a corner touches an edge (T) from inside', polygon(path('4 2, 2 1, 2 3')), polygon(unit), within, 2],
    ['corners inside the edges all round', polygon(path('2 0, 4 2, 2 4, 0 2')), polygon(unit), within, 8],
    ['round the other', polygon(box(-1, -1, 5, 5)), polygon(unit), across, 16],
    ['a cross of two bars', polygon(box(1, -1, 3, 5)), polygon(box(-1, 1, 5, 3)), across, 4],
    ['the same bar, one longer', polygon(box(0, 0, 4, 2)), polygon(box(1, 0, 3, 2)), across, 4],
    ['fills the hole exactly', polygon(box(3, 3, 6, 6)), ring, apart, 0],
    ['in the hole, away from its edges', polygon(box(4, 4, 5, 5)), ring, apart, 0],
    ['in the hole, on one of its edges', polygon(box(3, 4, 5, 5)), ring, apart, 0],
    ['over the hole and a little more', polygon(box(2, 2, 7, 7)), ring, across, 16],
    ['the outline without the hole', polygon(box(0, 0, 9, 9)), ring, across, 72],
    ['the ring within its outline', ring, polygon(box(0, 0, 9, 9)), within, 72],
    ['the ring and what fills its hole', ring, polygon(box(3, 3, 6, 6)), apart, 0],
    ['the ring and itself', ring, ring, within, 72],
    ['through two corners', polygon(path('-1 -1, 5 5, 5 6, -1 0')), polygon(unit), across, 3.5],
  ])('%s', (_, a, b, relation, area) => {
    const { sharedArea, ...found } = relate(a, b)
    expect(found).toEqual(relation)
    expect(sharedArea).toBeCloseTo(area, 12)
  })

  test('far apart, with no common bounds', () => {
    expect(relate(polygon(unit), polygon(moved(unit, 100, 0)))).toEqual({ ...apart, sharedArea: 0 })
  })

  test('one part inside, the other outside: across', () => {
    const two = multiPolygonOf(ZONE_37, [box(1, 1, 2, 2)], [box(11, 1, 12, 2)])
    expect(relate(two, polygon(unit))).toEqual({ ...across, sharedArea: 1 })
  })

  test('an overlap of a hair is an overlap', () => {
    const hair = 2 ** -40
    expect(relate(polygon(moved(unit, 4 - hair, 0)), polygon(unit))).toMatchObject(across)
    expect(relate(polygon(moved(unit, 4, 0)), polygon(unit))).toMatchObject(apart)
  })
})

describe('a line and a polygon', () => {
  const ring = polygon(box(0, 0, 9, 9), box(3, 3, 6, 6))

  test.each<[string, Corners, object]>([
    ['inside', path('1 1, 2 8'), within],
    ['outside', path('-1 -1, -1 9'), apart],
    ['through both edges', path('-1 2, 10 2'), across],
    ['through the hole', path('1 5, 8 5'), across],
    ['within the hole', path('4 4, 5 5'), apart],
    ['along an edge only', path('1 0, 8 0'), { inside: false, outside: false }],
    ['along an edge of the hole and on inside', path('3 3, 6 3, 8 3'), within],
    ['along an edge and on outside', path('5 0, 12 0'), apart],
    ['touching an edge from outside with its end', path('-3 4, 0 4'), apart],
    ['touching an edge from inside with its end', path('2 4, 0 4'), within],
    ['through a corner only', path('-1 1, 1 -1'), apart],
  ])('%s', (_, corners, relation) => {
    expect(relateLine(lineOf(ZONE_37, corners), ring)).toEqual(relation)
  })
})

describe('area within a union, by hand', () => {
  const park = polygon(box(0, 0, 10, 10))
  test.each<[string, Shape[], number]>([
    ['nothing', [], 0],
    ['itself', [park], 100],
    ['itself twice', [park, park], 100],
    ['two halves that share an edge', [polygon(box(0, 0, 5, 10)), polygon(box(5, 0, 10, 10))], 100],
    ['two that overlap', [polygon(box(-5, 0, 6, 10)), polygon(box(4, 0, 15, 10))], 100],
    ['one within the other', [polygon(box(2, 2, 8, 8)), polygon(box(4, 4, 6, 6))], 36],
    ['a frame and what fills its hole', [polygon(box(0, 0, 10, 10), box(3, 3, 6, 6)), polygon(box(3, 3, 6, 6))], 100],
    [
      'two frames whose holes overlap',
      [polygon(box(0, 0, 10, 10), box(2, 2, 6, 6)), polygon(box(0, 0, 10, 10), box(4, 4, 8, 8))],
      96,
    ],
    ['outside, touching', [polygon(box(10, 0, 20, 10))], 0],
  ])('%s', (_, others, area) => {
    expect(areaWithinUnion(park, others)).toBeCloseTo(area, 12)
  })
})
