import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { extentOf } from '../../src/formats/xlsx-extent.ts'
import { xlsx } from '../../src/formats/xlsx.ts'
import { fuzzReader } from './fuzz.ts'
import { makeXlsx, type XlsxSheet } from './make-xlsx.ts'
import { notesOf, readLayers, tableFile, valuesOf } from './read-table.ts'

const readResult = (bytes: Uint8Array) =>
  xlsx.read({ main: { name: 'b.xlsx', bytes }, companions: [] }, NO_OPTIONS, SILENT_JOB)
const stored = (bytes: Uint8Array) => zipSync(unzipSync(bytes), { level: 0 })
const read = (...sheets: XlsxSheet[]) => readLayers(xlsx, 'b.xlsx', makeXlsx(sheets))

async function refusal(bytes: Uint8Array): Promise<string> {
  const error: unknown = await readResult(bytes).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(InputError)
  return (error as InputError).code
}

test('a workbook that GDAL wrote', async () => {
  // ogr2ogr -f XLSX of a table with String, Integer, Real, Date and String columns (GDAL 3.6.2).
  const [layer] = await readLayers(xlsx, 'written-by-gdal.xlsx', tableFile('written-by-gdal.xlsx'))
  expect(layer!.name).toBe('written-by-gdal.xlsx · 居民点')
  expect([...layer!.table.columns.keys()]).toEqual(['名称', '人数', '经度', '调查日期', '编号'])
  expect(valuesOf(layer!.table)).toEqual([
    ['甲村', 12, 110.98, '2024-03-05', '007'],
    ['乙村', 7, 110.99, '2024-12-31', '010'],
  ])
  expect([...layer!.table.rows]).toEqual([2, 3])
  expect(layer!.notes).toEqual([])
})

test('two sheets are two layers; hidden and empty ones are named and left out', async () => {
  const layers = await read(
    {
      name: '居民点',
      rows: [
        ['名称', '人数'],
        ['甲村', 12],
      ],
    },
    { name: '旧表', rows: [['名称'], ['x']], state: 'hidden' },
    { name: '空表', rows: [] },
    {
      name: '宿舍 & 食堂',
      rows: [
        ['名称', '人数'],
        ['倒班宿舍', 30],
      ],
    },
  )
  expect(layers.map(({ name }) => name)).toEqual(['b.xlsx · 居民点', 'b.xlsx · 宿舍 & 食堂'])
  expect(valuesOf(layers[1]!.table)).toEqual([['倒班宿舍', 30]])
  expect(layers[0]!.notes.map(({ code, params }) => [code, params['sheet']])).toEqual([
    ['hidden-sheet', '旧表'],
    ['empty-sheet', '空表'],
  ])
})

test('a lone sheet without a name of its own is called by the file', async () => {
  const [layer] = await read({
    name: 'Sheet1',
    rows: [
      ['名称', '人数'],
      ['甲村', 12],
    ],
  })
  expect(layer!.name).toBe('b.xlsx')
})

test('headings below a merged title, in two rows, with a total', async () => {
  const [layer] = await read({
    name: '表',
    merges: ['A1:E1', 'C2:D2', 'A2:A3', 'B2:B3', 'E2:E3'],
    rows: [
      ['某某园区居民点统计表', null, null, null, null],
      ['序号', '名称', '坐标', null, '人数'],
      [null, null, '经度', '纬度', null],
      [1, '甲村', 110.98, 35.6, 12],
      [2, '乙村', 110.99, 35.61, 7],
      ['合计', null, null, null, 19],
    ],
  })
  expect([...layer!.table.columns.keys()]).toEqual(['序号', '名称', '经度', '纬度', '人数'])
  expect(valuesOf(layer!.table)).toEqual([
    [1, '甲村', 110.98, 35.6, 12],
    [2, '乙村', 110.99, 35.61, 7],
  ])
  expect([...layer!.table.rows]).toEqual([4, 5])
  expect(notesOf(layer!)).toEqual(['title-row 1', 'total-row 6'])
})

test('text merged downwards stands in each row, a number only in the first', async () => {
  const [layer] = await read({
    name: '表',
    merges: ['A1:C1', 'A3:A5', 'C3:C4'],
    rows: [
      ['统计表', null, null],
      ['所属村', '户主', '人数'],
      ['甲村', '张三', 7],
      [null, '李四', null],
      [null, '王五', 2],
    ],
  })
  expect(valuesOf(layer!.table)).toEqual([
    ['甲村', '张三', 7],
    ['甲村', '李四', null],
    ['甲村', '王五', 2],
  ])
  expect(layer!.notes).toMatchObject([
    { code: 'title-row' },
    { code: 'merged-text', rows: [4, 5] },
    { code: 'merged-numbers', where: { row: 4 } },
  ])
})

test('cells are what they are: dates, booleans, numbers, text that looks like numbers', async () => {
  const [layer] = await read({
    name: '表',
    rows: [
      ['日期', '时刻', '是否', '数', '文字', '混合'],
      // Excel's serial numbers: 45356 is 2024-03-05, 45356.75 is 18:00 that day, 0.5 is noon (ECMA-376 18.17.4).
      [{ date: 45356 }, { date: 45356.75 }, true, 0.1, '007', 12],
      [{ date: 45357 }, { date: 0.5 }, false, -5, '010', '12a'],
    ],
  })
  expect(valuesOf(layer!.table)).toEqual([
    ['2024-03-05', '2024-03-05 18:00:00', true, 0.1, '007', 12],
    ['2024-03-06', '12:00:00', false, -5, '010', '12a'],
  ])
})

