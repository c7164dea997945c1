import { describe, expect, test } from 'vitest'
import { path } from '../shapes.ts'
import { readLayer, type ReadLayer } from './read-layer.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const readText = (text: string, name = 'a.geojson') => readLayer({ name, bytes: bytes(text) })
const read = (json: unknown) => readText(JSON.stringify(json))
const feature = (geometry: unknown, properties: unknown = {}, rest: object = {}) => ({
  type: 'Feature',
  ...rest,
  properties,
  geometry,
})
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const geometry = (type: string, coordinates: unknown) => ({ type, coordinates })
const RING = path('0 0, 2 0, 2 1, 0 1, 0 0')

const codes = ({ notes }: ReadLayer) => notes.map(({ code, where }) => (where.row ? `${code} ${where.row}` : code))
const rings = ({ rows }: ReadLayer) => rows[0]!.parts

describe('geometry', () => {
  test('a null geometry stays a row without shape', async () => {
    const found = await read(collection(feature(null, { id: 'a' })))
    expect(found.rows).toMatchObject([{ kind: null, row: 1 }])
    expect(found.notes).toEqual([])
  })

  test('an unclosed ring is closed, and it is said', async () => {
    const found = await read(collection(feature(geometry('Polygon', [RING.slice(0, 4)]))))
    expect(rings(found)).toEqual([[RING.flat()]])
    expect(codes(found)).toEqual(['rings-closed 1'])
  })

  test('wrong winding is turned, of the ring and of the hole', async () => {
    const hole = path('0.5 0.5, 1 0.5, 1 0.7, 0.5 0.5')
    const turned = feature(geometry('Polygon', [[...RING].reverse(), hole]))
    const found = await read(collection(turned, feature(geometry('Polygon', [RING]))))
    expect(rings(found)).toEqual([[RING.flat(), [...hole].reverse().flat()]])
    expect(found.notes).toMatchObject([{ code: 'rings-wound', params: { count: 2 }, where: { row: 1 } }])
  })

  test('heights are left out', async () => {
    const found = await read(collection(feature(geometry('Point', [1, 2, 300]))))
    expect(rings(found)).toEqual([[[1, 2]]])
  })

  test('several of one kind in a GeometryCollection are one shape', async () => {
    const members = [geometry('Polygon', [RING]), geometry('MultiPolygon', [[RING], [RING]])]
    const found = await read(collection(feature({ type: 'GeometryCollection', geometries: members })))
    expect(found.rows[0]!.kind).toBe('polygon')
    expect(rings(found)).toHaveLength(3)
  })

  test('several kinds in a GeometryCollection cost that row only', async () => {
    const mixed = { type: 'GeometryCollection', geometries: [geometry('Point', [0, 0]), geometry('Polygon', [RING])] }
    const found = await read(collection(feature(mixed), feature(geometry('Point', [1, 1]))))
    expect(found.rows.map(({ row }) => row)).toEqual([2])
    expect(codes(found)).toEqual(['mixed-collection 1'])
  })

  test.each<[string, unknown, string]>([
    ['an unknown type', geometry('Circle', [0, 0]), 'bad-geometry'],
    ['text', 'POINT (0 0)', 'bad-geometry'],
    ['numbers in quotation marks', geometry('Point', ['111', '35']), 'bad-coordinates'],
    [
      'a null for a number',
      geometry('LineString', [
        [0, 0],
        [1, null],
      ]),
      'bad-coordinates',
    ],
    ['a position of one number', geometry('Point', [1]), 'bad-coordinates'],
    ['points that are numbers', geometry('MultiPoint', [1, 2]), 'bad-coordinates'],
    ['a polygon of positions', geometry('Polygon', RING), 'bad-coordinates'],
    ['no coordinates', { type: 'Polygon' }, 'bad-coordinates'],
    ['a line of one point', geometry('LineString', [[0, 0]]), 'short-line'],
    ['a ring of two points', geometry('Polygon', [path('0 0, 1 1')]), 'short-ring'],
    ['a ring there and back', geometry('Polygon', [path('0 0, 1 1, 0 0')]), 'short-ring'],
  ])('%s costs that row only', async (_, bad, code) => {
    const found = await read(collection(feature(geometry('Point', [1, 1])), feature(bad)))
    expect(found.rows.map(({ row }) => row)).toEqual([1])
    expect(found.notes).toMatchObject([{ level: 'error', code, where: { file: 'a.geojson', row: 2 } }])
  })

  test('a number beyond all numbers costs that row only', async () => {
    const text = JSON.stringify(collection(feature(geometry('Point', [1, 12345])), feature(geometry('Point', [1, 1]))))
    const found = await readText(text.replace('12345', '1e400'))
    expect(found.rows.map(({ row }) => row)).toEqual([2])
    expect(codes(found)).toEqual(['bad-coordinates 1'])
  })

  test('many rows with one fault are one note that names them all', async () => {
    const bad = feature(geometry('Point', []))
    const worse = feature(geometry('Point', [null, 1]))
    const found = await read(collection(bad, worse, feature(geometry('Point', [1, 1])), worse, feature('x'), worse))
    expect(found.rows.map(({ row }) => row)).toEqual([1, 3])
    expect(found.notes).toMatchObject([
      { code: 'bad-coordinates', params: { count: 3 }, where: { row: 2 }, rows: [2, 4, 6] },
      { code: 'bad-geometry', params: { count: 1 }, where: { row: 5 } },
    ])
  })

  test.each(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'])(
    'an empty %s is no geometry',
    async (type) => {
      const found = await read(collection(feature(geometry(type, []))))
      expect(found.rows).toMatchObject([{ kind: null }])
    },
  )

  test.each([[1], ['text'], [null], [{ type: 'Polygon' }]])(
    '%j in the list of features costs that row only',
    async (bad) => {
      const found = await read(collection(bad, feature(geometry('Point', [1, 1]))))
      expect(found.rows).toHaveLength(1)
      expect(codes(found)).toEqual(['not-a-feature 1'])
    },
  )
})

