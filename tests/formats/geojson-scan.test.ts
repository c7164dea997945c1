/** The reader against JSON.parse: whatever the text looks like, both must find the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Value } from '../../src/engine/model/table.ts'
import { NO_OPTIONS, type ReadResult, SILENT_JOB } from '../../src/formats/format.ts'
import { geojson } from '../../src/formats/geojson.ts'
import { seeded } from '../random-polygons.ts'
import { FUZZ_TIMEOUT_MS, fuzzReader, randomOf } from './fuzz.ts'
import { type Row, rowsOf } from './read-layer.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const readText = (text: string) =>
  geojson.read({ main: { name: 'a.geojson', bytes: bytesOf(text) }, companions: [] }, NO_OPTIONS, SILENT_JOB)

interface Feature {
  type: string
  id?: string | number
  properties: Record<string, Value> | null
  geometry: { type: string; coordinates: unknown } | null
}

const KINDS: Record<string, Row['kind']> = { Point: 'point', LineString: 'line', Polygon: 'polygon' }

/** Coordinates as parts of rings, by the letter of RFC 7946. */
function partsOf(type: string, coordinates: unknown): number[][][] {
  if (type.startsWith('Multi')) return (coordinates as unknown[]).flatMap((one) => partsOf(type.slice(5), one))
  const xy = (position: unknown) => (position as number[]).slice(0, 2)
  if (type === 'Point') return [[xy(coordinates)]]
  if (type === 'LineString') return [[(coordinates as unknown[]).flatMap(xy)]]
  return [(coordinates as unknown[][]).map((ring) => ring.flatMap(xy))]
}

function expectedRow(feature: Feature, index: number): Row {
  const { geometry } = feature
  return {
    id: feature.id === undefined ? '' : String(feature.id),
    row: index + 1,
    kind: geometry ? KINDS[geometry.type.replace('Multi', '')]! : null,
    parts: geometry ? partsOf(geometry.type, geometry.coordinates) : [],
    values: new Map(Object.entries(feature.properties ?? {}).filter(([, value]) => value !== null)),
  }
}

/** As JSON.stringify, but with blanks anywhere, letters as escapes here and there, and members in any order. */
function loosely(value: unknown, random: () => number): string {
  const blank = () => (random() < 0.8 ? '' : [' ', '\n', '\r\n', '\t', '   '][Math.floor(random() * 5)]!)
  const text = (plain: string) =>
    JSON.stringify(plain).replace(/\\u[0-9a-f]{4}|\\.|[^"]/gu, (letter) =>
      !letter.startsWith('\\') && random() < 0.03
        ? letter.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        : letter,
    )
  const write = (one: unknown): string => {
    if (typeof one === 'string') return text(one)
    if (Array.isArray(one)) return `[${blank()}${one.map(write).join(`${blank()},${blank()}`)}${blank()}]`
    if (typeof one !== 'object' || one === null) return JSON.stringify(one)
    const members = Object.entries(one).map(([name, member]) => `${text(name)}${blank()}:${blank()}${write(member)}`)
    if (random() < 0.3) members.reverse()
    return `{${blank()}${members.join(`${blank()},${blank()}`)}${blank()}}`
  }
  return blank() + write(value) + blank()
}

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => value === 0 || Math.abs(value) > 1e-300),
  fc.integer(),
  fc.double({ min: -180, max: 180, noNaN: true }).map((value) => Number(value.toFixed(7))),
)
/** JSON has a negative zero, but nothing here has. */
const noNegativeZero = <T>(arbitrary: fc.Arbitrary<T>) =>
  arbitrary.map((value) => JSON.parse(JSON.stringify(value), (_, one: unknown) => (one === 0 ? 0 : one)) as T)
const position = fc.oneof(fc.tuple(number, number), fc.tuple(number, number, number))
const line = fc.array(position, { minLength: 1, maxLength: 6 })
const polygon = fc.array(line, { minLength: 1, maxLength: 3 })
const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 })
const geometry = fc.oneof(
  ...(
    [
      ['Point', position],
      ['MultiPoint', several(position)],
      ['LineString', line],
      ['MultiLineString', several(line)],
      ['Polygon', polygon],
      ['MultiPolygon', several(polygon)],
    ] as const
  ).map(([type, coordinates]) =>
    fc.record({ type: fc.constant(type), coordinates: coordinates as fc.Arbitrary<unknown> }),
  ),
)
const awkward = fc.constantFrom(
  '"',
  '\\',
  '\\"',
  '}]',
  ']}',
  '{"',
  ',',
  ':',
  '四至',
  '\u0000',
  '\u{1f600}',
  '\u{1f3ed}厂',
  '',
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(awkward).map((parts) => parts.join('')),
)
const name = fc.oneof(fc.constantFrom('id', 'name', 'type', 'geometry', '__proto__', 'a"b', '名称', '7'), text)
const value = fc.oneof(
  text,
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Value>,
)
const properties = fc
  .array(fc.tuple(name, value), { maxLength: 6 })
  .map((pairs) =>
    Object.defineProperties({}, Object.fromEntries(pairs.map(([key, one]) => [key, own(one)]))),
  ) as fc.Arbitrary<Record<string, Value>>
const own = (one: Value) => ({ value: one, enumerable: true, configurable: true, writable: true })
const feature: fc.Arbitrary<Feature> = fc.record(
  {
    type: fc.constant('Feature'),
    id: fc.oneof(text, fc.integer()),
    properties: fc.option(properties),
    geometry: fc.option(geometry),
    bbox: fc.constant([1, [']'], '}']),
  },
  { requiredKeys: ['type', 'properties', 'geometry'] },
) as fc.Arbitrary<Feature>

