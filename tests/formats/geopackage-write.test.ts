/** GeoPackages that were written: read back to the last digit, with an R-tree that finds every row. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Table, Value } from '../../src/engine/model/table.ts'
import type { Note } from '../../src/engine/model/trouble.ts'
import { type Box, NO_OPTIONS } from '../../src/formats/format.ts'
import { geopackage } from '../../src/formats/geopackage.ts'
import { floatBelow } from '../../src/formats/geopackage-rtree-write.ts'
import { boundsOfRow } from '../../src/formats/rows-within.ts'
import { seeded } from '../random-polygons.ts'
import { readFile } from './geopackage-cases.ts'
import { mixedTable, randomTables, tableOf } from './random-table.ts'
import { type Row, rowsOf } from './read-layer.ts'
import { written } from './written.ts'

async function readBack(table: Table, boxOf?: () => Box) {
  const notes: Note[] = []
  const layer = { name: '房屋', table, crs: 'EPSG:4525', say: (note: Note) => void notes.push(note) }
  const main = await written(geopackage, layer, 'a.gpkg')
  const { layers } = await readFile(main, boxOf ? { ...NO_OPTIONS, boxOf } : NO_OPTIONS)
  return { read: layers[0]!, said: notes }
}

/** A database has no lists, and one type a column: what is mixed has become text. */
function stored(rows: readonly Row[]): Row[] {
  const names = new Set(rows.flatMap(({ values }) => [...values.keys()]))
  const types = (name: string) =>
    new Set(rows.map(({ values }) => typeof (values.get(name) ?? undefined)).filter((type) => type !== 'undefined'))
  const asText = new Set([...names].filter((name) => types(name).size > 1 || types(name).has('object')))
  const text = (value: Value) => JSON.stringify(value)
  return rows.map((row) => ({
    ...row,
    id: '',
    values: new Map<string, Value>([
      ...(row.id === '' ? [] : [['id', row.id] as const]),
      ...[...row.values].map(([name, value]) => [name, asText.has(name) ? text(value) : value] as const),
    ]),
  }))
}

test('whatever is written is read back to the last digit', async () => {
  await fc.assert(
    fc.asyncProperty(randomTables, async (table) => {
      const { read } = await readBack(table)
      expect(rowsOf(read.table)).toEqual(stored(rowsOf(table)))
    }),
    seeded(200),
  )
})

test('its name and coordinate system, and names that SQL takes for the same', async () => {
  const table = tableOf([
    {
      id: '',
      kind: 'point',
      parts: [[[[1, 2]]]],
      values: [
        ['Name', 1],
        ['name', 2],
        ['fid', 3],
        ['', 4],
      ],
    },
  ])
  const { read, said } = await readBack(table)
  expect([read.name, read.crs]).toEqual(['房屋', 'EPSG:4525'])
  expect([...read.table.columns.keys()]).toEqual(['Name', 'name_2', 'fid', 'field'])
  expect(said.map(({ code }) => code)).toEqual(['field-renamed', 'field-renamed'])
  expect((await readBack(mixedTable())).said).toEqual([])
})

test('the R-tree finds what a look at every row finds', async () => {
  const random = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1
  const count = 4000
  const table = tableOf(
    Array.from({ length: count }, (_, i) => {
      const [x, y] = [37500000 + random(i) * 1e4, 4000000 + random(i + count) * 1e4]
      return {
        id: '',
        kind: 'line',
        parts: [
          [
            [
              [x, y],
              [x + 30, y + 20],
            ],
          ],
        ],
        values: [['n', i]],
      }
    }),
  )
  for (const box of [
    [37500100, 4000100, 37500900, 4000900],
    [37505000, 4000000, 37505001, 4010000],
  ] as const) {
    const { read } = await readBack(table, () => box)
    const expected = [...Array(count).keys()].filter((row) => {
      const [minX, minY, maxX, maxY] = boundsOfRow(table.geometry, row)!
      return minX <= box[2] && maxX >= box[0] && minY <= box[3] && maxY >= box[1]
    })
    expect(expected.length).toBeGreaterThan(5)
    expect(read.table.columns.get('n')).toEqual(Float64Array.from(expected))
  }
})

test('floats below', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -3e38, max: 3e38 }), (value) => {
      const below = floatBelow(value)
      expect(below).toBeLessThanOrEqual(value)
      expect(Math.fround(below)).toBe(below)
      // No float in between.
      expect(Math.fround(value) >= below && (Math.fround(value) === below || Math.fround(value) > value)).toBe(true)
    }),
    seeded(500),
  )
})
