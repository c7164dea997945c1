import { expect, test } from 'vitest'
import { dots, type Parts } from '../../src/map/dots.ts'
import type { Position } from '../../src/map/geojson.ts'

const box = (x0: number, y0: number, x1: number, y1: number): Position[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
  [x0, y0],
]
const VIEW = [107.9, 39.4, 108.2, 39.6] as const
const ZOOM = 13
const draw = (ground: Parts, free: Parts) => dots(ground, free, 7, ZOOM, VIEW)

test('dots lie on the ground, not on what was surveyed, and not in holes', () => {
  const ground: Parts = [[box(108, 39.45, 108.1, 39.5), box(108.06, 39.46, 108.07, 39.47)]]
  const free: Parts = [[box(108.02, 39.44, 108.04, 39.52)], [box(108.03, 39.44, 108.05, 39.52)]]
  const found = draw(ground, free)
  expect(found.length).toBeGreaterThan(500)
  for (const [x, y] of found) {
    expect(x >= 108 && x <= 108.1 && y >= 39.45 && y <= 39.5).toBe(true)
    expect(x > 108.02 && x < 108.05).toBe(false)
    expect(x > 108.06 && x < 108.07 && y > 39.46 && y < 39.47).toBe(false)
  }
})

test('as many as the area has room for: one for each square of the pitch', () => {
  // 512 px × 2^13 for the whole equator: 0.1° are 512 · 8192 · 0.1 / 360 = 1165.08 px; the height by Mercator's own formula.
  const mercator = (lat: number) => Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)
  const scale = 512 * 2 ** ZOOM
  const expected = (((0.1 / 360) * scale) / 7) * (((mercator(39.5) - mercator(39.45)) * scale) / 7)
  const { length } = draw([[box(108, 39.45, 108.1, 39.5)]], [])
  expect(Math.abs(length / expected - 1)).toBeLessThan(0.01)
})

test('two areas that share ground, or lie side by side, are dotted as one', () => {
  const whole = draw([[box(108, 39.45, 108.1, 39.5)]], [])
  const halves = draw([[box(108, 39.45, 108.06, 39.5)], [box(108.04, 39.45, 108.1, 39.5)]], [])
  expect(halves).toEqual(whole)
})

test('all surveyed, or nothing in the view: no dots', () => {
  expect(draw([[box(108, 39.45, 108.1, 39.5)]], [[box(107, 39, 109, 40)]])).toEqual([])
  expect(draw([[box(10, 39.45, 10.1, 39.5)]], [])).toEqual([])
})
