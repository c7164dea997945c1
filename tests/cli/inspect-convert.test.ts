import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { Geodesic } from 'geographiclib-geodesic'
import { describe, expect, test } from 'vitest'
import { GDAL } from '../formats/shapefile-cases.ts'
import { sizhi } from './sizhi.ts'

const { run, path, write } = sizhi()
const file = (name: string) => fileURLToPath(new URL(`../formats/files/${name}`, import.meta.url))
const shapefile = (name: string) => file(`shapefile/${name}/${name}.shp`)
const CORNERS = file('corner-hole-utf8-bom.txt')
const HOUSES = file('tables/gbk-no-bom.csv')

interface InspectedLayer {
  name: string
  features: number
  null_geometry: number
  types: string[]
  crs: string | null
  fields: string[]
  bbox_lonlat: number[] | null
}
interface Inspected {
  layers: InspectedLayer[]
  refused: { layer: string; reason: string }[]
  notes: { level: string; code: string; row?: number; rows?: number[]; sentence: string }[]
}
function inspect(name: string, ...more: string[]): Inspected {
  const { code, stdout, stderr } = run(['inspect', name, '--format', 'json', ...more])
  expect([code, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as Inspected
}

interface Collection {
  crs?: { properties: { name: string } }
  features: {
    id?: string
    properties: Record<string, unknown>
    geometry: { type: string; coordinates: unknown } | null
  }[]
}
function convert(from: string, to: string, ...more: string[]): string {
  const { code, stdout, stderr } = run(['convert', from, path(to), ...more])
  expect([code, stdout], stderr).toEqual([0, ''])
  return path(to)
}
const geojson = (name: string) => JSON.parse(readFileSync(name, 'utf8')) as Collection
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const point = (x: unknown, y: unknown, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [x, y] },
})
const flat = (coordinates: unknown): number[] => [coordinates].flat(9) as number[]
function expectClose(found: readonly number[], expected: readonly number[], most: number) {
  expect(found).toHaveLength(expected.length)
  found.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(most))
}