describe('reads what JSON.parse reads', () => {
  test('random collections, written in random ways', async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(noNegativeZero(fc.array(feature, { maxLength: 8 })), fc.nat(), async (features, seed) => {
        const written = loosely({ type: 'FeatureCollection', crs: null, features, name: ']}' }, randomOf(seed))
        const parsed = JSON.parse(written) as { features: Feature[] }
        const { layers } = await readText(written)
        expect(rowsOf(layers[0]!.table), written).toEqual(parsed.features.map(expectedRow))
        expect(layers[0]!.notes, written).toEqual([])
        seen += features.length
      }),
      seeded(400),
    )
    expect(seen).toBeGreaterThan(800)
  })

  test('features that repeat what others had: same members, same values, now and then another', async () => {
    const repeated = fc.array(
      fc.record({
        type: fc.constant('Feature'),
        properties: fc.record(
          {
            kind: fc.constantFrom('residence', 'dormitory', '学校', 'school, primary and secondary'),
            n: fc.constantFrom<Value[]>(1, 2, 'two', null, true),
            a: fc.constantFrom<Value[]>('x', 'x\\', { k: 1 }),
          },
          { requiredKeys: ['kind'] },
        ),
        geometry: fc.constant({ type: 'Point', coordinates: [1, 2] }),
      }),
      { minLength: 20, maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(repeated, async (features) => {
        const { layers } = await readText(JSON.stringify({ type: 'FeatureCollection', features }))
        expect(rowsOf(layers[0]!.table)).toEqual((features as unknown as Feature[]).map(expectedRow))
      }),
      seeded(100),
    )
  })
})

test('texts that fill the pieces in which they are decoded, one byte more and one less', async () => {
  const names = Array.from({ length: 200 }, (_, i) => `${i} ${'四至a'.repeat(i * 3)}${'x'.repeat(i % 7)}`)
  for (const length of [65_534, 65_535, 65_536, 65_537]) names.push('y'.repeat(length), '厂'.repeat(length))
  const features = names.map((one, i) => ({
    type: 'Feature',
    properties: { one, two: names[names.length - 1 - i] },
    geometry: null,
  }))
  const { layers } = await readText(JSON.stringify({ type: 'FeatureCollection', features }))
  expect(rowsOf(layers[0]!.table)).toEqual((features as unknown as Feature[]).map(expectedRow))
})

test('columns of many different texts, and of few, keep every value in its row', async () => {
  const features = Array.from({ length: 12_000 }, (_, i) => ({
    type: 'Feature',
    id: `h${i}`,
    properties: {
      unique: `住户 ${i} 号`,
      few: `第 ${i % 37} 组`,
      mixed: i % 5 === 0 ? i : `m${i % 3}`,
      late: i > 9000 ? 'late' : null,
    },
    geometry: null,
  }))
  const { layers } = await readText(JSON.stringify({ type: 'FeatureCollection', features }))
  expect(rowsOf(layers[0]!.table)).toEqual((features as unknown as Feature[]).map(expectedRow))
  const few = layers[0]!.table.columns.get('few')!
  expect('words' in few && few.words?.length).toBe(38)
})

test('says how far it is, and stops where it is told to', async () => {
  const features = Array.from({ length: 60_000 }, (_, i) => ({ type: 'Feature', properties: { i }, geometry: null }))
  const bytes = bytesOf(JSON.stringify({ type: 'FeatureCollection', features }))
  const source = { main: { name: 'a.geojson', bytes }, companions: [] }
  const reports: number[] = []
  await geojson.read(source, NO_OPTIONS, {
    report(done, total) {
      expect(total).toBe(bytes.length)
      reports.push(done)
    },
  })
  expect(reports.length).toBe(Math.floor(bytes.length / 1_048_576))
  expect(reports).toEqual([...reports].sort((a, b) => a - b))
  const stopped = new Error('stopped')
  await expect(geojson.read(source, NO_OPTIONS, { report: () => Promise.reject(stopped) })).rejects.toBe(stopped)
})

test(
  'damaged files end as a result or as an InputError',
  async () => {
    const sample = fc.sample(feature, { seed: 7, numRuns: 25 })
    const bytes = bytesOf(JSON.stringify({ type: 'FeatureCollection', features: sample }, null, 1))
    const read = ([main]: readonly { name: string; bytes: Uint8Array }[]): Promise<ReadResult> =>
      geojson.read({ main: main!, companions: [] }, NO_OPTIONS, SILENT_JOB)
    const count = await fuzzReader([{ name: 'a.geojson', bytes }], read, 3)
    expect(count.read).toBeGreaterThan(count.refused / 100)
    expect(count.refused).toBeGreaterThan(count.read)
  },
  FUZZ_TIMEOUT_MS,
)

test('whatever is refused is what JSON.parse refuses', async () => {
  const sample = fc.sample(noNegativeZero(feature), { seed: 11, numRuns: 4 })
  const good = JSON.stringify({ type: 'FeatureCollection', features: sample })
  const character = fc.constantFrom(...'{}[],:"\\ \n0123456789.-+eEtrufalsn x四\u0000')
  const kinds = { valid: 0, broken: 0 }
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.nat(2), character, async (at, removed, put) => {
      const changed = good.slice(0, at) + put + good.slice(at + removed)
      let valid = true
      try {
        JSON.parse(changed)
      } catch {
        valid = false
      }
      const code = await readText(changed).then(
        () => 'read',
        (error: { code?: string }) => error.code ?? String(error),
      )
      if (valid) expect(['read', 'not-geojson', 'unknown-crs'], changed).toContain(code)
      else expect(['not-json', 'json-ends-early'], changed).toContain(code)
      kinds[valid ? 'valid' : 'broken']++
    }),
    seeded(2000),
  )
  for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(200)
})
