/** Random pairs and large ones: areas add up, the mirror image says the same, and no place of a border is farther. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareOutlines } from '../../../src/engine/diff/compare-outlines.ts'
import type { OutlineComparison } from '../../../src/engine/diff/outline-comparison.ts'
import { nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import { ringsOf, type Shape } from '../../../src/engine/geometry/shape.ts'
import { seededRandom } from '../../bench/measure.ts'
import { seeded, simpleOnGrid, simpleOnTurnedGrid } from '../../random-polygons.ts'
import { LNG_LAT, ZONE_37 } from '../../shapes.ts'
import { editedOutlines } from './edited-outlines.ts'
import { cornersIn } from './named-pairs.ts'
import { twoVersions } from './two-versions.ts'

const compare = (old: Shape, now: Shape) => compareOutlines(old, now, { toleranceMetres: 1, plane: ZONE_37 })

function expectIdentities({ plane, ellipsoidal, pieces }: OutlineComparison): void {
  const tolerance = 1e-9
  for (const [areas, figure] of [
    [plane, 'planeSquareMetres'],
    [ellipsoidal, 'ellipsoidalSquareMetres'],
  ] as const) {
    const { old, now, added, removed, kept, net } = areas
    // Kept is old without what was removed: that it is also new without what was added, nothing but the overlay gives.
    expect(Math.abs(kept + added - now)).toBeLessThanOrEqual(tolerance * Math.abs(now) + ROUNDING)
    expect(Math.abs(kept + removed - old)).toBeLessThanOrEqual(tolerance * Math.abs(old) + ROUNDING)
    expect(Math.abs(net - (now - old))).toBeLessThanOrEqual(
      tolerance * Math.max(Math.abs(now), Math.abs(old)) + ROUNDING,
    )
    const sum = (kind: 'added' | 'removed') =>
      pieces.reduce((all, piece) => all + (piece.kind === kind ? piece[figure] : 0), 0)
    expect(added).toBeCloseTo(sum('added'), 6)
    expect(removed).toBeCloseTo(sum('removed'), 6)
  }
}

/** Square metres, for outlines so thin that they have hardly any: places in degrees are rounded to 1e-9 m, along edges of half a kilometre. */
const ROUNDING = 1e-4

const MIRRORED = { moved: 'moved', added: 'dropped', dropped: 'added' } as const

function expectMirror(there: OutlineComparison, back: OutlineComparison): void {
  expect(back.classification).toBe(there.classification)
  for (const measure of ['plane', 'ellipsoidal'] as const) {
    expect(back[measure].added).toBeCloseTo(there[measure].removed, 4)
    expect(back[measure].removed).toBeCloseTo(there[measure].added, 4)
    expect(back[measure].old).toBeCloseTo(there[measure].now, 4)
  }
  const [one, other] = [there.largestOffset, back.largestOffset]
  expect(Math.abs((one?.distanceMetres ?? 0) - (other?.distanceMetres ?? 0))).toBeLessThan(2e-4)
  const said = ({ corners }: OutlineComparison, mirrored: boolean) =>
    corners
      .map(({ kind, from, to, distanceMetres }) => {
        const ends = [from, to].map((place) => place?.xy.join(' ') ?? '')
        return [
          mirrored ? MIRRORED[kind] : kind,
          ...(mirrored ? ends.reverse() : ends),
          distanceMetres.toFixed(4),
        ].join()
      })
      .sort()
  expect(said(back, true)).toEqual(said(there, false))
}

/** Places along the edges of one, and how far the other's edges are from them. */
function expectNoneFarther({ largestOffset }: OutlineComparison, old: Shape, now: Shape): void {
  const most = largestOffset?.distanceMetres ?? 0
  for (const [one, other] of [
    [old, now],
    [now, old],
  ] as const)
    for (const ring of ringsOf(one))
      for (let i = 2; i < ring.length; i += 2)
        for (const share of [0, 0.21, 0.5, 0.83]) {
          const x = ring[i - 2]! + share * (ring[i]! - ring[i - 2]!)
          const y = ring[i - 1]! + share * (ring[i + 1]! - ring[i - 1]!)
          expect(nearestOnEdges(other, x, y)!.distanceMetres).toBeLessThan(most + 2e-4)
        }
}

describe('random pairs', () => {
  test('edits of every kind, in metres of a zone', () => {
    fc.assert(
      fc.property(editedOutlines, ({ old, now }) => {
        const found = compare(old, now)
        expectIdentities(found)
        expectMirror(found, compare(now, old))
        expectNoneFarther(found, old, now)
      }),
      seeded(25),
    )
  })

  test('the same in degrees', () => {
    fc.assert(
      fc.property(editedOutlines, (pair) => {
        const [old, now] = [cornersIn(pair.old, LNG_LAT), cornersIn(pair.now, LNG_LAT)]
        const found = compare(old, now)
        expectIdentities(found)
        expectMirror(found, compare(now, old))
        expectNoneFarther(found, old, now)
      }),
      seeded(15),
    )
  })

  test('old and new in different frames', () => {
    fc.assert(
      fc.property(editedOutlines, fc.boolean(), (pair, isOldInDegrees) => {
        const old = isOldInDegrees ? cornersIn(pair.old, LNG_LAT) : pair.old
        const now = isOldInDegrees ? pair.now : cornersIn(pair.now, LNG_LAT)
        expectIdentities(compare(old, now))
      }),
      seeded(10),
    )
  })

  test('edges that nearly or quite lie along one another', () => {
    const turned = simpleOnTurnedGrid(ZONE_37, 4, 0.3)
    fc.assert(
      fc.property(turned, turned, (old, now) => expectIdentities(compare(old, now))),
      seeded(40),
    )
    const grid = simpleOnGrid(ZONE_37, 5)
    fc.assert(
      fc.property(grid, grid, (old, now) => {
        // At the origin of the zone there is no place on the earth: only the plane has areas there.
        const { kept, added, now: after } = compare(old, now).plane
        expect(Math.abs(kept + added - after)).toBeLessThanOrEqual(1e-9 * after)
        expect(compare(old, old).classification).toBe('identical')
      }),
      seeded(60),
    )
  })
})

describe.each([500, 5000, 50000])('two versions of %i vertices that share most edges', (vertices) => {
  const { old, now } = twoVersions(vertices, seededRandom(vertices))

  test('areas add up, no sliver, and the mirror image says the same', () => {
    const found = compare(old, now)
    expectIdentities(found)
    expectMirror(found, compare(now, old))
    for (const { planeSquareMetres } of found.pieces) expect(planeSquareMetres).toBeGreaterThan(1e-3)
    expect(compare(old, old).classification).toBe('identical')
  })

  test('in degrees, too', () => {
    expectIdentities(compare(cornersIn(old, LNG_LAT), cornersIn(now, LNG_LAT)))
  })
})
