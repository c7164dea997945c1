/** Odd files (files/odd, made by make.py there): `inspect` says of each what GDAL says, and what is mixed is taken apart. */
import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { FormatFile } from '../../src/formats/format.ts'
import { NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { readSource } from '../../src/formats/index.ts'
import { stemOf } from '../../src/formats/stem.ts'
import { convert } from '../../src/jobs/convert.ts'
import { inspect } from '../../src/jobs/inspect.ts'
import { readApart } from '../../src/jobs/read-apart.ts'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS, fuzzReader } from './fuzz.ts'
import { rowsOf } from './read-layer.ts'

const FOLDER = new URL('files/odd/', import.meta.url)
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)))

interface Said {
  readonly name: string
  readonly features: number
  readonly null_geometry: number
  readonly fields: readonly string[]
  readonly bbox: readonly number[] | null
}
const GDAL = (JSON.parse(readFileSync(new URL('gdal.json', FOLDER), 'utf8')) as { files: Record<string, Said[]> }).files

const TEXTS = JSON.parse(readFileSync(new URL('texts.json', FOLDER), 'utf8')) as Record<string, string>
const textFile = (name: string) => ({ name, bytes: new TextEncoder().encode(TEXTS[name]) })

/** A file with those beside it. */
function filesOf(name: string): FormatFile[] {
  if (name in TEXTS)
    return Object.keys(TEXTS)
      .filter((file) => file === name || file === `${name}t`)
      .map(textFile)
  if (name.endsWith('.gpkg')) return [{ name, bytes: new Uint8Array(gunzipSync(bytesOf(`${name}.gz`))) }]
  if (!name.endsWith('.shp')) return [{ name, bytes: bytesOf(name) }]
  return readdirSync(FOLDER)
    .filter((file) => stemOf(file) === stemOf(name))
    .map((file) => ({ name: file, bytes: bytesOf(file) }))
}

/** Fields that GDAL gives to every layer of KML, whether it has them or not. */
const OF_KML = new Set(['description', 'timestamp', 'begin', 'end', 'altitudeMode', 'tessellate', 'extrude', 'visibility', 'drawOrder', 'icon']) // prettier-ignore

test.each(Object.entries(GDAL))('%s: layers, features, fields and bounds', async (name, expected) => {
  const { layers, refused } = await inspect(filesOf(name), null)
  expect(refused).toEqual([])
  const said = layers.map((layer) => ({
    name: layer.name,
    features: layer.features,
    null_geometry: layer.nullGeometry,
    fields: layer.fields,
  }))
  const isKml = name.endsWith('.kml')
  expect(said).toEqual(
    expected.map(({ bbox: _, fields, ...rest }) => ({
      ...rest,
      fields: fields.filter((field) => !isKml || !OF_KML.has(field)),
    })),
  )
  layers.forEach(({ bounds }, i) => {
    const { bbox } = expected[i]!
    if (bbox === null) expect(bounds).toBeNull()
    else bbox.forEach((value, k) => expect(Math.abs(bounds![k]! - value)).toBeLessThan(2e-6))
  })
})

const MIXED = ['mixed.geojson', 'mixed.geojsonl', 'mixed.fgb', 'mixed.gpkg']

