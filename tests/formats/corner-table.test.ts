import { describe, expect, test } from 'vitest'
import { readCornerTable } from '../../src/formats/corner-table.ts'
import { NO_OPTIONS } from '../../src/formats/format.ts'
import { cell, codesOf, hectares, ringSizes } from './corner-cases.ts'

const read = (text: string, kind?: 'point' | 'line' | 'polygon') => readCornerTable(text, 'typed', NO_OPTIONS, kind)

/** 2000 m × 1000 m, the northing first. */
const BOX = [
  ['3941000.5', '37497000'],
  ['3941000.5', '37499000'],
  ['3940000.5', '37499000'],
  ['3940000.5', '37497000'],
] as const
const lines = (line: (x: string, y: string, i: number) => string) =>
  BOX.map(([x, y], i) => line(x, y, i + 1)).join('\n')

describe('metres', () => {
  test.each<[string, string]>([
    ['blanks', lines((x, y) => `${x} ${y}`)],
    ['several blanks', lines((x, y) => `  ${x}    ${y}  `)],
    ['tabs, as pasted from a sheet', lines((x, y, i) => `J${i}\t${x}\t${y}`)],
    ['commas', lines((x, y, i) => `${i},${x},${y}`)],
    ['commas and blanks', lines((x, y, i) => `${i}, ${x}, ${y},`)],
    ['semicolons', lines((x, y) => `${x};${y}`)],
    ['punctuation of Chinese', lines((x, y, i) => `${i}、${x}，${y}；`)],
    ['easting first', lines((x, y, i) => `${i} ${y} ${x}`)],
    ['one number for all: that of the parcel', lines((x, y) => `7 ${x} ${y}`)],
    ['numbers and rings', lines((x, y, i) => `J${i} 1 ${x} ${y}`)],
    ['a height behind', lines((x, y, i) => `J${i} ${x} ${y} 512.33`)],
    ['a height behind, no numbers', lines((x, y) => `${x}\t${y}\t512.33`)],
    ['a heading', `点号\tX坐标(m)\tY坐标(m)\n${lines((x, y, i) => `${i}\t${x}\t${y}`)}`],
    ['a heading with digits', `点号 X2000 Y2000\n${lines((x, y, i) => `${i} ${x} ${y}`)}`],
    ['remarks', `# 园区边界\n// 2026\n${lines((x, y) => `${x} ${y}`)}\n# 完`],
    ['closed', `${lines((x, y) => `${x} ${y}`)}\n${BOX[0].join(' ')}`],
    ['CRLF and blank lines around', `\r\n\r\n${lines((x, y) => `${x} ${y}`).replaceAll('\n', '\r\n')}\r\n\r\n`],
  ])('%s', (_, text) => {
    const layer = read(text)
    expect(layer).toMatchObject({ crs: null, candidates: ['EPSG:4525'], notes: [] })
    expect(ringSizes(layer)).toEqual([[[4]]])
    expect(hectares(layer)).toBe(200)
    expect([...layer.table.geometry.positions.subarray(0, 4)]).toEqual([37497000, 3941000.5, 37497000, 3940000.5])
  })

  test('without a zone any may be meant', () => {
    expect(read(lines((x, y) => `${x} ${y.slice(2)}`)).candidates).toHaveLength(21)
  })

  test('what the user said of the system is the candidate', () => {
    const layer = readCornerTable(lines((x, y) => `${x} ${y}`), 'typed', { encoding: null, crs: 'EPSG:2361' }) // prettier-ignore
    expect(layer).toMatchObject({ crs: null, candidates: ['EPSG:2361'] })
  })
})

describe('degrees', () => {
  test.each<[string, (lng: string, lat: string) => string]>([
    ['decimal, longitude first', (lng, lat) => `${lng}, ${lat}`],
    ['decimal, latitude first', (lng, lat) => `${lat} ${lng}`],
    ['with letters', (lng, lat) => `${lng}°E ${lat}°N`],
    ['with words', (lng, lat) => `东经${lng}度，北纬${lat}度`],
    ['numbered, with words', (lng, lat) => `J${lng.at(-1)}${lat.at(-1)} 北纬${lat}° 东经${lng}°`],
  ])('%s', (_, line) => {
    const layer = read(['110.97 35.6', '110.99 35.6', '110.99 35.5975'].map((pair) => line(...(pair.split(' ') as [string, string]))).join('\n')) // prettier-ignore
    expect(layer).toMatchObject({ crs: null, candidates: ['EPSG:4490'], notes: [] })
    expect([...layer.table.geometry.positions]).toEqual([110.97, 35.6, 110.99, 35.5975, 110.99, 35.6, 110.97, 35.6])
  })

  test.each([
    '110°58′12″ 35°36′00″',
    '110°58\'12"E, 35°36\'00"N',
    '110 58 12 35 36 00',
    '3 110 58 12.0 35 36 00.0',
    '110:58:12\t35:36:00',
    '110-58-12，35-36-00',
    'E110°58′12″ N35°36′',
    '东经110度58分12秒，北纬35度36分0秒',
    'J3 110° 58′ 12″  35° 36′ 00″',
    '35°36′00″ 110°58′12″',
  ])('%s', (line) => {
    const layer = read(line, 'point')
    expect([...layer.table.geometry.positions]).toEqual([110.97, 35.6])
    expect(layer.candidates).toEqual(['EPSG:4490'])
  })
})

