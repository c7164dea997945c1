/** The sweep against every pair of edges, on lattices so small that edges touch, overlap and meet all the time. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { selfCrossing } from '../../../src/engine/geometry/self-crossing.ts'
import { makeShape } from '../../../src/engine/geometry/shape.ts'
import { sweepCrossing } from '../../../src/engine/geometry/sweep-crossing.ts'
import { seeded } from '../../random-polygons.ts'

const IS_LONG = Boolean(process.env['SIZHI_LONG'])

type Edge = readonly [number, number, number, number]

/** On a lattice of small whole numbers every product is exact. */
function properlyCross([ax, ay, bx, by]: Edge, [cx, cy, dx, dy]: Edge): boolean {
  const turn = (px: number, py: number, qx: number, qy: number, x: number, y: number) =>
    Math.sign((qx - px) * (y - py) - (qy - py) * (x - px))
  return (
    turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) < 0 &&
    turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) < 0
  )
}

const edgesOf = (most: number) => {
  const whole = fc.integer({ min: 0, max: most })
  return fc.array(fc.tuple(whole, whole, whole, whole), { maxLength: 14 })
}
const chainOf = (most: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most })), {
      minLength: 3,
      maxLength: 14,
    })
    .map((corners) => corners.map(([x, y], i): Edge => [x, y, ...corners[(i + 1) % corners.length]!]))

test('finds a crossing where there is one, and none where there is none', () => {
  let [crossing, free] = [0, 0]
  fc.assert(
    fc.property(fc.oneof(edgesOf(3), edgesOf(8), edgesOf(40), chainOf(3), chainOf(8)), (edges) => {
      const some = edges.some((one, i) => edges.some((other, k) => k > i && properlyCross(one, other)))
      const found = sweepCrossing(Float64Array.from(edges.flat()))
      if (some) crossing++
      else free++
      expect(found !== null).toBe(some)
      if (found) expect(properlyCross(edges[found[0]]!, edges[found[1]]!)).toBe(true)
    }),
    seeded(IS_LONG ? 200_000 : 5000),
  )
  expect(Math.min(crossing, free)).toBeGreaterThan(500)
})

/** Spokes to one middle; each with each in one box. Their number is that of their pairs' square root. */
function star(spokes: number, moved: number): Float64Array {
  const ring: number[] = []
  for (let i = 0; i < spokes; i++) {
    const at = (k: number) => [Math.cos((k / spokes) * 6), Math.sin((k / spokes) * 6)]
    ring.push(...at(i), ...at(i + 0.5), i === moved ? 0.3 : 0, 0)
  }
  return Float64Array.from([...ring, ring[0]!, ring[1]!])
}

test('a ring of which every third corner is the same, too many pairs to be looked at one by one', () => {
  const shapeOf = (ring: Float64Array) => makeShape('polygon', frameByCode('EPSG:4525')!, [[ring]])
  expect(selfCrossing(shapeOf(star(20_000, -1)))).toBeNull()
  const crossed = selfCrossing(shapeOf(star(20_000, 9_000)))
  expect(crossed).not.toBeNull()
})