describe('inspect', () => {
  test('a corner file', () => {
    const { layers, refused, notes } = inspect(CORNERS)
    expect([layers.length, refused, notes]).toEqual([1, [], []])
    const { bbox_lonlat: bounds, ...said } = layers[0]!
    expect(said).toEqual({
      name: 'corner-hole-utf8-bom',
      features: 1,
      null_geometry: 0,
      types: ['Polygon'],
      crs: 'EPSG:4525',
      fields: ['角点号', '地块面积', '地块编号', '地块名称', '记录图形属性', '图幅号', '地块用途', '地类编码'],
    })
    // The parcel was laid out in degrees and written to the millimetre: 1e-8° is a millimetre.
    expectClose(bounds!, [110.97, 35.59, 110.99, 35.6], 1e-8)
  })

  test('a Shapefile, by any of its files', () => {
    const expected = GDAL['points-utf8']!
    const { layers } = inspect(shapefile('points-utf8'))
    expect(layers).toMatchObject([
      {
        name: 'points-utf8',
        features: 4,
        null_geometry: 0,
        types: ['Point'],
        crs: 'EPSG:4525',
        fields: expected.fields,
      },
    ])
    expect(inspect(shapefile('points-utf8').replace(/shp$/, 'dbf')).layers).toEqual(layers)
    // PROJ 9.1.1: cs2cs -f %.10f EPSG:4525 EPSG:4490 of the first and the last place (northing first there).
    expectClose(layers[0]!.bbox_lonlat!, [110.9799999568, 35.5999999563, 110.9817912539, 35.6008949546], 1e-9)
  })

  test.each(['gbk-undeclared', 'gbk-cpg-says-utf8', 'values', 'deleted-rows', 'null-shapes'])(
    '%s: fields, rows and shapes as GDAL sees them',
    (name) => {
      const { fields, features } = GDAL[name]!
      const { layers } = inspect(shapefile(name))
      const types = features.flatMap(({ geometry }) => geometry?.type ?? [])
      expect(layers).toMatchObject([
        {
          name,
          fields,
          features: features.length,
          null_geometry: features.filter(({ geometry }) => geometry === null).length,
          types: [...new Set(types)].sort(),
        },
      ])
    },
  )

  test('a table in GBK: places from its columns, the system guessed, and said', () => {
    const { layers, notes } = inspect(HOUSES)
    expect(layers).toEqual([
      {
        name: 'gbk-no-bom',
        features: 3,
        null_geometry: 0,
        types: ['Point'],
        crs: 'EPSG:4490',
        fields: ['户编号', '户主姓名', '经度', '纬度', '人数', '备注'],
        bbox_lonlat: [110.9812345, 35.6001234, 110.9834567, 35.6023456],
      },
    ])
    expect(notes.map(({ level, code }) => [level, code])).toEqual([['note', 'crs-guessed']])
  })

  test('a table without places: no system and no bounds', () => {
    expect(inspect(file('tables/full-width-commas.csv')).layers).toMatchObject([
      { features: 2, null_geometry: 2, types: [], crs: null, fields: ['名称', '人数'], bbox_lonlat: null },
    ])
  })

  test('GeoJSON: rows that cannot be used are counted and named', () => {
    const rows = collection(point(111, 35.5, { a: 1 }), point('x', 35.6), point(111.5, 35.25, { 名称: 'b' }), {
      type: 'Feature',
      properties: {},
      geometry: null,
    })
    const { layers, notes } = inspect(write('some.geojson', rows), '--language', 'en')
    // As GDAL: the second has no shape either that anybody can read.
    expect(layers).toMatchObject([
      { features: 4, null_geometry: 2, types: ['Point'], crs: 'EPSG:4326', fields: ['a', '名称'] },
    ])
    expectClose(layers[0]!.bbox_lonlat!, [111, 35.25, 111.5, 35.5], 1e-12)
    expect(notes).toMatchObject([{ level: 'error', code: 'bad-coordinates', row: 2 }])
    expect(notes[0]!.sentence).toMatch(/^[\x20-\x7e]+$/)
  })

  test('corner files: parcels are counted, not lines; what an import would trip over is said', () => {
    const parcels = (...rows: string[]) =>
      `[属性描述]\n坐标系=1980西安坐标系\n几度分带=3\n带号=37\n[地块坐标]\n${rows.join('\n')}\n`
    const square = (north: number) =>
      `4,,1,园区,面,,,,@\n` + [[1, 0], [1, 1], [0, 1], [0, 0]].map(([n, e], i) => `J${i + 1},1,${north + n! * 1000},${37497000 + e! * 1000}`).join('\n') // prettier-ignore
    const broken = '4,,2,坏,面,,,,@\nJ1,1,3940000,37497000\nJ2,1,394x000,37498000\nJ3,1,3941000,37498000'
    const { layers, notes } = inspect(write('parcels.txt', parcels(square(3940000), broken)))
    expect(layers).toMatchObject([{ features: 2, types: ['Polygon'], crs: 'EPSG:2361' }])
    expect(notes.map(({ code }) => code)).toEqual(['corner-line-broken', 'corner-parcel-incomplete', 'old-datum'])
    const only = inspect(write('broken.txt', parcels(broken)))
    expect(only.layers).toMatchObject([{ features: 1, types: [], bbox_lonlat: null }])
    const bow =
      '4,100,1,园区,面,,,,@\nJ1,1,3941000,37497000\nJ2,1,3940000,37498000\nJ3,1,3941000,37498000\nJ4,1,3940000,37497000'
    const crossed = inspect(write('bow.txt', parcels(bow).replace('1980西安', '2000国家大地')))
    expect(crossed.notes).toMatchObject([{ code: 'corner-area-differs' }, { code: 'outline-crosses-itself', row: 6 }])
    expect(crossed.notes[1]!.sentence).toMatch(/37497500.*3940500/)
    const far = inspect(write('far.txt', parcels(square(940000)).replace('1980西安', '2000国家大地')))
    expect(far.notes.map(({ code }) => code)).toEqual(['outside-china'])
  })

  test('a zip: what is broken in it does not lose the rest', () => {
    const csv = strToU8('名称,经度,纬度\n张家村,110.98,35.6\n')
    const zip = zipSync({ '坏.shp': new Uint8Array(40), '好.csv': csv })
    const { layers, refused } = inspect(write('some.zip', zip))
    expect(layers).toMatchObject([{ features: 1, crs: 'EPSG:4490' }])
    expect(refused).toMatchObject([{ layer: 'some.zip/坏.shp' }])
    const { code, stderr } = run(['inspect', write('none.zip', zipSync({ '坏.shp': new Uint8Array(40) }))])
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1])
  })

  test('text is the default, in Chinese; --language en; --output', () => {
    const { code, stdout } = run(['inspect', HOUSES])
    expect(code).toBe(0)
    expect(stdout).toMatch(/要素: 3\n.*Point\n.*EPSG:4490/)
    const english = run(['inspect', HOUSES, '--language', 'en', '--output', path('said.txt')])
    expect([english.code, english.stdout]).toEqual([0, ''])
    expect(readFileSync(path('said.txt'), 'utf8')).toMatch(/features: 3\n/)
  })
})

