import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { screenCsv, screenGeoJson, screenJson } from '../../src/jobs/screen-output.ts'
import { screen, type ScreenOptions, type ScreenRow } from '../../src/jobs/screen.ts'
import { seededRandom } from '../bench/measure.ts'
import { box, type Corners, path } from '../shapes.ts'
import expected from './invented/expected.json'

type Json = Record<string, unknown>
const closed = (ring: Corners) => [...ring, ring[0]!]
const areaOf = (...rings: Corners[]): Json => ({ type: 'Polygon', coordinates: rings.map(closed) })
const pointOf = (x: number, y: number): Json => ({ type: 'Point', coordinates: [x, y] })
const feature = (geometry: Json | null, properties: Json = {}, rest: Json = {}) => ({
  type: 'Feature',
  ...rest,
  properties,
  geometry,
})
const file = (name: string, content: unknown) => ({ name, bytes: new TextEncoder().encode(JSON.stringify(content)) })
const collection = (features: Json[], epsg?: number) => ({
  type: 'FeatureCollection',
  ...(epsg === undefined ? {} : { crs: { type: 'name', properties: { name: `EPSG:${epsg}` } } }),
  features,
})
const ask = (options: Partial<ScreenOptions> = {}) => ({ withinMetres: null, zoneId: null, targetId: null, ...options })
const run = (zones: unknown, targets: unknown, options?: Partial<ScreenOptions>) =>
  screen(file('zones.geojson', zones), file('targets.geojson', targets), ask(options))
const short = (rows: readonly ScreenRow[]) =>
  rows.map(({ targetId, zoneId, verdict }) => `${targetId} ${zoneId} ${verdict}`)

describe('an invented case against GEOS and PROJ', () => {
  const bytes = (name: string) => readFileSync(new URL(`invented/${name}.geojson`, import.meta.url))
  const screenFile = (name: string) =>
    screen(
      { name: 'zones.geojson', bytes: bytes('zones') },
      { name: `${name}.geojson`, bytes: bytes(name) },
      ask({ withinMetres: 600 }),
    )

  test.each(['points', 'buildings'] as const)(
    '%s: every pair in order, metres to 1 mm, shares to 1e-6',
    async (name) => {
      const { rows, notes } = await screenFile(name)
      expect(notes).toEqual([])
      const want = expected[name] as [string, string, string, number, number | null][]
      expect(short(rows)).toEqual(want.map((row) => row.slice(0, 3).join(' ')))
      want.forEach(([target, , , metres, share], i) => {
        expect(Math.abs(rows[i]!.distanceMetres - metres), target).toBeLessThanOrEqual(0.001)
        if (share === null) expect(rows[i]!.share).toBeNull()
        else expect(Math.abs(rows[i]!.share! - share), target).toBeLessThanOrEqual(1e-6)
      })
    },
  )

  test('areas to a millionth, perimeters to 1 mm', async () => {
    const { zones } = await screenFile('points')
    expect(zones.map(({ id }) => id)).toEqual(expected.zones.map(([id]) => id))
    ;(expected.zones as [string, number, number][]).forEach(([, area, perimeter], i) => {
      expect(Math.abs(zones[i]!.ellipsoidalSquareMetres / area - 1)).toBeLessThan(1e-6)
      expect(Math.abs(zones[i]!.perimeterMetres - perimeter)).toBeLessThan(0.001)
    })
  })
})

/** A kilometre of zone 37 at its central meridian, where metres of the plane are metres of the ellipsoid. */
const X = 37500000
const Y = 3941000
const at = (corners: Corners): Corners => corners.map(([x, y]) => [X + x, Y + y])
const ZONE = collection([feature(areaOf(at(box(0, 0, 100, 100))), { id: 'z' })], 4525)