describe('properties are data, whatever they are called', () => {
  test('__proto__ is a property like any other and pollutes nothing', async () => {
    const text = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,
      "properties":{"__proto__":{"polluted":true},"constructor":1,"toString":"x"}}]}`
    const { rows } = await readText(text)
    expect(rows[0]!.values.get('__proto__')).toEqual({ polluted: true })
    expect(rows[0]!.values.get('toString')).toBe('x')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('markup in a name is kept as text', async () => {
    const name = '<img src=x onerror=alert(1)>"\'&'
    const { rows } = await read(collection(feature(null, { name })))
    expect(rows[0]!.values.get('name')).toBe(name)
  })

  test.each([[null], [[1, 2]], ['text'], [7]])('properties %j are none', async (properties) => {
    expect((await read(collection(feature(null, properties)))).rows[0]!.values.size).toBe(0)
  })

  test('a name that comes twice: the last counts, as everywhere in JSON', async () => {
    const text = `{"type":"FeatureCollection","features":[{"type":"Feature","type":"Feature","id":"x","id":"y",
      "geometry":{"type":"Point","coordinates":[1,1]},"properties":{"lost":1},
      "properties":{"a":"first","b":2,"a":"second","b":"two","c":"text","c":3},
      "geometry":{"type":"Point","coordinates":[2,2]}},
      {"type":"Feature","type":"Tile","geometry":null,"properties":{"a":"never"}}]}`
    const { rows, notes } = await readText(text)
    expect(rows).toMatchObject([{ id: 'y', parts: [[[2, 2]]] }])
    expect(Object.fromEntries(rows[0]!.values)).toEqual({ a: 'second', b: 'two', c: 3 })
    expect(notes).toMatchObject([{ code: 'not-a-feature', where: { row: 2 } }])
  })

  test('half of a surrogate pair stays what it is', async () => {
    const { rows } = await readText(
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":"\\ud83d","b":"\\ud83d\\ude00"}}]}',
    )
    expect(Object.fromEntries(rows[0]!.values)).toEqual({ a: '\ud83d', b: '\u{1f600}' })
  })

  test('a dropped row leaves no value behind', async () => {
    const found = await read(
      collection(
        feature(geometry('Point', [1, 1]), { a: 'one', n: 1 }),
        feature(geometry('Point', [null]), { a: 'bad', n: 2, only: 'here' }, { id: 'bad' }),
        feature(geometry('Point', [3, 3]), {}),
      ),
    )
    expect(found.rows.map(({ id, values }) => [id, Object.fromEntries(values)])).toEqual([
      ['', { a: 'one', n: 1 }],
      ['', {}],
    ])
  })

  test('the id of a feature is text', async () => {
    const found = await read(collection(feature(null, {}, { id: 7 }), feature(null, {}, { id: 'a' }), feature(null)))
    expect(found.rows.map(({ id }) => id)).toEqual(['7', 'a', ''])
  })
})

describe('the outer form', () => {
  test('one feature, or one geometry, is a file of one row', async () => {
    expect((await read(feature(geometry('Point', [1, 2]), { id: 'a' }))).rows).toHaveLength(1)
    expect((await read(geometry('Point', [1, 2]))).rows).toMatchObject([{ kind: 'point' }])
  })

  test('the crs member of plane coordinates is reported as it is named', async () => {
    const name = 'urn:ogc:def:crs:EPSG::4525'
    expect((await read({ ...collection(), crs: { type: 'name', properties: { name } } })).crs).toBe(name)
    expect((await read({ ...collection(), crs: null })).crs).toBeNull()
    expect((await read(collection())).crs).toBeNull()
  })

  test('members stand in any order', async () => {
    const crs = { type: 'name', properties: { name: 'EPSG:4525' } }
    const features = [feature(geometry('Point', [1, 2]), { id: 'a' })]
    const type = 'FeatureCollection'
    for (const json of [
      { features, crs, type },
      { crs, features, name: 'x', type },
      { bbox: [0, 0, 1, [']}"\\']], type, features, crs },
    ])
      expect(await read(json)).toMatchObject({ crs: 'EPSG:4525', rows: [{ parts: [[[1, 2]]] }], notes: [] })
    const backwards = [
      { geometry: { coordinates: [1, 2], type: 'Point' }, bbox: [], properties: { id: 'a' }, type: 'Feature' },
    ]
    expect((await read({ features: backwards, type })).rows).toMatchObject([{ kind: 'point', parts: [[[1, 2]]] }])
  })

  test('features of a feature are none', async () => {
    const odd = { ...feature(geometry('Point', [1, 2]), { id: 'a' }), features: [feature(null)] }
    expect((await read(odd)).rows).toMatchObject([{ parts: [[[1, 2]]] }])
  })

  test('a single geometry that is wrong is a note', async () => {
    expect(codes(await read(geometry('Point', [1])))).toEqual(['bad-coordinates 1'])
  })

  test('a crs by link is refused, not guessed', async () => {
    const crs = { type: 'link', properties: { href: 'http://example.com/crs' } }
    await expect(read({ ...collection(), crs })).rejects.toMatchObject({ code: 'unknown-crs' })
  })

  test('a crs by its number of EPSG, as it once was written', async () => {
    expect((await read({ ...collection(), crs: { type: 'EPSG', properties: { code: 4508 } } })).crs).toBe('EPSG:4508')
    for (const crs of [
      {},
      7,
      [],
      'EPSG:4508',
      { type: 'EPSG', properties: {} },
      { type: 'name', properties: { name: null } },
    ])
      await expect(read({ ...collection(), crs })).rejects.toMatchObject({ code: 'unknown-crs' })
  })

  test.each([
    ['topojson', { type: 'Topology', objects: {}, arcs: [] }],
    ['esri-json', { displayFieldName: '', geometryType: 'esriGeometryPoint', features: [] }],
    ['esri-json', { spatialReference: { wkid: 4490 }, features: [] }],
  ])('%s is told by its name', async (code, json) => {
    await expect(read(json)).rejects.toMatchObject({ code, where: { file: 'a.geojson' } })
  })

  test.each([[{}], [[]], [7], ['text'], [null], [{ type: 'Thing' }], [{ type: 'FeatureCollection' }]])(
    '%j is JSON but not GeoJSON',
    async (json) => {
      await expect(read(json)).rejects.toMatchObject({ code: 'not-geojson', where: { file: 'a.geojson' } })
    },
  )
})