describe('convert', () => {
  test('corners to GeoJSON and back, to a ten-thousandth of a millimetre', () => {
    const there = geojson(convert(CORNERS, 'corners.geojson'))
    expect(there.crs).toBeUndefined()
    expect(there.features).toHaveLength(1)
    expect(there.features[0]).toMatchObject({ properties: { 地块名称: '某化工园区', 地块面积: 176.9627 } })
    const [outer, hole] = there.features[0]!.geometry!.coordinates as number[][][]
    expectClose(flat(outer!.slice(0, 4)), [110.97, 35.6, 110.97, 35.59, 110.99, 35.59, 110.99, 35.6], 1e-8)
    expect(hole).toHaveLength(5)
    const back = convert(path('corners.geojson'), 'back.txt', '--to', 'EPSG:4525')
    const [found, wanted] = [cornersIn(back), cornersIn(CORNERS)]
    expect(found.map(([ring]) => ring)).toEqual(wanted.map(([ring]) => ring))
    expectClose(found.flat(), wanted.flat(), 1e-7)
  })

  test('corners to corners: the same lines of coordinates, the same head, in GBK', () => {
    const same = convert(CORNERS, 'same.txt')
    expect(linesOf(same)).toEqual(linesOf(CORNERS))
    expect(inspect(same).layers[0]).toMatchObject({ crs: 'EPSG:4525', features: 1, types: ['Polygon'] })
  })

  test.each(['points-utf8', 'gbk-driver-4d', 'polygon-hole-island', 'lines-two-parts', 'multipoints'])(
    'Shapefile %s to FlatGeobuf to GeoJSON: the numbers and words that GDAL reads',
    (name) => {
      const to = name === 'points-utf8' ? 'EPSG:4525' : 'EPSG:4490'
      const middle = convert(shapefile(name), `${name}.fgb`, '--from', to, '--to', to)
      const { features } = geojson(convert(middle, `${name}.geojson`, '--to', to))
      const expected = GDAL[name]!.features
      expect(features.map(({ properties }) => properties)).toEqual(expected.map(({ values }) => values))
      features.forEach(({ geometry }, i) => {
        const wanted = expected[i]!.geometry!
        // A part of one is not told from one; rings of an area turn the way RFC 7946 wants.
        expect(geometry!.type.replace('Multi', '')).toBe(wanted.type.replace('Multi', ''))
        const sorted = (coordinates: unknown) => pairs(coordinates).map(String).sort()
        expect(sorted(geometry!.coordinates)).toEqual(sorted(wanted.coordinates))
      })
    },
  )

  test('the plane of another system: as PROJ has it', () => {
    const { crs, features } = geojson(convert(HOUSES, 'plane.geojson', '--to', 'EPSG:4525'))
    expect(crs!.properties.name).toBe('urn:ogc:def:crs:EPSG::4525')
    // PROJ 9.1.1: echo 35.6001234 110.9812345 | cs2cs -f %.6f EPSG:4490 EPSG:4525
    expectClose(flat(features[0]!.geometry!.coordinates), [37498299.532976, 3941174.404245], 1e-5)
    expect(inspect(path('plane.geojson')).layers[0]!.crs).toBe('EPSG:4525')
  })

  test('CSV again: longitude and latitude in front, the other columns as they were', () => {
    expect(readFileSync(convert(HOUSES, 'houses.csv'), 'utf8').replace(/^\ufeff/, '')).toBe(
      'lon,lat,户编号,户主姓名,人数,备注\n' +
        '110.9812345,35.6001234,JS-007,张三,3,\n' +
        '110.9823456,35.6012345,JS-008,李四,5,"住平房,二层"\n' +
        '110.9834567,35.6023456,JS-009,王五,,"原话：""不搬"""\n',
    )
  })

  test('--from gcj02: some hundred metres, and --to gcj02 back again', () => {
    const { features } = geojson(convert(HOUSES, 'true.geojson', '--from', 'gcj02'))
    const [lng, lat] = flat(features[0]!.geometry!.coordinates)
    const { s12 } = Geodesic.WGS84.Inverse(35.6001234, 110.9812345, lat!, lng!)
    expect(s12).toBeGreaterThan(300)
    expect(s12).toBeLessThan(800)
    const back = geojson(convert(path('true.geojson'), 'gcj.geojson', '--to', 'gcj02'))
    expectClose(flat(back.features[0]!.geometry!.coordinates), [110.9812345, 35.6001234], 1e-9)
    expect(run(['convert', HOUSES, path('x.geojson'), '--from', 'gcj02']).stderr).toContain('GCJ-02')
  })

  test('a file that contradicts itself: refused, unless --from says what is meant', () => {
    const text =
      '[属性描述]\n坐标系=2000国家大地坐标系\n带号=38\n[地块坐标]\n3,,1,园区,面,,,,@\nJ1,1,3940000,37497000\nJ2,1,3941000,37497000\nJ3,1,3941000,37498000\n'
    const name = write('38.txt', text)
    expect(run(['convert', name, path('38.geojson')]).code).toBe(2)
    expect(run(['inspect', name]).code).toBe(2)
    const { features } = geojson(convert(name, '38.geojson', '--from', 'EPSG:4525'))
    // PROJ 9.1.1: echo 3940000 37497000 | cs2cs -f %.9f EPSG:4525 EPSG:4490
    const first = pairs(features[0]!.geometry!.coordinates).find(([, lat]) => lat! < 35.59)!
    expectClose(first, [110.966897867, 35.589535473], 1e-8)
    const city = inspect(write('city.txt', text.replace('2000国家大地坐标系', '某市城市坐标系').replace('38', '37')))
    expect(city.layers).toMatchObject([{ crs: null, bbox_lonlat: null }])
  })

  test('one layer of several', () => {
    const zip = file('zip/gbk-names.zip')
    const { code, stdout, stderr } = run(['convert', zip, path('two.geojson')])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('企业')
    expect(stderr).toContain('居民点')
    expect(existsSync(path('two.geojson'))).toBe(false)
    expect(geojson(convert(zip, 'two.geojson', '--layer', '居民点')).features).toHaveLength(4)
    const unknown = run(['convert', zip, path('none.geojson'), '--layer', 'roads'])
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toMatch(/roads.*居民点/)
  })
})

