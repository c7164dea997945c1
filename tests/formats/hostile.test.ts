/**
 * Files that somebody made to break a reader, by name; what the fuzz damages at random is in fuzz.ts. Each ends in an
 * InputError or in a result that says what is missing.
 */
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { Table } from '../../src/engine/model/table.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { flatgeobuf } from '../../src/formats/flatgeobuf.ts'
import type { Format, FormatFile, ReadOptions } from '../../src/formats/format.ts'
import { NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { geojson } from '../../src/formats/geojson.ts'
import { geopackage } from '../../src/formats/geopackage.ts'
import { readSource } from '../../src/formats/index.ts'
import { kml } from '../../src/formats/kml.ts'
import { gatherSources } from '../../src/formats/sources.ts'
import { inspect } from '../../src/jobs/inspect.ts'
import { LANGUAGES, loadWords } from '../../src/i18n/index.ts'
import { FUZZ_TIMEOUT_MS } from './fuzz.ts'
import { fixture } from './geopackage-cases.ts'
import { makeXlsx } from './make-xlsx.ts'
import { file, pathsRecord, pointRecord, shpBytes } from './shapefile-bytes.ts'
import { filesOf, without } from './shapefile-cases.ts'
import { written } from './written.ts'

const IS_LONG = Boolean(process.env['SIZHI_LONG'])
const CORNERS = IS_LONG ? 10_000_000 : 1_000_000
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** What a file gives: layers with their notes, or the code of the refusal. Any other error is a failure. */
async function outcome(main: FormatFile, companions: FormatFile[] = [], options: ReadOptions = NO_OPTIONS) {
  try {
    const { layers, refused } = await readSource({ main, companions }, options, SILENT_JOB)
    const notes = [...layers.flatMap((layer) => layer.notes), ...refused.map(({ note }) => note)]
    for (const { table } of layers) expect(table.geometry.positions.every(Number.isFinite)).toBe(true)
    return { code: null, layers, notes: notes.map(({ code }) => code) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { code: error.code, layers: [], notes: [] }
  }
}
const textOutcome = (name: string, text: string) => outcome(file(name, bytesOf(text)))

const dxfOf = (...groups: (readonly [number, string | number])[]) =>
  [[0, 'SECTION'], [2, 'ENTITIES'], ...groups, [0, 'ENDSEC'], [0, 'EOF']].map(([code, value]) => `${code}\n${value}\n`).join('') // prettier-ignore
const placemark = (body: string) => `<kml><Document><Placemark>${body}</Placemark></Document></kml>`
const feature = (geometry: string) => `{"type":"Feature","properties":{},"geometry":${geometry}}`

describe('nested without end', () => {
  const many = 100_000
  const nested = (open: string, middle: string, close: string) => open.repeat(many) + middle + close.repeat(many)
  const point = '<Point><coordinates>111,35.6</coordinates></Point>'

  test.each([
    ['folders.kml', `<kml>${nested('<Folder>', '', '</Folder>')}</kml>`],
    ['geometries.kml', placemark(nested('<MultiGeometry>', point, '</MultiGeometry>'))],
    ['data.kml', placemark(`<ExtendedData>${nested('<a>', '1', '</a>')}</ExtendedData>${point}`)],
    ['collections.geojson', feature(nested('{"type":"GeometryCollection","geometries":[', '', ']}'))],
    ['coordinates.geojson', feature(`{"type":"Polygon","coordinates":${nested('[', '1', ']')}}`)],
    ['lines.geojsonl', `${feature(nested('{"type":"GeometryCollection","geometries":[', '', ']}'))}\n`],
  ])('%s', async (name, text) => {
    const { code, notes } = await textOutcome(name, text)
    expect(code ?? notes[0]).toBeTruthy()
  })

  test.each([
    ['a megabyte of blanks', ' '.repeat(1e6)],
    ['a megabyte of a system', `${'PROJCS["a",'.repeat(1e5)}1${']'.repeat(1e5)}`],
    ['as much nesting as is looked at', `${'A['.repeat(20_000)}1${']'.repeat(20_000)}`],
    ['brackets that never close', 'GEOGCS['.repeat(8000)],
    ['a name that never ends', `PROJCS["${'名'.repeat(20_000)}`],
  ])('a .prj that is %s', async (_, text) => {
    const files = without(filesOf('points-utf8'), '.prj')
    const main = files.find(({ name }) => name.endsWith('.shp'))!
    const prj = { name: main.name.replace('.shp', '.prj'), bytes: bytesOf(text) }
    const { layers, notes } = await outcome(main, [...files.filter((one) => one !== main), prj])
    expect(layers).toMatchObject([{ crs: null }])
    expect(notes.some((code) => code.startsWith('prj-'))).toBe(true)
  })
})

describe('numbers that are none', () => {
  const ring = (x: string) => `${x} 0, 1 0, 1 1, 0 0`

  test.each(['NaN', 'Infinity', '-inf', '1e999', 'nan(7)', '0x10', '٣'])('%s', async (x) => {
    const texts: [string, string][] = [
      ['a.kml', placemark(`<Point><coordinates>${x},35</coordinates></Point>`)],
      ['a.geojson', feature(`{"type":"Point","coordinates":[${x},35]}`)],
      ['a.csv', `name,wkt\na,"POLYGON((${ring(x)}))"\nb,POINT(${x} 2)\n`],
      ['a.dxf', dxfOf([0, 'POINT'], [8, '0'], [10, x], [20, 5])],
      ['b.dxf', dxfOf([0, 'LWPOLYLINE'], [8, '0'], [90, x], [70, 1], [10, x], [20, 5], [10, 1], [20, 1])],
      ['a.txt', `[地块坐标]\n4,1,a,b,面,,,@\nJ1,1,${x},39446000\nJ2,1,1,2\nJ3,1,3,4\n`],
    ]
    for (const [name, text] of texts) {
      const { code, layers, notes } = await textOutcome(name, text)
      const rows = layers.reduce((sum, { table }) => sum + table.length, 0)
      expect(code ?? notes[0] ?? rows, name).toBeTruthy()
    }
  })

  test.each([NaN, Infinity, -Infinity])('%d in a .shp', async (x) => {
    const records: [number, Uint8Array[]][] = [
      [1, [pointRecord(x, 1), pointRecord(1, 1)]],
      [5, [pathsRecord(5, [[0, 0, x, 1, 1, 1, 0, 0]])]],
      [3, [pathsRecord(3, [[0, 0, x, x]])]],
    ]
    for (const [type, list] of records) {
      const { code, notes } = await outcome(file('a.shp', shpBytes(type, list)))
      expect(code ?? notes[0]).toBeTruthy()
    }
  })

  test.each([flatgeobuf, geopackage])('in what is written as $id', async (format) => {
    const main = await written(format, { name: 'a', table: path(50, (i) => 7.25 + i / 64), crs: null }, `a.${format.extensions[0]}`) // prettier-ignore
    const view = new DataView(main.bytes.buffer, main.bytes.byteOffset, main.bytes.byteLength)
    for (const value of [NaN, Infinity]) {
      let hit = 0
      for (let at = 0; at + 8 <= view.byteLength; at++)
        if (view.getFloat64(at, true) === 7.25 + 20 / 64 && ++hit > 0) view.setFloat64(at, value, true)
      expect(hit).toBeGreaterThan(0)
      const { code, notes } = await outcome(main)
      expect(code ?? notes[0]).toBeTruthy()
      for (let at = 0; at + 8 <= view.byteLength; at++)
        if (Object.is(view.getFloat64(at, true), value)) view.setFloat64(at, 7.25 + 20 / 64, true)
    }
  })
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a column and a layer called %s',
  async (word) => {
    const table = new TableBuilder()
    table.addPoint(111, 35)
    table.setValue(word, 'x')
    table.setValue('other', 1)
    table.endRow('', 1, 'point')
    const layer = { name: word, table: table.build(), crs: 'EPSG:4490' }
    const files = await Promise.all(
      ([flatgeobuf, geopackage, geojson, kml] as Format[]).map((format) => written(format, layer, `a.${format.extensions[0]}`)), // prettier-ignore
    )
    files.push(
      file('a.csv', bytesOf(`${word},other,lng,lat\nx,1,111,35\n`)),
      file('a.xlsx', makeXlsx([{ name: word, rows: [[word, 'other'], ['x', 1], ['y', 2]] }])), // prettier-ignore
    )
    for (const main of files) {
      const { code, layers } = await outcome(main)
      expect(code, main.name).toBeNull()
      const { columns } = layers[0]!.table
      expect([...columns.keys()], main.name).toEqual(expect.arrayContaining([word, 'other']))
      const names = Object.fromEntries(Object.entries(layers[0]!.table)) // its own members only
      expect(Object.keys(names)).not.toContain(word)
    }
    const block = [[0, 'INSERT'], [8, word], [2, word], [66, 1], [10, 1], [20, 2], [0, 'ATTRIB'], [8, word], [2, word], [1, 'x'], [0, 'SEQEND']] as const // prettier-ignore
    const { layers } = await textOutcome('a.dxf', dxfOf(...block))
    expect(layers[0]!.name).toBe(word)
    expect(layers[0]!.table.columns.has(word)).toBe(true)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  },
)

describe('bombs', () => {
  const zeros = new Uint8Array(80 * 2 ** 20)

  test('in a KMZ, a workbook and a packed Shapefile', async () => {
    const blanks = new Uint8Array(80 * 2 ** 20).fill(0x20)
    expect((await outcome(file('a.kmz', zipSync({ 'doc.kml': blanks })))).code).toBe('zip-ratio')
    const parts = { '[Content_Types].xml': bytesOf('<a/>'), 'xl/worksheets/sheet1.xml': zeros }
    expect((await outcome(file('a.xlsx', zipSync(parts)))).code).toBe('xlsx-too-large')
    const { sources, notes } = await gatherSources([file('a.zip', zipSync({ 'a.shp': zeros, 'a.dbf': zeros }))])
    expect(sources).toEqual([])
    expect(notes).toMatchObject([{ code: 'zip-ratio' }])
  })
})

test('pages of a GeoPackage that hold themselves', async () => {
  for (const name of ['many.gpkg', 'page-512.gpkg', 'stale.gpkg']) {
    const { bytes } = fixture(name)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const size = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16)
    for (let page = 1; page * size <= bytes.length; page++) {
      const at = (page - 1) * size + (page === 1 ? 100 : 0)
      if (bytes[at] !== 0x05 && bytes[at] !== 0x02) continue
      // The right-most child, then the first of the others.
      for (const place of [at + 8, (page - 1) * size + view.getUint16(at + 12)]) {
        const before = view.getUint32(place)
        view.setUint32(place, page)
        const { code, layers, notes } = await outcome({ name, bytes })
        expect(code ?? notes[0] ?? layers.length, `${name}, page ${page}`).toBeTruthy()
        view.setUint32(place, before)
      }
    }
  }
})

test('a file without rows says so', async () => {
  const empty = new TableBuilder().build()
  const files = await Promise.all(
    ([flatgeobuf, geopackage, geojson, kml] as Format[]).map((format) =>
      written(format, { name: 'a', table: empty, crs: 'EPSG:4490' }, `a.${format.extensions[0]}`),
    ),
  )
  files.push(
    file('a.shp', shpBytes(5, [])),
    file('a.csv', bytesOf('name,lng,lat\n')),
    file('a.dxf', bytesOf(dxfOf())),
    file('a.geojsonl', bytesOf('\n\n')),
    file('b.kml', bytesOf('<kml/>')),
    file('a.txt', bytesOf('[属性描述]\n坐标系=2000国家大地坐标系\n[地块坐标]\n')),
    file('a.xlsx', makeXlsx([{ name: 'a', rows: [] }])),
  )
  const silent: string[] = []
  for (const main of files) {
    const said = await inspect([main], null).then(
      ({ notes, refused }) => notes.length + refused.length,
      (error: unknown) => (error instanceof InputError ? 1 : 0),
    )
    if (said === 0) silent.push(main.name)
  }
  expect(silent).toEqual([])
})

/** One line of many corners. */
function path(corners: number, x: (i: number) => number = (i) => 110 + (i % 1000) / 1e4): Table {
  const table = new TableBuilder()
  for (let i = 0; i < corners; i++) table.addPosition(x(i), 35 + i / 1e8)
  table.endRing()
  table.endPart()
  table.endRow('', 1, 'line')
  return table.build()
}

describe(`a line of ${CORNERS} corners`, { timeout: FUZZ_TIMEOUT_MS }, () => {
  const table = path(CORNERS)
  const { positions } = table.geometry

  test.each([flatgeobuf, geopackage, geojson, kml] as Format[])('$id', async (format) => {
    const main = await written(format, { name: 'a', table, crs: 'EPSG:4490' }, `a.${format.extensions[0]}`)
    const { layers } = await outcome(main)
    expect(layers[0]!.table.geometry.positions.length).toBe(positions.length)
    expect(layers[0]!.table.geometry.positions.every((value, i) => value === positions[i])).toBe(true)
  })

  test('shapefile', async () => {
    const { layers } = await outcome(file('a.shp', shpBytes(3, [pathsRecord(3, [positions as unknown as number[]])])))
    expect(layers[0]!.table.geometry.positions.length).toBe(positions.length)
  })

  test('dxf', async () => {
    const text = (i: number) => `10\n${positions[2 * i]}\n20\n${positions[2 * i + 1]}\n`
    const corners = Array.from({ length: CORNERS }, (_, i) => text(i)).join('')
    const head = `0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n8\n0\n90\n${CORNERS}\n70\n0\n`
    const { layers } = await textOutcome('a.dxf', `${head}${corners}0\nENDSEC\n0\nEOF\n`)
    expect(layers[0]!.table.geometry.positions.length).toBe(positions.length)
  })

  test('a cell of a table', async () => {
    // Longer than what a quote that is never closed may swallow.
    const count = Math.min(CORNERS, 5_000_000)
    const ring = Array.from({ length: count }, (_, i) => `${positions[2 * i]}${' '.repeat(20)}${positions[2 * i + 1]}`)
    const bytes = bytesOf(`name,wkt\na,"LINESTRING(${ring.join(',')})"\nb,POINT(111 35)\n`)
    expect(bytes.length).toBeGreaterThan(33_554_432)
    const { layers } = await inspect([file('a.csv', bytes)], null)
    expect(layers).toMatchObject([{ features: 2, nullGeometry: 0, types: ['LineString', 'Point'] }])
  })

  test('a corner file of more corners than are read is refused in words', async () => {
    const text = `[地块坐标]\n${'1,2\n'.repeat(3_000_001)}`
    await expect(readSource({ main: file('a.txt', bytesOf(text)), companions: [] }, NO_OPTIONS, SILENT_JOB)) //
      .rejects.toMatchObject({ code: 'corner-too-many', where: { file: 'a.txt', row: 3_000_002 } })
  })
})

// A test that is passed over would look like one that passes.
const inLongRuns = IS_LONG ? describe : () => undefined
inLongRuns('more than a text can hold', { timeout: FUZZ_TIMEOUT_MS }, () => {
  const most = 540_000_000
  const filled = (head: string, unit: string) => {
    const bytes = new Uint8Array(Buffer.alloc(most, unit))
    bytes.set(bytesOf(head))
    return bytes
  }
  test.each([
    ['a.kml', '<?xml version="1.0" encoding="UTF-8"?><kml><Document><name>', 'x'],
    ['a.dxf', '0\nSECTION\n2\nENTITIES\n0\nTEXT\n8\n0\n1\n', 'x'],
    ['a.csv', 'name,lng,lat\n"', 'x'],
    ['rows.csv', 'name,lng,lat\n', 'a,111,35\n'],
    ['a.geojson', '{"type":"FeatureCollection","name":"', 'x'],
    ['property.geojson', '{"type":"Feature","geometry":null,"properties":{"a":"', 'x'],
    ['a.geojsonl', '{"type":"Feature","geometry":null,"properties":{"a":"', 'x'],
    ['a.txt', '[属性描述]\n坐标系=', 'x'],
  ])('%s', async (name, head, unit) => {
    const { code, layers, notes } = await outcome(file(name, filled(head, unit)))
    expect(code ?? notes[0] ?? layers[0]!.table.length).toBeTruthy()
  })
})

test('a text that is too long is refused in words', async () => {
  // As long, without the memory: nothing of it is looked at.
  const bytes = Object.defineProperty(new Uint8Array(8), 'length', { value: 2 ** 29 }) as Uint8Array
  const { readKml } = await import('../../src/formats/kml-read.ts')
  const refusal = readKml({ name: 'a.kml', bytes }, NO_OPTIONS, SILENT_JOB)
  await expect(refusal).rejects.toMatchObject({ code: 'text-too-large', where: { file: 'a.kml' } })
  for (const language of LANGUAGES) expect((await loadWords(language)).notes['text-too-large']).toBeTruthy()
})
