/** Random outlines: against rational arithmetic on small grids, against Turf in metres of a zone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffOutlines } from '../../../src/engine/diff/diff-outlines.ts'
import { planeArea } from '../../../src/engine/geometry/area.ts'
import { makeShape, partsOf, type Shape } from '../../../src/engine/geometry/shape.ts'
import { exactAreaWithin } from '../../exact.ts'
import { seeded, simpleOnGrid, simpleOnTurnedGrid } from '../../random-polygons.ts'
import { box, type Corners, polygonOf, ZONE_37 } from '../../shapes.ts'
import { editedOutlines } from './edited-outlines.ts'
import { pieceAreas, sum, turfDifference } from './piece-areas.ts'

const grid = (max: number, min = 0) => simpleOnGrid(ZONE_37, max, min)
const together = (...shapes: Shape[]) =>
  makeShape(
    'polygon',
    ZONE_37,
    shapes.flatMap(({ parts }) => parts),
  )

/** Exactly the ground of the first without the second: all of it in the first, none in the second, nothing left out. */
function expectGround(pieces: readonly Shape[], first: Shape, second: Shape, around: Shape, tolerance: number): void {
  const within = (others: readonly Shape[]) => sum(pieces.map((piece) => exactAreaWithin(piece, others)))
  const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance)
  near(within(partsOf(first)), sum(pieceAreas(pieces)))
  near(within(partsOf(second)), 0)
  near(
    exactAreaWithin(around, [...partsOf(second), ...pieces]),
    exactAreaWithin(around, [...partsOf(first), ...partsOf(second)]),
  )
  // No ground twice.
  near(sum(pieceAreas(pieces)), exactAreaWithin(around, pieces))
}

function expectDiff(old: Shape, now: Shape, around: Shape, tolerance: number): 'chains' | 'overlay' {
  const { added, removed, how } = diffOutlines(old, now)
  expectGround(added, now, old, around, tolerance)
  expectGround(removed, old, now, around, tolerance)
  const back = diffOutlines(now, old)
  expect(back.how).toBe(how)
  for (const [there, again] of [
    [added, back.removed],
    [removed, back.added],
  ] as const) {
    expect(there.length).toBe(again.length)
    if (how === 'chains') expect(cornersIn(there)).toEqual(cornersIn(again))
    const areas = pieceAreas(again)
    pieceAreas(there).forEach((area, k) => expect(Math.abs(area - areas[k]!)).toBeLessThanOrEqual(tolerance))
  }
  expect(diffOutlines(old, old)).toEqual({ added: [], removed: [], how: 'chains' })
  return how
}

/** Bit for bit, in order. */
const cornersIn = (pieces: readonly Shape[]) =>
  [...new Set(pieces.flatMap(cornersOf).map(([x, y]) => `${x} ${y}`))].sort()

describe('on a small grid it is the ground of rational arithmetic', () => {
  const around = polygonOf(ZONE_37, box(-2, -2, 8, 8))

  test('of two simple polygons, from changed edges alone', () => {
    fc.assert(
      fc.property(grid(5), grid(5), (old, now) => {
        expect(expectDiff(old, now, around, 1e-9)).toBe('chains')
      }),
      seeded(200),
    )
  })

  test('of frames with holes, which may touch or share their edges', () => {
    const seen = { chains: 0, overlay: 0 }
    const frame = grid(5).map((hole) => polygonOf(ZONE_37, box(0, 0, 5, 5), cornersOf(hole)))
    fc.assert(
      fc.property(frame, frame, grid(6, -1), (old, now, plain) => {
        seen[expectDiff(old, now, around, 1e-9)]++
        seen[expectDiff(old, plain, around, 1e-9)]++
      }),
      seeded(100),
    )
    // Where an edge crosses another at a corner of a hole that touches it.
    expect(seen.overlay).toBeGreaterThan(0)
    expect(seen.chains).toBeGreaterThan(20 * seen.overlay)
  })

  test('of two parts each, some of them kept, that may overlap, touch or share edges', () => {
    const seen = { chains: 0, overlay: 0 }
    fc.assert(
      fc.property(grid(3), grid(5, 2), grid(5), (a, b, c) => {
        seen[expectDiff(together(a, b), together(b, c), around, 1e-9)]++
        seen[expectDiff(together(a, b), b, around, 1e-9)]++
        seen[expectDiff(a, together(c, b), around, 1e-9)]++
      }),
      seeded(75),
    )
    expect(seen.chains).toBeGreaterThan(30)
    expect(seen.overlay).toBeGreaterThan(30)
  })
})

