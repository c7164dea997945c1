import { area as turfArea } from '@turf/area'
import { describe, expect, test } from 'vitest'
import { planeArea, ringArea, SQUARE_METRES_PER_MU } from '../../../src/engine/geometry/area.ts'
import { ellipsoidalArea } from '../../../src/engine/geometry/ellipsoidal-area.ts'
import { threeDegreeFrame } from '../../../src/engine/geometry/frame.ts'
import { reframe } from '../../../src/engine/geometry/reframe.ts'
import { box, type Corners, LNG_LAT, multiPolygonOf, polygonOf, ringOf, ZONE_37 } from '../../shapes.ts'

const PARK: Corners = [
  [110.98, 35.6],
  [111, 35.601],
  [110.998, 35.615],
  [110.979, 35.613],
]
const HOLE = box(110.985, 35.604, 110.99, 35.608)

/** Square metres and metres on GRS80 with geodesic edges: pyproj 3.4.1 Geod.polygon_area_perimeter (PROJ 9.1.1, Karney). */
describe('on the ellipsoid', () => {
  test.each<[string, Corners, number, number]>([
    ['one degree at 35 N', box(110, 35, 111, 36), 10066272985.515747, 403350.61830090755],
    ['over the equator', box(0, -1, 1, 1), 24617556722.127197, 664902.8528954729],
    ['a park', PARK, 2669119.8922013044, 6560.4558206397605],
    ['a square metre', box(116.4, 39.9, 116.40001, 39.90001), 0.9495327295735478, 3.9310199733132554],
  ])('%s', (_, corners, area, perimeter) => {
    const found = ellipsoidalArea(polygonOf(LNG_LAT, corners))
    expect(Math.abs(found.areaSquareMetres / area - 1)).toBeLessThan(1e-6)
    expect(found.perimeterMetres).toBeCloseTo(perimeter, 5)
  })

  test('a hole is taken off the area and added to the perimeter', () => {
    const found = ellipsoidalArea(polygonOf(LNG_LAT, PARK, HOLE))
    expect(found.areaSquareMetres).toBeCloseTo(2669119.8922013044 - 201066.78296089172, 2)
    expect(found.perimeterMetres).toBeCloseTo(6560.4558206397605 + 1793.714102963248, 5)
  })

  test('parts add up', () => {
    const [one, both] = [polygonOf(LNG_LAT, PARK), multiPolygonOf(LNG_LAT, [PARK], [PARK.map(([x, y]) => [x + 1, y])])]
    expect(ellipsoidalArea(both).areaSquareMetres).toBeCloseTo(2 * ellipsoidalArea(one).areaSquareMetres, 2)
  })

  test('the corners decide, not the direction in which the file writes them', () => {
    const [a, b] = [polygonOf(LNG_LAT, PARK), polygonOf(LNG_LAT, [...PARK].reverse())]
    expect(ellipsoidalArea(b)).toEqual(ellipsoidalArea(a))
  })

  test('a shape in a zone has the area of its longitudes and latitudes', () => {
    const corners = PARK.map(([lng, lat]) => ZONE_37.fromLngLat(lng, lat))
    expect(ellipsoidalArea(polygonOf(ZONE_37, corners)).areaSquareMetres).toBeCloseTo(2669119.8922013044, 2)
  })

  test.each([18, 53])('the sphere of Turf is another measure: at %i N more than one in a thousand off', (lat) => {
    const square = box(110, lat, 110.01, lat + 0.01)
    const turf = turfArea({ type: 'Polygon', coordinates: [[...square, square[0]!].map(([x, y]) => [x, y])] })
    const share = Math.abs(turf / ellipsoidalArea(polygonOf(LNG_LAT, square)).areaSquareMetres - 1)
    expect(share).toBeGreaterThan(1e-3)
    expect(share).toBeLessThan(1e-2)
  })
})

describe('in the plane of a zone', () => {
  test('a square of 100 m is a hectare', () => {
    expect(planeArea(polygonOf(ZONE_37, box(37500000, 3941000, 37500100, 3941100)))).toBe(10000)
  })

  test('a hole and a second part', () => {
    const [outer, hole, part] = [box(0, 0, 10, 10), box(2, 2, 4, 4), box(20, 0, 21, 1)]
    expect(planeArea(multiPolygonOf(ZONE_37, [outer, hole], [part]))).toBe(97)
  })

  test('at the edge of a zone, 35.6 N, it is 0.0455 % more than on the ellipsoid (regulations, section 6)', () => {
    const square = polygonOf(LNG_LAT, box(112.499, 35.6, 112.501, 35.602))
    const plane = planeArea(reframe(square, threeDegreeFrame(37)))
    expect(plane / ellipsoidalArea(square).areaSquareMetres - 1).toBeCloseTo(0.000455, 6)
  })

  test('far from the origin the digits of a small area are not lost', () => {
    expect(ringArea(ringOf([...box(37500000, 3941000, 37500000.5, 3941000.5), [37500000, 3941000]]))).toBe(0.25)
  })
})

test('a hectare is 15 mu, a square kilometre 1500', () => {
  expect(10_000 / SQUARE_METRES_PER_MU).toBeCloseTo(15, 12)
  expect(1_000_000 / SQUARE_METRES_PER_MU).toBeCloseTo(1500, 9)
})
