import { expect, test } from 'vitest'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { projectPoints } from '../../../src/engine/geometry/project-points.ts'

const FRAMES = [
  frameByCode('EPSG:4490')!,
  frameByCode('EPSG:4525')!,
  frameByCode('EPSG:4497')!,
  frameByCode('EPSG:3857')!,
  frameByCode('EPSG:32649')!,
  frameByCode('EPSG:4610')!,
  frameByCode('EPSG:2413')!,
  frameByCode('EPSG:2413', [31.4, -144.3, -74.8, 0, 0, 0.814, -0.38])!,
  frameByCode('EPSG:2361', [112.25, -58.5, -7.75])!,
]

/** A net over the 37th zone and beyond it. */
const NET = Array.from({ length: 400 }, (_, i) => [109 + (i % 20) * 0.21, 16 + Math.floor(i / 20) * 1.93]).flat()

test.each(FRAMES.flatMap((from) => FRAMES.map((to) => [from.key, to.key, from, to] as const)))(
  '%s to %s: many at once are what they are one by one, to the last bit',
  (_, __, from, to) => {
    const positions = Float64Array.from(NET)
    from.fromLngLats(positions)
    const before = positions.slice()
    const found = projectPoints(positions, from, to)
    expect(positions).toEqual(before)
    if (from === to) expect(found).toBe(positions)
    else
      for (let i = 0; i < positions.length; i += 2)
        expect([found[i], found[i + 1]]).toEqual(to.fromLngLat(...from.toLngLat(positions[i]!, positions[i + 1]!)))
  },
)

test('between frames with the same numbers nothing is copied', () => {
  const positions = new Float64Array([500000, 3941000])
  expect(projectPoints(positions, frameByCode('EPSG:4508')!, frameByCode('EPSG:4546')!)).toBe(positions)
  expect(projectPoints(positions, frameByCode('EPSG:4508')!, frameByCode('EPSG:4547')!)).not.toBe(positions)
})

test('of no positions come none', () => {
  expect(projectPoints(new Float64Array(0), FRAMES[0]!, FRAMES[1]!)).toEqual(new Float64Array(0))
})