describe('rings', () => {
  const hole = '3940600 37498000\n3940600 37498500\n3940400 37498500\n3940400 37498000'
  const outer = lines((x, y) => `${x} ${y}`)

  test('a blank line begins another; what is a hole is told by containment', () => {
    const layer = read(`${hole}\n\n\n${outer}`)
    expect(ringSizes(layer)).toEqual([[[4, 4]]])
    expect(hectares(layer)).toBe(190)
  })

  test('so does the first corner that comes again', () => {
    const layer = read(`${outer}\n${BOX[0].join(' ')}\n${hole}`)
    expect(hectares(layer)).toBe(190)
  })

  test('numbers of corners are kept', () => {
    expect(cell(read(lines((x, y, i) => `B${i} ${x} ${y}`)), '角点号')).toBe('B1,B4,B3,B2')
    expect(cell(read(outer), '角点号')).toBeNull()
  })

  test('a line or points, if asked', () => {
    expect(ringSizes(read(`${outer}\n\n${hole}`, 'line'))).toEqual([[[3], [3]]])
    expect(ringSizes(read(outer, 'point'))).toEqual([[[0], [0], [0], [0]]])
  })
})

describe('axes', () => {
  test('rows that differ are read one by one, and told', () => {
    const layer = read(lines((x, y, i) => (i === 3 ? `${y} ${x}` : `${x} ${y}`)))
    expect(hectares(layer)).toBe(200)
    expect(layer.notes).toMatchObject([
      { code: 'corner-table-axes-mixed', params: { eastFirst: 1, northFirst: 3 }, where: { row: 3 } },
    ])
  })

  const local = '100.5 200\n100.5 400\n300.5 400'
  test.each<[string, string, number[], string[]]>([
    ['nothing says: the northing first, and that is told', local, [200, 100.5], ['corner-axes-doubtful']],
    ['X before Y: the northing first', `X Y\n${local}`, [200, 100.5], []],
    ['东 before 北', `东坐标 北坐标\n${local}`, [100.5, 200], []],
    ['Y before X', `Y,X\n${local}`, [100.5, 200], []],
    ['easting before northing', `id easting northing\n${local}`, [100.5, 200], []],
  ])('%s', (_, text, first, codes) => {
    const layer = read(text)
    expect([...layer.table.geometry.positions.subarray(0, 2)]).toEqual(first)
    expect(codesOf(layer)).toEqual(codes)
  })
})

describe('what cannot be read is named with its line', () => {
  test.each<[string, string, string, number]>([
    ['letters', `${lines((x, y) => `${x} ${y}`)}\n39410oo 37498000`, 'corner-table-line', 5],
    ['one number', lines((x, y, i) => (i === 2 ? x : `${x} ${y}`)), 'corner-table-line', 2],
    [
      'a point lost',
      lines((x, y, i) => (i === 2 ? `${x.replace('.', '')}00 ${y}` : `${x} ${y}`)),
      'corner-table-out-of-place',
      2,
    ],
    [
      'another zone',
      lines((x, y, i) => (i === 4 ? `${x} 38${y.slice(2)}` : `${x} ${y}`)),
      'corner-table-out-of-place',
      4,
    ],
    [
      'degrees among metres',
      lines((x, y, i) => (i === 4 ? '110.97 35.6' : `${x} ${y}`)),
      'corner-table-out-of-place',
      4,
    ],
    ['two corners', '3941000 37497000\n3941000 37499000', 'corner-table-short', 2],
  ])('%s', (_, text, code, row) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code, where: { file: 'typed', row } }) as Error)
  })

  test.each(['', '\n\n', '点号 X Y', '# nothing'])('nothing at all: %j', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'corner-table-empty' }) as Error)
  })
})
