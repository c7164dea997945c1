/** The line at a distance: its places against GeographicLib, its ground against GEOS (oracle/reach.py). */
import { expect, test } from 'vitest'
import { ringArea } from '../../../src/engine/geometry/area.ts'
import { geodesicMetres } from '../../../src/engine/geometry/geodesic.ts'
import { nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import type { Ring } from '../../../src/engine/geometry/shape.ts'
import { offsetOutline } from '../../../src/engine/reach/offset-outline.ts'
import { PRINTED, shapeOf, ZONE_36 } from './printed-reach.ts'

/** Places along a ring: corners, and between them. */
function* along(ring: Ring): Generator<[number, number]> {
  for (let i = 2; i < ring.length; i += 2)
    for (const part of [0, 0.25, 0.5, 0.75])
      yield [ring[i - 2]! + part * (ring[i]! - ring[i - 2]!), ring[i - 1]! + part * (ring[i + 1]! - ring[i - 1]!)]
}

test.each(PRINTED.outlines.map((outline, k) => [k, outline.shape.type, outline] as const))(
  'outline %i, a %s',
  (_, __, { shape: printed, metres, squareMetres, perimeter, rings: count }) => {
    const shape = shapeOf(printed)
    const rings = offsetOutline(shape, metres)
    expect(rings).toHaveLength(count)
    // A strip of 5 cm along the whole ring.
    expect(Math.abs(rings.reduce((sum, ring) => sum + ringArea(ring), 0) - squareMetres)).toBeLessThan(0.05 * perimeter)
    for (const ring of rings) {
      expect([ring[0], ring[1]]).toEqual([ring.at(-2), ring.at(-1)])
      for (const [x, y] of along(ring)) {
        const { to } = nearestOnEdges(shape, x, y)!
        expect(Math.abs(geodesicMetres(ZONE_36.toLngLat(x, y), to) - metres)).toBeLessThan(0.1)
      }
    }
  },
)

test('no distance, no line', () => {
  const shape = shapeOf(PRINTED.outlines[0]!.shape)
  expect(offsetOutline(shape, 0)).toEqual([])
  expect(offsetOutline(shape, -5)).toEqual([])
  expect(offsetOutline(shape, NaN)).toEqual([])
})