describe('verdicts', () => {
  async function verdict(geometry: Json, withinMetres: number | null = null) {
    const { rows } = await run(ZONE, collection([feature(geometry, { id: 't' })], 4525), { withinMetres })
    return rows.map(({ verdict, distanceMetres, share }) => [verdict, Math.round(distanceMetres * 1e6) / 1e6, share])[0]
  }
  const polygon = (corners: Corners) => areaOf(at(corners))
  const line = (corners: Corners) => ({ type: 'LineString', coordinates: at(corners) })
  const points = (corners: Corners) => ({ type: 'MultiPoint', coordinates: at(corners) })

  test.each<[string, Json, unknown]>([
    ['a point inside: metres to the nearest edge', pointOf(X + 30, Y + 50), ['inside', 30, null]],
    ['a point on an edge', pointOf(X + 100, Y + 50), ['on-line', 0, null]],
    ['a point on a corner', pointOf(X, Y), ['on-line', 0, null]],
    ['a point outside', pointOf(X + 101, Y + 50), undefined],
    ['a polygon inside', polygon(box(10, 10, 20, 20)), ['inside', 0, 1]],
    ['a polygon inside that touches an edge', polygon(box(0, 10, 20, 20)), ['inside', 0, 1]],
    ['a polygon with a quarter inside', polygon(box(90, 40, 130, 60)), ['straddling', 0, 0.25]],
    ['a polygon round the zone', polygon(box(-50, -50, 150, 150)), ['straddling', 0, 0.25]],
    ['a polygon that touches an edge from outside', polygon(box(100, 40, 120, 60)), undefined],
    ['a polygon that touches a corner from outside', polygon(box(100, 100, 120, 120)), undefined],
    ['a line inside', line(path('10 10, 90 90')), ['inside', 0, null]],
    ['a line across', line(path('50 50, 150 50')), ['straddling', 0, null]],
    ['a line through, with both ends outside', line(path('-50 50, 150 50')), ['straddling', 0, null]],
    ['a line along an edge', line(path('10 100, 90 100')), ['on-line', 0, null]],
    ['a line outside', line(path('150 0, 150 90')), undefined],
    ['points all inside: the nearest of them', points(path('30 50, 50 50')), ['inside', 30, null]],
    ['points on both sides', points(path('30 50, 150 50')), ['straddling', 0, null]],
    ['points all outside', points(path('130 50, 150 50')), undefined],
  ])('%s', async (_, geometry, row) => {
    expect(await verdict(geometry)).toEqual(row)
  })

  test.each<[string, Json, unknown]>([
    ['a point', pointOf(X + 130, Y + 140), ['within', 50, null]],
    ['a point exactly at the distance', pointOf(X - 50, Y + 50), ['within', 50, null]],
    ['a point beyond', pointOf(X + 151, Y + 50), undefined],
    ['a polygon', polygon(box(120, 0, 140, 100)), ['within', 20, 0]],
    ['a polygon that touches', polygon(box(100, 40, 120, 60)), ['within', 0, 0]],
    ['a line', line(path('120 0, 140 100')), ['within', 20, null]],
    ['points: the nearest of them', points(path('130 50, 180 50')), ['within', 30, null]],
    ['inside rows stay', pointOf(X + 30, Y + 50), ['inside', 30, null]],
  ])('with --within 50: %s', async (_, geometry, row) => {
    expect(await verdict(geometry, 50)).toEqual(row)
  })

  test('--within 0 gives what touches', async () => {
    expect(await verdict(polygon(box(100, 40, 120, 60)), 0)).toEqual(['within', 0, 0])
    expect(await verdict(pointOf(X + 100.001, Y + 50), 0)).toBeUndefined()
  })
})

describe('ids', () => {
  const targets = collection(
    [
      feature(pointOf(X + 10, Y + 10), { id: 'own', code: 'c1' }, { id: 'outer' }),
      feature(pointOf(X + 20, Y + 20), { code: 'c2' }, { id: 17 }),
      feature(null, {}),
      feature(pointOf(X + 30, Y + 30), { id: '' }),
      feature(pointOf(X + 40, Y + 40), { id: 0, code: null }),
    ],
    4525,
  )

  test('the property id, else the id of the feature, else its number in the file', async () => {
    const { rows } = await run(ZONE, targets)
    expect(rows.map(({ targetId }) => targetId)).toEqual(['own', '17', '4', '0'])
  })

  test('the named field goes first', async () => {
    const { rows } = await run(ZONE, targets, { targetId: 'code' })
    expect(rows.map(({ targetId }) => targetId)).toEqual(['c1', 'c2', '4', '0'])
  })

  test('a field that no row has: which there are', async () => {
    await expect(run(ZONE, targets, { targetId: 'nummer' })).rejects.toMatchObject({
      code: 'unknown-field',
      params: { field: 'nummer', known: 'id, code' },
      where: { file: 'targets.geojson' },
    })
    await expect(run(ZONE, targets, { zoneId: 'nummer' })).rejects.toMatchObject({ where: { file: 'zones.geojson' } })
  })

  test('rows by target, then by zone, in the order of the files', async () => {
    const zones = ['b', 'a'].map((id) => feature(areaOf(at(box(0, 0, 100, 100))), { id }))
    const spots = ['2', '1'].map((id) => feature(pointOf(X + 50, Y + 50), { id }))
    const { rows } = await run(collection(zones, 4525), collection(spots, 4525))
    expect(short(rows)).toEqual(['2 b inside', '2 a inside', '1 b inside', '1 a inside'])
  })
})

