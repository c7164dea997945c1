/** DBF tables: the type of each field, texts that are cut or mixed, and files that are not as they should be. */
import { describe, expect, test } from 'vitest'
import { cellAt, type Value } from '../../src/engine/model/table.ts'
import { dbfTable } from '../../src/formats/dbf-table.ts'
import { NO_OPTIONS, type RawLayer, SILENT_JOB } from '../../src/formats/format.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'
import { type Cell, type DbfColumn, dbfBytes, file, hex } from './shapefile-bytes.ts'

async function read(bytes: Uint8Array, cpg?: string): Promise<RawLayer> {
  const companions = cpg === undefined ? [] : [file('t.cpg', new TextEncoder().encode(cpg))]
  const { layers } = await dbfTable.read({ main: file('t.dbf', bytes), companions }, NO_OPTIONS, SILENT_JOB)
  for (const language of LANGUAGES) {
    const { notes } = await loadWords(language)
    for (const { code } of layers[0]!.notes) expect(notes[code], code).toBeTruthy()
  }
  return layers[0]!
}
const column = ({ table }: RawLayer, name: string): Value[] =>
  Array.from({ length: table.length }, (_, i) => cellAt(table.columns.get(name)!, i))
const codes = ({ notes }: RawLayer) => notes.map(({ code }) => code)
const noteOf = ({ notes }: RawLayer, code: string) => notes.find((note) => note.code === code)!

function binary(length: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length)
  write(new DataView(bytes.buffer))
  return bytes
}

describe('types', () => {
  const one = async (type: string, length: number, cells: readonly Cell[], decimals = 0) => {
    const layer = await read(
      dbfBytes(
        [{ name: 'V', type, length, decimals }],
        cells.map((cell) => [cell]),
      ),
    )
    return { values: column(layer, 'V'), layer }
  }

  test('N and F', async () => {
    const cells = ['      7', ' -12.50', '1.5E+02', '', '*******', '\0\0\0\0\0\0\0', '.5', '+3', '000']
    for (const type of ['N', 'F'])
      expect(await one(type, 7, cells, 2)).toMatchObject({
        values: [7, -12.5, 150, null, null, null, 0.5, 3, 0],
        layer: { notes: [] },
      })
  })

  test('what is no number is unknown, and told with its rows', async () => {
    const { values, layer } = await one('N', 7, ['1', '1,5', 'n/a', 'Infinity'])
    expect(values).toEqual([1, null, null, null])
    expect(layer.notes).toMatchObject([
      {
        level: 'error',
        code: 'field-not-a-number',
        params: { field: 'V', count: 3 },
        where: { row: 2 },
        rows: [2, 3, 4],
      },
    ])
  })

  test('a number of more digits than a double holds stays a text', async () => {
    const { values, layer } = await one('N', 18, ['130123199001011234', '9007199254740991', '9007199254740993'])
    expect(values).toEqual(['130123199001011234', 9007199254740991, '9007199254740993'])
    expect(noteOf(layer, 'number-kept-as-text').rows).toEqual([1, 3])
  })

  test('L', async () => {
    expect((await one('L', 1, ['T', 'y', 'F', 'n', '?', ''])).values).toEqual([true, true, false, false, null, null])
  })

  test('D', async () => {
    const { values, layer } = await one('D', 8, [
      '20240229',
      '20230229',
      '',
      '00000000',
      '20241301',
      '2024-1-1',
      '19491001',
    ])
    expect(values).toEqual(['2024-02-29', null, null, null, null, null, '1949-10-01'])
    expect(noteOf(layer, 'field-not-a-date')).toMatchObject({ params: { field: 'V', count: 3 }, rows: [2, 5, 6] })
  })

  test('I, + and Y', async () => {
    const int = [
      binary(4, (view) => view.setInt32(0, -5, true)),
      binary(4, (view) => view.setInt32(0, 2 ** 31 - 1, true)),
    ]
    for (const type of ['I', '+']) expect((await one(type, 4, int)).values).toEqual([-5, 2147483647])
    const money = binary(8, (view) => view.setBigInt64(0, -12_345_600n, true))
    expect((await one('Y', 8, [money])).values).toEqual([-1234.56])
  })

  test('B and O of eight bytes', async () => {
    const cells = [12.5, NaN, -0.1].map((value) => binary(8, (view) => view.setFloat64(0, value, true)))
    for (const type of ['B', 'O']) expect((await one(type, 8, cells)).values).toEqual([12.5, null, -0.1])
  })

  test('T and @: the Julian day 2460370 is 2024-02-29', async () => {
    const cells = [
      binary(8, (view) => {
        view.setInt32(0, 2460370, true)
        view.setInt32(4, ((13 * 60 + 5) * 60 + 9) * 1000, true)
      }),
      new Uint8Array(8),
    ]
    for (const type of ['T', '@']) expect((await one(type, 8, cells)).values).toEqual(['2024-02-29T13:05:09', null])
  })

  test('M, G, P and B of dBase: the text is in another file', async () => {
    for (const type of ['M', 'G', 'P', 'B']) {
      const { values, layer } = await one(type, 10, ['0000000001'])
      expect(values).toEqual([null])
      expect(codes(layer)).toEqual(['dbf-memo'])
    }
  })

  test('C: spaces at the end go, those at the beginning stay; NUL ends it', async () => {
    expect((await one('C', 8, ['  ab  ', 'cd\0junk', '', '\0'])).values).toEqual(['  ab', 'cd', null, null])
  })

  test('C longer than 255 bytes, with the upper byte of the length among the decimals', async () => {
    const text = 'abc'.repeat(150)
    expect((await one('C', 500, [text])).values).toEqual([text])
  })
})

