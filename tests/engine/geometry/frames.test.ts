import geodesic from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import { FLATTENING, SEMI_MAJOR_METRES } from '../../../src/engine/geometry/ellipsoid.ts'
import { type Frame, frameByCode, threeDegreeFrame, threeDegreeZone } from '../../../src/engine/geometry/frame.ts'
import vectors from './proj-vectors.json'
import zoneVectors from './zone-vectors.json'

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

const grs80 = new geodesic.Geodesic.Geodesic(SEMI_MAJOR_METRES, FLATTENING)
const metresBetween = (a: readonly [number, number], b: readonly [number, number]) =>
  grs80.Inverse(a[1], a[0], b[1], b[0]).s12!

const inSeries = (first: number, last: number) => (epsg: number) => epsg >= first && epsg <= last
/** How many codes of zones each family has: 11 + 11 zones of 6° and 21 + 21 of 3°, UTM 60 + 60. */
const FAMILIES: [string, (epsg: number) => boolean, number][] = [
  ['CGCS2000', inSeries(4491, 4554), 64],
  ['Xi’an 80', inSeries(2327, 2390), 64],
  ['Beijing 54', (epsg) => inSeries(2401, 2442)(epsg) || inSeries(21413, 21463)(epsg), 64],
  ['UTM', inSeries(32601, 32760), 120],
  ['Web Mercator', (epsg) => epsg === 3857, 1],
]

describe.each(FAMILIES)('%s over whole zones, against PROJ', (_, belongs, codes) => {
  const rows = (zoneVectors.rows as [number, number, number, number, number][]).filter(([epsg]) => belongs(epsg))

  test('the vectors cover the family', () => {
    expect(new Set(rows.map(([epsg]) => epsg)).size).toBe(codes)
  })

  // Old datums stand here without parameters, so degrees in and out are their own.
  test('degrees to metres within a hundredth of a millimetre', () => {
    for (const [epsg, lng, lat, easting, northing] of rows) {
      const [x, y] = frameByCode(`EPSG:${epsg}`)!.fromLngLat(lng, lat)
      expect(Math.hypot(x - easting, y - northing), `${epsg} ${lng} ${lat}`).toBeLessThan(1e-5)
    }
  })

  test('metres to degrees within a hundredth of a millimetre', () => {
    for (const [epsg, lng, lat, easting, northing] of rows) {
      const found = frameByCode(`EPSG:${epsg}`)!.toLngLat(easting, northing)
      expect(metresBetween(found, [lng, lat]), `${epsg} ${lng} ${lat}`).toBeLessThan(1e-5)
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

  test.each(['EPSG:3395', 'EPSG:4555', 'EPSG:4491x', '4525', 'zone 37', '', 'EPSG:32661', 'EPSG:21424', 'EPSG:2400'])(
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

describe('metres for one unit', () => {
  test('at the edge of zone 37, 35.6 N, areas in the plane are 0.0455 % too large', () => {
    // PROJ (proj -S) prints an areal scale of 1.00046 there.
    const frame = threeDegreeFrame(37)
    const [x, y] = frame.fromLngLat(112.5, 35.6)
    const [sx, sy] = frame.metresPerUnit(x, y)
    expect(sx).toBe(sy)
    expect(1 / sx ** 2 - 1).toBeCloseTo(0.000455, 6)
  })

  const SHIFTS = [undefined, [15.8, -154.4, -82.3], [112, -58, -8, -1.2, 2.5, -3.1, 4.5]]
  const places: [string, Frame, number, number][] = [
    ['EPSG:4490', 112, 35.6],
    ['EPSG:4525', 112.9, 35.6],
    ['EPSG:4497', 107.6, 18],
    ['EPSG:3857', 111, 18],
    ['EPSG:3857', 122, 53.5],
    ['EPSG:32649', 113.9, 35.6],
    ['EPSG:32649', 111, 17],
    ['EPSG:32753', 137.9, -35],
  ].map(([code, lng, lat]) => [code as string, frameByCode(code as string)!, lng as number, lat as number])
  for (const [code, lng, lat] of [
    ['EPSG:4610', 112, 35.6],
    ['EPSG:2361', 112.9, 35.6],
    ['EPSG:4214', 112, 35.6],
    ['EPSG:21419', 107.6, 53],
  ] as const)
    for (const shift of SHIFTS)
      places.push([`${code} by ${shift?.join() ?? 'nothing'}`, frameByCode(code, shift)!, lng, lat])

  // Twenty metres along each axis, by GeographicLib on the ellipsoid of CGCS2000.
  test.each(places)('%s', (_, frame, lng, lat) => {
    const [x, y] = frame.fromLngLat(lng, lat)
    const [sx, sy] = frame.metresPerUnit(x, y)
    const step = frame.kind === 'geographic' ? 1e-4 : 10
    const alongX = metresBetween(frame.toLngLat(x - step, y), frame.toLngLat(x + step, y)) / (2 * step)
    const alongY = metresBetween(frame.toLngLat(x, y - step), frame.toLngLat(x, y + step)) / (2 * step)
    expect(Math.abs(sx / alongX - 1)).toBeLessThan(1e-7)
    expect(Math.abs(sy / alongY - 1)).toBeLessThan(1e-7)
  })

  test('a square metre of Web Mercator is 0.66 m² at 35.6 N', () => {
    const frame = frameByCode('EPSG:3857')!
    const [sx, sy] = frame.metresPerUnit(...frame.fromLngLat(111, 35.6))
    // 1 / 1.52: what a park of 176.96 ha becomes there is 268.22 ha.
    expect(sx * sy).toBeCloseTo(176.96 / 268.22, 2)
    expect(sx).not.toBe(sy)
  })
})

describe('what a frame says of itself', () => {
  test.each([
    ['EPSG:4490', 'cgcs2000', 'geographic', false],
    ['EPSG:4525', 'cgcs2000', 'plane', true],
    ['EPSG:4508', 'cgcs2000', 'plane', true],
    ['EPSG:4326', 'wgs84', 'geographic', false],
    ['EPSG:3857', 'wgs84', 'plane', false],
    ['EPSG:32649', 'wgs84', 'plane', false],
    ['EPSG:4610', 'xian80', 'geographic', false],
    ['EPSG:2361', 'xian80', 'plane', true],
    ['EPSG:4214', 'beijing54', 'geographic', false],
    ['EPSG:2413', 'beijing54', 'plane', true],
  ])('%s', (code, datum, kind, survey) => {
    const frame = frameByCode(code)!
    expect(frame).toMatchObject({ code, datum, kind, survey, approximate: datum === 'xian80' || datum === 'beijing54' })
    expect(frame.zone !== null).toBe(survey)
  })

  test('frames of different systems have different keys', () => {
    const codes = ['EPSG:4490', 'EPSG:4610', 'EPSG:4214', 'EPSG:3857', 'EPSG:32649', 'EPSG:32749', 'EPSG:4546']
    const keys = [...codes, 'EPSG:2382', 'EPSG:2434'].map((code) => frameByCode(code)!.key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