describe('coordinate systems', () => {
  test('zones in metres, targets in degrees', async () => {
    // zone 37, easting 37498187.6639, northing 3941160.7348: regulations, section 6.
    const zone = areaOf(box(37498187.6539, 3941160.7248, 37498187.6739, 3941160.7448))
    const { rows } = await run(collection([feature(zone)], 4525), collection([feature(pointOf(110.98, 35.6))]))
    expect(short(rows)).toEqual(['1 1 inside'])
  })

  test('eastings with a zone prefix say it themselves, and it is noted', async () => {
    const { rows, notes } = await run({ ...ZONE, crs: undefined }, collection([feature(pointOf(X + 1, Y + 1))], 4525))
    expect(short(rows)).toEqual(['1 z inside'])
    expect(notes).toMatchObject([
      { code: 'crs-from-prefix', params: { crs: 'EPSG:4525' }, where: { file: 'zones.geojson' } },
    ])
  })

  test('metres without a prefix are refused', async () => {
    const zone = collection([feature(areaOf(box(500000, Y, 500100, Y + 100)))])
    await expect(run(zone, ZONE)).rejects.toMatchObject({ code: 'no-crs', where: { file: 'zones.geojson' } })
  })

  test('a coordinate system that is not known is refused', async () => {
    await expect(run(collection([], 27700), ZONE)).rejects.toMatchObject({ code: 'unknown-crs' })
  })

  test('latitude first in one of the files', async () => {
    const zones = collection([feature(areaOf(box(43.7, 87.5, 43.9, 87.7)))])
    const targets = collection([feature(pointOf(87.6, 43.8))])
    await expect(run(zones, targets)).rejects.toMatchObject({ code: 'swapped-files' })
    const beyond = await run(
      collection([feature(areaOf(box(110.9, 35.5, 111, 35.7)))]),
      collection([feature(pointOf(35.6, 110.98))]),
    )
    expect(beyond.rows).toEqual([])
    expect(beyond.notes).toMatchObject([{ level: 'error', code: 'swapped-axes' }])
  })
})

describe('rows that cannot be used are named, the others are screened', () => {
  test('of the targets', async () => {
    const tie: Corners = path('0 0, 4 4, 4 0, 0 4')
    const targets = collection([feature(null), feature(areaOf(at(tie))), feature(pointOf(X + 1, Y + 1))], 4525)
    const { rows, notes } = await run(ZONE, targets)
    expect(short(rows)).toEqual(['3 z inside'])
    expect(notes.map(({ code, where }) => [code, where.row])).toEqual([
      ['null-geometry', 1],
      ['self-crossing', 2],
    ])
  })

  test('of the zones: a point is no zone, and its row is that of the file', async () => {
    const zones = collection(
      [feature(null), feature(pointOf(X, Y)), feature(areaOf(at(box(0, 0, 100, 100))), { id: 'z' })],
      4525,
    )
    const { rows, notes } = await run(zones, collection([feature(pointOf(X + 1, Y + 1))], 4525))
    expect(short(rows)).toEqual(['1 z inside'])
    expect(notes.map(({ code, where }) => [code, where.row])).toEqual([
      ['null-geometry', 1],
      ['zones-not-areas', 2],
    ])
  })

  test('empty files give no rows, and it is said', async () => {
    const { zones, rows, notes } = await run(collection([]), collection([]), { withinMetres: 500 })
    expect([zones, rows]).toEqual([[], []])
    expect(notes.map(({ code, where }) => [code, where.file])).toEqual([
      ['no-rows', 'zones.geojson'],
      ['no-rows', 'targets.geojson'],
    ])
  })
})