describe('texts', () => {
  const name: DbfColumn = { name: 'NAME', type: 'C', length: 12 }
  // 化工园区 in GBK and in UTF-8, by iconv.
  const park = { gbk: hex('BBAF B9A4 D4B0 C7F8'), utf8: new TextEncoder().encode('化工园区') }

  test('a character cut in two at the end of a field is left out, and told', async () => {
    const rows = [[park.gbk], [hex('BBAF B9A4 D4B0 C7F8 BBAF B9')], [hex('BBAF B9A4 D4B0 C7F8 BBAF B9A4')]]
    const layer = await read(dbfBytes([{ ...name, length: 11 }], rows, { driver: 0x4d }))
    expect(column(layer, 'NAME')).toEqual(['化工园区', '化工园区化', '化工园区化'])
    expect(layer.encoding).toEqual({ name: 'gb18030', rule: 'ldid' })
    expect(layer.notes).toMatchObject([{ level: 'note', code: 'text-cut-off', params: { count: 2 }, rows: [2, 3] }])
  })

  test('the same in UTF-8, where a cut may leave one or two bytes of three', async () => {
    const rows = [[park.utf8.subarray(0, 10)], [park.utf8.subarray(0, 11)], [park.utf8]]
    const layer = await read(dbfBytes([name], rows), 'UTF-8')
    expect(column(layer, 'NAME')).toEqual(['化工园', '化工园', '化工园区'])
    expect(noteOf(layer, 'text-cut-off').rows).toEqual([1, 2])
  })

  test('rows pasted in from another encoding are read each in its own, and told', async () => {
    const rows = [[park.utf8], [park.utf8], [park.gbk], [park.utf8]]
    const layer = await read(dbfBytes([name], rows), 'UTF-8')
    expect(column(layer, 'NAME')).toEqual(['化工园区', '化工园区', '化工园区', '化工园区'])
    expect(layer.encoding!.name).toBe('utf-8')
    expect(layer.notes).toMatchObject([
      { code: 'text-of-other-encoding', params: { encoding: 'gb18030', count: 1 }, where: { row: 3 } },
    ])
  })

  // Zürich and Čáslav, by iconv.
  test.each([
    ['437', 0, hex('5A81 7269 6368'), 'Zürich', 'ibm437'],
    ['OEM 850', 0, hex('5A81 7269 6368'), 'Zürich', 'ibm850'],
    ['CP852', 0, hex('ACA0 736C 6176'), 'Čáslav', 'ibm852'],
    [undefined, 0x01, hex('5A81 7269 6368'), 'Zürich', 'ibm437'],
    [undefined, 0x1d, hex('5A81 7269 6368'), 'Zürich', 'ibm850'],
    [undefined, 0x64, hex('ACA0 736C 6176'), 'Čáslav', 'ibm852'],
  ])('a code page of DOS, which TextDecoder lacks: .cpg %s, driver %i', async (cpg, driver, bytes, text, page) => {
    const layer = await read(dbfBytes([name], [[bytes]], { driver }), cpg)
    expect(column(layer, 'NAME')).toEqual([text])
    expect(layer.encoding).toEqual({ name: page, rule: cpg === undefined ? 'ldid' : 'declared' })
    expect(layer.notes).toEqual([])
  })

  test('Chinese stays Chinese, whatever page of DOS a program left standing', async () => {
    // 塍垛村 in GBK, by iconv: two characters that nobody writes every day, and one that everybody does.
    for (const [cpg, driver] of [
      ['437', 0],
      ['850', 0],
      [undefined, 0x01],
      [undefined, 0x02],
      [undefined, 0x26],
    ] as const)
      for (const [bytes, text] of [
        [park.gbk, '化工园区'],
        [hex('EBF3 B6E2 B4E5'), '塍垛村'],
        [park.utf8, '化工园区'],
      ] as const) {
        const layer = await read(dbfBytes([name], [[bytes]], { driver }), cpg)
        expect(column(layer, 'NAME')).toEqual([text])
        expect(codes(layer)).toEqual(['declared-encoding-wrong'])
      }
  })

  test('bytes that are no text keep what can be read', async () => {
    const rows = [[park.gbk], [hex('BBAF FF41 B9A4')]]
    const layer = await read(dbfBytes([name], rows, { driver: 0x4d }))
    expect(column(layer, 'NAME')).toEqual(['化工园区', '化\ufffdA工'])
    expect(layer.notes).toMatchObject([{ level: 'error', code: 'text-damaged', params: { count: 1 } }])
  })

  test('texts that are possible in several encodings; where none is likely, the user is asked to look', async () => {
    // C4A3 is 模 in GBK and ģ in UTF-8; E6A8A1 is 模 in UTF-8 and the beginning of 妯 in GBK.
    expect(column(await read(dbfBytes([name], [[hex('C4A3')]])), 'NAME')).toEqual(['模'])
    const short = await read(dbfBytes([name], [[hex('E6A8 A1')]]))
    expect(column(short, 'NAME')).toEqual(['模'])
    // 情報処理 in Shift_JIS, by iconv, is Chinese that nobody writes.
    const doubtful = await read(dbfBytes([name], [[hex('8FEE95F1')], [hex('8F88979D')]]))
    expect(doubtful.encoding).toEqual({ name: 'gb18030', rule: 'default' })
    expect(codes(doubtful)).toEqual(['encoding-uncertain'])
  })

  test('names of fields: decoded, cut, doubled, empty', async () => {
    const columns = [
      { name: hex('C6F3D2B5C3FBB3C6'), type: 'C', length: 8 },
      { name: hex('C6F3D2B5C3FBB3C6'), type: 'C', length: 8 },
      { name: '', type: 'N', length: 3 },
      { name: hex('C6F3D2B5C3FBB3C6B4FAC2'), type: 'N', length: 3 },
    ]
    const layer = await read(dbfBytes(columns, [[hex('BBAF'), hex('B9A4'), '1', '2']]))
    expect([...layer.table.columns.keys()]).toEqual(['企业名称', '企业名称_2', 'field_3', '企业名称代'])
    expect(codes(layer)).toEqual(['field-name-cut-off', 'dbf-field-renamed', 'dbf-field-renamed'])
  })

  test.each(['UTF-8', 'utf8', '65001', 'GBK', 'cp936', '936', 'GB2312', 'GB18030', 'ANSI 936', 'ansi_936'])(
    'declared as %s',
    async (cpg) => {
      const isUtf8 = /8$|65001/.test(cpg) && !/18030/.test(cpg)
      const layer = await read(dbfBytes([name], [[isUtf8 ? park.utf8 : park.gbk]]), cpg)
      expect(column(layer, 'NAME')).toEqual(['化工园区'])
      expect(layer.encoding!.rule).toBe('declared')
      expect(layer.notes).toEqual([])
    },
  )

  // 化學工業 in Big5, by iconv.
  test.each(['BIG5', 'Big-5', '950', 'CP950'])('declared as %s', async (cpg) => {
    const layer = await read(dbfBytes([name], [[hex('A4C6 BEC7 A475 B77E')]]), cpg)
    expect(column(layer, 'NAME')).toEqual(['化學工業'])
    expect(layer.encoding).toEqual({ name: 'big5', rule: 'declared' })
  })

  test.each([0x4d, 0x7a, 0x4f, 0x78])('language driver %i', async (driver) => {
    const isBig5 = driver === 0x4f || driver === 0x78
    const layer = await read(dbfBytes([name], [[isBig5 ? hex('A4C6 BEC7') : park.gbk]], { driver }))
    expect(column(layer, 'NAME')).toEqual([isBig5 ? '化學' : '化工园区'])
    expect(layer.encoding!.rule).toBe('ldid')
  })
})

