import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeShape } from '../../src/engine/geometry/shape.ts'
import { locate } from '../../src/engine/geometry/contains.ts'
import { frameByCode } from '../../src/engine/geometry/frame.ts'
import { changeLabels, thicknessPixels } from '../../src/map/change-labels.ts'
import { cutLine, cutRing } from '../../src/map/half-plane.ts'
import { hatchLines } from '../../src/map/hatch-lines.ts'
import type { ChangePieceView } from '../../src/jobs/ledger-view.ts'
import type { Position } from '../../src/map/geojson.ts'
import { seeded, star } from '../random-polygons.ts'

const ring = (...numbers: number[]) => Float64Array.from(numbers)
const WORLD = [-180, -80, 180, 80] as const
const SQUARE = ring(0, 0, 0.01, 0, 0.01, 0.01, 0, 0.01, 0, 0)

describe('hatches', () => {
  test('run at 45° on the screen, each to its side, so many px apart', () => {
    for (const [sign, slope] of [
      ['/', 1],
      ['\\', -1],
    ] as const) {
      const lines = hatchLines([[SQUARE]], sign, 7, 15, WORLD)
      // The square is 0.01 / 360 · 512 · 2^15 = 466 px wide: its diagonal, 659 px, has 94 lines.
      expect(Math.abs(lines.length - 94)).toBeLessThanOrEqual(1)
      // At the equator a degree is as long northward as eastward.
      for (const [[x0, y0], [x1, y1]] of lines as [Position, Position][])
        if (x1 - x0 > 1e-5) expect((y1 - y0) / (x1 - x0)).toBeCloseTo(slope, 3)
    }
  })
  test('a hole stays free, and what is outside the view is not drawn', () => {
    const hole = ring(0.004, 0.004, 0.004, 0.006, 0.006, 0.006, 0.006, 0.004, 0.004, 0.004)
    const shape = makeShape('polygon', frameByCode('EPSG:4490')!, [[SQUARE, hole]])
    for (const [from, to] of hatchLines([[SQUARE, hole]], '/', 7, 15, WORLD) as [Position, Position][])
      expect(locate(shape, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2)).toBeGreaterThanOrEqual(0)
    const cut = hatchLines([[SQUARE]], '/', 7, 15, [0.005, -1, 0.02, 1])
    expect(Math.min(...cut.flat().map(([x]) => x))).toBeCloseTo(0.005, 9)
  })
})

test('a ring cut along a meridian loses no ground: both halves have the area of the whole', () => {
  const area = (list: readonly Position[]) =>
    list.slice(1).reduce((sum, [x, y], i) => sum + list[i]![0] * y - x * list[i]![1], 0) / 2
  const length = (lines: readonly (readonly Position[])[]) =>
    lines.reduce(
      (sum, line) =>
        sum + line.slice(1).reduce((to, [x, y], i) => to + Math.hypot(x - line[i]![0], y - line[i]![1]), 0),
      0,
    )
  fc.assert(
    fc.property(star(0, 0, 10), fc.double({ min: -11, max: 11, noNaN: true }), (corners, lng) => {
      const ring = [...corners, corners[0]!].map(([x, y]): Position => [x, y])
      const halves = area(cutRing(ring, lng, 'west')) + area(cutRing(ring, lng, 'east'))
      expect(Math.abs(halves - area(ring))).toBeLessThan(1e-9)
      const both = length(cutLine(ring, lng, 'west')) + length(cutLine(ring, lng, 'east'))
      expect(both / length([ring])).toBeCloseTo(1, 9)
    }),
    seeded(300),
  )
})

describe('labels of changes', () => {
  const screen = (pixelsPerDegree: number) => ({
    project: ([x, y]: readonly [number, number]) => [x * pixelsPerDegree, -y * pixelsPerDegree] as const,
    unproject: (x: number, y: number) => [x / pixelsPerDegree, -y / pixelsPerDegree] as const,
  })
  const piece = {
    kind: 'added',
    side: 'north',
    at: [0.005, 0.005],
    bounds: [0, 0, 0.01, 0.01],
    parts: [[SQUARE]],
  } as unknown as ChangePieceView
  test('stand outside of what they measure', () => {
    const { labels, leaders } = changeLabels([piece], () => '＋1.00 ha', screen(10000))
    expect(labels[0]!.geometry.coordinates).toEqual([0.005, 0.0106])
    expect(labels[0]!.properties).toMatchObject({ anchor: 'bottom', text: '＋1.00 ha' })
    expect(leaders).toEqual([])
  })
  test('a patch under 6 px has a leader to its label', () => {
    // A square of side s has thickness 2 s² / 4 s.
    expect(thicknessPixels(piece, screen(1200))).toBeCloseTo(6, 9)
    expect(changeLabels([piece], () => '', screen(1190)).leaders).toHaveLength(1)
    expect(changeLabels([piece], () => '', screen(1210)).leaders).toHaveLength(0)
  })
})
