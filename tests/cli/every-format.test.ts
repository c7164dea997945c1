/**
 * `inspect` and `convert` over every format that can be read and written. What the fixtures hold was said by GDAL (their
 * gdal.json); what is written is read by `inspect` again and compared with that, and its numbers to the last digit.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sizhi } from './sizhi.ts'

const { run, path, write } = sizhi()
/** Each run starts a process, on a busy machine slowly. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const file = (name: string) => fileURLToPath(new URL(`../formats/files/${name}`, import.meta.url))

interface Inspected {
  layers: { name: string; features: number; null_geometry: number; types: string[]; crs: string | null; fields: string[]; bbox_lonlat: number[] | null }[] // prettier-ignore
  refused: { layer: string; reason: string }[]
  notes: { code: string }[]
}
function inspect(name: string, ...more: string[]): Inspected {
  const { code, stdout, stderr } = run(['inspect', name, '--format', 'json', ...more])
  expect([code, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as Inspected
}
function convert(from: string, to: string, ...more: string[]): string {
  const { code, stdout, stderr } = run(['convert', from, path(to), ...more])
  expect([code, stdout], stderr).toEqual([0, ''])
  return path(to)
}
interface Feature {
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: number[] } | null
}
const features = (name: string) => (JSON.parse(readFileSync(name, 'utf8')) as { features: Feature[] }).features
const answers = JSON.parse(readFileSync(file('drawings/gdal.json'), 'utf8')) as {
  files: Record<string, { name: string; features: number; null_geometry: number; bbox: number[] | null }[]>
}

/** Coordinates that have all their digits. */
const PLACES = [
  [108.6012345678, 40.6009876543],
  [108.7100000001, 40.6123456789],
]
const GEOJSON = JSON.stringify({
  type: 'FeatureCollection',
  features: PLACES.map((coordinates, i) => ({
    type: 'Feature',
    properties: { name: ['张家村', 'Li <&> "East"'][i], persons: [12, 0.1][i] },
    geometry: { type: 'Point', coordinates },
  })),
})

describe('what GDAL says of a file is what inspect says', () => {
  test.each(['folders.kml', 'folders.kmz', 'lines.geojsonl', 'records.geojsons'])('%s', (name) => {
    const { layers } = inspect(file(`drawings/${name}`))
    const expected = answers.files[name]!
    expect(layers.map((layer) => [layer.features, layer.null_geometry])).toEqual(
      expected.map((layer) => [layer.features, layer.null_geometry]),
    )
    if (name.startsWith('folders')) expect(layers.map((layer) => layer.name)).toEqual(expected.map((one) => one.name))
    layers.forEach(({ bbox_lonlat: box }, i) => {
      if (expected[i]!.bbox === null) expect(box).toBeNull()
      else expected[i]!.bbox.forEach((value, k) => expect(Math.abs(box![k]! - value)).toBeLessThan(2e-6))
    })
  })

  test('a drawing: a layer for each of its own, the zone by the numbers, said once', () => {
    const { layers, notes } = inspect(file('drawings/r2000-gbk.dxf'))
    expect(layers.map(({ name, features: count }) => [name, count])).toEqual([
      ['地块', 3],
      ['注记', 3],
      ['水面', 1],
      ['管线', 2],
      ['储罐', 1],
      ['监测点', 1],
      ['宿舍', 2],
    ])
    expect(new Set(layers.map(({ crs }) => crs))).toEqual(new Set(['EPSG:4524']))
    expect(notes.filter(({ code }) => code === 'crs-guessed')).toHaveLength(1)
    // PROJ 9.1.1: echo 4496326.325 36550785.203 | cs2cs -f %.7f EPSG:4524 EPSG:4490
    const [west] = layers[0]!.bbox_lonlat!
    expect(Math.abs(west! - 108.6)).toBeLessThan(1e-6)
  })
})

/** A placemark with its area, a label inside, its border as a line, and a house far from it. */
const MIXED = (() => {
  const ring = '108.60,40.60 108.61,40.60 108.61,40.61 108.60,40.61 108.60,40.60'
  const place = (at: string) => `<Point><coordinates>${at}</coordinates></Point>`
  const area = `<Polygon><outerBoundaryIs><LinearRing><coordinates>${ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>`
  const border = `<LineString><coordinates>${ring}</coordinates></LineString>`
  const shapes = `<MultiGeometry>${place('108.605,40.605')}${border}${area}${place('108.7,40.7')}</MultiGeometry>`
  return `<kml><Document><name>村庄</name><Placemark><name>张家村</name><ExtendedData><Data name="人数"><value>36</value></Data></ExtendedData>${shapes}</Placemark></Document></kml>`
})()

