import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/engine/model/trouble.ts'
import { readManifest } from '../../src/project/read-manifest.ts'

const layer = { kind: 'boundary', file: 'boundary.geojson', frame: 'EPSG:4525' }
const manifest = (change: object = {}) => ({
  format: 1,
  id: 'park',
  name: '园区',
  zone: 37,
  layers: [layer],
  ...change,
})

function faultOf(json: unknown): InputError {
  try {
    readManifest(json)
  } catch (error) {
    if (error instanceof InputError) return error
  }
  throw new Error('no InputError')
}

describe('a fault of the park itself', () => {
  test.each<[string, object, string]>([
    ['another format', { format: 2 }, 'format'],
    ['no id', { id: undefined }, 'id'],
    ['an id with blanks', { id: 'my park' }, 'id'],
    ['an id that is a path', { id: '../park' }, 'id'],
    ['no name', { name: '' }, 'name'],
    ['a zone outside China', { zone: 24 }, 'zone'],
    ['a zone of 6°', { zone: 19 }, 'zone'],
    ['a zone as text', { zone: '37' }, 'zone'],
    ['a grade that is none', { grade: { level: 'E' } }, 'grade.level'],
    ['a day that is none', { grade: { level: 'A', date: '2023-02-30' } }, 'grade.date'],
  ])('%s: the field, what it should be and what it is', (_, change, field) => {
    const { code, params, where } = faultOf(manifest(change))
    expect([code, params['field'], where]).toEqual(['manifest-field', field, { file: 'park.json' }])
    expect(params['expected']).toBeTruthy()
    expect(params['found']).toBeTruthy()
  })

  test.each([[null], [[]], ['text'], [7], [{}], [{ layers: {} }]])('%j is no manifest', (json) => {
    expect(faultOf(json).code).toBe('not-a-manifest')
  })
})

describe('a fault of one layer or material costs only that one', () => {
  test.each<[string, object, string]>([
    ['an unknown kind', { ...layer, kind: 'volcano' }, 'layers[1].kind'],
    ['no file', { ...layer, file: undefined }, 'layers[1].file'],
    ['no frame', { ...layer, frame: undefined }, 'layers[1].frame'],
    ['a negative accuracy', { ...layer, accuracy_m: -1 }, 'layers[1].accuracy_m'],
    ['an accuracy as text', { ...layer, accuracy_m: '1 m' }, 'layers[1].accuracy_m'],
    ['a date in another order', { ...layer, date: '01.02.2023' }, 'layers[1].date'],
    ['no object', 'boundary.geojson' as unknown as object, 'layers[1]'],
  ])('%s', (_, bad, field) => {
    const { layers, notes } = readManifest(manifest({ layers: [layer, bad, { ...layer, kind: 'road' }] }))
    expect(layers.map(({ kind }) => kind)).toEqual(['boundary', 'road'])
    expect(notes).toMatchObject([{ level: 'error', code: 'manifest-field', params: { field }, where: { row: 2 } }])
  })

  test('a material of an unknown kind', () => {
    const good = { id: 'a', kind: 'overall_plan', title: '总体规划' }
    const { park, notes } = readManifest(manifest({ materials: [{ ...good, kind: 'novel' }, good] }))
    expect(park.materials.map(({ id }) => id)).toEqual(['a'])
    expect(notes).toMatchObject([{ params: { field: 'materials[0].kind' } }])
  })

  test('a long value is cut short in the note', () => {
    const { notes } = readManifest(manifest({ layers: [{ ...layer, kind: 'x'.repeat(10_000) }] }))
    expect(String(notes[0]!.params['found']).length).toBeLessThan(100)
  })
})

test('a minimal manifest: what is not said is null, not a default', () => {
  const { park, layers, notes } = readManifest(manifest())
  expect(notes).toEqual([])
  expect(layers).toEqual([layer])
  expect(park).toMatchObject({
    nameEn: null,
    grade: null,
    recognition: null,
    grading: {},
    sample: false,
    story: null,
    materials: [],
  })
})

test('unknown members are left alone, __proto__ among them', () => {
  const json: unknown = JSON.parse(
    `{"__proto__": {"polluted": 1}, "colour": "red", ${JSON.stringify(manifest()).slice(1)}`,
  )
  expect(readManifest(json).notes).toEqual([])
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})
