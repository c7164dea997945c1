import { expect, test } from 'vitest'
import { makeShape } from '../../../src/engine/geometry/shape.ts'
import { side } from '../../../src/engine/geometry/side.ts'
import { edgeRows, locateInRows } from '../../../src/engine/screen/edge-rows.ts'
import { ZONE_37 } from '../../shapes.ts'
import { exactPlace, exactTurn } from './exact-side.ts'

test('products below the range of doubles decide nothing', () => {
  // All four differences are rounded, each by as much as can be, so that the products of the rounded ones, 1.5 and a
  // little less in units of the least double, become 2 and 1: far apart, and in the wrong order.
  const unit = 2 ** -537
  const [ax, ay] = [unit * 2 ** -53, unit * 2 ** -54]
  const [bx, by] = [unit * 1.5, unit * (1.5 - 2 ** -52)]
  const [x, y] = [unit * (1 + 2 ** -52), unit]
  const left = (bx - ax) * (y - ay)
  const right = (by - ay) * (x - ax)
  expect([left, right]).toEqual([2 * Number.MIN_VALUE, Number.MIN_VALUE])
  expect(exactTurn(ax, ay, bx, by, x, y)).toBe(-1)

  expect(side(ax, ay, bx, by, x, y)).toBeLessThan(0)
  // The edge and two more, as they stand: another order of the corners would round otherwise.
  const ring = Float64Array.of(ax, ay, bx, by, 4 * unit, unit / 2, ax, ay)
  const polygon = makeShape('polygon', ZONE_37, [[ring]])
  expect(exactPlace(polygon, x, y)).toBe(1)
  expect(locateInRows(edgeRows([ring], polygon.bounds), x, y)).toBe(1)
})