test('a placemark of several kinds: its people are counted once, its places are all there', () => {
  const { code, stderr } = run(['convert', write('mixed.kml', MIXED), path('mixed.csv'), '--language', 'en'])
  expect(code, stderr).toBe(0)
  expect(stderr).toMatch(/only the area or line is used[^]*head-count stands with the first part/)
  const [, ...rows] = readFileSync(path('mixed.csv'), 'utf8').replace(/^\ufeff/, '').trimEnd().split('\n') // prettier-ignore
  expect(rows.map((row) => [/polygon/i.test(row), row.includes('36')])).toEqual([
    [true, true],
    [false, false],
  ])
  expect(rows.every((row) => row.includes('张家村'))).toBe(true)
})

describe('from every format to every other', () => {
  const sources = new Map<string, string>()
  beforeAll(() => {
    sources.set('geojson', write('source.geojson', GEOJSON))
    const lines = features(path('source.geojson')).map((feature) => JSON.stringify(feature))
    sources.set('geojsonl', write('source.geojsonl', `${lines.join('\n')}\n`))
    for (const ending of ['fgb', 'gpkg', 'kml', 'csv', 'zip', 'shp'])
      sources.set(ending, convert(path('source.geojson'), `source.${ending}`, '--to', 'EPSG:4490'))
    sources.set('plane', convert(path('source.geojson'), 'plane.gpkg', '--to', 'EPSG:4524'))
    const kml = new Uint8Array(readFileSync(path('source.kml')))
    sources.set('kmz', write('source.kmz', zipSync({ 'doc.kml': kml, 'files/a.png': strToU8('x') })))
  })

  const expectPlaces = (name: string) => {
    const nameOf = ({ properties }: Feature) => properties['name'] ?? properties['Name']
    const sorted = features(name).sort((a, b) => a.geometry!.coordinates[0]! - b.geometry!.coordinates[0]!)
    expect(sorted.map(({ geometry }) => geometry!.coordinates)).toEqual(PLACES)
    expect(sorted.map(nameOf)).toEqual(['张家村', 'Li <&> "East"'])
    expect(sorted.map(({ properties }) => Number(properties['persons']))).toEqual([12, 0.1])
  }

  test.each(['geojson', 'geojsonl', 'fgb', 'gpkg', 'kml', 'kmz', 'csv', 'zip', 'shp'])('%s', (from) => {
    expectPlaces(convert(sources.get(from)!, `from-${from}.json`))
    const { layers, refused } = inspect(sources.get(from)!)
    expect(refused).toEqual([])
    expect(layers).toMatchObject([{ features: 2, null_geometry: 0, types: ['Point'] }])
    // WGS 84 and CGCS2000 are one system of longitudes and latitudes.
    expect(layers[0]!.crs).toMatch(/^EPSG:(?:4490|4326)$/)
  })

  test('through all of them, one after the other', () => {
    const last = ['gpkg', 'kml', 'fgb', 'zip', 'csv', 'geojson'].reduce(
      (from, to) => convert(from, `next.${to}`),
      path('source.geojson'),
    )
    expectPlaces(last)
  })

  test.each([
    ['csv', 'EPSG:4490'],
    ['kml', 'EPSG:4326'],
    ['fgb', 'EPSG:4490'],
    ['gpkg', 'EPSG:4524'],
    ['zip', 'EPSG:4524'],
  ])('from the plane to %s: in %s, as the contract says', (to, crs) => {
    expect(inspect(convert(sources.get('plane')!, `default.${to}`)).layers[0]!.crs).toBe(crs)
  })

  test('a drawing layer to a corner file: in the system of the drawing', () => {
    const corners = convert(file('drawings/r2000-gbk.dxf'), 'corners.txt', '--layer', '地块')
    expect(inspect(corners).layers).toMatchObject([{ features: 3, types: ['Polygon'], crs: 'EPSG:4524' }])
  })

  test.each(['gpkg', 'zip', 'kml'])('a corner file to %s and back: its corners to the millimetre that it has', (to) => {
    const source = file('corner-hole-utf8-bom.txt')
    const there = convert(source, `corners.${to}`)
    const back = convert(there, `corners-${to}.txt`, '--to', 'EPSG:4525')
    expect(new Set(cornersIn(back))).toEqual(new Set(cornersIn(source)))
  })

  test('a workbook with coordinates, and the encoding of a table that has to be said', () => {
    expect(inspect(file('tables/written-by-gdal.xlsx')).layers).toMatchObject([{ features: 2, crs: null }])
    const gbk = convert(file('tables/gbk-no-bom.csv'), 'gbk.gpkg', '--encoding', 'gb18030')
    expect(features(convert(gbk, 'gbk.geojson'))[0]!.properties['户主姓名']).toBe('张三')
  })
})

