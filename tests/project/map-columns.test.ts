import { describe, expect, test } from 'vitest'
import { cellAt, type Table, type Value } from '../../src/engine/model/table.ts'
import { csv } from '../../src/formats/csv.ts'
import type { ColumnMapping } from '../../src/project/guess-columns.ts'
import { mapColumns } from '../../src/project/map-columns.ts'
import { readLayers, tableFile } from '../formats/read-table.ts'

const written = async (text: string) => (await readLayers(csv, 'a.csv', new TextEncoder().encode(text)))[0]!.table
const values = (table: Table, name: string): Value[] =>
  Array.from({ length: table.length }, (_, i) => {
    const column = table.columns.get(name)
    return column ? cellAt(column, i) : 'no such column'
  })

describe('words to values', () => {
  const map = async (heading: string, property: string, cells: readonly string[]) => {
    const table = await written(`${heading},备注\n${cells.map((cell) => `"${cell}",x\n`).join('')}`)
    const mapped = mapColumns(table, { coordinates: null, key: null, fields: { [property]: heading } }, 'a.csv')
    return { cells: values(mapped.table, property), notes: mapped.notes }
  }

  test.each<[string, string, readonly (readonly [string, Value])[]]>([
    [
      '人数',
      'persons',
      [
        ['12人', 12],
        ['3户', 3],
        ['约1,200人', 1200],
        ['１５', 15],
        ['/', null],
        ['不详', null],
      ],
    ],
    [
      '状态',
      'status',
      [
        ['居住', 'living'],
        ['已迁出', 'moved'],
        ['搬迁', 'moved'],
        ['未搬迁', 'living'],
        ['拟搬迁', 'living'],
      ],
    ],
    [
      '状态',
      'status',
      [
        ['批复', 'approved'],
        ['已批复', 'approved'],
        ['待批复', 'submitted'],
        ['草案', 'draft'],
        ['废止', 'void'],
      ],
    ],
    [
      '类型',
      'kind',
      [
        ['居民点', 'residence'],
        ['自然村', 'residence'],
        ['倒班宿舍', 'dormitory'],
        ['小学', 'school'],
        ['幼儿园', 'kindergarten'],
        ['乡镇卫生院', 'hospital'],
        ['村卫生室', 'clinic'],
        ['村委会', 'office'],
        ['school', 'school'],
      ],
    ],
    [
      '等级',
      'grade',
      [
        ['一级', 1],
        ['Ⅱ级', 2],
        ['III级', 3],
        ['4级', 4],
        ['四级重大危险源', 4],
      ],
    ],
    [
      '日期',
      'status_date',
      [
        ['2024/3/5', '2024-03-05'],
        ['2024.3.5', '2024-03-05'],
        ['2024年3月5日', '2024-03-05'],
        ['20240305', '2024-03-05'],
        ['2024-12-31 18:00', '2024-12-31'],
      ],
    ],
    [
      '劳动密集',
      'labour_intensive',
      [
        ['是', true],
        ['有', true],
        ['否', false],
        ['√', true],
      ],
    ],
    [
      '精度',
      'accuracy_m',
      [
        ['±0.5m', 0.5],
        ['5厘米', 0.05],
        ['1', 1],
      ],
    ],
    [
      '面积',
      'declared_area_ha',
      [
        ['150亩', 10],
        ['1.5平方公里', 150],
        ['12.5', 12.5],
      ],
    ],
    [
      '单元',
      'unit',
      [
        ['储罐区', 'storage'],
        ['生产装置', 'production'],
      ],
    ],
  ])('%s as %s', async (heading, property, pairs) => {
    const { cells, notes } = await map(
      heading,
      property,
      pairs.map(([cell]) => cell),
    )
    expect(cells).toEqual(pairs.map(([, value]) => value))
    expect(notes).toEqual([])
  })

  test('a column of plain numbers: days as eight digits, areas in the unit of the heading, grades', async () => {
    expect((await map('批复日期', 'approval_date', ['20240305', '20231231'])).cells).toEqual([
      '2024-03-05',
      '2023-12-31',
    ])
    expect((await map('面积（亩）', 'declared_area_ha', ['150', '2654.4405'])).cells).toEqual([10, 2654.4405 / 15])
    expect((await map('等级', 'grade', ['1', '4'])).cells).toEqual([1, 4])
    expect((await map('名称', 'name', ['101', '102'])).cells).toEqual(['101', '102'])
  })

  test('what is not understood stays, with all its rows', async () => {
    const { cells, notes } = await map('人数', 'persons', ['12人', '二十几人', '7', '20-30', '二十几人'])
    expect(cells).toEqual([12, '二十几人', 7, '20-30', '二十几人'])
    expect(notes).toEqual([
      {
        level: 'error',
        code: 'words-not-understood',
        params: { column: '人数', field: 'persons', value: '二十几人', count: 3 },
        where: { file: 'a.csv', row: 3 },
        rows: [3, 5, 6],
      },
    ])
    expect((await map('日期', 'status_date', ['2023-02-30'])).notes).toHaveLength(1)
  })
})

describe('applying a mapping', () => {
  const mapping: ColumnMapping = {
    coordinates: null,
    key: '户编号',
    fields: { name: '户主姓名', persons: '人数' },
    constants: { kind: 'residence' },
  }

  test('names, ids and constants; other columns stay', async () => {
    const [layer] = await readLayers(csv, 'gbk-no-bom.csv', tableFile('gbk-no-bom.csv'))
    const { table, notes } = mapColumns(layer!.table, mapping)
    expect([...table.columns.keys()]).toEqual(['户编号', 'name', '经度', '纬度', 'persons', '备注', 'kind'])
    expect(table.ids).toEqual(['JS-007', 'JS-008', 'JS-009'])
    expect(values(table, 'kind')).toEqual(['residence', 'residence', 'residence'])
    expect(values(table, 'persons')).toEqual([3, 5, null])
    expect(notes).toEqual([])
    expect(mapping).toEqual(JSON.parse(JSON.stringify(mapping)))
  })

  test('a constant stands only where the column has nothing', async () => {
    const table = await written('类型,人数\n倒班宿舍,5\n,3\n')
    const mapped = mapColumns(table, { ...mapping, key: null, fields: { kind: '类型' } })
    expect(values(mapped.table, 'kind')).toEqual(['dormitory', 'residence'])
  })

  test('a column that is called like a field of another, and one that is not there', async () => {
    const table = await written('户主,name,kind\n张三,x,y\n')
    const mapped = mapColumns(table, { ...mapping, key: null, fields: { name: '户主', persons: '没有' } })
    expect([...mapped.table.columns.keys()]).toEqual(['name', 'name_2', 'kind_2', 'kind'])
    expect(values(mapped.table, 'name')).toEqual(['张三'])
    expect(mapped.notes.map(({ code }) => code)).toEqual(['column-renamed', 'column-renamed', 'column-missing'])
  })
})