describe('what cannot be used: exit code 2, one sentence, nothing on standard output', () => {
  test.each<[string, () => string[], string]>([
    ['no file to inspect', () => ['inspect'], 'IN'],
    ['a file that is not there', () => ['inspect', path('nowhere.csv')], 'nowhere.csv'],
    ['an empty file', () => ['inspect', write('empty.geojson', '')], 'empty.geojson'],
    ['a format that none reads', () => ['inspect', write('plan.dwg', 'AC1032')], 'plan.dwg'],
    ['a format of the output that is none', () => ['inspect', HOUSES, '--format', 'csv'], 'text | json'],
    ['an encoding that does not fit', () => ['inspect', HOUSES, '--encoding', 'utf-8'], 'gbk-no-bom.csv'],
    ['an unknown option', () => ['inspect', HOUSES, '--layer', 'a'], '--layer'],
    ['no output', () => ['convert', HOUSES], 'OUT'],
    ['a file that is not there', () => ['convert', path('nowhere.csv'), path('a.geojson')], 'nowhere.csv'],
    ['a target system that is none', () => ['convert', HOUSES, path('a.geojson'), '--to', 'EPSG:9999'], 'EPSG:9999'],
    ['a source system that is none', () => ['convert', HOUSES, path('a.geojson'), '--from', 'WGS85'], 'WGS85'],
    ['a format that none writes', () => ['convert', HOUSES, path('a.docx')], 'a.docx'],
    ['no word on where the numbers are', () => ['convert', file('tables/full-width-commas.csv'), path('a.geojson')], 'full-width-commas.csv'], // prettier-ignore
    [
      'no parcel that is whole',
      () => ['convert', write('x.txt', '3,,1,,面,,,,@\nJ1,1,1,x'), path('a.geojson')],
      '“J1,1,1,x”',
    ],
    ['a folder that is not there', () => ['convert', CORNERS, path('no/where.geojson')], 'where.geojson'],
  ])('%s', (_, args, named) => {
    const { code, stdout, stderr } = run(args())
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(named)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    for (const left of ['a.geojson', 'a.docx']) expect(existsSync(path(left))).toBe(false)
  })
})

function pairs(coordinates: unknown): number[][] {
  const list = coordinates as unknown[]
  return typeof list[0] === 'number' ? [list as number[]] : list.flatMap(pairs)
}
/** The corner file that Sizhi writes is GBK; the fixture is UTF-8 with BOM. */
function linesOf(name: string): string[] {
  const bytes = readFileSync(name)
  const text = new TextDecoder(bytes[0] === 0xef ? 'utf-8' : 'gbk').decode(bytes)
  return text.trimEnd().split(/\r?\n/)
}
/** Ring, north and east of each place, whichever corner comes first. */
function cornersIn(name: string): number[][] {
  const rows = linesOf(name).filter((line) => /^J\d+,/.test(line))
  const places = rows.map((line) => line.split(',').slice(1).map(Number))
  return places.sort(([a, x, u], [b, y, v]) => a! - b! || Math.round(x! - y!) || u! - v!)
}
