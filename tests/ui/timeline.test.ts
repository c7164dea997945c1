import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, hectares, labelHectares, mu, signed, signedHectares } from '../../src/ui/change/number-words.ts'
import { extremeOf, nearestAlong, nearestPlace, offsetCurve, roundStep } from '../../src/ui/change/offset-chart.ts'
import { sideAreas } from '../../src/ui/change/side-areas.ts'
import { layTimeLine, spread } from '../../src/ui/change/timeline-layout.ts'
import { placeLabels } from '../../src/ui/change/timeline-labels.ts'
import type { VersionView } from '../../src/jobs/park-view.ts'
import { seeded } from '../random-polygons.ts'

const version = (id: string, dates: Partial<VersionView>): VersionView => ({
  id,
  status: 'approved',
  frame: 'EPSG:4525',
  file: 'boundary.geojson',
  document: null,
  authority: null,
  approvalDate: null,
  effectiveDate: null,
  voidDate: null,
  surveyDate: null,
  accuracyMetres: null,
  parts: [],
  ...dates,
})
const V1 = version('v1', { status: 'void', approvalDate: '2018-01-01', voidDate: '2021-01-01' })
const V2 = version('v2', { approvalDate: '2021-01-01' })
const EARLY = version('v3', { approvalDate: '2024-01-01', effectiveDate: '2027-01-01' })
const DRAFT = version('v4', { status: 'draft', surveyDate: '2025-01-01' })

describe('time line', () => {
  const { versions, materials, asOf } = layTimeLine(
    [V1, V2, EARLY, DRAFT],
    [
      { id: 'M2', kind: 'other', title: '乙', titleEn: null, document: null, date: '2024-01-08', boundary: 'v2' },
      { id: 'M1', kind: 'other', title: '甲', titleEn: null, document: null, date: '2024-01-01', boundary: 'v2' },
      { id: 'M3', kind: 'other', title: '丙', titleEn: null, document: null, date: null, boundary: null },
    ],
    '2026-01-01',
    960,
    30,
  )
  const tick = (id: string) => versions.find((each) => each.version.id === id)!

  test('everything stands in order of time, the first date at one end and the last at the other', () => {
    expect(tick('v1').x).toBe(30)
    // Nine years on 900 px: three of 365 or 366 days are a third of them to a pixel.
    expect(tick('v2').x).toBeCloseTo(330, -0.5)
    expect(asOf).toBeGreaterThan(tick('v4').x)
    expect(asOf).toBeLessThan(930)
  })
  test('a version is in force until it is void or the next one is; on the day of looking the bar ends', () => {
    expect(tick('v1').bar).toEqual({ from: tick('v1').x, to: tick('v2').x, early: false })
    expect(tick('v2').bar).toEqual({ from: tick('v2').x, to: asOf, early: false })
  })
  test('a version that is not yet in effect, a void one and a draft are shown as such', () => {
    expect(versions.map(({ sign }) => sign)).toEqual(['void', 'dot', 'early', 'draft'])
    expect(tick('v3').bar).toEqual({ from: 930, to: 930, early: true })
    expect(tick('v4').bar).toBeNull()
  })
  test('documents of a few days are one tick; one without a date has none', () => {
    expect(materials.map((each) => each.materials.map(({ id }) => id))).toEqual([['M1', 'M2']])
  })
  test('labels that do not fit are cut to what fits, A and B last', () => {
    const words = (width: number) =>
      placeLabels(versions, () => '批复 · 现行', ['v1', 'v2'], width).map(({ text }) => text)
    expect(words(960)[0]).toBe('v1 2018-01-01 批复 · 现行')
    expect(words(360)[0]).toBe('v1 2018-01')
    expect(words(100)).toEqual(['v1', 'v2', 'v3', 'v4'])
    expect(words(40)).toEqual(['v1', 'v2'])
    expect(words(10)).toEqual([])
  })
})