describe('rows', () => {
  const columns = [{ name: 'N', type: 'N', length: 4 }]

  test('deleted ones are left out, numbers of the others stay', async () => {
    const layer = await read(dbfBytes(columns, [['1'], '*', ['3'], '*']))
    expect([...layer.table.rows]).toEqual([1, 3])
    expect(layer.notes).toMatchObject([{ code: 'dbf-deleted', params: { count: 2 }, rows: [2, 4] }])
  })

  test('more than the header counts', async () => {
    const layer = await read(dbfBytes(columns, [['1'], ['2'], ['3']], { declared: 1 }))
    expect(column(layer, 'N')).toEqual([1])
    expect(layer.notes).toMatchObject([{ level: 'error', code: 'dbf-rows-beyond', params: { count: 2, declared: 1 } }])
  })

  test('fewer than the header counts', async () => {
    const layer = await read(dbfBytes(columns, [['1'], ['2']], { declared: 4_000_000_000 }))
    expect(column(layer, 'N')).toEqual([1, 2])
    expect(layer.notes).toMatchObject([{ code: 'dbf-cut-off', params: { read: 2, declared: 4_000_000_000 } }])
  })

  test('none', async () => {
    expect(codes(await read(dbfBytes(columns, [])))).toEqual(['no-rows'])
  })

  test.each([0x02, 0x30, 0x83, 0x8b, 0xf5])('version %i', async (version) => {
    expect(column(await read(dbfBytes(columns, [['7']], { version })), 'N')).toEqual([7])
  })
})

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'empty-file'],
  ['text', new TextEncoder().encode('name,place\n'.repeat(20)), 'not-dbf'],
  ['a header cut off', dbfBytes([{ name: 'A', type: 'C', length: 9 }], []).subarray(0, 40), 'dbf-header-cut'],
  ['no fields', dbfBytes([], []).fill(9, 10, 11), 'not-dbf'],
])('refused: %s', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code, where: { file: 't.dbf' } })
})

test('without fields, as some write it beside shapes without attributes', async () => {
  // GDAL 3.6.2 reads two features without fields.
  const bytes = dbfBytes([], [[], []])
  bytes[bytes.length - 1] = 0x1a
  const { layers } = await dbfTable.read({ main: file('t.dbf', bytes), companions: [] }, NO_OPTIONS, SILENT_JOB)
  expect(layers).toMatchObject([{ table: { length: 2 }, notes: [] }])
  expect(layers[0]!.table.columns.size).toBe(0)
})

test('damaged', { timeout: FUZZ_TIMEOUT_MS }, async () => {
  const bytes = dbfBytes(
    [
      { name: 'NAME', type: 'C', length: 9 },
      { name: 'N', type: 'N', length: 5 },
      { name: 'D', type: 'D', length: 8 },
    ],
    [[hex('BBAFB9A4'), '1', '20240101'], '*', ['abc', '-2.5', '']],
  )
  const { read: count } = await fuzzReader(
    [file('t.dbf', bytes)],
    ([main]) => dbfTable.read({ main: main!, companions: [] }, NO_OPTIONS, SILENT_JOB),
    71,
  )
  expect(count).toBeGreaterThan(0)
})
