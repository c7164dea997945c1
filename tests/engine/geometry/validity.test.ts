import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ringArea } from '../../../src/engine/geometry/area.ts'
import { repairRing } from '../../../src/engine/geometry/validity.ts'
import { selfCrossing } from '../../../src/engine/geometry/self-crossing.ts'
import { seeded, simpleOnGrid, star } from '../../random-polygons.ts'
import { box, type Corners, multiPolygonOf, path, polygonOf, ringOf, ZONE_37 } from '../../shapes.ts'

describe('an outline that crosses itself', () => {
  test('a bow-tie crosses in its middle', () => {
    const tie: Corners = path('0 0, 4 4, 4 0, 0 4')
    expect(selfCrossing(polygonOf(ZONE_37, tie))).toEqual([2, 2])
  })

  test('a hole that reaches out of its ring', () => {
    expect(selfCrossing(polygonOf(ZONE_37, box(0, 0, 10, 10), box(5, 5, 12, 8)))).not.toBeNull()
  })

  test('two parts that overlap', () => {
    expect(selfCrossing(multiPolygonOf(ZONE_37, [box(0, 0, 4, 4)], [box(2, 2, 6, 6)]))).not.toBeNull()
  })

  test('one crossing among a thousand edges is found, and where', () => {
    const corners = Array.from({ length: 1000 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / 1000
      return [1000 * Math.cos(angle), 1000 * Math.sin(angle)]
    })
    expect(selfCrossing(polygonOf(ZONE_37, corners))).toBeNull()
    ;[corners[500], corners[501]] = [corners[501]!, corners[500]!]
    const [x, y] = selfCrossing(polygonOf(ZONE_37, corners))!
    expect(Math.hypot(x + 1000, y)).toBeLessThan(10)
  })
})

describe('no fault', () => {
  test.each<[string, Corners[][]]>([
    ['a triangle', [[path('0 0, 4 0, 0 4')]]],
    ['a ring within a hole', [[box(0, 0, 10, 10), box(2, 2, 8, 8)], [box(4, 4, 6, 6)]]],
    ['a hole that touches its ring at a corner', [[box(0, 0, 10, 10), path('0 0, 5 4, 4 5')]]],
    ['a hole that touches its ring along an edge', [[box(0, 0, 10, 10), box(0, 2, 4, 4)]]],
    ['two parts that share an edge', [[box(0, 0, 4, 4)], [box(4, 0, 8, 4)]]],
    ['two parts that touch at a corner', [[box(0, 0, 4, 4)], [box(4, 4, 8, 8)]]],
    ['a ring that touches itself', [[path('0 0, 4 4, 8 0, 8 8, 4 4, 0 8')]]],
    ['a corner written twice', [[path('0 0, 4 0, 4 0, 4 4, 0 4')]]],
    ['a spike without width', [[path('0 0, 4 0, 4 4, 2 4, 2 9, 2 4, 0 4')]]],
  ])('%s', (_, parts) => {
    expect(selfCrossing(multiPolygonOf(ZONE_37, ...parts))).toBeNull()
  })

  test('simple polygons never cross themselves', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          simpleOnGrid(ZONE_37, 5),
          star(0, 0, 10).map((ring) => polygonOf(ZONE_37, ring)),
        ),
        (shape) => {
          expect(selfCrossing(shape)).toBeNull()
        },
      ),
      seeded(200),
    )
  })
})

describe('a ring made fit', () => {
  const open = ringOf(box(0, 0, 2, 1))
  const clockwise = ringOf([...box(0, 0, 2, 1)].reverse())

  test('closed, and said so', () => {
    expect(repairRing(open, true)).toEqual({ ring: ringOf([...box(0, 0, 2, 1), [0, 0]]), closed: true, wound: false })
  })

  test('an outer ring is turned counter-clockwise, a hole clockwise', () => {
    for (const ring of [open, clockwise])
      for (const outer of [true, false]) {
        const repaired = repairRing(ring, outer)
        expect(ringArea(repaired.ring)).toBe(outer ? 2 : -2)
        expect(repaired.wound).toBe((ring === open) !== outer)
      }
  })

  test('what is already right is left as it is', () => {
    const right = ringOf([...box(0, 0, 2, 1), [0, 0]])
    expect(repairRing(right, true)).toEqual({ ring: right, closed: false, wound: false })
  })

  test('a ring without area has no direction to turn', () => {
    expect(repairRing(ringOf(path('0 0, 1 1, 2 2, 0 0')), true).wound).toBe(false)
  })
})