test('formulas have their stored value; those that failed are named', async () => {
  const [layer] = await read({
    name: '表',
    rows: [
      ['名称', '和', '文', '错', '无'],
      [
        '甲',
        { xml: '<c r="@"><f>1+2</f><v>3</v></c>' },
        { xml: '<c r="@" t="str"><f>"a"</f><v>甲乙</v></c>' },
        { xml: '<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
        5,
      ],
      ['乙', 4, null, 1, { xml: '<c r="@"><f>A1</f></c>' }],
    ],
  })
  expect(valuesOf(layer!.table)).toEqual([
    ['甲', 3, '甲乙', null, 5],
    ['乙', 4, null, 1, null],
  ])
  expect(layer!.notes).toMatchObject([{ code: 'formula-without-value', where: { row: 2 }, rows: [2, 3] }])
})

test('inline strings and rich text', async () => {
  const [layer] = await read({
    name: '表',
    rows: [
      ['名称', '值'],
      [{ xml: '<c r="@" t="inlineStr"><is><t>甲 &lt;村&gt;</t></is></c>' }, 1],
    ],
  })
  expect(valuesOf(layer!.table)).toEqual([['甲 <村>', 1]])
})

describe('what cannot be read', () => {
  const compound = (name: string) => {
    const bytes = new Uint8Array(2048)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    ;[...name].forEach((letter, i) => (bytes[1024 + i * 2] = letter.charCodeAt(0)))
    return bytes
  }
  const good = makeXlsx([{ name: '表', rows: [['名称'], ['甲']] }])

  test.each([
    ['old-xls', compound('Workbook')],
    ['xlsx-encrypted', compound('EncryptedPackage')],
    ['not-xlsx', strToU8('名称,人数\n甲,1\n')],
    ['empty-file', new Uint8Array(0)],
    ['broken-xlsx', good.subarray(0, good.length - 40)],
    ['broken-xlsx', zipSync({ 'word/document.xml': strToU8('<w/>') })],
    ['empty-workbook', makeXlsx([{ name: '表', rows: [] }])],
  ])('%s', async (code, bytes) => {
    expect(await refusal(bytes)).toBe(code)
  })

  test('a part that unpacks to a thousand times its size is not unpacked', async () => {
    const bomb = makeXlsx([{ name: '表', rows: [['名称'], ['甲']], xml: `<worksheet>${' '.repeat(30e6)}</worksheet>` }])
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusal(bomb)).toBe('xlsx-too-large')
  })

  test.each([
    ['sheet-too-large', '<row r="99999999"><c r="A99999999"><v>1</v></c></row>'],
    ['sheet-too-large', '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ1"><v>1</v></c></row>'],
    ['sheet-too-large', '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'],
    ['sheet-too-large', '<x:row r="99999999"><c r="A1"><v>1</v></c></x:row>'],
    ['broken-sheet', `<${'x'.repeat(60)}:row r="99999999"><c r="A1"><v>1</v></c></row>`],
    ['broken-sheet', '<row r="1"><c><v>1</v></c></row>'],
    ['broken-sheet', '<row x=">" r="99999999"><c r="A1"><v>1</v></c></row>'],
    ['broken-sheet', '<row r="1" x:r="99999999"><c r="A1"><v>1</v></c></row>'],
    ['broken-sheet', '<row r="&#57;9999999"><c r="A1"><v>1</v></c></row>'],
    ['broken-sheet', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['broken-sheet', '<row r="1"><c r="A1" t="s"><v>77</v></c></row>'],
  ])('%s costs only its own sheet: %s', async (code, rows) => {
    const far = { name: '坏表', rows: [], xml: `<worksheet><sheetData>${rows}</sheetData></worksheet>` }
    const { layers, refused } = await readResult(
      makeXlsx([
        far,
        {
          name: '好表',
          rows: [
            ['名称', '值'],
            ['甲', 1],
          ],
        },
      ]),
    )
    expect(layers.map(({ name }) => name)).toEqual(['b.xlsx · 好表'])
    expect(refused).toMatchObject([{ layer: '坏表', note: { code } }])
  })

  test('cells that are only formatted, far to the right, do not count', () => {
    expect(extentOf('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="2"/></row>')).toMatchObject({
      rows: 1,
      columns: 1,
    })
  })
})

test('recognised by its first bytes', () => {
  expect(xlsx.sniff(makeXlsx([{ name: '表', rows: [] }]).subarray(0, 1024), '无后缀')).toBeGreaterThan(0)
  expect(xlsx.sniff(new Uint8Array([0x50, 0x4b, 3, 4]), 'a.xlsx')).toBe(1)
  expect(xlsx.sniff(new Uint8Array([0x50, 0x4b, 3, 4]), 'a.zip')).toBe(0)
  expect(xlsx.sniff(strToU8('名称,人数'), 'a.csv')).toBe(0)
})

test('damaged workbooks end in a table or an InputError', async () => {
  const sheet = (name: string) => ({
    name,
    merges: ['A2:A3'],
    rows: [
      ['名称', '人数', '日期'],
      ['甲村', 12, { date: 45356 }],
      ['乙村', 7, null],
    ],
  })
  const packed = makeXlsx([sheet('居民点'), sheet('宿舍')])
  const seeds: [Uint8Array, number][] = [
    [packed, 5],
    [tableFile('written-by-gdal.xlsx'), 6],
    // Stored, so that damage reaches the XML behind the archive.
    [stored(packed), 7],
  ]
  const counts = { read: 0, refused: 0 }
  for (const [bytes, seed] of seeds) {
    const count = await fuzzReader([{ name: 'b.xlsx', bytes }], ([main]) => readResult(main!.bytes), seed)
    counts.read += count.read
    counts.refused += count.refused
  }
  expect(counts.read).toBeGreaterThan(50)
  expect(counts.refused).toBeGreaterThan(50)
}, 1_800_000)
