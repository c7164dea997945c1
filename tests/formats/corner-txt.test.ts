/** Areas are those of rectangles in whole metres, or computed with rational numbers (Python's fractions), as said. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { cornerTxt } from '../../src/formats/corner-txt.ts'
import { NO_OPTIONS } from '../../src/formats/format.ts'
import {
  APART,
  bytesOf,
  cell,
  codesOf,
  head,
  header,
  hectares,
  HOLE,
  ISLAND,
  OUTER,
  readOne,
  readText,
  ringSizes,
  rows,
} from './corner-cases.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`files/${name}`, import.meta.url)))

describe('a parcel with a hole, in every encoding', () => {
  test.each([
    ['corner-hole-gbk-crlf.txt', 'gb18030', 'default'],
    ['corner-hole-utf8-bom.txt', 'utf-8', 'bom'],
    ['corner-hole-utf16le.txt', 'utf-16le', 'bom'],
    ['corner-hole-utf16be-no-bom.txt', 'utf-16be', 'utf16-shape'],
    ['corner-hole-utf8-cr.txt', 'utf-8', 'utf8-valid'],
  ])('%s', async (name, encoding, rule) => {
    const bytes = fixture(name)
    expect(cornerTxt.sniff(bytes.subarray(0, 1024), 'data.bin')).toBeGreaterThan(0.9)
    const layer = await readOne(bytes)
    expect(layer).toMatchObject({ crs: 'EPSG:4525', shift: null, encoding: { name: encoding, rule }, notes: [] })
    expect(ringSizes(layer)).toEqual([[[4, 4]]])
    // Rational numbers (Python's fractions) give 1,769,626.237977 m².
    expect(hectares(layer)).toBe(176.9626237977)
    expect(layer.table.ids).toEqual(['CP-1'])
    expect([...layer.table.rows]).toEqual([13])
    expect(Object.fromEntries([...layer.table.columns.keys()].map((key) => [key, cell(layer, key)]))).toEqual({
      地块面积: 176.9627,
      地块编号: 'CP-1',
      地块名称: '某化工园区',
      记录图形属性: '面',
      图幅号: null,
      地块用途: '工业用地',
      地类编码: null,
      角点号: 'J1,J4,J3,J2;J5,J8,J7,J6',
    })
    expect(layer.facts!.get('数据产生单位')).toBe('某测绘院')
    expect(layer.facts!.get('decimals')).toBe('3')
  })

  test('an encoding that the user chose', async () => {
    const bytes = fixture('corner-hole-gbk-crlf.txt')
    const layer = await readOne(bytes, { encoding: 'GBK', crs: null })
    expect(layer.encoding?.rule).toBe('user')
    expect(cell(layer, '地块名称')).toBe('某化工园区')
    await expect(readText(bytes, { encoding: 'utf-8', crs: null })).rejects.toThrow(InputError)
  })
})

describe('rings', () => {
  const withHole = [[[4, 4]]]
  test.each<[string, string, number[][][], number]>([
    [
      'numbers that run on, 圈号 1 and 2',
      rows({ places: OUTER }, { places: HOLE, ring: 2, from: 'J5' }),
      withHole,
      190,
    ],
    ['numbers that begin again', rows({ places: OUTER }, { places: HOLE, ring: 2 }), withHole, 190],
    ['圈号 1 for all', rows({ places: OUTER }, { places: HOLE, from: 'J5' }), withHole, 190],
    ['圈号 1 for all, numbers that begin again', rows({ places: OUTER }, { places: HOLE }), withHole, 190],
    ['not closed', rows({ places: OUTER, closed: false }, { places: HOLE, ring: 2, closed: false }), withHole, 190],
    [
      'not closed, 圈号 1 for all',
      rows({ places: OUTER, closed: false }, { places: HOLE, closed: false }),
      withHole,
      190,
    ],
    ['the hole first', rows({ places: HOLE }, { places: OUTER, ring: 2 }), withHole, 190],
    ['the hole as 圈号 1', rows({ places: OUTER, ring: 2 }, { places: HOLE, ring: 1 }), withHole, 190],
    ['圈号 from 0', rows({ places: OUTER, ring: 0 }, { places: HOLE, ring: 1 }), withHole, 190],
    ['the hole wound the same way', rows({ places: OUTER }, { places: HOLE.toReversed(), ring: 2 }), withHole, 190],
    [
      'all against the clock',
      rows({ places: OUTER.toReversed() }, { places: HOLE.toReversed(), ring: 2 }),
      withHole,
      190,
    ],
    ['two parts as 圈号 1 and 2', rows({ places: OUTER }, { places: APART, ring: 2 }), [[[4], [4]]], 220],
    [
      '圈号 that jumps back to 1 for the second part',
      rows({ places: OUTER }, { places: HOLE, ring: 2 }, { places: APART, ring: 1 }),
      [[[4, 4], [4]]],
      210,
    ],
    [
      'an island in the hole',
      rows({ places: OUTER }, { places: HOLE, ring: 2 }, { places: ISLAND, ring: 3 }),
      [[[4, 4], [4]]],
      191,
    ],
    [
      'a hole that touches the outline',
      rows({ places: OUTER }, { places: [[3941000, 37497500], [3940500, 37497400], [3940500, 37497600]], ring: 2 }), // prettier-ignore
      [[[4, 3]]],
      195,
    ],
    ['numbers without J', rows({ places: OUTER, from: 1 }, { places: HOLE, ring: 2, from: 5 }), withHole, 190],
    ['numbers with zeros', rows({ places: OUTER, from: 'J01' }, { places: HOLE, ring: 2, from: 'J05' }), withHole, 190],
    ['圈号 left empty', rows({ places: OUTER, ring: '' }, { places: HOLE, ring: '', from: 'J5' }), withHole, 190],
    ['the closing row twice', `${rows({ places: OUTER })}J1,1,3941000.000,37497000.000\n`, [[[4]]], 200],
    ['a corner twice', rows({ places: OUTER }).replace(/^(J2.*\n)/m, '$1$1'), [[[4]]], 200],
    [
      'a ring twice',
      rows({ places: OUTER }, { places: HOLE, ring: 2 }, { places: HOLE.toReversed(), ring: 3 }),
      withHole,
      190,
    ],
  ])('%s', async (_, corners, sizes, area) => {
    const layer = await readOne(head() + header() + corners)
    expect(layer.crs).toBe('EPSG:4525')
    expect(ringSizes(layer)).toEqual(sizes)
    expect(hectares(layer)).toBe(area)
  })

  test('what stood twice is told', async () => {
    const corner = await readOne(head() + header() + rows({ places: OUTER }).replace(/^(J2.*\n)/m, '$1$1'))
    expect(corner.notes).toMatchObject([{ code: 'corner-repeated', level: 'note', where: { row: 14 } }])
    const ring = await readOne(head() + header() + rows({ places: OUTER }, { places: OUTER, ring: 2 }))
    expect(codesOf(ring)).toEqual(['corner-ring-repeated'])
  })

  test('without 圈号, and without numbers', async () => {
    const three = rows({ places: OUTER }, { places: HOLE, from: 'J5' }).replace(/^(J\d+),1,/gm, '$1,')
    const layer = await readOne(head() + header() + three)
    expect(hectares(layer)).toBe(190)
    expect(cell(layer, '角点号')).toBe('J1,J4,J3,J2;J5,J6,J7,J8')
    const two = await readOne(head() + header() + three.replace(/^J\d+,/gm, ''))
    expect(hectares(two)).toBe(190)
    expect(cell(two, '角点号')).toBeNull()
  })
})

describe('headers', () => {
  test('6° zone, extension block, 13 fields, blanks and tabs, open rings', async () => {
    const layer = await readOne(fixture('corner-6-degree-13-fields-gbk.txt'))
    expect(layer).toMatchObject({ crs: 'EPSG:4497', shift: null, notes: [] })
    expect(ringSizes(layer)).toEqual([[[4]], [[3]]])
    expect([hectares(layer, 0), hectares(layer, 1)]).toEqual([20, 0.08])
    expect(cell(layer, '地块名称')).toBe('一期，北区')
    expect(cell(layer, '地块编号')).toBe('A/B-01')
    expect(['字段9', '字段10', '字段11', '字段12', '字段13'].map((name) => cell(layer, name))).toEqual(['新增', '国有', '张', '3', null]) // prettier-ignore
    expect(cell(layer, '字段13', 1)).toBe('备注')
    expect(layer.facts!.get('[扩展信息]')).toBe('项目名称=东区扩建\n审批文号=某政函〔2026〕12号')
    expect(layer.facts!.get('decimals')).toBe('2')
    expect(layer.facts!.get('带号')).toBe('19')
  })

  test.each<[string, string, string[]]>([
    ['hectares', '200', []],
    ['hectares, rounded', '199.9951', []],
    ['within a thousandth', '199.85', []],
    ['0', '0', []],
    ['with its word', '200公顷', []],
    ['square metres', '2000000.00', ['corner-area-square-metres']],
    ['square metres with their word', '2000000平方米', ['corner-area-square-metres']],
    ['mu', '3000', ['corner-area-mu']],
    ['mu with its word', '3000亩', ['corner-area-mu']],
    ['another', '187.5', ['corner-area-differs']],
    ['another with the word', '3000公顷', ['corner-area-differs']],
  ])('area in %s', async (_, area, codes) => {
    const layer = await readOne(head() + header({ area }) + rows({ places: OUTER }))
    expect(codesOf(layer)).toEqual(codes)
    if (codes.includes('corner-area-differs'))
      expect(layer.notes[0]!.params).toEqual({ stated: area, computed: '200.0000', count: 1 })
  })

  test.each<[string, string, boolean]>([
    ['rows with the closing ones', '10', true],
    ['corners without', '8', true],
    ['corners and one closing row', '9', true],
    ['one too few', '7', false],
    ['many more: the file is cut', '66', false],
  ])('%s: %s', async (_, count, fits) => {
    const layer = await readOne(head() + header({ count }) + rows({ places: OUTER }, { places: HOLE, ring: 2 }))
    expect(layer.notes).toMatchObject(
      fits ? [] : [{ code: 'corner-count-differs', params: { stated: count, found: 10 } }],
    )
  })

  test('lines and points', async () => {
    const line = header({ kind: '线' }) + rows({ places: OUTER }, { places: HOLE, ring: 2, closed: false })
    const point = header({ kind: '点' }) + 'K1,1,3940000.5,37497000\nK2,1,3940001.5,37497001\n'
    const layer = await readOne(head() + line + point)
    expect([...layer.table.geometry.shapeCodes]).toEqual([2, 1])
    expect(ringSizes(layer)).toEqual([
      [[4], [3]],
      [[0], [0]],
    ])
    expect(cell(layer, '角点号')).toBe('J1,J2,J3,J4,J1;J1,J2,J3,J4')
    expect(cell(layer, '角点号', 1)).toBe('K1;K2')
    expect(layer.notes).toEqual([])
  })

  test('a kind that is none is an area, and a missing @ is told', async () => {
    const odd = header({ kind: '圆' }) + rows({ places: OUTER })
    expect(codesOf(await readOne(head() + odd))).toEqual(['corner-kind-unknown'])
    const unmarked = (header() + rows({ places: OUTER })).replace(',@', '')
    const layer = await readOne(head() + unmarked)
    expect(codesOf(layer)).toEqual(['corner-header-unmarked'])
    expect(hectares(layer)).toBe(200)
  })
})

describe('as offices hand them in', () => {
  const corners = rows({ places: OUTER }, { places: HOLE, ring: 2, from: 'J5' })
  test.each<[string, string]>([
    ['blank lines', (head() + header() + corners).replaceAll('\n', '\n\n')],
    ['blanks at the ends', (head() + header() + corners).replaceAll('\n', '  \t\n')],
    ['blanks after commas', head() + header() + corners.replaceAll(',', ', ')],
    ['commas and signs of Chinese', (head() + header() + corners).replaceAll(',', '，').replaceAll('=', '＝').replaceAll('@', '＠')], // prettier-ignore
    ['full-width digits', head() + header() + corners.replace(/[\d.J]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))], // prettier-ignore
    ['brackets of Chinese', (head() + header() + corners).replaceAll('[', '【').replaceAll(']', '】')],
    ['tabs for commas', head() + header() + corners.replaceAll(',', '\t')],
    ['blanks for commas', head() + header() + corners.replaceAll(',', '   ')],
    ['lines of words among the corners', head() + header() + '点号,圈号,X坐标,Y坐标\n' + corners],
    ['a comma after each corner', head() + header() + corners.replace(/$/gm, ',').replace(/^,$/gm, '')],
    ['CR alone', (head() + header() + corners).replaceAll('\n', '\r')],
    ['no line end at the end', (head() + header() + corners).trimEnd()],
  ])('%s', async (_, text) => {
    const layer = await readOne(text)
    expect(layer.crs).toBe('EPSG:4525')
    expect(hectares(layer)).toBe(190)
    expect(cell(layer, '角点号')).toBe('J1,J4,J3,J2;J5,J6,J7,J8')
    expect(codesOf(layer).filter((code) => code !== 'corner-line-ignored')).toEqual([])
  })

  test('remarks are left out and told', async () => {
    const layer = await readOne(`${head()}${header()}以下为界址点\n${corners}`)
    expect(layer.notes).toMatchObject([{ code: 'corner-line-ignored', where: { row: 12 } }])
  })

  test('something behind the coordinates is left out and told', async () => {
    const layer = await readOne(head() + header() + corners.replace(/$/gm, ',界桩').replace(/^,界桩$/gm, ''))
    expect(layer.notes).toMatchObject([{ code: 'corner-fields-ignored', params: { count: 10 } }])
    expect(hectares(layer)).toBe(190)
  })
})

describe('a text of numbers alone', () => {
  test('is a table of corners', async () => {
    const text = '1 3941000.5 37497000\n2 3941000.5 37499000\n3 3940000.5 37499000\n'
    expect(cornerTxt.sniff(bytesOf(text), 'x.txt')).toBeGreaterThan(0.3)
    expect(cornerTxt.sniff(bytesOf(text), 'x.csv')).toBe(0)
    const layer = await readOne(text)
    expect(layer).toMatchObject({ crs: null, candidates: ['EPSG:4525'], encoding: { name: 'utf-8' } })
    expect(ringSizes(layer)).toEqual([[[3]]])
  })

  test('numbers in brackets are those of another format', () => {
    const json = '[\n1.5, 2.5,\n[110.5, 35.6]\n[1]\n'
    expect(cornerTxt.sniff(bytesOf(json), 'x.json')).toBe(0)
  })

  test('prose is hardly one', () => {
    expect(cornerTxt.sniff(bytesOf('会议纪要\n2026年3月1日\n'), 'x.txt')).toBeLessThan(0.2)
  })
})

test('fifty thousand corners and ten thousand parcels', async () => {
  const circle = Array.from({ length: 50_000 }, (_, i): [number, number] => {
    const angle = (-2 * Math.PI * i) / 50_000
    return [3941000 + 9000 * Math.sin(angle), 37500000 + 9000 * Math.cos(angle)]
  })
  const parcels = Array.from({ length: 10_000 }, (_, i) => {
    const [dn, de] = [Math.floor(i / 100) * 100, (i % 100) * 100]
    return header({ number: `P${i}` }) + rows({ places: ISLAND.map(([n, e]): [number, number] => [n + dn, e + de]) })
  })
  const layer = await readOne(head() + header() + rows({ places: circle }) + parcels.join(''))
  expect(layer.table.length).toBe(10_001)
  expect(layer.notes).toEqual([])
  expect(hectares(layer, 9999)).toBe(1)
})

test('a line separator (U+2028 or U+2029) within a number is no angle and no crash', async () => {
  const main = { name: 'a.txt', bytes: fixture('corner-line-separator-in-a-number.txt') }
  const said = await cornerTxt.read({ main, companions: [] }, NO_OPTIONS, { report: () => undefined }).then(
    ({ layers }) => layers.flatMap(({ notes }) => notes).length,
    (error: unknown) => error,
  )
  expect(said instanceof InputError || Number(said) > 0).toBe(true)
})

test.each(['corner-hole-gbk-crlf.txt', 'corner-hole-utf16le.txt', 'corner-6-degree-13-fields-gbk.txt'])(
  'damaged %s ends in an error that says what, or in a result that says what is missing',
  async (name) => {
    const read = (files: readonly { name: string; bytes: Uint8Array }[]) =>
      cornerTxt.read({ main: files[0]!, companions: [] }, NO_OPTIONS, { report: () => undefined })
    const { read: results, refused } = await fuzzReader([{ name, bytes: fixture(name) }], read, 3)
    expect(results).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  },
  FUZZ_TIMEOUT_MS,
)
