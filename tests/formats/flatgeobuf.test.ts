import { serialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { FeatureCollection } from 'geojson'
import { describe, expect, test } from 'vitest'
import { path } from '../shapes.ts'
import { readLayer } from './read-layer.ts'

const points: FeatureCollection = {
  type: 'FeatureCollection',
  features: Array.from({ length: 50 }, (_, i) => ({
    type: 'Feature',
    properties: { id: `h${i}`, persons: i % 4, name: '<b>四至</b>' },
    geometry: { type: 'Point', coordinates: [111 + i / 1000, 35.6] },
  })),
}
const square: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: 'a' },
      geometry: { type: 'Polygon', coordinates: [path('0 0, 0 1, 1 1, 1 0, 0 0')] },
    },
  ],
}
const read = (bytes: Uint8Array, name = 'houses.fgb') => readLayer({ name, bytes })

test('every feature with its properties, and no coordinate system when none is named', async () => {
  const { rows, crs, notes } = await read(serialize(points))
  expect(rows).toHaveLength(50)
  expect(Object.fromEntries(rows[7]!.values)).toEqual({ id: 'h7', persons: 3, name: '<b>四至</b>' })
  expect(rows[7]!.parts[0]![0]).toEqual([111.007, 35.6])
  expect(crs).toBeNull()
  expect(notes).toEqual([])
})

test('the coordinate system that the header names', async () => {
  expect((await read(serialize(points, 4490))).crs).toBe('EPSG:4490')
})

test('a ring is wound as in GeoJSON', async () => {
  const { rows, notes } = await read(serialize(square))
  expect(rows[0]!.parts[0]![0]).toEqual([0, 0, 1, 0, 1, 1, 0, 1, 0, 0])
  expect(notes).toMatchObject([{ code: 'rings-wound', params: { count: 1 } }])
})

test('recognised by its first bytes, whatever its name', async () => {
  expect((await read(serialize(points), 'houses.bin')).rows).toHaveLength(50)
  expect((await read(serialize(points), 'houses.geojson')).rows).toHaveLength(50)
})

describe('what cannot be read', () => {
  const bytes = serialize(points)

  test('wrong first bytes', async () => {
    const wrong = bytes.slice()
    wrong[0] = 0x67
    await expect(read(wrong)).rejects.toMatchObject({ code: 'not-flatgeobuf', where: { file: 'houses.fgb' } })
  })

  test('an empty file', async () => {
    await expect(read(new Uint8Array())).rejects.toMatchObject({ code: 'empty-file' })
  })

  test('cut off in the middle of the features: how many could be read', async () => {
    const error: unknown = await read(bytes.slice(0, bytes.length - 100)).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'InputError', code: 'broken-flatgeobuf' })
    const { read: count } = (error as { params: { read: number } }).params
    expect(count).toBeGreaterThan(40)
    expect(count).toBeLessThan(50)
  })

  test('cut off at any length, between two features too, it is never silently less', async () => {
    for (let end = 1; end < bytes.length; end += 17) {
      const outcome = await read(bytes.slice(0, end)).then(
        ({ rows }) => `${rows.length} rows`,
        (error: { name: string }) => error.name,
      )
      expect(outcome, `${end} of ${bytes.length} bytes`).toBe('InputError')
    }
  })
})
