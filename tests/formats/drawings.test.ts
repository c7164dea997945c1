/** KML, KMZ, DXF and line-delimited GeoJSON against GDAL (files/drawings/gdal.json, made by make.py), and damaged. */
import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { dxf } from '../../src/formats/dxf.ts'
import { type FormatFile, NO_OPTIONS, type RawLayer, type ReadResult, SILENT_JOB } from '../../src/formats/format.ts'
import { geojsonSequence } from '../../src/formats/geojson-sequence.ts'
import { readSource } from '../../src/formats/index.ts'
import { kml } from '../../src/formats/kml.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'
import { rowsOf } from './read-layer.ts'
import { written } from './written.ts'

interface Answer {
  readonly name: string
  readonly features: number
  readonly null_geometry: number
  readonly bbox: readonly number[] | null
  readonly by_layer?: Readonly<Record<string, number>>
  readonly areas?: readonly number[]
}

const at = (name: string) => new URL(`files/drawings/${name}`, import.meta.url)
const fixture = (name: string): FormatFile => ({ name, bytes: new Uint8Array(readFileSync(at(name))) })
const answers = (JSON.parse(readFileSync(at('gdal.json'), 'utf8')) as { files: Record<string, Answer[] | null> }).files
const read = (main: FormatFile) => readSource({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
const readText = (name: string, text: string) => read({ name, bytes: new TextEncoder().encode(text) })
const codes = ({ layers }: ReadResult) => layers.flatMap(({ notes }) => notes.map(({ code }) => code))
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'was read',
    (error: unknown) => (error instanceof InputError ? error.code : String(error)),
  )

function boxOf(layers: readonly RawLayer[]): number[] | null {
  const all = layers.flatMap(({ table }) => [...table.geometry.positions])
  if (all.length === 0) return null
  const [xs, ys] = [all.filter((_, i) => i % 2 === 0), all.filter((_, i) => i % 2 === 1)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

describe('what GDAL says', () => {
  test.each(['folders.kml', 'folders.kmz', 'lines.geojsonl', 'records.geojsons'])('of %s', async (name) => {
    const { layers } = await read(fixture(name))
    const expected = answers[name]!
    expect(layers).toHaveLength(expected.length)
    layers.forEach((layer, i) => {
      const { name: itsName, features, null_geometry, bbox } = expected[i]!
      if (name.startsWith('folders')) expect(layer.name).toBe(itsName)
      const nulls = layer.table.geometry.shapeCodes.filter((code) => code === 0).length
      expect([layer.features ?? layer.table.length, nulls]).toEqual([features, null_geometry])
      const box = boxOf([layer])
      if (bbox === null) expect(box).toBeNull()
      else bbox.forEach((value, k) => expect(box![k]).toBeCloseTo(value, 9))
    })
  })

  test.each(['r2000-gbk.dxf', 'r2000-gbk-says-1252.dxf', 'r2018-utf8.dxf'])('of %s, by drawing layer', async (name) => {
    const { layers } = await read(fixture(name))
    // GDAL counts the attributes of a block as rows and takes neither the code page of a later drawing nor a wrong one
    // for what it is; its answer on the honest one holds for the three.
    const { 宿舍: _, ...expected } = (answers['r2000-gbk.dxf'] as [Answer])[0].by_layer!
    const found = layers
      .filter(({ name: layer }) => layer !== '宿舍')
      .map(({ name: layer, table }) => [layer, table.length])
    expect(Object.fromEntries(found)).toEqual(expected)
    const [, bulged] = rowsOf(layers[0]!.table)
    // A square of 100 m with a half circle on one side: 10 000 + π·50²/2 m².
    const ring = bulged!.parts[0]![0]!
    let twice = 0
    for (let i = 2; i < ring.length; i += 2)
      twice += (ring[i - 2]! - ring[0]!) * (ring[i + 1]! - ring[1]!) - (ring[i]! - ring[0]!) * (ring[i - 1]! - ring[1]!)
    expect(twice / 2).toBeCloseTo(10_000 + (Math.PI * 2500) / 2, 0)
    expect(layers[0]!.notes.map(({ code }) => code)).toContain('dxf-names-from-texts')
    expect(rowsOf(layers[0]!.table).map(({ values }) => values.get('name') ?? null)).toEqual([
      '氯碱厂°',
      '罐区 二期',
      null,
    ])
  })

  test('a block is placed to the last digit: turned by 90°, twice as large', async () => {
    const { layers } = await read(fixture('r2000-gbk.dxf'))
    const [place, outline] = rowsOf(layers.find(({ name }) => name === '宿舍')!.table)
    expect(Object.fromEntries(place!.values)).toEqual({ block: 'HOUSE', 楼名: '一号楼', 人数: '36' })
    const [x, y] = [36551285.203, 4496326.325]
    expect(outline!.parts[0]![0]).toEqual([x, y, x, y + 20, x - 10, y + 20, x - 10, y, x, y])
  })

  test('millimetres become metres to the digit that was drawn', async () => {
    const { layers } = await read(fixture('millimetres.dxf'))
    expect(rowsOf(layers[0]!.table)[0]!.parts[0]![0]!.slice(0, 4)).toEqual([550785.203, 4496326.325, 550885.203, 4496326.325]) // prettier-ignore
    expect(codes({ layers, refused: [] })).toContain('dxf-millimetres')
  })
})

describe('KML', () => {
  const inDocument = (body: string) => `<?xml version="1.0"?><kml><Document>${body}</Document></kml>`
  const point = '<Placemark><name>a</name><Point><coordinates>111,35.6</coordinates></Point></Placemark>'

  test('the encoding that it declares', async () => {
    const [here, there] = await Promise.all([read(fixture('folders-gb2312.kml')), read(fixture('folders.kml'))])
    expect(here.layers.map(({ table }) => rowsOf(table))).toEqual(there.layers.map(({ table }) => rowsOf(table)))
  })

  test('a text with definitions of its own is refused, and no link is followed', async () => {
    const laughs = `<!DOCTYPE kml [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${inDocument(point)}`
    expect(await refusal(readText('a.kml', laughs))).toBe('xml-doctype')
    const link = '<NetworkLink><name>实时</name><Link><href>http://example.com/a.kml</href></Link></NetworkLink>'
    const { layers, refused } = await readText('a.kml', inDocument(point + link))
    expect(layers[0]!.table.length).toBe(1)
    expect(refused).toMatchObject([{ layer: '实时', note: { code: 'kml-network-link' } }])
  })

  test('a placemark of several kinds in different places becomes a row of each, and a broken one costs itself', async () => {
    const ring = '<coordinates>1,1 2,1, 2,2 1,1</coordinates>'
    const mixed = `<Placemark><MultiGeometry><Point><coordinates>5,1</coordinates></Point><Polygon><outerBoundaryIs><LinearRing>${ring}</LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>`
    const bad = '<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>1,NaN 2,1 3,1</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>' // prettier-ignore
    const result = await readText('a.kml', inDocument(mixed + bad + point))
    expect(rowsOf(result.layers[0]!.table).map(({ kind, row }) => [kind, row])).toEqual([
      ['polygon', 1],
      ['point', 1],
      ['point', 3],
    ])
    expect(codes(result)).toEqual(['bad-coordinates', 'kinds-split'])
    expect(result.layers[0]!.features).toBe(3)
  })

  test('blanks behind commas, fields called __proto__, and a file cut short', async () => {
    const odd = point.replace('111,35.6', '111, 35.6, 0').replace('<name>', '<ExtendedData><Data name="__proto__"><value>1</value></Data></ExtendedData><name>') // prettier-ignore
    const text = inDocument(odd + point)
    const whole = rowsOf((await readText('a.kml', text)).layers[0]!.table)
    expect(whole[0]!.parts).toEqual([[[111, 35.6]]])
    expect([...whole[0]!.values]).toContainEqual(['__proto__', '1'])
    const cut = await readText('a.kml', text.slice(0, -40))
    expect(cut.layers[0]!.table.length).toBe(1)
    expect(codes(cut)).toContain('xml-cut-off')
    expect(await refusal(readText('a.kml', '<kml><Document>' + '<a>'.repeat(100_000)))).toBe('broken-xml')
  })

  test('a KMZ without KML, and one that is a bomb', async () => {
    const zip = (files: Record<string, Uint8Array>): FormatFile => ({ name: 'a.kmz', bytes: zipSync(files) })
    expect(await refusal(read(zip({ 'a.png': new Uint8Array(3) })))).toBe('kmz-without-kml')
    expect(await refusal(read(zip({ 'doc.kml': new Uint8Array(2 ** 27) })))).toBe('zip-ratio')
  })

  test('what is written is read back as it was', async () => {
    const { layers } = await read(fixture('lines.geojsonl'))
    const table = layers[0]!.table
    const again = await read(await written(kml, { name: '村<&>', table, crs: 'EPSG:4490' }, 'a.kml'))
    expect(again.layers[0]!.name).toBe('村<&>')
    const plain = (row: ReturnType<typeof rowsOf>[number]) => ({
      ...row,
      values: [...row.values].map(([field, value]) => [field.toLowerCase(), value]),
    })
    expect(rowsOf(again.layers[0]!.table).map(plain)).toEqual(rowsOf(table).map(plain))
    expect(await refusal(written(kml, { name: 'a', table, crs: 'EPSG:4525' }, 'a.kml'))).toBe('kml-needs-degrees')
  })
})

describe('DXF', () => {
  const drawing = (entities: string, blocks = '') =>
    `0\nSECTION\n2\nBLOCKS\n${blocks}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n${entities}0\nENDSEC\n0\nEOF\n`

  test('binary drawings and DWG are named', async () => {
    expect(await refusal(readText('a.dxf', 'AutoCAD Binary DXF\r\n\u001a\u0000'))).toBe('binary-dxf')
    expect(await refusal(readText('a.dwg', 'AC1032\u0000\u0000'))).toBe('dwg-not-supported')
    expect(await refusal(readText('a.dxf', 'hello\nworld\n'))).toBe('not-dxf')
  })

  test('a block that holds itself ends, as do blocks that hold ten of the next', async () => {
    const insert = (name: string) => `0\nINSERT\n8\n0\n2\n${name}\n10\n0\n20\n0\n`
    const block = (name: string, body: string) => `0\nBLOCK\n2\n${name}\n10\n0\n20\n0\n${body}0\nENDBLK\n`
    expect(await refusal(readText('a.dxf', drawing(insert('A'), block('A', insert('A')))))).toBe('bad-geometry')
    const names = [...'ABCDEFGHIJ']
    const bomb = names.map((name, i) => block(name, names[i + 1] ? insert(names[i + 1]!).repeat(10) : '0\nPOINT\n8\n0\n10\n1\n20\n2\n')) // prettier-ignore
    expect(await refusal(readText('a.dxf', drawing(insert('A'), bomb.join(''))))).toBe('dxf-too-large')
  })

  test('an outline that ends where it began is an area; broken numbers and bodies are said', async () => {
    const line = (points: string) =>
      `0\nLWPOLYLINE\n8\nL\n90\n4\n70\n0\n${points.split(' ').map((pair) => `10\n${pair.replace(',', '\n20\n')}\n`).join('')}` // prettier-ignore
    const result = await readText(
      'a.dxf',
      drawing(`${line('0,0 9,0 9,9 0,0')}${line('0,0 9,0 nan,9')}0\n3DSOLID\n8\nL\n0\nPOINT\n8\nL\n10\ninf\n20\n1\n`),
    )
    expect(rowsOf(result.layers[0]!.table).map(({ kind }) => kind)).toEqual(['polygon'])
    expect(codes(result)).toEqual(['dxf-left-out', 'bad-coordinates'])
    expect(result.layers[0]!.notes[1]!.rows).toEqual([2, 4])
  })

  test('a drawing that breaks off says so', async () => {
    const cut = await readText('a.dxf', drawing('0\nPOINT\n8\nL\n10\n1\n20\n2\n').slice(0, -15))
    expect(codes(cut)).toContain('dxf-cut-off')
  })
})

test('a line that cannot be used costs itself, by its number; the next is never drawn into it', async () => {
  const good = '{"type":"Feature","properties":{"a":1},"geometry":null}'
  const text = [good, '', '{"type":"Feature","properties":', good, '[1', '{"type":"Point","coordinates":[1,2]}'].join(
    '\n',
  )
  const result = await readText('a.ndjson', text)
  expect(result.layers[0]!.table.rows).toEqual(Uint32Array.from([1, 4, 6]))
  expect(result.layers[0]!.notes).toMatchObject([{ code: 'broken-line', rows: [3, 5] }])
  expect(rowsOf((await readText('a.geojson', `${good}\n${good}\n`)).layers[0]!.table)).toHaveLength(2)
})

describe('damaged files', () => {
  test('a drawing that ends after the name of a variable, and rows without end of an empty block', async () => {
    const main = fixture('ends-after-insunits.dxf')
    const refusal = dxf.read({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
    await expect(refusal).rejects.toBeInstanceOf(InputError)
    const block = '0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n2\nB\n0\nENDBLK\n0\nENDSEC\n'
    const insert = '0\nINSERT\n8\n0\n2\nB\n10\n1\n20\n2\n70\n1e999\n71\n99999999999\n'
    const text = `${block}0\nSECTION\n2\nENTITIES\n${insert}0\nENDSEC\n0\nEOF\n`
    const { layers } = await readText('a.dxf', text)
    expect(layers[0]!.table.length).toBe(1)
  })

  test.each([
    ['folders.kml', kml, 1],
    ['folders.kmz', kml, 2],
    ['r2000-gbk.dxf', dxf, 3],
    ['r2018-utf8.dxf', dxf, 4],
    ['lines.geojsonl', geojsonSequence, 5],
    ['records.geojsons', geojsonSequence, 6],
  ] as const)('%s', { timeout: FUZZ_TIMEOUT_MS }, async (name, format, seed) => {
    const { read: some, refused } = await fuzzReader(
      [fixture(name)],
      ([main]) => format.read({ main: main!, companions: [] }, NO_OPTIONS, SILENT_JOB),
      seed,
    )
    expect(some + refused).toBeGreaterThan(0)
  })

  // A test that is passed over would look like one that passes.
  const inLongRuns = process.env['SIZHI_LONG'] ? test : () => undefined
  inLongRuns('a ring of ten million corners', { timeout: 300_000 }, async () => {
    const corners = 10_000_000
    const list = Array.from({ length: 1000 }, (_, i) => `${110 + i / 1e4},35`).join(' ')
    const body = `${list} `.repeat(corners / 1000)
    const text = `<kml><Placemark><LineString><coordinates>${body}</coordinates></LineString></Placemark></kml>`
    const { layers } = await readText('a.kml', text)
    expect(layers[0]!.table.geometry.positions).toHaveLength(2 * corners)
  })
})
