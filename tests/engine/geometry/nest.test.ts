import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nestRings } from '../../../src/engine/geometry/nest.ts'
import { indexRing, isRingWithin } from '../../../src/engine/geometry/ring-within.ts'
import type { Ring } from '../../../src/engine/geometry/shape.ts'
import { exactRelation } from '../../exact.ts'
import { seeded, simpleOnGrid } from '../../random-polygons.ts'
import { box, type Corners, path, ringOf, ZONE_37 } from '../../shapes.ts'

const closed = (corners: Corners): Ring => ringOf([...corners, corners[0]!])
const reversed = (ring: Ring): Ring =>
  Float64Array.from({ length: ring.length }, (_, i) => ring[ring.length - 1 - (i ^ 1)]!)

/** Which rings stand together, by their number. */
function nested(...corners: Corners[]): number[][] {
  const rings = corners.map(closed)
  return nestRings(rings).map((part) => part.map((ring) => rings.indexOf(ring)))
}

describe('what is a hole', () => {
  test('a ring within a ring, given first or last, wound either way', () => {
    const [outer, hole] = [box(0, 0, 10, 10), box(2, 2, 4, 4)]
    for (const inner of [hole, hole.toReversed()]) {
      expect(nested(outer, inner)).toEqual([[0, 1]])
      expect(nested(inner, outer)).toEqual([[1, 0]])
      expect(nested(outer.toReversed(), inner)).toEqual([[0, 1]])
    }
  })

  test('a ring within a hole is ground again, and may have a hole', () => {
    expect(nested(box(0, 0, 20, 20), box(2, 2, 18, 18), box(4, 4, 16, 16), box(6, 6, 14, 14))).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  test('holes go to the ring around them', () => {
    expect(nested(box(1, 1, 2, 2), box(0, 0, 9, 9), box(11, 1, 12, 2), box(10, 0, 19, 9), box(5, 5, 6, 6))).toEqual([
      [1, 0, 4],
      [3, 2],
    ])
  })

  test.each<[string, Corners, Corners]>([
    ['at a corner', box(0, 0, 10, 10), path('0 0, 5 4, 4 5')],
    ['at all its corners', box(0, 0, 10, 10), path('5 0, 10 5, 5 10, 0 5')],
    ['along an edge', box(0, 0, 10, 10), box(0, 2, 4, 4)],
    ['along a stretch with corners of both', path('0 0, 3 0, 6 0, 10 0, 10 10, 0 10'), path('2 0, 5 0, 8 0, 5 5')],
    ['with a corner of the outer ring on its edge', path('0 0, 10 0, 10 10, 5 4, 0 10'), path('2 4, 2 2, 8 2, 8 4')],
    ['all along but for one corner', path('0 0, 10 0, 10 10, 5 12, 0 10'), box(0, 0, 10, 10)],
  ])('a hole that touches its ring %s', (_, outer, hole) => {
    expect(nested(outer, hole)).toEqual([[0, 1]])
    expect(nested(hole, outer)).toEqual([[1, 0]])
  })

  test.each<[string, Corners, Corners]>([
    ['side by side along an edge', box(0, 0, 4, 4), box(4, 0, 8, 4)],
    ['in the notch of the other, along three edges', path('0 0, 9 0, 9 9, 6 9, 6 3, 3 3, 3 9, 0 9'), box(3, 3, 6, 9)],
    ['with all corners on the other, but outside', path('0 0, 9 0, 9 9, 6 9, 6 3, 3 3, 3 9, 0 9'), box(3, 5, 6, 9)],
    ['crossing', box(0, 0, 4, 4), box(2, 2, 6, 6)],
    ['crossing at corners only', path('0 0, 4 4, 0 8'), path('1 1, 3 1, 3 7, 1 7')],
    ['the same', box(0, 0, 4, 4), box(0, 0, 4, 4)],
    ['the same from another corner', box(0, 0, 4, 4), path('4 4, 4 2, 4 0, 0 0, 0 4')],
  ])('two rings %s are two parts', (_, a, b) => {
    expect(nested(a, b)).toEqual([[0], [1]])
    expect(nested(b, a)).toEqual([[0], [1]])
  })

  test('nothing, one ring, and rings without extent', () => {
    expect(nestRings([])).toEqual([])
    expect(nested(box(0, 0, 1, 1))).toEqual([[0]])
    expect(nestRings([new Float64Array(0), closed(box(0, 0, 1, 1)), Float64Array.of(5, 5)])).toHaveLength(3)
  })
})

test('within, exactly as the areas of the rational numbers say', () => {
  let within = 0
  fc.assert(
    fc.property(simpleOnGrid(ZONE_37, 3), simpleOnGrid(ZONE_37, 4), (a, b) => {
      const [ringA, ringB] = [a.parts[0]![0]!, b.parts[0]![0]!]
      const isWithin = !exactRelation(a, b).outside && exactRelation(b, a).outside
      if (isWithin) within++
      expect(isRingWithin(ringA, indexRing(ringB))).toBe(isWithin)
      expect(isRingWithin(reversed(ringA), indexRing(reversed(ringB)))).toBe(isWithin)
    }),
    seeded(3000),
  )
  expect(within).toBeGreaterThan(30)
})

test('ten thousand holes in an outline of fifty thousand corners, many touching it', () => {
  const corners: [number, number][] = []
  const count = 50_000
  for (let i = 0; i < count; i++) {
    const angle = (2 * Math.PI * i) / count
    const radius = i % 2 ? 100_000 : 100_050
    corners.push([37500000 + radius * Math.cos(angle), 3941000 + radius * Math.sin(angle)])
  }
  const outer = closed(corners)
  const rings: Ring[] = []
  for (let k = 0; k < 5000; k++) {
    const [x, y] = [37450000 + (k % 100) * 1000, 3900000 + Math.floor(k / 100) * 1000]
    rings.push(closed(box(x, y, x + 500, y + 500)))
    // Triangles that share a corner with the outline.
    const [cx, cy] = corners[k * 10 + 1]!
    const [mx, my] = [37500000 - cx, 3941000 - cy]
    rings.push(
      closed([
        [cx, cy],
        [cx + mx * 1e-4 - my * 2e-6, cy + my * 1e-4 + mx * 2e-6],
        [cx + mx * 1e-4 + my * 2e-6, cy + my * 1e-4 - mx * 2e-6],
      ]),
    )
  }
  rings.splice(777, 0, outer)
  const parts = nestRings(rings)
  expect(parts).toHaveLength(1)
  expect(parts[0]![0]).toBe(outer)
  expect(parts[0]).toHaveLength(10_001)
})

test('rings that share every edge with another of fifty thousand corners but one', () => {
  const corners = Array.from({ length: 50_000 }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / 50_000
    return [37500000 + 1000 * Math.cos(angle), 3941000 + 1000 * Math.sin(angle)]
  })
  const larger = corners.toSpliced(100, 1, [corners[100]![0] + 1, corners[100]![1]])
  expect(nested(corners, larger)).toEqual([[1, 0]])
})
