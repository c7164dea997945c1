/** Read back by the reference implementation, and by the reader here. */
import { inspect } from 'node:util'
import fc from 'fast-check'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import { describe, expect, test } from 'vitest'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { Table } from '../../src/engine/model/table.ts'
import { flatgeobuf } from '../../src/formats/flatgeobuf.ts'
import { NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { seeded } from '../random-polygons.ts'
import { mixedTable, randomTables } from './random-table.ts'
import { type Row, rowsOf } from './read-layer.ts'
import { written } from './written.ts'

const bytesOf = async (table: Table, crs: string | null = null, keepsOrder = false) =>
  (await written(flatgeobuf, { name: '房屋', table, crs, keepsOrder }, 'a.fgb')).bytes

async function readBack(table: Table, crs: string | null = null, keepsOrder = false) {
  const main = { name: 'a.fgb', bytes: await bytesOf(table, crs, keepsOrder) }
  const { layers } = await flatgeobuf.read({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
  expect(layers[0]!.notes).toEqual([])
  return layers[0]!
}

/** Ids have become a column. */
const withIdColumn = (rows: readonly Row[]): Row[] =>
  rows.map((row) => ({
    ...row,
    id: '',
    values: new Map([...(row.id === '' ? [] : [['id', row.id] as const]), ...row.values]),
  }))

test('the reference implementation reads the same', async () => {
  const table = mixedTable()
  // It cannot read a row without shape.
  const bytes = await bytesOf({ ...table, length: 2, ids: table.ids.slice(0, 2) }, 'EPSG:4525')
  const features: unknown[] = []
  let header: unknown
  const read = deserialize(bytes, {
    headerMetaFn: (meta) => {
      header = meta
    },
  })
  for await (const feature of read) features.push(feature)
  // They stand along a curve.
  features.reverse()
  expect(features).toMatchObject([
    {
      properties: { id: '甲', n: 1, name: '四至 "a"', ok: true, list: [1, 'x'] },
      geometry: { type: 'Point', coordinates: [110.1, 35.12345678901234] },
    },
    {
      properties: { id: '7', n: -0.5, name: '', list: { k: null } },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [4, 0],
              [4, 4],
              [0, 0],
            ],
            [
              [1, 0.5],
              [2, 1],
              [2, 0.5],
              [1, 0.5],
            ],
          ],
          [
            [
              [10, 10],
              [11, 10],
              [11, 11],
              [10, 10],
            ],
          ],
        ],
      },
    },
  ])
  expect(header).toMatchObject({
    geometryType: 0,
    featuresCount: 2,
    indexNodeSize: 16,
    crs: { org: 'EPSG', code: 4525 },
    // Numbers of header.fbs: String, Double, String, Bool, Json.
    columns: [
      { name: 'id', type: 11 },
      { name: 'n', type: 10 },
      { name: 'name', type: 11 },
      { name: 'ok', type: 2 },
      { name: 'list', type: 12 },
    ],
  })
})

describe('what the header says', () => {
  test('envelope, common type and narrowest types of numbers', async () => {
    const builder = new TableBuilder()
    for (const [i, n] of [1, -2147483648, 2147483647].entries()) {
      builder.addPoint(110 + i, 35 - i)
      builder.setValue('int', n)
      builder.setValue('long', n * 2)
      builder.setValue('beyond', n * 2 ** 40)
      builder.setValue('nothing', null)
      builder.endRow('', i + 1, 'point')
    }
    let header: unknown
    const read = deserialize(await bytesOf(builder.build(), 'OGC:CRS84'), {
      headerMetaFn: (meta) => {
        header = { ...meta, envelope: [...meta.envelope!] }
      },
    })
    for await (const feature of read) expect(feature).toBeDefined()
    expect(header).toMatchObject({
      geometryType: 1,
      envelope: [110, 33, 112, 35],
      crs: { org: 'EPSG', code: 4326 },
      // Int, Long, Double, Double.
      columns: [
        { name: 'int', type: 5 },
        { name: 'long', type: 7 },
        { name: 'beyond', type: 10 },
        { name: 'nothing', type: 10 },
      ],
    })
  })

  test('its name and coordinate system come back', async () => {
    const { name, crs } = await readBack(mixedTable(), 'EPSG:4525')
    expect([name, crs]).toEqual(['房屋', 'EPSG:4525'])
    expect((await readBack(mixedTable())).crs).toBeNull()
  })
})

test('a column `id` that is there already stays, and ids of features do not replace it', async () => {
  const builder = new TableBuilder()
  builder.setValue('id', 7)
  builder.endRow('other', 1, null)
  expect(Object.fromEntries(rowsOf((await readBack(builder.build())).table)[0]!.values)).toEqual({ id: 7 })
})

test('nothing is a file of no features', async () => {
  expect((await readBack(new TableBuilder().build())).table.length).toBe(0)
})

/** Rows as texts, whatever their order. */
const sorted = (rows: readonly Row[]) => rows.map((row) => inspect({ ...row, row: 0 }, { depth: 9 })).sort()

test('whatever is written is read back to the last digit', async () => {
  await fc.assert(
    fc.asyncProperty(randomTables, async (table) => {
      const inOrder = await readBack(table, null, true)
      expect(rowsOf(inOrder.table)).toEqual(withIdColumn(rowsOf(table)))
      const byPlace = await readBack(table)
      expect(sorted(rowsOf(byPlace.table))).toEqual(sorted(withIdColumn(rowsOf(table))))
    }),
    seeded(300),
  )
})
