import { describe, expect, test } from 'vitest'
import { nearestOnEdges } from '../../../src/engine/geometry/nearest.ts'
import { jointAccuracy, placementOf, positionOf } from '../../../src/engine/model/placement.ts'
import { box, type Corners, lineOf, LNG_LAT, moved, path, pointsOf, polygonOf, ZONE_37 } from '../../shapes.ts'

const [X, Y] = [37500000, 3941000]
const zone = polygonOf(ZONE_37, moved(box(0, 0, 100, 100), X, Y))
const point = (x: number, y: number) => pointsOf(ZONE_37, [[X + x, Y + y]])
const polygon = (corners: Corners) => polygonOf(ZONE_37, moved(corners, X, Y))

describe('near-limit', () => {
  const metres = (x: number) => nearestOnEdges(zone, X + x, Y + 50)!.distanceMetres

  test.each([
    ['inside', 97.5],
    ['outside', 102.5],
  ])('a distance of exactly the sum of the accuracies is near-limit: %s', (_, x) => {
    const sum = metres(x)
    expect(placementOf(point(x, 50), zone, sum).position).toBe('near-limit')
    expect(placementOf(point(x, 50), zone, sum * (1 - 1e-12)).position).toBe(x < 100 ? 'inside' : 'outside')
  })

  test('unknown accuracy: no band', () => {
    expect(placementOf(point(99.99, 50), zone, null)).toMatchObject({ position: 'inside', accuracyMetres: null })
    expect(placementOf(point(100.01, 50), zone, null).position).toBe('outside')
    expect(placementOf(point(100, 50), zone, null).position).toBe('on-line')
  })

  test('an accuracy of zero: no band, and what is on the line is on the line', () => {
    expect(placementOf(point(99.999, 50), zone, 0).position).toBe('inside')
    expect(placementOf(point(100, 50), zone, 0).position).toBe('on-line')
  })

  test('on the line with accuracies is near-limit, distance 0', () => {
    const { position, measure } = placementOf(point(100, 50), zone, 1)
    expect([position, measure!.distanceMetres]).toEqual(['near-limit', 0])
  })

  test('straddling stays straddling, however coarse', () => {
    const { position, measure, share } = placementOf(polygon(box(90, 0, 110, 10)), zone, 50)
    expect([position, measure!.distanceMetres, share]).toEqual(['straddling', 0, 0.5])
  })

  test('a polygon wholly inside, nearer than the accuracies', () => {
    expect(placementOf(polygon(box(90, 40, 99, 50)), zone, 1.5).position).toBe('near-limit')
    expect(placementOf(polygon(box(90, 40, 98, 50)), zone, 1.5).position).toBe('inside')
  })
})

describe('two accuracies', () => {
  test.each([
    [0.5, 2, 2.5],
    [0, 0, 0],
    [null, 2, null],
    [2, null, null],
    [null, null, null],
  ])('%s and %s: %s', (a, b, sum) => {
    expect(jointAccuracy(a, b)).toBe(sum)
  })
})

test('the distance of a place far outside is there when it is asked for', () => {
  const { position, measure } = placementOf(point(300, 50), zone, 2)
  expect(position).toBe('outside')
  expect(measure!.distanceMetres).toBeGreaterThan(100)
})

describe('several points together', () => {
  const points = (...xs: number[]) =>
    positionOf(
      pointsOf(
        ZONE_37,
        xs.map((x): [number, number] => [X + x, Y + 50]),
      ),
      zone,
    ).position

  test.each([
    [[50, 60], 'inside'],
    [[50, 100], 'inside'],
    [[100, 100], 'on-line'],
    [[50, 150], 'straddling'],
    [[100, 150], 'straddling'],
    [[150, 160], 'outside'],
  ])('%j: %s', (xs, position) => {
    expect(points(...xs)).toBe(position)
  })
})

describe('a line', () => {
  const line = (...corners: Corners) => positionOf(lineOf(ZONE_37, moved(corners, X, Y)), zone)

  test.each<[string, Corners, string]>([
    ['inside', path('10 10, 90 90'), 'inside'],
    ['across', path('50 50, 150 50'), 'straddling'],
    ['along an edge', path('100 10, 100 90'), 'on-line'],
    ['outside', path('150 10, 150 90'), 'outside'],
  ])('%s', (_, corners, position) => {
    expect(line(...corners)).toEqual({ position, share: null })
  })
})

test('a target in degrees is decided in the frame of the zone', () => {
  const [lng, lat] = ZONE_37.toLngLat(X + 99, Y + 50)
  const { position, measure } = placementOf(pointsOf(LNG_LAT, [[lng, lat]]), zone, null)
  expect(position).toBe('inside')
  expect(measure!.distanceMetres).toBeCloseTo(1, 5)
})
