/** Tables in UTF-8 are read from their bytes, all others as text: both must give the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv } from '../../src/formats/csv.ts'
import { NO_OPTIONS } from '../../src/formats/format.ts'
import { readLayers, valuesOf } from './read-table.ts'

const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const utf8 = (text: string) => new TextEncoder().encode(text)

async function told(bytes: Uint8Array) {
  const [layer] = await readLayers(csv, 'a.csv', bytes, NO_OPTIONS)
  const { table, notes } = layer!
  return { values: valuesOf(table), names: [...table.columns.keys()], rows: [...table.rows], notes }
}

const HEADINGS = ['编号', 'x', 'kind', '备考', 'total']
/** So long that what follows is not looked at for headings any more. */
const beginning = (delimiter: string, end: string) =>
  [HEADINGS, ...Array.from({ length: 4000 }, (_, i) => [`H${i}`, `${i / 8}`, i % 3 ? 'residence' : '宿舍', '', `${i}`])]
    .map((cells) => cells.join(delimiter) + end)
    .join('')

const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value.toFixed(14)),
  fc.constantFrom('-0', '0.0', '1.50', '007', '1234567890123456', '123456789012345', '12345678901234567.25', '-7.'),
  fc.constantFrom('.5', '1e5', '1E+5', '+3', '1/2', '0451-123', '-', '9'.repeat(40), `0.${'1'.repeat(120)}`),
)
const cell = fc.oneof(
  { weight: 4, arbitrary: number },
  fc.constantFrom(
    '',
    ' ',
    '宿舍',
    'residence',
    ' 张三　',
    '\u00a0x',
    '\u2003a',
    'b\u3000',
    '\ufeffc',
    '—',
    '、号',
    '\u3001甲',
  ),
  fc.constantFrom(
    '="007"',
    "'=1+1",
    "'12",
    '=1+1',
    "'x",
    '合计',
    '合 计',
    'Total',
    'total:',
    '注：表',
    '备注 1：无',
    '编号',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replace(/[\r\n",;\t]/g, '')),
)
const quoted = fc.constantFrom('"a,b"', '"a\nb"', '"a""b"', 'a"b', '"open')
const bare = fc.oneof(
  { weight: 8, arbitrary: fc.array(cell, { minLength: 5, maxLength: 5 }) },
  fc.array(cell, { minLength: 1, maxLength: 7 }),
  fc.constant(HEADINGS),
)
/** A piece of the file with a single quote in it is read as text, so most have none. */
const rows = fc.oneof(
  { weight: 3, arbitrary: fc.array(bare, { minLength: 1, maxLength: 40 }) },
  fc.array(fc.oneof({ weight: 6, arbitrary: bare }, fc.array(quoted, { minLength: 5, maxLength: 5 })), {
    maxLength: 40,
  }),
)

describe('from bytes and as text the same', () => {
  const RUNS = Number(process.env['FUZZ'] ?? 60)
  test('rows of every kind behind a long beginning', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (lines, delimiter, end, closed) => {
          const body = lines.map((cells) => cells.join(delimiter)).join(end)
          const text = beginning(delimiter, end) + body + (closed ? end : '')
          expect(await told(utf8(text))).toEqual(await told(utf16(text)))
        },
      ),
      { seed: 20261129, numRuns: RUNS },
    )
  })

  test('a column of numbers turns to text behind a megabyte: each as it was written', async () => {
    const lines = Array.from({ length: 90_000 }, (_, i) => `${i},${(i / 7).toFixed(i % 12)}`)
    const text = `id,value\n${lines.join('\n')}\nlast,ten\n`
    const { values, rows } = await told(utf8(text))
    expect(values.length).toBe(90_001)
    expect(values.slice(0, -1).every(([id, value], i) => `${String(id)},${String(value)}` === lines[i])).toBe(true)
    expect(values.at(-1)).toEqual(['last', 'ten'])
    expect(rows.every((line, i) => line === i + 2)).toBe(true)
  })

  test('bytes that are no UTF-8 behind a megabyte: the whole file is read as GBK', async () => {
    const head = utf8(`id,name\n${'1,a\n'.repeat(400_000)}`)
    const bytes = new Uint8Array([...head, 0x32, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd, 0x0a])
    const [layer] = await readLayers(csv, 'a.csv', bytes, NO_OPTIONS)
    expect(layer!.encoding?.name).toBe('gb18030')
    expect(valuesOf(layer!.table).at(-1)).toEqual([2, '张三'])
  })
})
