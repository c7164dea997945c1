/** GeoPackage and Shapefile on the command line: layers to choose from, systems that are kept, files side by side. */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sizhi } from './sizhi.ts'

const { run, path } = sizhi()
const fixture = (name: string) => {
  const packed = readFileSync(new URL(`../formats/files/geopackage/${name}.gz`, import.meta.url))
  writeFileSync(path(name), gunzipSync(packed))
  return path(name)
}
interface Inspected {
  layers: { name: string; features: number; crs: string | null; fields: string[] }[]
  refused: { layer: string; reason: string }[]
}
const inspect = (file: string) => JSON.parse(run(['inspect', file, '--format', 'json']).stdout) as Inspected

test('several layers and no --layer: exit 2 naming them; one of them keeps its system', () => {
  const file = fixture('layers.gpkg')
  const { code, stderr } = run(['convert', file, path('all.geojson')])
  expect(code).toBe(2)
  expect(stderr).toContain('houses, 园区 边界, register')
  const kept = run(['convert', file, path('houses.gpkg'), '--layer', 'houses'])
  expect(kept.code, kept.stderr).toBe(0)
  expect(inspect(path('houses.gpkg')).layers).toMatchObject([{ name: 'houses', features: 4, crs: 'EPSG:4525' }])
})

test('inspect names what is refused', () => {
  const { layers, refused } = inspect(fixture('curves.gpkg'))
  expect(layers).toMatchObject([{ name: 'curves', features: 4, crs: 'EPSG:4490', fields: ['WKT', 'name'] }])
  expect(refused.map(({ layer }) => layer)).toEqual(['arcs'])
  expect(refused[0]!.reason).toContain('CircularString')
})

test('the log beside a GeoPackage is read with it', () => {
  const file = fixture('log.gpkg')
  fixture('log.gpkg-wal')
  expect(run(['convert', file, path('log.csv')]).code).toBe(0)
  expect(readFileSync(path('log.csv'), 'utf8')).toContain('改')
})

test('a Shapefile beside one another, and as a zip, in GBK', () => {
  const file = fixture('plain.gpkg')
  for (const out of ['few.shp', 'few.zip']) {
    const { code, stderr } = run(['convert', file, path(out), '--output-encoding', 'gbk'])
    expect(code, stderr).toBe(0)
    expect(inspect(path(out)).layers).toMatchObject([
      { name: 'few', features: 5, crs: 'EPSG:4490', fields: ['n', 'name'] },
    ])
  }
  expect(readFileSync(path('few.cpg'), 'utf8')).toBe('GBK')
  // What has the same name and another ending is a file of its own, and the .dbf stands for its .shp.
  writeFileSync(path('few.json'), '{"type":"FeatureCollection","features":[]}')
  writeFileSync(path('few.README.html'), '<p>few, 1, 2</p>')
  for (const name of ['few.shp', 'few.dbf'])
    expect(inspect(path(name)).layers).toMatchObject([{ name: 'few', features: 5, crs: 'EPSG:4490' }])
})