test('labels never overlap, stay inside and keep their order, wherever they want to be', () => {
  const label = fc.record({ x: fc.integer({ min: 0, max: 600 }), width: fc.integer({ min: 10, max: 100 }) })
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 10 }), (list) => {
      const labels = list.sort((p, q) => p.x - q.x)
      const middles = spread(labels, 600, 8)
      const room = labels.reduce((sum, { width }) => sum + width, 0) + 8 * (labels.length - 1)
      expect(middles === null).toBe(room > 600)
      let end = -8
      for (const [i, middle] of (middles ?? []).entries()) {
        expect(middle - labels[i]!.width / 2).toBeGreaterThanOrEqual(end + 8 - 1e-9)
        end = middle + labels[i]!.width / 2
      }
      expect(end).toBeLessThanOrEqual(600 + 1e-9)
    }),
    seeded(500),
  )
})

test('numbers have a sign of print, and digits enough to say something', () => {
  expect([signed(4.087, 2), signed(-4.087, 2), signed(-0.001, 2)]).toEqual(['+4.09', '−4.09', '0.00'])
  expect([hectares(111234), signedHectares(-60), signedHectares(3), hectares(0)]).toEqual([
    '11.12',
    '−0.006',
    '+0.0003',
    '0.00',
  ])
  // 1 mu is 2000/3 m².
  expect([mu(1_042_100), mu(2000 / 3)]).toEqual(['1,563.2', '1.0'])
  expect([labelHectares('added', 111200), labelHectares('removed', 40900)]).toEqual(['＋11.12 ha', '−4.09 ha'])
  expect(daysBetween('2023-02-21', '2023-03-08')).toBe(15)
})

test('a side has the ground of its pieces, in both measures, and null where there is none', () => {
  const piece = (kind: 'added' | 'removed', side: 'east' | 'north', plane: number) =>
    ({ kind, side, planeSquareMetres: plane, ellipsoidalSquareMetres: plane - 1 }) as const
  const sides = sideAreas([piece('added', 'east', 100), piece('removed', 'east', 40), piece('added', 'east', 5)])
  expect(sides.map(({ side }) => side)).toEqual(['east', 'south', 'west', 'north'])
  expect(sides[0]).toEqual({
    side: 'east',
    added: { plane: 105, ellipsoidal: 103 },
    removed: { plane: 40, ellipsoidal: 39 },
  })
  expect(sides[3]).toEqual({ side: 'north', added: null, removed: null })
})

describe('the strip chart of offsets', () => {
  const profile = Float64Array.of(0, 120, 500, 80, 1000, -20, 1500, 200)
  const curve = offsetCurve(profile, { left: 0, right: 300, top: 0, bottom: 110 })
  test('its axes are in metres with round steps, and the line itself is in the box', () => {
    expect([roundStep(7300, 4), roundStep(220, 3), roundStep(10, 5)]).toEqual([2000, 100, 2])
    expect(curve.ticksAlong.map(({ text }) => text)).toEqual(['0', '500', '1000', '1500'])
    expect(curve.ticksAcross.map(({ text }) => text)).toEqual(['-100', '0', '100', '200'])
    expect(curve.x(750)).toBe(150)
    expect(curve.zero).toBeCloseTo(110 - 110 / 3, 9)
  })
  test('least, greatest, and the place that belongs to a length or to a place of the map', () => {
    expect([extremeOf(profile, -1), extremeOf(profile, 1)]).toEqual([2, 3])
    expect([nearestAlong(profile, 700), nearestAlong(profile, 9e9)]).toEqual([1, 3])
    const places = Float64Array.of(110, 36, 110.01, 36)
    // 0.0001° of latitude are 11.1 m.
    expect(nearestPlace(places, [110.01, 36.0001], 12)).toBe(1)
    expect(nearestPlace(places, [110.01, 36.0001], 11)).toBeNull()
  })
})