describe('output', () => {
  const targets = collection(
    [
      feature(pointOf(X + 30, Y + 50), { id: 'a, "b"' }),
      feature(areaOf(at(box(90, 40, 120, 60))), { id: '四' }),
      feature(pointOf(X + 101, Y + 50), { id: '=1+1' }),
      feature({ type: 'MultiPoint', coordinates: at(path('1 1, 2 2')) }, { id: 'm' }),
    ],
    4525,
  )
  const result = run(ZONE, targets, { withinMetres: 5 })

  test('CSV: the header, three decimals for metres, six for shares, RFC 4180, no BOM, nothing defused', async () => {
    expect(screenCsv(await result).split('\n')).toEqual([
      'target_id,zone_id,verdict,distance_m,share',
      '"a, ""b""",z,inside,30.000,',
      '四,z,straddling,0.000,0.333333',
      '=1+1,z,within,1.000,',
      'm,z,inside,1.000,',
      '',
    ])
  })

  test('JSON: the zones with their areas, and the rows', async () => {
    const json = JSON.parse(screenJson(await result)) as { zones: Json[]; rows: Json[] }
    expect(json.zones).toMatchObject([{ id: 'z', area_m2: { plane: 10000 } }])
    // On the central meridian plane and ellipsoid are one; by hand.
    const { area_m2, perimeter_m } = json.zones[0] as { area_m2: { ellipsoidal: number }; perimeter_m: number }
    expect(area_m2.ellipsoidal).toBeCloseTo(10000, 2)
    expect(perimeter_m).toBeCloseTo(400, 4)
    expect(json.rows[0]).toEqual({ target_id: 'a, "b"', zone_id: 'z', verdict: 'inside', distance_m: 30, share: null })
    expect(json.rows[1]).toMatchObject({ distance_m: 0, share: 0.333333 })
  })

  test('GeoJSON: a feature a row, in longitude and latitude', async () => {
    const { features } = JSON.parse(screenGeoJson(await result)) as { features: { geometry: Json; properties: Json }[] }
    expect(features.map(({ geometry }) => geometry['type'])).toEqual(['Point', 'MultiPolygon', 'Point', 'MultiPoint'])
    const [lng, lat] = features[0]!.geometry['coordinates'] as [number, number]
    expect(lng).toBeCloseTo(111, 2)
    expect(lat).toBeCloseTo(35.6, 1)
    expect(features[0]!.properties).toMatchObject({ target_id: 'a, "b"', verdict: 'inside' })
    expect(features[3]!.geometry['coordinates']).toHaveLength(2)
  })

  test('two runs give the same bytes', async () => {
    const again = await run(ZONE, targets, { withinMetres: 5 })
    for (const write of [screenCsv, screenJson, screenGeoJson]) expect(write(again)).toBe(write(await result))
  })
})

describe('points of a sheet', () => {
  const zones = collection([feature(areaOf(box(110.9, 35.5, 111, 35.6)), { id: 'A' })])
  const sheet = (text: string) => ({ name: 'people.csv', bytes: new TextEncoder().encode(text) })

  test('their places are found in the columns, and the system that was guessed is said', async () => {
    const targets = sheet('编号,名称,经度,纬度\nH1,甲,110.95,35.55\nH2,乙,111.5,35.55\nH3,丙,111,35.55\n')
    const { rows, notes } = await screen(file('zones.geojson', zones), targets, ask({ targetId: '编号' }))
    expect(short(rows)).toEqual(['H1 A inside', 'H3 A on-line'])
    expect(notes.map(({ code }) => code)).toEqual(['crs-guessed'])
  })

  test('a sheet in an old datum is refused, as any file is', async () => {
    const targets = sheet('id,wkt\nH1,SRID=4610;POINT(110.95 35.55)\n')
    await expect(screen(file('zones.geojson', zones), targets, ask())).rejects.toMatchObject({ code: 'old-datum' })
  })

  test('a row without a place is named and costs only itself', async () => {
    const targets = sheet('id,lng,lat\nH1,110.95,35.55\nH2,,\n')
    const { rows, notes } = await screen(file('zones.geojson', zones), targets, ask())
    expect(short(rows)).toEqual(['H1 A inside'])
    expect(notes.some(({ where }) => where.row === 3)).toBe(true)
  })
})

test('many points one by one, and as shapes of which each has a second place, are the same pairs', async () => {
  const random = seededRandom(8)
  const zones = collection(
    Array.from({ length: 12 }, (_, k) => {
      const [x, y] = [110.9 + 0.04 * random(), 35.5 + 0.04 * random()]
      return feature(areaOf(box(x, y, x + 0.01, y + 0.006)), { id: `Z${k}` })
    }),
  )
  const places = Array.from({ length: 400 }, () => [110.88 + 0.08 * random(), 35.48 + 0.08 * random()] as const)
  const alone = places.map(([x, y]) => feature(pointOf(x, y)))
  // The same place twice is a shape like any other, and goes the way of those.
  const twice = places.map(([x, y]) => feature({ type: 'MultiPoint', coordinates: [[x, y], [x, y]] })) // prettier-ignore
  const [one, two] = await Promise.all([
    run(zones, collection(alone), { withinMetres: 400 }),
    run(zones, collection(twice), { withinMetres: 400 }),
  ])
  const figures = (rows: readonly ScreenRow[]) =>
    rows.map(({ verdict, distanceMetres, ...row }, i) => `${short(rows)[i]} ${verdict} ${distanceMetres} ${row.share}`)
  expect(one.rows.length).toBeGreaterThan(100)
  expect(figures(one.rows.filter(({ verdict }) => verdict !== 'inside'))).toEqual(
    figures(two.rows.filter(({ verdict }) => verdict !== 'inside')),
  )
  expect(short(one.rows)).toEqual(short(two.rows))
})
