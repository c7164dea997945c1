import { describe, expect, test } from 'vitest'
import { InputError } from '../../../src/engine/model/trouble.ts'
import { readTileFile } from '../../../src/map/basemap/pmtiles.ts'
import { lookOf, vectorGround } from '../../../src/map/basemap/vector-ground.ts'
import { type TestArchive, writePmtiles, writeVectorTile } from '../write-pmtiles.ts'

const WATER = writeVectorTile({ water: [{ type: 'area', path: [[0, 0], [4096, 0], [4096, 4096], [0, 4096]] }] }) // prettier-ignore
const VECTOR: TestArchive = {
  type: 1,
  compression: 2,
  bounds: [110.9, 35.5, 111, 35.7],
  tiles: [
    { z: 14, x: 13242, y: 6437, data: WATER },
    { z: 14, x: 13243, y: 6437, data: WATER },
  ],
  metadata: {
    name: 'park',
    attribution: '<a href="https://x.cn">&copy; 自然资源局</a> &amp; OSM',
    vector_layers: [{ id: 'water' }, { id: 'roads' }],
    tilestats: { layers: [{ values: ['百度大厦'] }] },
  },
}
const read = (archive: Partial<TestArchive>, name = 'park.pmtiles') =>
  readTileFile(new Blob([writePmtiles({ ...VECTOR, ...archive })]), name)
const refusal = async (job: Promise<unknown>) => {
  const error: unknown = await job.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(InputError)
  return [(error as InputError).code, (error as InputError).params]
}

test('header, layers and tiles of an archive', async () => {
  const { archive, header, layers, attribution } = await read({})
  expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual(VECTOR.bounds)
  expect([header.minZoom, header.maxZoom]).toEqual([14, 14])
  expect(layers).toEqual(['water', 'roads'])
  expect(attribution).toBe('© 自然资源局 & OSM')
  const tile = await archive.getZxy(14, 13243, 6437)
  expect(new Uint8Array(tile!.data)).toEqual(WATER)
  expect(await archive.getZxy(14, 13244, 6437)).toBeUndefined()
})

describe('refused', () => {
  test.each([
    ['MLT tiles', { type: 6 }, 'ground-tiles', { found: 'Mlt' }],
    ['Brotli', { compression: 3 }, 'ground-tiles', { found: 'Brotli' }],
    ['layers without names', { metadata: {} }, 'ground-no-layers', {}],
    [
      'a description in GCJ-02',
      { metadata: { ...VECTOR.metadata, description: '高德 18 级' } },
      'ground-offset',
      { system: 'GCJ-02', word: '高德' },
    ],
  ])('%s', async (_what, archive, code, params) => {
    expect(await refusal(read(archive))).toEqual([code, params])
  })
  test('a name in BD-09', async () => {
    expect(await refusal(read({}, 'bd09.pmtiles'))).toEqual(['ground-offset', { system: 'BD-09', word: 'bd09' }])
  })
  test('a file cut short anywhere', async () => {
    const whole = writePmtiles(VECTOR)
    for (const length of [8, 100, 127, 140, 200, whole.length - 1]) {
      const [code] = await refusal(readTileFile(new Blob([whole.slice(0, length)]), 'cut.pmtiles'))
      expect(code, `${length} bytes`).toBe('ground-broken')
    }
  })
})

test('layers are drawn by what their names say, borders and labels not at all', () => {
  // Layers of OpenMapTiles and Protomaps basemaps, as their documentation lists them.
  const openMapTiles =
    'water waterway landcover landuse mountain_peak park boundary aeroway transportation building water_name transportation_name place housenumber poi aerodrome_label'
  const protomaps = 'boundaries buildings earth landuse places pois roads transit water landcover'
  const drawn = (names: string) => names.split(' ').filter((name) => lookOf(name) !== 'none')
  expect(drawn(openMapTiles)).toEqual([
    'water',
    'waterway',
    'landcover',
    'landuse',
    'park',
    'aeroway',
    'transportation',
    'building',
  ])
  expect(drawn(protomaps)).toEqual(['buildings', 'earth', 'landuse', 'roads', 'transit', 'water', 'landcover'])
  expect(lookOf('dikes')).toBe('area')
  const order = vectorGround(protomaps.split(' ')).map((layer) =>
    'source-layer' in layer ? layer['source-layer'] : '',
  )
  expect([...new Set(order)]).toEqual(['earth', 'landuse', 'landcover', 'water', 'transit', 'roads', 'buildings'])
})
