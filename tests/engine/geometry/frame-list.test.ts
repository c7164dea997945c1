import { describe, expect, test } from 'vitest'
import { frameByCode } from '../../../src/engine/geometry/frame.ts'
import { FRAME_CODES } from '../../../src/engine/geometry/frame-list.ts'
import facts from './frame-facts.json'

const byCode = new Map(FRAME_CODES.map((entry) => [entry.code, entry]))

/** How the EPSG database begins the names of a datum, and PROJ calls its ellipsoid. */
const DATUMS: [RegExp, string, string][] = [
  [/^(CGCS2000|China Geodetic Coordinate System 2000)/, 'cgcs2000', 'GRS80'],
  [/^WGS 84/, 'wgs84', 'WGS84'],
  [/^Xian 1980/, 'xian80', 'IAU76'],
  [/^Beijing 1954/, 'beijing54', 'krass'],
]

test('every code once, and none beside those of the facts', () => {
  expect(byCode.size).toBe(FRAME_CODES.length)
  expect([...byCode.keys()].sort()).toEqual(facts.rows.map(([epsg]) => `EPSG:${epsg as number}`).sort())
})

/** What the name and the parameters in EPSG's database come to, in our words. */
function described(
  name: string,
  projection: string,
  meridian: number | null,
  utmZone: number | null,
  x0: number | null,
) {
  const kind =
    projection === 'longlat'
      ? 'geographic'
      : projection === 'merc'
        ? 'web'
        : projection === 'utm'
          ? 'utm'
          : name.includes('3-degree')
            ? 'gk3'
            : 'gk6'
  const numbered = /zone (\d+)/.exec(name)?.[1]
  const byMeridian = /CM (\d+)E/.exec(name)?.[1]
  const centralMeridian = kind === 'utm' ? utmZone! * 6 - 183 : kind === 'web' ? null : meridian
  return {
    datum: DATUMS.find(([begin]) => begin.test(name))![1],
    kind,
    centralMeridian,
    zone: numbered
      ? Number(numbered)
      : byMeridian
        ? (Number(byMeridian) + (kind === 'gk6' ? 3 : 0)) / (kind === 'gk6' ? 6 : 3)
        : null,
    prefix: x0 !== null && x0 > 500000,
    south: /zone \d+S$/.test(name),
  }
}

describe('as EPSG has it', () => {
  test.each(facts.rows as [number, string, string, string, number | null, number | null, number | null][])(
    '%i %s',
    (epsg, name, projection, ellipsoid, utmZone, lon0, x0) => {
      const entry = byCode.get(`EPSG:${epsg}`)!
      expect(entry).toEqual({ code: `EPSG:${epsg}`, ...described(name, projection, lon0, utmZone, x0) })
      if (entry.kind !== 'web') expect(DATUMS.find(([, datum]) => datum === entry.datum)![2]).toBe(ellipsoid)
      const frame = frameByCode(entry.code)!
      expect(frame.datum).toBe(entry.datum)
      expect(frame.centralMeridian).toBe(entry.centralMeridian)
      if (entry.zone !== null && entry.centralMeridian !== null)
        expect(frame.fromLngLat(entry.centralMeridian, 0)[0]).toBeCloseTo(x0 ?? 500000, 6)
    },
  )
})
