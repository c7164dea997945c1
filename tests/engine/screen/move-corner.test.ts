import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/engine/geometry/frame.ts'
import { makeShape, type Ring, type Shape } from '../../../src/engine/geometry/shape.ts'
import { area, locateInArea } from '../../../src/engine/screen/area.ts'
import { latticeOver } from '../../../src/engine/screen/lattice.ts'
import { LiveArea } from '../../../src/engine/screen/live-area.ts'
import { moveCorner } from '../../../src/engine/screen/move-corner.ts'
import { pointGrid } from '../../../src/engine/screen/point-grid.ts'
import { seededRandom } from '../../bench/measure.ts'
import { box, type Corners, LNG_LAT, moved, multiPolygonOf, ZONE_37 } from '../../shapes.ts'

const GROUNDS: readonly [string, Frame, number, number, number][] = [
  ['zone 37', ZONE_37, 37500000, 3941000, 1],
  ['longitude and latitude', LNG_LAT, 110.98, 35.6, 1e-5],
  ['around zero', ZONE_37, 0, 0, 1],
]

const wheel = (radius: number, corners: number): Corners =>
  Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners
    return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))] as const
  })

/** The same polygon with a corner somewhere else; the last position of a ring is its first. */
function withCorner(shape: Shape, part: number, ring: number, corner: number, x: number, y: number): Shape {
  const parts = shape.parts.map((rings) => rings.map((one) => one.slice() as Ring))
  const changed = parts[part]![ring]!
  changed.set([x, y], corner * 2)
  if (corner === 0) changed.set([x, y], changed.length - 2)
  return makeShape('polygon', shape.frame, parts)
}

describe.each(GROUNDS)('%s', (_, frame, x0, y0, unit) => {
  const on = (corners: Corners): Corners => corners.map(([u, v]) => [x0 + u * unit, y0 + v * unit])

  test('a thousand moves: the same as asking everybody again', () => {
    const random = seededRandom(11)
    let shape = multiPolygonOf(
      frame,
      [on(wheel(300, 60)), on(moved(wheel(60, 20), 40, 10)), on(moved(box(-60, -60, 60, 60), -120, 0))],
      [on(moved(box(-50, -50, 50, 50), 350, 0))],
    )
    const live = new LiveArea(shape)
    // On whole units, so that edges and corners come to lie upon points; and anywhere.
    const count = 6000
    const positions = Float64Array.from({ length: count * 2 }, (_, i) => {
      const at = (random() - 0.5) * 1000
      return (i % 2 === 0 ? x0 : y0) + (i % 8 < 6 ? Math.round(at) : at) * unit
    })
    const lattice = latticeOver([x0 - 500 * unit, y0 - 500 * unit, x0 + 500 * unit, y0 + 500 * unit], [1, 1], 1600)
    const points = pointGrid(lattice, positions)
    const places = new Int8Array(count)
    const everybody = () => {
      const asked = area(shape)
      return Int8Array.from(places, (_, k) => locateInArea(asked, positions[k * 2]!, positions[k * 2 + 1]!))
    }
    places.set(everybody())
    const kinds = new Set<string>()
    for (let move = 0; move < 1000; move++) {
      const part = random() < 0.8 ? 0 : 1
      const ring = Math.floor(random() * shape.parts[part]!.length)
      const corners = shape.parts[part]![ring]!.length / 2 - 1
      const corner = Math.floor(random() * corners)
      const reach = random() < 0.05 ? 1500 : 60
      const near = (value: number, zero: number) =>
        zero + Math.round((value - zero) / unit + (random() - 0.5) * 2 * reach) * unit
      const [ox, oy] = shape.parts[part]![ring]!.subarray(corner * 2)
      const [x, y] = [near(ox!, x0), near(oy!, y0)]
      shape = withCorner(shape, part, ring, corner, x, y)
      for (const { row, before, after } of moveCorner(live, points, { part, ring, corner }, x, y)) {
        expect(places[row]).toBe(before)
        places[row] = after
        kinds.add(`${before} ${after}`)
      }
      const wrong = everybody().findIndex((place, k) => place !== places[k])
      if (wrong >= 0) throw new Error(`move ${move}: point ${wrong}`)
    }
    expect([...kinds].sort()).toEqual(['-1 0', '-1 1', '0 -1', '0 1', '1 -1', '1 0'])
  })
})

test('a corner that stays where it is changes nothing', () => {
  const live = new LiveArea(multiPolygonOf(ZONE_37, [box(0, 0, 10, 10)]))
  const positions = Float64Array.of(0, 0, 5, 5, 10, 10, 5, 0)
  const points = pointGrid(latticeOver([0, 0, 10, 10], [1, 1], 4), positions)
  expect(moveCorner(live, points, { part: 0, ring: 0, corner: 2 }, 10, 10)).toEqual([])
  expect(moveCorner(live, points, { part: 0, ring: 0, corner: 2 }, 9, 9)).toEqual([{ row: 2, before: 0, after: -1 }])
})
