import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { csv } from '../../src/formats/csv.ts'
import { NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'
import { notesOf, readLayers, tableFile, valuesOf } from './read-table.ts'

const read = async (name: string, bytes = tableFile(name), encoding: string | null = null) => {
  const [layer] = await readLayers(csv, name, bytes, { ...NO_OPTIONS, encoding })
  return layer!
}
const text = (written: string) => read('a.csv', new TextEncoder().encode(written))
const headings = ({ table }: Awaited<ReturnType<typeof read>>) => [...table.columns.keys()]

describe('encodings', () => {
  test('GBK without a mark', async () => {
    const layer = await read('gbk-no-bom.csv')
    expect(layer.encoding).toEqual({ name: 'gb18030', rule: 'default' })
    expect(headings(layer)).toEqual(['户编号', '户主姓名', '经度', '纬度', '人数', '备注'])
    expect(valuesOf(layer.table)).toEqual([
      ['JS-007', '张三', 110.9812345, 35.6001234, 3, null],
      ['JS-008', '李四', 110.9823456, 35.6012345, 5, '住平房,二层'],
      ['JS-009', '王五', 110.9834567, 35.6023456, null, '原话："不搬"'],
    ])
    expect([...layer.table.rows]).toEqual([2, 3, 4])
    expect(layer.notes).toEqual([])
  })

  test('UTF-8 with a mark; telephone numbers and codes stay text as they were written', async () => {
    const layer = await read('utf8-bom.csv')
    expect(layer.encoding).toEqual({ name: 'utf-8', rule: 'bom' })
    expect(headings(layer)[0]).toBe('名称')
    expect(valuesOf(layer.table)).toEqual([
      ['甲厂', '0451-123456', '007', 1.5],
      ['乙厂', '13800001111', '010', 2.25],
    ])
  })

  test('Excel’s Unicode text: UTF-16 and tabs', async () => {
    const layer = await read('unicode-text.tsv')
    expect(layer.encoding?.name).toBe('utf-16le')
    expect(valuesOf(layer.table)).toEqual([
      ['居民点一', 110.98, 35.6],
      ['居民点二', 110.99, 35.61],
    ])
  })

  test('the first Chinese character only after a megabyte, in GBK', async () => {
    const ascii = new TextEncoder().encode(`id,name\n${'1,abcdefg\n'.repeat(120_000)}`)
    const bytes = new Uint8Array([...ascii, ...[0x32, 0x2c, 0xb4, 0xe5, 0x0a]])
    const layer = await read('late.csv', bytes)
    expect(layer.encoding).toEqual({ name: 'gb18030', rule: 'default' })
    expect(layer.table.length).toBe(120_001)
    expect(valuesOf(layer.table).at(-1)).toEqual([2, '村'])
  })

  test('the user’s word counts, and is refused where it cannot be', async () => {
    const bytes = tableFile('gbk-no-bom.csv')
    expect((await read('gbk-no-bom.csv', bytes, 'gbk')).encoding).toEqual({ name: 'gb18030', rule: 'user' })
    await expect(read('gbk-no-bom.csv', bytes, 'utf-8')).rejects.toThrow('encoding-does-not-fit')
    await expect(read('gbk-no-bom.csv', bytes, 'klingon')).rejects.toThrow('encoding-unknown-label')
  })
})

describe('shape of the table', () => {
  test.each([
    ['semicolon.csv', ['名称', '坐标', '人数'], ['甲村', '110.98,35.60', 12]],
    ['full-width-commas.csv', ['名称', '人数'], ['甲村', 12]],
    ['sep-line.csv', ['名称', '人数'], ['甲', 1]],
    ['grouped-headings.csv', ['序号', '名称', '经度', '纬度', '人数'], [1, '甲村', 110.98, 35.6, 12]],
  ])('%s', async (name, expected, first) => {
    const layer = await read(name)
    expect(headings(layer)).toEqual(expected)
    expect(valuesOf(layer.table)[0]).toEqual(first)
  })

  test('headings in row 3 below a title, a total and a remark below the data', async () => {
    const layer = await read('headings-in-row-3.csv')
    expect(headings(layer)).toEqual(['序号', '居民点名称', '经度(°)', '纬度(°)', '人数'])
    expect(valuesOf(layer.table)).toEqual([
      [1, '甲村', 110.98, 35.6, '12人'],
      [2, '乙村', 110.99, 35.61, '7人'],
    ])
    expect([...layer.table.rows]).toEqual([4, 5])
    expect(notesOf(layer)).toEqual(['title-row 1', 'title-row 2', 'total-row 7', 'remark-row 8'])
  })

  test('no headings at all', async () => {
    const layer = await read('no-headings.csv')
    expect(headings(layer)).toEqual(['列1', '列2'])
    expect(layer.table.length).toBe(2)
    expect(notesOf(layer)).toEqual(['no-headings 1'])
  })

  test('the same heading twice, none, and empty columns at the end', async () => {
    const layer = await read('same-and-empty-headings.csv')
    expect(headings(layer)).toEqual(['名称', '列2', '列3', '人数'])
    expect(valuesOf(layer.table)).toEqual([
      ['甲', '乙', '丙', 1],
      ['丁', '戊', '己', 2],
    ])
    expect(notesOf(layer)).toEqual(['same-heading 1'])
  })

  test('rows too short and too long, line breaks in quotes, quotes that go astray', async () => {
    const layer = await read('ragged.csv')
    expect(valuesOf(layer.table)).toEqual([
      ['甲', 1, '好'],
      ['乙', 2, null],
      ['丙', 3, '好'],
      ['丁\n第二行', 4, 'a"b'],
      ['"戊"村', 5, '好'],
      ['己', 6, '"没有收尾'],
      ['庚', 7, '好'],
    ])
    // The line, not the record: one record has two.
    expect([...layer.table.rows]).toEqual([2, 3, 4, 5, 7, 8, 9])
    expect(notesOf(layer)).toEqual(['short-row 3', 'extra-cells 4', 'stray-quote 7'])
    expect(layer.notes[2]!.rows).toEqual([7, 8])
  })

  test('headings that come again, and nothing but headings', async () => {
    const layer = await text('名称,人数\n甲,1\n名称,人数\n乙,2\n')
    expect(valuesOf(layer.table)).toEqual([
      ['甲', 1],
      ['乙', 2],
    ])
    expect(notesOf(layer)).toEqual(['repeated-headings 3'])
    expect(notesOf(await text('名称,人数\n'))).toEqual(['no-rows'])
  })

  test('old Mac line ends, and none at the end', async () => {
    const layer = await text('名称,人数\r甲,1\r乙,2')
    expect(valuesOf(layer.table)).toEqual([
      ['甲', 1],
      ['乙', 2],
    ])
    expect([...layer.table.rows]).toEqual([2, 3])
  })
})

describe('values', () => {
  test('text that is guarded from Excel', async () => {
    expect(valuesOf((await read('guarded.csv')).table)).toEqual([
      ['007', '0451-123', '=1+1'],
      ['010', '13900001111', '-5'],
    ])
  })

  test('thousands are numbers only where the whole column is', async () => {
    expect(valuesOf((await read('thousands.csv')).table)).toEqual([
      ['甲', 1234.5, '1,234'],
      ['乙', 999, '约10'],
    ])
  })

  test('long identifiers stay text; fractions and exponents are numbers', async () => {
    expect(valuesOf((await read('long-digits.csv')).table)).toEqual([
      ['110101199003071234', '1234567890123456', 110.98000000000002, 1e-7],
      ['110101199003071235', '1', 0.30000000000000004, 1.5e-7],
    ])
  })

  test('numbers that turn out to be text are as they were written', async () => {
    const written = [
      '1.50',
      '-0',
      '0.00',
      '1e-7',
      '1.5E+10',
      '12345.678900',
      '-0.5',
      '110.980000000000000000',
      '"1,234"',
    ]
    const layer = await text(`名称,值\n${written.map((cell, i) => `r${i},${cell}\n`).join('')}x,文字\n`)
    expect(valuesOf(layer.table).map(([, value]) => value)).toEqual([
      ...written.map((cell) => cell.replaceAll('"', '')),
      '文字',
    ])
  })
})

describe('size', () => {
  test('a record that reaches over pieces, and rows that count on behind it', async () => {
    const long = `"POLYGON((${'110.98 35.6, '.repeat(200_000)}110.98 35.6))"`
    const layer = await text(`名称,图形\n甲,${long}\n"乙\n丙",x\n丁,y\n`)
    expect(layer.table.length).toBe(3)
    expect(String(valuesOf(layer.table)[0]![1]).length).toBe(long.length - 2)
    expect([...layer.table.rows]).toEqual([2, 3, 5])
  })

  test('reports by bytes and stops where the job does', async () => {
    const bytes = new TextEncoder().encode(`名称,值\n${'甲村,1234567\n'.repeat(200_000)}`)
    const seen: number[] = []
    const report = (done: number, total: number) => {
      seen.push(done / total)
      if (seen.length === 2) throw new Error('stop')
    }
    await expect(csv.read({ main: { name: 'a.csv', bytes }, companions: [] }, NO_OPTIONS, { report })).rejects.toThrow(
      'stop',
    )
    expect(seen[0]).toBeLessThan(seen[1]!)
    expect(seen[1]).toBeLessThan(1)
  })

  test('lines of stray quotes do not take time by the square', async () => {
    const layer = await text(`名称,值\n${'"甲,1\n'.repeat(50_000)}`)
    expect(layer.table.length + layer.notes.length).toBeGreaterThan(0)
  })
})

describe('what is no table', () => {
  test.each([
    ['empty-file', new Uint8Array(0)],
    ['not-a-text', new Uint8Array([0x61, 0, 0, 0x62, 0x0a, 3])],
    ['empty-sheet', new TextEncoder().encode('\n\n , ,\n')],
  ])('%s', async (code, bytes) => {
    const error: unknown = await read('a.csv', bytes).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InputError)
    expect((error as InputError).code).toBe(code)
  })

  test('recognised by name and by look', () => {
    const head = (written: string) => new TextEncoder().encode(written)
    expect(csv.sniff(head('a,b\n1,2\n'), 'x.CSV')).toBeGreaterThan(0.5)
    expect(csv.sniff(head('a,b\n1,2\n'), 'x.txt')).toBeGreaterThan(0)
    expect(csv.sniff(head('{"a": [1,\n2]}'), 'x')).toBe(0)
    expect(csv.sniff(head('just words\nand more'), 'x')).toBe(0)
    expect(csv.sniff(new Uint8Array([0x50, 0x4b, 3, 4]), 'x.csv')).toBe(0)
  })

  test.each(['gbk-no-bom.csv', 'ragged.csv', 'unicode-text.tsv', 'headings-in-row-3.csv', 'wkt.csv'])(
    'damaged %s ends in a table or an InputError',
    async (name) => {
      const file = { name, bytes: tableFile(name) }
      const count = await fuzzReader(
        [file],
        ([main]) => csv.read({ main: main!, companions: [] }, NO_OPTIONS, SILENT_JOB),
        3,
      )
      expect(count.read).toBeGreaterThan(0)
    },
    FUZZ_TIMEOUT_MS,
  )
})

test('thousands of different texts keep their rows, whatever stands among them', async () => {
  const names = Array.from({ length: 12_000 }, (_, i) =>
    i % 10 === 7 ? '' : i % 3 === 0 ? `住户 ${i} 号` : `x${i % 50}`,
  )
  const late = names.map((_, i) => (i < 11_000 ? String(i) : `乙${i}`))
  const text = ['name,late', ...names.map((name, i) => `${name},${late[i]}`)].join('\n')
  const [layer] = await readLayers(csv, 'a.csv', new TextEncoder().encode(text))
  expect(valuesOf(layer!.table)).toEqual(names.map((name, i) => [name === '' ? null : name, late[i]]))
})