describe('where the overlay of the library does not find to the end by itself', () => {
  const around = polygonOf(ZONE_37, box(-2, -2, 8, 8))
  const triangle = (...corners: Corners) => polygonOf(ZONE_37, corners)

  test('holes along an edge and at a corner of their frame', () => {
    const old = polygonOf(ZONE_37, box(0, 0, 5, 5), [[0, 0], [5, 3], [5, 1]]) // prettier-ignore
    const now = polygonOf(ZONE_37, box(0, 0, 5, 5), [[0, 0], [0, 1], [1, 0]]) // prettier-ignore
    const plain = triangle([4, 0], [6, 6], [0, 1], [0, 0], [3, 1])
    expectDiff(old, now, around, 1e-9)
    expect(expectDiff(old, plain, around, 1e-9)).toBe('overlay')
  })

  test('parts that overlap and share a corner on an edge', () => {
    const [a, b, c] = [
      triangle([3, 0], [2, 3], [0, 0]),
      triangle([3, 3], [2, 3], [2, 2], [5, 4]),
      triangle([0, 3], [1, 2], [5, 4]),
    ]
    expect(expectDiff(together(a, b), together(b, c), around, 1e-9)).toBe('overlay')
    expect(expectDiff(together(a, b), b, around, 1e-9)).toBe('overlay')
    expect(expectDiff(a, together(c, b), around, 1e-9)).toBe('overlay')
  })
})

describe('edges that are in one line but for the last digits: not an area is lost', () => {
  test.each([0.3, 2.5])('on a grid turned by %f', (angle) => {
    const turned = simpleOnTurnedGrid(ZONE_37, 4, angle)
    const around = polygonOf(ZONE_37, box(37499000, 3940000, 37501000, 3942000))
    fc.assert(
      fc.property(turned, turned, (old, now) => {
        // Crossings are rounded to 7e-9 m, along edges of half a kilometre.
        expect(expectDiff(old, now, around, 1e-3)).toBe('chains')
      }),
      seeded(40),
    )
  })
})

describe('outlines with edits of every kind, in metres of a zone', () => {
  /** Square metres: what is less comes from rounded corners on edges. */
  const SLIVER = 1e-4
  const large = (areas: readonly number[]) => areas.filter((area) => area > SLIVER)

  test('the pieces are those of Turf, and their areas add up', () => {
    const seen = { chains: 0, overlay: 0 }
    fc.assert(
      fc.property(editedOutlines, ({ old, now }) => {
        const { added, removed, how } = diffOutlines(old, now)
        seen[how]++
        for (const [pieces, turf] of [
          [added, turfDifference(now, old)],
          [removed, turfDifference(old, now)],
        ] as const) {
          const [found, expected] = [large(pieceAreas(pieces)), large(pieceAreas(turf))]
          expect(found.length).toBe(expected.length)
          found.forEach((area, k) => expect(Math.abs(area - expected[k]!)).toBeLessThan(SLIVER))
        }
        // An outline that crosses itself covers other ground than its corners add up to.
        if (how === 'overlay') return
        const [before, after] = [planeArea(old), planeArea(now)]
        const grown = sum(pieceAreas(added)) - sum(pieceAreas(removed))
        // Rounded crossings, along edges of some hundred metres: less than a square millimetre each.
        expect(Math.abs(grown - (after - before))).toBeLessThan(1e-12 * Math.max(before, after))
      }),
      seeded(150),
    )
    // An edit may lay an edge back onto its own corner.
    expect(seen.chains).toBeGreaterThan(100 * seen.overlay)
  })
})

function cornersOf(shape: Shape): [number, number][] {
  return shape.parts
    .flat()
    .flatMap((ring) =>
      Array.from({ length: ring.length / 2 - 1 }, (_, i): [number, number] => [ring[i * 2]!, ring[i * 2 + 1]!]),
    )
}
