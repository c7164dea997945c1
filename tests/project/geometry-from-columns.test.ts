import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Table } from '../../src/engine/model/table.ts'
import { csv } from '../../src/formats/csv.ts'
import { geometryFromColumns } from '../../src/project/geometry-from-columns.ts'
import { guessColumns } from '../../src/project/guess-columns.ts'
import { rowsOf } from '../formats/read-layer.ts'
import { readLayers, tableFile } from '../formats/read-table.ts'

const tableOf = async (name: string) => (await readLayers(csv, name, tableFile(name)))[0]!.table
const written = async (text: string) => (await readLayers(csv, 'a.csv', new TextEncoder().encode(text)))[0]!.table

function guessed(table: Table) {
  const { coordinates } = guessColumns(table).mapping
  if (!coordinates) throw new Error('no coordinates found')
  return { coordinates, ...geometryFromColumns(table, coordinates, 'a.csv') }
}
const points = (table: Table) => rowsOf(table).map(({ parts }) => parts[0]?.[0] ?? null)

test('degrees, minutes and seconds in their usual writings', async () => {
  const { points: exact } = JSON.parse(
    readFileSync(new URL('../formats/files/tables/degrees-minutes-seconds.expected.json', import.meta.url), 'utf8'),
  ) as { points: ([number, number] | null)[] }
  const { table, notes, coordinates } = guessed(await tableOf('degrees-minutes-seconds.csv'))
  expect(coordinates).toEqual({ kind: 'xy', x: '东经', y: '北纬' })
  points(table).forEach((point, i) => {
    const at = exact[i]
    if (!at) expect(point).toBeNull()
    else {
      // 1e-12 degrees are a ten-millionth of a metre.
      expect(Math.abs(point![0]! - at[0])).toBeLessThan(1e-12)
      expect(Math.abs(point![1]! - at[1])).toBeLessThan(1e-12)
    }
  })
  expect(notes).toEqual([
    {
      level: 'error',
      code: 'coordinates-not-read',
      params: { count: 1, value: '没有测' },
      where: { file: 'a.csv', row: 5 },
    },
    { level: 'note', code: 'no-coordinates', params: { count: 1 }, where: { file: 'a.csv', row: 6 } },
  ])
  expect([...table.columns.keys()]).toEqual(['名称'])
})

test('a surveyor’s X points north', async () => {
  const { table, coordinates, notes } = guessed(await tableOf('surveyor-x-is-north.csv'))
  expect(coordinates).toEqual({ kind: 'xy', x: 'Y坐标(m)', y: 'X坐标(m)' })
  expect(points(table)).toEqual([
    [37498187.6639, 3941160.7348],
    [37498287.25, 3941260.5],
  ])
  expect(notes).toEqual([])
})

test('both coordinates in one column', async () => {
  const { table, coordinates } = guessed(await tableOf('semicolon.csv'))
  expect(coordinates).toEqual({ kind: 'pair', column: '坐标' })
  expect(points(table)).toEqual([
    [110.98, 35.6],
    [110.99, 35.61],
  ])
})

test('pairs in brackets, with blanks, with full-width commas and as angles', async () => {
  const cells = [
    '"(110.98, 35.6)"',
    '[110.98 35.6]',
    '110.98，35.6',
    '110°58′48″，35°36′',
    '110.98;35.6',
    '110.98',
    '1 2 3',
  ]
  const { table } = geometryFromColumns(await written(`名称\t位置\n${cells.map((cell) => `甲\t${cell}\n`).join('')}`), {
    kind: 'pair',
    column: '位置',
  })
  const there = [110.98, 35.6]
  expect(points(table).slice(0, 5)).toEqual([there, there, there, there, there])
  expect(points(table).slice(5)).toEqual([null, null])
})

test('metres with their unit, and swapped headings', async () => {
  const metres = guessed(
    await written('名称,东坐标,北坐标\n甲,37498187.66米,3941160.73 m\n乙,"37,498,287.25",3941260.5\n'),
  )
  expect(points(metres.table)).toEqual([
    [37498187.66, 3941160.73],
    [37498287.25, 3941260.5],
  ])
  const swapped = guessed(await written('名称,经度,纬度\n甲,35.6,110.98\n乙,35.61,110.99\n'))
  expect(swapped.coordinates).toEqual({ kind: 'xy', x: '纬度', y: '经度' })
})

describe('WKT', () => {
  test('shapes, the system they name, and what is no shape', async () => {
    const { table, crs, notes } = guessed(
      await written(
        '名称\twkt\n甲\tSRID=4490;POINT(110.98 35.6)\n乙\tSRID=4490;POLYGON Z((0 0 1,4 0 1,4 4 1,0 0 1))\n丙\tSRID=4490;POINT EMPTY\n',
      ),
    )
    expect(rowsOf(table).map(({ kind }) => kind)).toEqual(['point', 'polygon', null])
    expect(crs).toBe('EPSG:4490')
    expect(notes.map(({ code, where }) => [code, where.row])).toEqual([
      ['heights-left-out', 3],
      ['no-coordinates', 4],
    ])
  })

  test('bad cells keep their row', async () => {
    const { table, notes, crs } = geometryFromColumns(
      await written('名称\twkt\n甲\tPOINT(1 2)\n乙\tPOINT(1\n丙\tGEOMETRYCOLLECTION(POINT(1 2))\n丁\t\n'),
      { kind: 'wkt', column: 'wkt' },
    )
    expect(rowsOf(table).map(({ kind, values }) => [values.get('名称'), kind])).toEqual([
      ['甲', 'point'],
      ['乙', null],
      ['丙', null],
      ['丁', null],
    ])
    expect(crs).toBeNull()
    expect(notes.map(({ code, level, where }) => [code, level, where.row])).toEqual([
      ['coordinates-not-read', 'error', 3],
      ['wkt-type', 'error', 4],
      ['no-coordinates', 'note', 5],
    ])
  })
})

test('columns that are not there leave all rows without a place', async () => {
  const { table, notes } = geometryFromColumns(await written('名称,人数\n甲,1\n乙,2\n'), { kind: 'xy', x: 'a', y: 'b' })
  expect(points(table)).toEqual([null, null])
  expect(notes).toMatchObject([{ code: 'no-coordinates', params: { count: 2 }, rows: [2, 3] }])
})
