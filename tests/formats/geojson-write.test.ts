import { describe, expect, test } from 'vitest'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { Table } from '../../src/engine/model/table.ts'
import { NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { geojson } from '../../src/formats/geojson.ts'
import { mixedTable, randomTables } from './random-table.ts'
import { rowsOf } from './read-layer.ts'
import { seeded } from '../random-polygons.ts'
import { written } from './written.ts'
import fc from 'fast-check'

const textOf = async (table: Table, crs: string | null) =>
  new TextDecoder().decode((await written(geojson, { name: 'a', table, crs }, 'a.geojson')).bytes)

async function readBack(table: Table, crs: string | null) {
  const main = await written(geojson, { name: 'a', table, crs }, 'a.geojson')
  const { layers } = await geojson.read({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
  expect(layers[0]!.notes).toEqual([])
  return layers[0]!
}

test('the whole text: a feature a line, several parts as Multi, a missing value as null', async () => {
  expect(await textOf(mixedTable(), 'EPSG:4525')).toBe(
    `{"type":"FeatureCollection","name":"a","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4525"}},"features":[
{"type":"Feature","id":"甲","properties":{"n":1,"name":"四至 \\"a\\"","ok":true,"list":[1,"x"]},"geometry":{"type":"Point","coordinates":[110.1,35.12345678901234]}},
{"type":"Feature","id":"7","properties":{"n":-0.5,"name":"","ok":null,"list":{"k":null}},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[4,0],[4,4],[0,0]],[[1,0.5],[2,1],[2,0.5],[1,0.5]]],[[[10,10],[11,10],[11,11],[10,10]]]]}},
{"type":"Feature","properties":{"n":null,"name":null,"ok":false,"list":null},"geometry":null},
{"type":"Feature","properties":{"n":1e+300,"name":null,"ok":null,"list":null},"geometry":{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}}
]}
`,
  )
})

test('nothing is a collection of nothing', async () => {
  expect(JSON.parse(await textOf(new TableBuilder().build(), null))).toEqual({
    type: 'FeatureCollection',
    name: 'a',
    features: [],
  })
})

describe('the coordinate system', () => {
  test.each([null, 'EPSG:4326', 'EPSG:4490', 'OGC:CRS84'])('%s is not named: it is what GeoJSON is in', async (crs) => {
    expect(await textOf(mixedTable(), crs)).not.toContain('"crs"')
  })

  test('another comes back', async () => {
    expect((await readBack(mixedTable(), 'EPSG:4525')).crs).toBe('urn:ogc:def:crs:EPSG::4525')
  })
})

// GDAL 3.6 reads 79483252518216240000 as 9223372036854775807, and 7.948325251821624e+19 as it is.
test('a whole number beyond 64 bits has an exponent, and zero keeps its sign', async () => {
  const numbers = [-0, 7.948325251821624e19, -(2 ** 63), 2 ** 62]
  const builder = new TableBuilder()
  for (const value of numbers) {
    builder.setValue('n', value)
    builder.endRow('', 1, null)
  }
  const table = builder.build()
  const said = [...(await textOf(table, null)).matchAll(/"n":([^}]+)/g)].map(([, number]) => number)
  expect(said).toEqual(['-0', '7.948325251821624e+19', '-9.223372036854776e+18', '4611686018427388000'])
  expect(rowsOf((await readBack(table, null)).table).map(({ values }) => values.get('n'))).toEqual(numbers)
})

test('infinity is a number that no double reaches', async () => {
  const builder = new TableBuilder()
  for (const value of [Infinity, -Infinity, 1]) {
    builder.setValue('n', value)
    builder.endRow('', 1, null)
  }
  const table = builder.build()
  expect(JSON.parse(await textOf(table, null))).toMatchObject({ features: { length: 3 } })
  expect(rowsOf((await readBack(table, null)).table).map(({ values }) => values.get('n'))).toEqual([
    Infinity,
    -Infinity,
    1,
  ])
})

test('comes in pieces of about a megabyte that together are the file', async () => {
  const builder = new TableBuilder()
  for (let i = 0; i < 30_000; i++) {
    builder.addPoint(110 + i / 1e6, 35)
    builder.setValue('name', `住户 ${i}`)
    builder.endRow('', i + 1, 'point')
  }
  const table = builder.build()
  const sizes: number[] = []
  for await (const piece of geojson.write!({ name: 'a', table, crs: null })) sizes.push(piece.length)
  expect(sizes.length).toBeGreaterThan(2)
  expect(Math.max(...sizes)).toBeLessThan(2_000_000)
  expect(rowsOf((await readBack(table, null)).table)).toEqual(rowsOf(table))
})

test('whatever is written is read back to the last digit', async () => {
  await fc.assert(
    fc.asyncProperty(randomTables, async (table) => {
      const back = await readBack(table, null)
      expect(rowsOf(back.table)).toEqual(rowsOf(table))
    }),
    seeded(200),
  )
})
