/** What lies beyond the read part of a large layer: exactly the rest of the file in view, looked at and never checked. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { frameByCode } from '../../src/engine/geometry/frame.ts'
import type { DegreeBounds } from '../../src/engine/model/neighbourhood.ts'
import type { Layer } from '../../src/engine/model/park.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { flatgeobuf } from '../../src/formats/flatgeobuf.ts'
import type { RangeFile } from '../../src/formats/read-ranges.ts'
import { check } from '../../src/jobs/check.ts'
import { readLargeDraft, retry } from '../../src/jobs/import/read-drafts.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readBeyond } from '../../src/jobs/read-beyond.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { keepRest, restOf } from '../../src/jobs/rest-of-part.ts'
import type { ImportSettings } from '../../src/project/receipt.ts'
import { randomOf } from '../formats/fuzz.ts'
import { written } from '../formats/written.ts'

const FOLDER = new URL('../../data/parks/jishan/', import.meta.url)
const HOUSES = 60_000
const FRAMES = ['EPSG:4490', 'EPSG:4525'] as const
const GOING_ON = new AbortController().signal

/** Points and small squares over two degrees around the park: the place of each and its half side, in degrees. */
const random = randomOf(19)
const places = Array.from({ length: HOUSES }, (_, i) => ({
  lng: 109.9 + 2 * random(),
  lat: 34.6 + 2 * random(),
  half: i % 3 === 0 ? 0.0002 : 0,
}))

async function county(code: string): Promise<Uint8Array> {
  const frame = frameByCode(code)!
  const builder = new TableBuilder()
  for (const [i, { lng, lat, half }] of places.entries()) {
    const corners = half === 0 ? [[0, 0]] : [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]] // prettier-ignore
    for (const [dx, dy] of corners) builder.addPosition(...frame.fromLngLat(lng + dx! * half, lat + dy! * half))
    builder.endRing()
    builder.endPart()
    builder.setValue('id', `C-${i}`)
    builder.endRow('', i + 1, half === 0 ? 'point' : 'polygon')
  }
  return (await written(flatgeobuf, { name: 'county', table: builder.build(), crs: code }, 'houses.fgb')).bytes
}

interface Counted extends RangeFile {
  requests: number
  read_: number
}
function counted(bytes: Uint8Array): Counted {
  return {
    name: 'houses.fgb',
    bytes: bytes.length,
    requests: 0,
    read_: 0,
    read(offset, length) {
      this.requests++
      const piece = bytes.slice(offset, offset + length)
      this.read_ += piece.length
      return Promise.resolve(piece)
    },
  }
}

async function parkOf(code: string, file: RangeFile) {
  const manifest = JSON.parse(readFileSync(new URL('park.json', FOLDER), 'utf8')) as {
    layers: { file: string; frame: string }[]
  }
  for (const layer of manifest.layers) if (layer.file === 'houses.fgb') layer.frame = code
  const { park } = await readPark(
    {
      read: (name) =>
        Promise.resolve(
          name === 'park.json'
            ? new TextEncoder().encode(JSON.stringify(manifest))
            : new Uint8Array(readFileSync(new URL(name, FOLDER))),
        ),
      large: (name) => Promise.resolve(name === 'houses.fgb' ? file : null),
    },
    SILENT,
  )
  return park
}
const housesOf = ({ layers }: { layers: readonly Layer[] }) => layers.find(({ file }) => file === 'houses.fgb')!
const isIn = ([west, south, east, north]: DegreeBounds, lng: number, lat: number) =>
  lng >= west && lng <= east && lat >= south && lat <= north
const key = (lng: number, lat: number) => `${lng.toFixed(7)} ${lat.toFixed(7)}`

describe.each(FRAMES)('a layer in %s', async (code) => {
  const bytes = await county(code)
  const file = counted(bytes)
  const park = await parkOf(code, file)
  const part = housesOf(park).part!
  const { table } = housesOf(park)
  const known = new Set(table.ids)

  test('beyond is all that is in view and was not read before, and what was is not drawn again', async () => {
    const views: DegreeBounds[] = [
      [110.0, 34.7, 110.3, 34.95],
      [110.75, 35.55, 111.05, 35.8],
      [part.bounds[0] - 0.05, part.bounds[1] - 0.05, part.bounds[2], part.bounds[3]],
      ...Array.from({ length: 12 }, (): DegreeBounds => {
        const [west, south] = [109.9 + 1.6 * random(), 34.6 + 1.6 * random()]
        return [west, south, west + 0.4 * random(), south + 0.4 * random()]
      }),
    ]
    for (const view of views) {
      const beyond = await readBeyond(park.layers, view, GOING_ON)
      expect(beyond).toMatchObject({ gone: [], note: null })
      const drawn = new Set<string>()
      for (let i = 0; i < beyond.positions!.length; i += 2)
        drawn.add(key(beyond.positions![i]!, beyond.positions![i + 1]!))
      expect(beyond.count).toBe(drawn.size)
      const missing = places.filter(
        ({ lng, lat }, i) => isIn(view, lng, lat) && !known.has(`C-${i}`) && !drawn.has(key(lng, lat)),
      )
      const twice = places.filter(({ lng, lat }, i) => known.has(`C-${i}`) && drawn.has(key(lng, lat)))
      expect([missing, twice]).toEqual([[], []])
      expect(isIn(beyond.bounds, view[0], view[1]) && isIn(beyond.bounds, view[2], view[3])).toBe(true)
    }
  })

  test('a view of too much says at least how many there are, of few bytes', async () => {
    file.requests = file.read_ = 0
    const beyond = await readBeyond(park.layers, [109, 34, 113, 38], GOING_ON)
    expect(beyond.positions).toBeNull()
    expect(beyond.count).toBeGreaterThan(20_000)
    expect(beyond.count).toBeLessThanOrEqual(HOUSES - table.length)
    expect(file.read_).toBeLessThan(bytes.length / 20)
    expect(file.requests).toBeLessThan(5)
  })

  test('a view within the read part reads no feature', async () => {
    const [west, south, east, north] = part.bounds
    const [dx, dy] = [(east - west) / 4, (north - south) / 4]
    file.read_ = 0
    const beyond = await readBeyond(park.layers, [west + dx, south + dy, east - dx, north - dy], GOING_ON)
    expect([...beyond.positions!]).toEqual([])
    expect(file.read_).toBeLessThan(bytes.length / 20)
  })
})

