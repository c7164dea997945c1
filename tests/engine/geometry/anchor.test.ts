import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorOf, anchorXy } from '../../../src/engine/geometry/anchor.ts'
import { locate } from '../../../src/engine/geometry/contains.ts'
import { seeded, simpleOnGrid, star } from '../../random-polygons.ts'
import { box, type Corners, lineOf, LNG_LAT, multiPolygonOf, path, pointsOf, polygonOf, ZONE_37 } from '../../shapes.ts'

const insideItself = (shape: ReturnType<typeof polygonOf>) => locate(shape, ...anchorXy(shape)) === 1

describe('the anchor of a polygon lies inside it', () => {
  const C_SHAPE: Corners = path('0 0, 9 0, 9 1, 1 1, 1 8, 9 8, 9 9, 0 9')

  test('random simple polygons on a grid', () => {
    fc.assert(fc.property(simpleOnGrid(ZONE_37, 6), insideItself), seeded(400))
  })

  test('random stars in metres of a zone, with a hole over their middle', () => {
    const withHole = fc
      .tuple(star(37500000, 3941000, 1000), star(37500000, 3941000, 90))
      .map(([outer, hole]) => polygonOf(ZONE_37, outer, hole))
    fc.assert(fc.property(withHole, insideItself), seeded(300))
  })

  test.each<[string, Corners[]]>([
    ['a C', [C_SHAPE]],
    ['a C lying on its back', [C_SHAPE.map(([x, y]): [number, number] => [y, -x])]],
    ['a frame', [box(0, 0, 10, 10), box(1, 1, 9, 9)]],
    ['a frame of a hair', [box(0, 0, 10, 10), box(1e-9, 1e-9, 10 - 1e-9, 10 - 1e-9)]],
    [
      'a sliver',
      [
        [
          [0, 0],
          [1000, 1],
          [2000, 0],
          [1000, 1 + 1e-6],
        ],
      ],
    ],
  ])('%s', (_, rings) => {
    expect(insideItself(polygonOf(ZONE_37, ...rings))).toBe(true)
  })

  test('in the largest of several parts', () => {
    const shape = multiPolygonOf(ZONE_37, [box(0, 0, 1, 1)], [box(10, 0, 14, 4)], [box(20, 0, 22, 2)])
    expect(anchorXy(shape)).toEqual([12, 2])
  })
})

test('of a line: on it, halfway along its middle edge', () => {
  const line = lineOf(ZONE_37, path('0 0, 10 0, 10 4, 20 4'))
  expect(anchorXy(line)).toEqual([10, 2])
})

test('of points: the first', () => {
  expect(anchorXy(pointsOf(ZONE_37, path('3 4, 5 6')))).toEqual([3, 4])
})

test('in longitude and latitude whatever the frame', () => {
  const corners = box(110.98, 35.6, 110.99, 35.61)
  const [lng, lat] = anchorOf(
    polygonOf(
      ZONE_37,
      corners.map(([x, y]) => ZONE_37.fromLngLat(x, y)),
    ),
  )
  expect(lng).toBeCloseTo(110.985, 5)
  expect(lat).toBeCloseTo(35.605, 5)
  expect(anchorOf(polygonOf(LNG_LAT, corners))[0]).toBeCloseTo(110.985, 12)
})
