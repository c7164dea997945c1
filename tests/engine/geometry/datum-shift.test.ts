import fc from 'fast-check'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import { FLATTENING, SEMI_MAJOR_METRES } from '../../../src/engine/geometry/ellipsoid.ts'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { isShift } from '../../../src/engine/geometry/helmert.ts'
import { InputError } from '../../../src/engine/model/trouble.ts'
import { seeded } from '../../random-polygons.ts'
import vectors from './shift-vectors.json'

const grs80 = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_METRES, FLATTENING)
const metresBetween = (a: readonly [number, number], b: readonly [number, number]) =>
  grs80.Inverse(a[1], a[0], b[1], b[0]).s12!

const SEVEN = [112.25, -58.5, -7.75, -1.25, 2.5, -3.125, 4.5]

describe.each(vectors.shifts)('$datum by $shift ($from), against PROJ', ({ shift, rows }) => {
  const each = (rows as [number, number, number, number, number][]).map(([epsg, x, y, lng, lat]) => ({
    frame: frameByCode(`EPSG:${epsg}`, shift)!,
    at: [x, y] as const,
    lngLat: [lng, lat] as const,
  }))

  test('to CGCS2000 within a hundredth of a millimetre', () => {
    for (const { frame, at, lngLat } of each) expect(metresBetween(frame.toLngLat(...at), lngLat)).toBeLessThan(1e-5)
  })

  test('and back', () => {
    for (const { frame, at, lngLat } of each) {
      const [x, y] = frame.fromLngLat(...lngLat)
      const [sx, sy] = frame.metresPerUnit(x, y)
      expect(Math.hypot((x - at[0]) * sx, (y - at[1]) * sy)).toBeLessThan(1e-5)
    }
  })

  test('nothing about the frame is approximate', () => {
    for (const { frame } of each) expect(frame.approximate).toBe(false)
  })
})

test('there and back again is the same place to a micrometre, whatever the parameters', () => {
  const within = (limit: number) => fc.integer({ min: -1e6, max: 1e6 }).map((share) => (share / 1e6) * limit)
  const metres = within(5000)
  const seconds = within(60)
  fc.assert(
    fc.property(
      fc.tuple(metres, metres, metres, seconds, seconds, seconds, within(500)),
      fc.constantFrom('EPSG:2361', 'EPSG:21419', 'EPSG:4610', 'EPSG:4214'),
      fc.integer({ min: 108_000_000, max: 114_000_000 }),
      fc.integer({ min: 16_000_000, max: 54_000_000 }),
      (shift, code, lng, lat) => {
        const frame = frameByCode(code, shift)!
        const at = [lng / 1e6, lat / 1e6] as const
        expect(metresBetween(frame.toLngLat(...frame.fromLngLat(...at)), at)).toBeLessThan(1e-6)
      },
    ),
    seeded(500),
  )
})

test('by three parameters, Beijing 54 lies some tens of metres beside CGCS2000', () => {
  // EPSG:15921, Ordos basin, by PROJ 9.1.1: echo 108.6 40.6 0 | cs2cs -f %.9f +proj=longlat +ellps=krass
  // +towgs84=15.8,-154.4,-82.3 +to +proj=longlat +ellps=GRS80 +towgs84=0,0,0
  const [lng, lat] = frameByCode('EPSG:4214', [15.8, -154.4, -82.3])!.toLngLat(108.6, 40.6)
  expect(lng).toBeCloseTo(108.600404919, 9)
  expect(lat).toBeCloseTo(40.600348454, 9)
})

describe('without parameters', () => {
  test.each([
    ['EPSG:4610', undefined],
    ['EPSG:4610', null],
    ['EPSG:4610', []],
    ['EPSG:4610', [0, 0, 0]],
    ['EPSG:4610', [0, 0, 0, 0, 0, 0, 0]],
  ])('%s with %j gives its own degrees, and says so', (code, shift) => {
    const frame = frameByCode(code, shift)!
    expect(frame.toLngLat(110.5, 35.25)).toEqual([110.5, 35.25])
    expect(frame.approximate).toBe(true)
  })

  test('nor is it the same frame as CGCS2000', () => {
    expect(frameByCode('EPSG:4610')!.key).not.toBe(frameByCode('EPSG:4490')!.key)
  })
})

describe('keys', () => {
  const key = (code: string, shift?: number[]) => frameByCode(code, shift)!.key

  test('differ with the parameters, and a frame is made once for each', () => {
    const keys = [undefined, [100, 0, 0], SEVEN, SEVEN.with(6, 4.6)].map((shift) => key('EPSG:2361', shift))
    expect(new Set(keys).size).toBe(4)
    expect(frameByCode('EPSG:2361', SEVEN)).toBe(frameByCode('EPSG:2361', [...SEVEN]))
    expect(frameByCode('EPSG:2361', SEVEN)).not.toBe(frameByCode('EPSG:2361'))
  })

  test('three parameters and the same with four zeros are one', () => {
    expect(key('EPSG:2361', [100, 20, 3])).toBe(key('EPSG:2361', [100, 20, 3, 0, 0, 0, 0]))
  })

  test('of CGCS2000 do not know them', () => {
    expect(frameByCode('EPSG:4525', SEVEN)).toBe(frameByCode('EPSG:4525'))
  })
})

test.each([
  [[1]],
  [[1, 2]],
  [[1, 2, 3, 4]],
  [[1, 2, 3, 4, 5, 6]],
  [[1, 2, 3, 4, 5, 6, 7, 8]],
  [[NaN, 2, 3]],
  [[Infinity, 2, 3]],
  [[5000.1, 0, 0]],
  [[0, -5000.1, 0]],
  [[0, 0, 0, 60.1, 0, 0, 0]],
  [[0, 0, 0, 0, 0, -60.1, 0]],
  [[0, 0, 0, 0, 0, 0, 500.1]],
])('%j cannot be parameters', (shift) => {
  for (const code of ['EPSG:2361', 'EPSG:4490']) {
    let thrown: unknown
    try {
      frameByCode(code, shift)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(InputError)
    expect((thrown as InputError).note).toMatchObject({ code: 'bad-shift', params: { values: shift.join(', ') } })
  }
})

test.each([
  [[], false],
  [[0, 0, 0], false],
  [[0, 0, 0, 0, 0, 0, 0], false],
  [[0, 0, 0.1], true],
  [[NaN, 0, 0], true],
])('%j says something: %j', (values, expected) => {
  expect(isShift(values)).toBe(expected)
})