test('nothing of it enters the park or its check', async () => {
  const park = await parkOf('EPSG:4490', counted(await county('EPSG:4490')))
  const question = { asOf: '2026-11-22', versionId: null }
  const before = JSON.stringify((await check(park, question, SILENT)).findings)
  const layers = [...park.layers]
  const { count } = await readBeyond(park.layers, [110, 34.7, 110.3, 35], GOING_ON)
  expect(count).toBeGreaterThan(500)
  expect(park.layers).toEqual(layers)
  expect(JSON.stringify((await check(park, question, SILENT)).findings)).toBe(before)
})

describe('what goes wrong is said, and costs the view only', async () => {
  const VIEW: DegreeBounds = [110, 34.7, 110.3, 35]
  const bytes = await county('EPSG:4490')
  const park = await parkOf('EPSG:4490', counted(bytes))
  const { part } = housesOf(park)
  const withRest = (file: RangeFile) => {
    const other = { ...part! }
    keepRest(other, file)
    return park.layers.map((layer) => (layer.part ? { ...layer, part: other } : layer))
  }
  const failing = (code: string): RangeFile => ({
    ...counted(bytes),
    read: () => Promise.reject(new InputError(code, { host: 'a.example' }, { file: 'houses.fgb' })),
  })

  test('a file that is not at hand is named', async () => {
    const layers = park.layers.map((layer) => (layer.part ? { ...layer, part: { ...layer.part } } : layer))
    expect(await readBeyond(layers, VIEW, GOING_ON)).toMatchObject({ count: 0, gone: ['houses.fgb'], note: null })
  })

  test('a host that is gone', async () => {
    const { positions, note } = await readBeyond(withRest(failing('host-unreachable')), VIEW, GOING_ON)
    expect(positions).toBeNull()
    expect(note).toMatchObject({
      code: 'rest-unreachable',
      params: { host: 'a.example' },
      where: { file: 'houses.fgb' },
    })
  })

  test('another file under the same name', async () => {
    const shorter = await written(
      flatgeobuf,
      { name: 'a', table: housesOf(park).table, crs: 'EPSG:4490' },
      'houses.fgb',
    )
    const { note } = await readBeyond(withRest(counted(shorter.bytes)), VIEW, GOING_ON)
    expect(note).toMatchObject({ code: 'file-changed', where: { file: 'houses.fgb' } })
  })

  test('a view that is overtaken reads nothing more', async () => {
    const stop = new AbortController()
    const file = counted(bytes)
    const reading = readBeyond(
      withRest({
        ...file,
        read(offset, length) {
          stop.abort()
          return file.read(offset, length)
        },
      }),
      VIEW,
      stop.signal,
    )
    await expect(reading).rejects.toThrow(/abort/i)
    expect(file.requests).toBe(1)
  })
})

describe('a file that is imported', async () => {
  const bytes = await county('EPSG:4490')
  const { layers, ...park } = await parkOf('EPSG:4490', counted(bytes))
  const around = {
    park: { ...park, layers: layers.filter(({ part }) => !part) },
    receipts: new Map(),
    remembered: {},
    now: '2026-11-22T08:00:00Z',
    newId: () => 'a',
  }
  const { tried } = (await readLargeDraft({ ...counted(bytes), bytes: bytes.length }, around, SILENT))!
  const [draft] = tried
  const restBy = async (settings: Partial<ImportSettings>) => {
    const { trial } = await retry(
      draft!,
      { ...draft!.draft.settings, kind: 'protection_target', ...settings },
      around,
      SILENT,
    )
    return restOf(trial.layer!.part!)
  }

  test('has its rest at hand', async () => {
    expect((await restBy({}))?.name).toBe('houses.fgb')
  })

  test.each([{ offset: 'gcj02' as const }, { crs: 'EPSG:4610' }])(
    'has not where its numbers are not those of the layer: %o',
    async (settings) => {
      expect(await restBy(settings)).toBeNull()
    },
  )
})