describe('what cannot be used: exit 2, one sentence', () => {
  const gzipped = (name: string) => {
    writeFileSync(path(name), gunzipSync(readFileSync(file(`geopackage/${name}.gz`))))
    return path(name)
  }
  test.each<[string, () => string[], string[]]>([
    ['several drawing layers', () => ['convert', file('drawings/r2000-gbk.dxf'), path('x.geojson')], ['地块, 注记, 水面', '--layer']], // prettier-ignore
    ['several folders', () => ['convert', file('drawings/folders.kmz'), path('x.geojson')], ['folders.kmz', '村庄', '--layer']], // prettier-ignore
    ['several tables', () => ['convert', gzipped('layers.gpkg'), path('x.geojson')], ['houses, 园区 边界, register']],
    ['a layer that there is not', () => ['convert', file('drawings/folders.kml'), path('x.geojson'), '--layer', '河'], ['河', '村庄']], // prettier-ignore
    [
      'a format that is only read',
      () => ['convert', write('a.geojson', GEOJSON), path('x.dxf'), '--language', 'en'],
      ['x.dxf', ' .geojson ', ' .fgb ', ' .gpkg ', ' .kml', ' .csv ', ' .txt ', ' .zip '],
    ],
    ['a KMZ is not written', () => ['convert', write('a.geojson', GEOJSON), path('x.kmz')], ['x.kmz', '.kml']],
    ['KML in metres', () => ['convert', write('a.geojson', GEOJSON), path('x.kml'), '--to', 'EPSG:4524'], ['EPSG:4524', 'EPSG:4490']], // prettier-ignore
    ['DWG', () => ['inspect', write('plan.dwg', 'AC1032\0\0\0')], ['plan.dwg', 'DXF']],
    ['KML cut short', () => ['inspect', write('cut.kml', '<kml><Document><Placemark><name>a')], ['cut.kml', '1']],
    ['a GeoPackage cut short', () => ['inspect', write('cut.gpkg', strToU8('SQLite format 3\0'))], ['cut.gpkg']],
    ['DXF without anything', () => ['inspect', write('none.dxf', '0\nSECTION\n2\nENTITIES\n0\nENDSEC\n0\nEOF\n')], ['none.dxf']], // prettier-ignore
    ['a line that is broken', () => ['convert', write('a.geojsonl', '{"type":"Feature"\n'), path('x.geojson')], ['a.geojsonl']], // prettier-ignore
    ['GeoJSON that ends early', () => ['inspect', write('b.geojson', '{"type":"FeatureCollection","features":[{')], ['b.geojson']], // prettier-ignore
    ['an encoding that there is not', () => ['inspect', file('tables/gbk-no-bom.csv'), '--encoding', 'klingon'], ['klingon']], // prettier-ignore
  ])('%s', (_, args, named) => {
    const { code, stdout, stderr } = run(args())
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    for (const part of named) expect(stderr).toContain(part)
  })
})

/** Ring, north and east of each corner in metres to the millimetre; the corner file that is written is GBK. */
function cornersIn(name: string): string[] {
  const bytes = readFileSync(name)
  const lines = new TextDecoder(bytes[0] === 0xef ? 'utf-8' : 'gbk').decode(bytes).split(/\r?\n/)
  const corners = lines.filter((line) => /^J\d+,/.test(line)).map((line) => line.split(',').slice(1).map(Number))
  return corners.map(([ring, north, east]) => `${ring} ${north!.toFixed(3)} ${east!.toFixed(3)}`)
}
