import { describe, expect, test } from 'vitest'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { area, memorySource, parkFolder, readScene, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'

const boundary = area(
  'boundary',
  { version: 'v1', status: 'approved', approval_date: '2020-01-01' },
  box(0, 0, 100, 100),
)
const house = spot('protection_target', { id: 'h1', kind: 'residence', persons: 3 }, 50, 50)
const scene = sceneOf([boundary, house])

/** The park with some of its files put in the place of the good ones; null takes a file away. */
async function withFiles(changes: Record<string, string | Uint8Array | null>) {
  const files = new Map<string, string | Uint8Array>(parkFolder(scene))
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) files.delete(name)
    else files.set(name, content)
  }
  const { park, notes } = await readPark(memorySource(files), SILENT)
  return { kinds: park.layers.map(({ kind }) => kind), notes }
}
const withManifest = (change: object) =>
  withFiles({
    'park.json': JSON.stringify({ ...(JSON.parse(parkFolder(scene).get('park.json')!) as object), ...change }),
  })

test('a good folder: every layer and not a word', async () => {
  expect(await withFiles({})).toEqual({ kinds: ['boundary', 'protection_target'], notes: [] })
})

describe('park.json', () => {
  test('missing', async () => {
    await expect(withFiles({ 'park.json': null })).rejects.toMatchObject({
      code: 'file-missing',
      where: { file: 'park.json' },
    })
  })

  test.each<[string, string, string]>([
    ['empty', '', 'empty-file'],
    ['not JSON', '{"format": 1,\n id: 2}', 'not-json'],
    ['cut off', '{"format": 1,\n "id": "pa', 'json-ends-early'],
    ['something else', '{"type": "FeatureCollection", "features": []}', 'not-a-manifest'],
    ['without a zone', '{"format": 1, "id": "a", "name": "a", "layers": []}', 'manifest-field'],
  ])('%s: refused, and the file is named', async (_, text, code) => {
    await expect(withFiles({ 'park.json': text })).rejects.toMatchObject({
      name: 'InputError',
      code,
      where: { file: 'park.json' },
    })
  })
})

describe('a fault of one layer costs only that layer', () => {
  const lost = { kinds: ['boundary'] }
  const file = 'protection_target.geojson'
  const note = (code: string) => ({ level: 'error', code, where: { file } })

  test('its file is missing', async () => {
    expect(await withFiles({ [file]: null })).toMatchObject({ ...lost, notes: [note('file-missing')] })
  })

  test('its file is empty, cut off, or not GeoJSON', async () => {
    expect(await withFiles({ [file]: '' })).toMatchObject({ ...lost, notes: [note('empty-file')] })
    expect(await withFiles({ [file]: '{"type":' })).toMatchObject({ ...lost, notes: [note('json-ends-early')] })
    expect(await withFiles({ [file]: '{"type": "Topology"}' })).toMatchObject({ ...lost, notes: [note('topojson')] })
  })

  test('its kind is unknown', async () => {
    const { kinds, notes } = await withManifest({
      layers: [
        { kind: 'volcano', file, frame: 'EPSG:4525' },
        { kind: 'boundary', file: 'boundary.geojson', frame: 'EPSG:4525' },
      ],
    })
    expect(kinds).toEqual(['boundary'])
    expect(notes).toMatchObject([{ code: 'manifest-field', params: { field: 'layers[0].kind' } }])
  })

  test('its frame is unknown', async () => {
    const other = sceneOf([boundary, house], { layers: { protection_target: { frame: 'EPSG:27700' } } })
    const { park, notes } = await readScene(other)
    expect(park.layers.map(({ kind }) => kind)).toEqual(['boundary'])
    expect(notes).toMatchObject([{ ...note('unknown-crs'), params: { crs: 'EPSG:27700' } }])
  })

  test('its file names another frame than park.json', async () => {
    const text = parkFolder(scene).get(file)!.replace('EPSG:4525', 'EPSG:4526')
    const { kinds, notes } = await withFiles({ [file]: text })
    expect(kinds).toEqual(['boundary'])
    expect(notes).toMatchObject([{ ...note('crs-contradiction'), params: { crs: 'EPSG:4526', frame: 'EPSG:4525' } }])
  })

  test('not one of its rows can be used: no data, not an empty layer', async () => {
    const text = parkFolder(scene).get(file)!.replace('[37500050,3941050]', '[3941050,37500050]')
    expect(await withFiles({ [file]: text })).toMatchObject({
      ...lost,
      notes: [note('swapped-axes'), note('layer-lost')],
    })
  })
})

test('a layer without rows is a layer, and it is said', async () => {
  const { park, notes } = await readScene(sceneOf([boundary], { layers: { hazard_source: {} } }))
  expect(park.layers.find(({ kind }) => kind === 'hazard_source')!.table.length).toBe(0)
  expect(notes).toMatchObject([{ level: 'note', code: 'no-rows' }])
})

test('the frame of the file may be named in another way', async () => {
  const file = 'boundary.geojson'
  const text = parkFolder(scene).get(file)!.replace('EPSG:4525', 'urn:ogc:def:crs:EPSG::4525')
  expect((await withFiles({ [file]: text })).notes).toEqual([])
})

test('two files of one kind are two layers; an id that both have is told apart', async () => {
  const manifest = JSON.parse(parkFolder(scene).get('park.json')!) as { layers: { file: string }[] }
  const second = { ...manifest.layers[1]!, file: 'more.geojson' }
  const text = parkFolder(scene).get('protection_target.geojson')!
  const files = new Map([...parkFolder(scene), ['more.geojson', text] as const])
  files.set('park.json', JSON.stringify({ ...manifest, layers: [...manifest.layers, second] }))
  const { park, notes } = await readPark(memorySource(files), SILENT)
  const ids = park.layers.flatMap(({ kind, table }) => (kind === 'protection_target' ? table.ids : []))
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
  expect(notes).toMatchObject([{ level: 'note', where: { file: 'more.geojson' } }])
})

test('progress names the file that is read', async () => {
  const seen: string[] = []
  await readPark(memorySource(parkFolder(scene)), {
    report: ({ file, done, total }) => void seen.push(`${file} ${done}/${total}`),
  })
  expect(seen).toEqual(['boundary.geojson 0/2', 'protection_target.geojson 1/2'])
})

test('a job that is stopped stops, and is not taken for a fault of the file', async () => {
  const stop = { report: () => Promise.reject(new Error('stop')) }
  await expect(readPark(memorySource(parkFolder(scene)), stop)).rejects.toThrow('stop')
})
