import { describe, expect, test } from 'vitest'
import { frameByCode, threeDegreeFrame, threeDegreeZone } from '../../../src/engine/geometry/frame.ts'
import vectors from './proj-vectors.json'

const MILLIMETRE = 0.001
/** One millimetre of latitude; one of longitude is longer everywhere. */
const MILLIMETRE_IN_DEGREES = 9e-9

const byCode = new Map<number, number[][]>()
for (const [code, ...rest] of vectors.rows) byCode.set(code!, [...(byCode.get(code!) ?? []), rest])

test('the vectors cover all 64 codes', () => {
  expect([...byCode.keys()]).toEqual(Array.from({ length: 64 }, (_, i) => 4491 + i))
})

describe.each([...byCode])('EPSG:%i against PROJ', (code, rows) => {
  const frame = frameByCode(`EPSG:${code}`)!

  test('degrees to metres and back', () => {
    for (const [lng, lat, easting, northing] of rows as [number, number, number, number][]) {
      const [x, y] = frame.fromLngLat(lng, lat)
      expect(Math.hypot(x - easting, y - northing)).toBeLessThan(MILLIMETRE)
      const [lngBack, latBack] = frame.toLngLat(easting, northing)
      expect(Math.hypot(lngBack - lng, latBack - lat)).toBeLessThan(MILLIMETRE_IN_DEGREES)
    }
  })
})

/** Worked by hand with PROJ for the regulations digest, section 6, to 0.1 mm: zone, longitude, latitude, northing, easting. */
test.each([
  [36, 108.6, 40.6, 4496326.3245, 36550785.2032],
  [37, 110.98, 35.6, 3941160.7348, 37498187.6639],
  [35, 104.9, 37.9, 4196403.1807, 35491204.8393],
  [37, 112.5, 35.6, 3942196.474, 37635930.2537],
  [38, 112.5, 35.6, 3942196.474, 38364069.7463],
])('printed vector of zone %i at %f, %f', (zone, lng, lat, northing, easting) => {
  const [x, y] = threeDegreeFrame(zone).fromLngLat(lng, lat)
  expect(x).toBeCloseTo(easting, 3)
  expect(y).toBeCloseTo(northing, 3)
})

test('a printed row of Hangzhou, northing first as on paper, comes out in Hangzhou', () => {
  const [northing, easting] = [3353189.181, 40520986.477]
  const [lng, lat] = threeDegreeFrame(40).toLngLat(easting, northing)
  expect(lng).toBeCloseTo(120.218162, 6)
  expect(lat).toBeCloseTo(30.298188, 6)
})

describe('names of a frame', () => {
  test.each([
    'EPSG:4525',
    ' epsg:4525 ',
    'urn:ogc:def:crs:EPSG::4525',
    'urn:ogc:def:crs:EPSG:6.18.3:4525',
    'http://www.opengis.net/def/crs/EPSG/0/4525',
  ])('%s is zone 37', (code) => {
    expect(frameByCode(code)?.zone).toEqual({ number: 37, width: 3 })
    expect(frameByCode(code)?.centralMeridian).toBe(111)
  })

  test.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'EPSG:4490'])('%s is longitude and latitude', (code) => {
    expect(frameByCode(code)?.key).toBe('geographic')
  })

  test.each(['EPSG:3857', 'EPSG:4555', 'EPSG:4491x', '4525', 'zone 37', '', 'EPSG:32649'])(
    '%j is not known',
    (code) => {
      expect(frameByCode(code)).toBeNull()
    },
  )

  test('with and without the zone prefix are two frames, 37 million metres apart', () => {
    const [prefixed, plain] = ['EPSG:4525', 'EPSG:4546'].map((code) => frameByCode(code)!)
    expect(prefixed!.key).not.toBe(plain!.key)
    expect(prefixed!.fromLngLat(111, 35)[0] - plain!.fromLngLat(111, 35)[0]).toBe(37e6)
  })

  test('a 6° and a 3° zone on one meridian without prefix hold the same numbers', () => {
    // 6° zone 19 and 3° zone 37 both have the meridian 111.
    expect(frameByCode('EPSG:4508')!.key).toBe(frameByCode('EPSG:4546')!.key)
  })
})

/** Zone n covers its meridian 3n ± 1.5; the western edge belongs to it. */
test.each([
  [109.49, 36],
  [109.5, 37],
  [111, 37],
  [112.49, 37],
  [112.5, 38],
])('longitude %f is in 3° zone %i', (lng, zone) => {
  expect(threeDegreeZone(lng)).toBe(zone)
})

test('at the edge of zone 37, 35.6 N, areas in the plane are 0.0455 % too large', () => {
  // PROJ (proj -S) prints an areal scale of 1.00046 there.
  const frame = threeDegreeFrame(37)
  const [x, y] = frame.fromLngLat(112.5, 35.6)
  const [sx, sy] = frame.metresPerUnit(x, y)
  expect(sx).toBe(sy)
  expect(1 / sx ** 2 - 1).toBeCloseTo(0.000455, 6)
})
