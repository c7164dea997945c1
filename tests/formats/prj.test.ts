/** Coordinate systems in well-known text: as PROJ writes them, as other programs write them, and as they should not be. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { codeOfWkt } from '../../src/formats/prj.ts'
import { readPrj } from '../../src/formats/prj-file.ts'

const { systems } = JSON.parse(
  gunzipSync(readFileSync(new URL('files/prj/codes.json.gz', import.meta.url))).toString(),
) as { systems: Record<string, Record<'esri' | 'ogc' | 'wkt2', string>> }

test('all 64 systems of CGCS2000 are among them', () => {
  for (let code = 4491; code <= 4554; code++) expect(systems).toHaveProperty([`EPSG:${code}`])
  expect(Object.keys(systems)).toHaveLength(64 * 3 + 9)
})

describe.each(['esri', 'ogc', 'wkt2'] as const)('as PROJ writes it, %s', (spelling) => {
  test.each(Object.keys(systems))('%s', (code) => {
    expect(codeOfWkt(systems[code]![spelling]).code).toBe(code)
  })
})

const gk = (
  name: string,
  {
    datum = 'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]]',
    meridian = '111.0',
    easting = '37500000.0',
    scale = '1.0',
    method = 'Gauss_Kruger',
    unit = 'UNIT["Meter",1.0]',
    more = '',
  } = {},
) =>
  `PROJCS["${name}",GEOGCS["GCS",${datum},PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],` +
  `PROJECTION["${method}"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0.0],` +
  `PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],` +
  `PARAMETER["Latitude_Of_Origin",0.0],${unit}${more}]`

describe('numbers decide', () => {
  test.each<[string, string, string | null]>([
    ['as ArcGIS writes it', gk('CGCS2000_3_Degree_GK_Zone_37'), 'EPSG:4525'],
    ['a wrong authority', gk('CGCS2000_3_Degree_GK_Zone_37', { more: ',AUTHORITY["EPSG","4526"]' }), 'EPSG:4525'],
    ['a wrong name', gk('CGCS2000_3_Degree_GK_Zone_38'), 'EPSG:4525'],
    ['a zone prefix of another meridian', gk('CGCS2000_3_Degree_GK_Zone_37', { meridian: '114.0' }), null],
    ['6° by its prefix', gk('x', { easting: '19500000.0' }), 'EPSG:4497'],
    ['no prefix, 3° by name', gk('CGCS2000_3_Degree_GK_CM_111E', { easting: '500000' }), 'EPSG:4546'],
    ['no prefix, 6° by name', gk('CGCS2000_GK_CM_111E', { easting: '500000' }), 'EPSG:4508'],
    ['no prefix, no name', gk('投影', { easting: '500000' }), 'EPSG:4546'],
    [
      'no prefix, no name, an authority that agrees',
      gk('投影', { easting: '500000', more: ',AUTHORITY["EPSG","4508"]' }),
      'EPSG:4508',
    ],
    [
      'no prefix, no name, an authority that does not',
      gk('投影', { easting: '500000', more: ',AUTHORITY["EPSG","4507"]' }),
      'EPSG:4546',
    ],
    ['a meridian of 3° zones alone', gk('CGCS2000_GK_CM_114E', { meridian: '114', easting: '500000' }), 'EPSG:4547'],
    ['Transverse_Mercator', gk('x', { method: 'Transverse_Mercator' }), 'EPSG:4525'],
    ['an exponent in small letters', gk('x', { easting: '3.75e7' }), 'EPSG:4525'],
    ['round brackets', gk('x').replaceAll('[', '(').replaceAll(']', ')'), 'EPSG:4525'],
    ['a local meridian, 117°20′', gk('Local', { meridian: '117.333333333333', easting: '500000' }), null],
    ['a raised plane', gk('x', { scale: '1.00012' }), null],
    ['kilometres', gk('x', { unit: 'UNIT["Kilometer",1000.0]' }), null],
    ['no unit', gk('x', { unit: 'AUTHORITY["EPSG","4525"]' }), null],
    ['a shortened easting', gk('x', { easting: '0' }), null],
    [
      'an ellipsoid rounded off',
      gk('x', { datum: 'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137,298.257]]' }),
      'EPSG:4525',
    ],
    [
      'a datum without a name, by its ellipsoid',
      gk('x', { datum: 'DATUM["D_unknown",SPHEROID["GRS80",6378137,298.257222101]]' }),
      'EPSG:4525',
    ],
    ['Xi’an by its ellipsoid', gk('x', { datum: 'DATUM["unknown",SPHEROID["IAG75",6378140,298.257]]' }), 'EPSG:2361'],
    [
      'a name of one datum, the ellipsoid of another',
      gk('x', { datum: 'DATUM["D_China_2000",SPHEROID["IAG75",6378140,298.257]]' }),
      null,
    ],
    [
      'another datum on the same ellipsoid',
      gk('x', { datum: 'DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137,298.257222101]]' }),
      null,
    ],
    [
      'Pulkovo 1942 is not Beijing 54',
      gk('x', { datum: 'DATUM["D_Pulkovo_1942",SPHEROID["Krasovsky_1940",6378245.0,298.3]]' }),
      null,
    ],
    [
      'New Beijing is not Beijing 54',
      gk('x', { datum: 'DATUM["D_New_Beijing",SPHEROID["Krasovsky_1940",6378245.0,298.3]]' }),
      null,
    ],
    [
      'Gauss-Krüger on WGS 84 has no code',
      gk('x', { datum: 'DATUM["D_WGS_1984",SPHEROID["W",6378137,298.257223563]]' }),
      null,
    ],
  ])('%s', (_, text, code) => {
    expect(codeOfWkt(text).code).toBe(code)
  })
})

test('the name comes along, so that the user can be asked', () => {
  const text = gk('某市独立坐标系', { meridian: '117.333333333333', easting: '500000' })
  expect(codeOfWkt(text)).toEqual({ code: null, name: '某市独立坐标系', shift: null })
  const prj = { name: 'a.prj', bytes: new TextEncoder().encode(text) }
  expect(readPrj(prj)).toMatchObject({
    code: null,
    notes: [{ code: 'prj-unknown', params: { name: '某市独立坐标系' } }],
  })
})

test('Web Mercator in the spellings of ArcGIS', () => {
  const head =
    'PROJCS["WGS_1984_Web_Mercator",GEOGCS["GCS_WGS_1984_Major_Auxiliary_Sphere",DATUM["D_WGS_1984_Major_Auxiliary_Sphere",' +
    'SPHEROID["WGS_1984_Major_Auxiliary_Sphere",6378137.0,0.0]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
  const tail =
    'PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],' +
    'PARAMETER["Standard_Parallel_1",0.0],UNIT["Meter",1.0]]'
  expect(codeOfWkt(`${head}PROJECTION["Mercator"],${tail}`).code).toBe('EPSG:3857')
  // The true Mercator projection of the ellipsoid is another one.
  expect(codeOfWkt(systems['EPSG:3857']!.esri.replaceAll(/_Auxiliary_Sphere|Web_/g, '')).code).toBe(null)
})

test('parameters of the file to WGS 84 are kept for old datums only', () => {
  const old = systems['EPSG:4610']!.ogc.replace('],PRIMEM', ',TOWGS84[100.5,-20,3,0.1,0.2,-0.3,1.5]],PRIMEM')
  expect(codeOfWkt(old)).toMatchObject({ code: 'EPSG:4610', shift: [100.5, -20, 3, 0.1, 0.2, -0.3, 1.5] })
  expect(codeOfWkt(old.replace(/TOWGS84\[[^\]]*/, 'TOWGS84[0,0,0,0,0,0,0')).shift).toBe(null)
})

test('whatever stands there, it neither throws nor takes long', () => {
  const whole = systems['EPSG:4525']!.wkt2
  for (let end = 0; end < whole.length; end += 7) expect(codeOfWkt(whole.slice(0, end)).code).toBe(null)
  for (const text of [
    '',
    '[',
    ']',
    '"',
    'GEOGCS',
    'GEOGCS[',
    'GEOGCS[]',
    'PROJCS["__proto__",GEOGCS["constructor"]]',
    '\0',
  ])
    expect(codeOfWkt(text).code, text).toBe(null)
  expect(codeOfWkt('A['.repeat(30_000)).code).toBe(null)
  const large = { name: 'a.prj', bytes: new Uint8Array(2 ** 20).fill(0x5b) }
  expect(readPrj(large)).toMatchObject({ code: null, notes: [{ code: 'prj-unreadable' }] })
})
