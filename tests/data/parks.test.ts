/** The committed sample parks are what the generator makes, and hold what the demos and the other tests build on. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import { describe, expect, test } from 'vitest'
import { makePark, PARK_IDS } from '../../data/make/park.mjs'

interface Row {
  geometry: { type: string; coordinates: unknown }
  properties: Record<string, unknown>
}

const folder = (id: string) => fileURLToPath(new URL(`../../data/parks/${id}`, import.meta.url))
const read = (id: string, file: string) => readFileSync(`${folder(id)}/${file}`)
const rows = (id: string, file: string) => (JSON.parse(read(id, file).toString('utf8')) as { features: Row[] }).features
const having = (list: Row[], key: string, value: unknown) => list.filter((row) => row.properties[key] === value)

async function houses(id: string): Promise<Row[]> {
  const out: Row[] = []
  for await (const row of deserialize(new Uint8Array(read(id, 'houses.fgb')))) out.push(row as unknown as Row)
  return out
}

/** Made by the program itself, and held by decisions.test.ts. */
const DECIDED = new Set(['decisions.json', 'evidence'])

test('there are two sample parks', () => {
  expect(PARK_IDS).toEqual(['hangjin', 'jishan'])
})

describe.each(['hangjin', 'jishan'])('%s', (id) => {
  const made = makePark(id)

  test('every file is generated, none is left over', () => {
    const written = readdirSync(folder(id)).filter((name) => !DECIDED.has(name))
    expect(written.sort()).toEqual([...made.keys()].sort())
  })

  test.each([...made.keys()])('%s equals the committed one byte for byte', (file) => {
    expect(Buffer.compare(read(id, file), Buffer.from(made.get(file)!))).toBe(0)
  })

  test('is readable and full enough', async () => {
    const enterprises = rows(id, 'enterprises.geojson')
    expect(enterprises.length).toBeGreaterThanOrEqual(20)
    expect(enterprises.length).toBeLessThanOrEqual(24)
    expect(having(enterprises, 'labour_intensive', true).length).toBeGreaterThanOrEqual(1)

    const production = rows(id, 'production-areas.geojson')
    for (const plant of having(enterprises, 'category', 'chemical'))
      expect(having(production, 'enterprise', plant.properties.id).length).toBeGreaterThanOrEqual(1)

    const hazards = rows(id, 'hazards.geojson')
    expect(hazards.length).toBeGreaterThanOrEqual(12)
    expect(new Set(hazards.map((row) => row.properties.grade))).toEqual(new Set([1, 2, 3, 4]))

    const targets = rows(id, 'targets.geojson')
    expect(targets.length).toBeGreaterThanOrEqual(60)
    expect(targets.length).toBeLessThanOrEqual(70)
    expect(having(targets, 'kind', 'dormitory').length).toBeGreaterThanOrEqual(5)
    for (const kind of ['school', 'clinic', 'kindergarten', 'nursing_home', 'market', 'hotel', 'office'])
      expect(having(targets, 'kind', kind).length, kind).toBeGreaterThanOrEqual(1)

    const people = await houses(id)
    expect(people).toHaveLength(1500)
    for (const { properties, geometry } of people) {
      expect(properties.persons).toBeGreaterThanOrEqual(1)
      expect(properties.persons).toBeLessThanOrEqual(6)
      expect(properties).toMatchObject({ kind: 'residence', households: 1 })
      expect(geometry.type).toBe('Point')
    }
    const ids = [...targets, ...people].map((row) => row.properties.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('both parks together stay small', () => {
  let bytes = 0
  for (const id of PARK_IDS) for (const content of makePark(id).values()) bytes += content.length
  expect(bytes).toBeLessThan(780_000)
})

describe('the stories', () => {
  test('hangjin has four boundary versions of two parts', () => {
    const parts = rows('hangjin', 'boundary.geojson').map(({ properties }) => [properties.version, properties.status])
    const twice = (row: string[]) => [row, row]
    expect(parts).toEqual([
      ...twice(['v1', 'void']),
      ...twice(['v2', 'approved']),
      ...twice(['v3', 'submitted']),
      ...twice(['v4', 'draft']),
    ])
  })

  test('hangjin has a dormitory over, at and under the limit of its company', () => {
    const beds = new Map<unknown, number>()
    for (const { properties } of having(rows('hangjin', 'targets.geojson'), 'kind', 'dormitory'))
      beds.set(properties.enterprise, (beds.get(properties.enterprise) ?? 0) + (properties.persons as number))
    const signs = rows('hangjin', 'enterprises.geojson')
      .filter(({ properties }) => beds.has(properties.id) && properties.dormitory_limit !== undefined)
      .map(({ properties }) => Math.sign(beds.get(properties.id)! - (properties.dormitory_limit as number)))
    expect(beds.size).toBeGreaterThanOrEqual(5)
    expect(new Set(signs)).toEqual(new Set([-1, 0, 1]))
  })

  test('jishan has an enclave in the boundary of 2023 and dated records of moves', async () => {
    const [v1, v2] = rows('jishan', 'boundary.geojson').map((row) => row.geometry.coordinates as number[][][])
    expect([v1!.length, v2!.length]).toEqual([1, 2])
    const records = await houses('jishan')
    expect(having(records, 'status', 'moved')).toHaveLength(8)
    expect(having(records, 'status', 'living')).toHaveLength(15)
  })
})