describe('a feature of several kinds', () => {
  test.each(MIXED)('%s: a row of each kind under one number; what lies in its area is that area', async (name) => {
    const [main] = filesOf(name) as [FormatFile]
    const { layers } = await readApart({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
    const [layer] = layers
    const rows = rowsOf(layer!.table).filter(({ kind }) => kind !== null)
    // Points of the three kinds, of the one kind, and so on, in the order of make.py.
    expect(rows.map(({ row, kind, parts, values }) => [row, kind, parts.length, values.get('name')])).toEqual([
      [1, 'polygon', 1, 'label within'],
      [2, 'polygon', 1, 'three kinds'],
      [2, 'line', 1, 'three kinds'],
      [2, 'point', 1, 'three kinds'],
      [3, 'point', 2, 'one kind'],
      [4, 'line', 1, 'nested'],
      [4, 'point', 1, 'nested'],
      [5, 'point', 1, 'plain'],
    ])
    expect(layer!.notes).toMatchObject([
      { level: 'note', code: expect.stringMatching(/parts-covered|kinds-split/) as string },
      { level: 'note', code: expect.stringMatching(/parts-covered|kinds-split/) as string },
    ])
    expect(layer!.notes.find(({ code }) => code === 'kinds-split')?.rows).toEqual([2, 4])
    expect(layer!.notes.find(({ code }) => code === 'parts-covered')?.where.row).toBe(1)
  })

  test.each(MIXED)('%s: refused by its row where nobody counts people once, as in a layer of a park', async (name) => {
    const [main] = filesOf(name) as [FormatFile]
    const { layers } = await readSource({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
    expect(layers[0]!.table.rows).not.toContain(2)
    expect(layers[0]!.notes).toMatchObject([{ level: 'error', code: 'mixed-collection', rows: [1, 2, 4] }])
  })

  test.each(MIXED)('%s: its people are counted once', async (name) => {
    const options = { layer: null, from: null, to: null, encoding: null }
    const { files, notes } = await convert(filesOf(name), 'out.geojson', options)
    const pieces: Uint8Array[] = []
    for await (const piece of files[0]!.pieces) pieces.push(piece)
    const { features } = JSON.parse(await new Blob(pieces as BlobPart[]).text()) as {
      features: { properties: { name: string; persons: number | null } }[]
    }
    const of = (which: string) => features.filter(({ properties }) => properties.name === which).map(({ properties }) => properties.persons) // prettier-ignore
    expect([of('label within'), of('three kinds'), of('nested')]).toEqual([[0], [1, null, null], [3, null]])
    expect(notes.map(({ code }) => code)).toContain('persons-once')
  })

  test('other members of its text stay as they stood, and those of other features', async () => {
    const geometry =
      '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[111,35]},{"type":"LineString","coordinates":[[112,35],[113,36]]}]}'
    const text = `{"type":"FeatureCollection","features":[
      {"properties":{"long":9007199254740993,"a":"\\u753b"},"geometry":${geometry},"id":"x","type":"Feature"} ,
      {"type":"Feature","geometry":null,"properties":{"long":1}}, 5]}`
    const main = { name: 'a.geojson', bytes: new TextEncoder().encode(text) }
    const { layers } = await readApart({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
    const rows = rowsOf(layers[0]!.table).map(({ id, row, kind, values }) => [
      id,
      row,
      kind,
      Object.fromEntries(values),
    ])
    expect(rows).toEqual([
      ['x', 1, 'line', { long: 9007199254740992, a: '画' }],
      ['x', 1, 'point', { long: 9007199254740992, a: '画' }],
      ['', 2, null, { long: 1 }],
    ])
    expect(layers[0]!.features).toBe(3)
    expect(layers[0]!.notes).toMatchObject([{ code: 'not-a-feature', where: { row: 3 } }, { code: 'kinds-split' }])
  })
})

describe('a feature without a list of properties', () => {
  const read = async (name: string) => {
    const { layers } = await readApart({ main: textFile(name), companions: [] }, NO_OPTIONS, SILENT_JOB)
    return rowsOf(layers[0]!.table).map(({ row, kind, values }) => [row, kind, Object.fromEntries(values)])
  }

  test('its other members are its values, as GDAL reads them', async () => {
    expect(await read('members-for-properties.geojson')).toEqual([
      [1, 'point', { foo: 3, title: 'x', when: {}, tags: [1] }],
    ])
    expect(await read('members-of-some.geojson')).toEqual([
      [1, 'point', { a: 1 }],
      [2, 'point', { a: 3, b: 4 }],
    ])
    expect(await read('members-of-lines.geojsonl')).toEqual([
      [1, 'point', { a: 1 }],
      [2, 'point', { a: 2, b: 1 }],
    ])
    expect(await read('list-for-properties.geojson')).toEqual([[1, 'point', { properties: [1, 2], foo: 3 }]])
  })

  test('one of several kinds is taken apart all the same', async () => {
    expect(await read('members-of-mixed.geojson')).toEqual([
      [1, 'line', { a: 3 }],
      [1, 'point', { a: 3 }],
    ])
  })

  test('lines that are refused cost themselves only', async () => {
    const text = `{"type":"Feature","geometry":null,"a":1}\n{"type":"Feature","a":\n\n{"type":"Feature","geometry":null,"a":4}\n`
    const main = { name: 'a.geojsonl', bytes: new TextEncoder().encode(text) }
    const { layers } = await readApart({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
    expect(rowsOf(layers[0]!.table).map(({ row, values }) => [row, values.get('a')])).toEqual([
      [1, 1],
      [4, 4],
    ])
    expect(layers[0]!.notes).toMatchObject([{ code: 'broken-line', where: { row: 2 } }])
  })

  test('a line with bytes that are no UTF-8 stays refused', async () => {
    const [head, tail] = ['{"type":"Feature","geometry":null,"a":"', '"}\n'].map((text) =>
      new TextEncoder().encode(text),
    )
    const bytes = Uint8Array.of(...head!, 0x61, ...tail!, ...head!, 0xbb, ...tail!)
    const { layers } = await readApart({ main: { name: 'a.geojsonl', bytes }, companions: [] }, NO_OPTIONS, SILENT_JOB)
    expect(rowsOf(layers[0]!.table).map(({ values }) => values.get('a'))).toEqual(['a'])
    expect(layers[0]!.notes).toMatchObject([{ code: 'line-not-utf8', where: { row: 2 } }])
  })

  test('in another encoding', async () => {
    const text = '{"type":"Feature","geometry":null,"name":"'
    const bytes = Uint8Array.of(...new TextEncoder().encode(text), 0xbb, 0xaf, ...new TextEncoder().encode('"}'))
    const options = { ...NO_OPTIONS, encoding: 'gbk' }
    const { layers } = await readApart({ main: { name: 'a.json', bytes }, companions: [] }, options, SILENT_JOB)
    expect(rowsOf(layers[0]!.table).map(({ values }) => values.get('name'))).toEqual(['化'])
    expect(layers[0]!.encoding?.name).toBe('gb18030')
  })
})

test('fields that are called alike keep their values apart, and the user is told', async () => {
  const of = async (name: string) => {
    const [main] = filesOf(name) as [FormatFile]
    return (await readApart({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)).layers[0]!
  }
  const table = await of('same-fields.dbf')
  expect(rowsOf(table.table).map(({ values }) => Object.fromEntries(values))).toEqual([
    { A: '1', A_2: '2', field_3: '3', a: '4', A_3: '5' },
  ])
  const flat = await of('same-fields.fgb')
  expect(rowsOf(flat.table).map(({ values }) => Object.fromEntries(values))).toEqual([
    { name: 'first', name_2: 'second', persons: 0 },
  ])
  expect(flat.notes).toMatchObject([{ code: 'dbf-field-renamed', params: { name: 'name_2' } }])
})

const LOOKED_AT_TWICE = Object.keys(TEXTS).filter((name) => /^(?:members|ids|empty|list).*\.geojsonl?$/.test(name))

test.each(LOOKED_AT_TWICE)(
  '%s damaged: taken apart and looked at once more, it ends as a result or as an InputError',
  async (name) => {
    const { read } = await fuzzReader(
      [textFile(name)],
      async ([main]) => {
        await inspect([main!], null)
        return readApart({ main: main!, companions: [] }, NO_OPTIONS, SILENT_JOB)
      },
      20_261_130,
      FUZZ_RUNS / 3,
    )
    expect(read).toBeGreaterThan(0)
  },
  FUZZ_TIMEOUT_MS,
)
