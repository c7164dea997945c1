import { describe, expect, test } from 'vitest'
import { path } from '../shapes.ts'
import { frameByCode } from '../../src/engine/geometry/frame.ts'
import type { LayerKind } from '../../src/engine/model/layer-kind.ts'
import { cellAt, shapeAt, type Value } from '../../src/engine/model/table.ts'
import { NO_OPTIONS, SILENT_JOB } from '../../src/formats/format.ts'
import { readSource } from '../../src/formats/index.ts'
import { dropCrossings } from '../../src/project/drop-crossings.ts'
import { fitTable } from '../../src/project/fit-table.ts'

const FRAME = frameByCode('EPSG:4525')!
const RING = path('0 0, 10 0, 10 10, 0 10, 0 0')
const POINT = { type: 'Point', coordinates: [1, 1] }
const AREA = { type: 'Polygon', coordinates: [RING] }

type Feature = [properties: Record<string, Value>, geometry?: object | null, id?: string | number]

async function read(kind: LayerKind, ...features: Feature[]) {
  const list = features.map(([properties, geometry = POINT, id]) => ({ type: 'Feature', id, properties, geometry }))
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features: list }))
  const main = { name: 'a.geojson', bytes }
  const { layers } = await readSource({ main, companions: [] }, NO_OPTIONS, SILENT_JOB)
  const fitted = fitTable(layers[0]!.table, kind, 'a.geojson', FRAME)
  const { table, notes: crossings } = dropCrossings(fitted.table, FRAME, 'a.geojson')
  const notes = [...fitted.notes, ...crossings]
  const rows = table.ids.map((id, index) => ({
    id,
    row: table.rows[index]!,
    shape: shapeAt(table, index, FRAME),
    values: new Map([...table.columns].map(([name, column]) => [name, cellAt(column, index)])),
  }))
  return { rows, notes }
}
const target = (properties: Record<string, Value>) => read('protection_target', [{ kind: 'school', ...properties }])
const valueOf = async (properties: Record<string, Value>, name: string) =>
  (await target(properties)).rows[0]!.values.get(name) ?? null

describe('a value of the wrong type becomes unknown, and the row stays', () => {
  test.each<[string, Value, string]>([
    ['persons', 'many', 'a word for a number'],
    ['persons', -1, 'a negative number'],
    ['persons', 1.5, 'half a person'],
    ['persons', true, 'true for a number'],
    ['status', 'gone', 'a word that is not in the list'],
    ['status_date', '2023-02-30', 'a day that is none'],
    ['status_date', '2023/02/03', 'a day written otherwise'],
    ['accuracy_m', -0.5, 'a negative accuracy'],
    ['name', 7, 'a number for a name'],
    ['enterprise', ['e1'], 'a list for an identifier'],
  ])('%s: %j, %s', async (field, value) => {
    const { rows, notes } = await target({ [field]: value })
    expect(rows[0]!.values.get(field)).toBe(null)
    expect(notes).toMatchObject([
      { level: 'error', code: 'field-wrong', params: { field }, where: { file: 'a.geojson', row: 1 } },
    ])
  })

  test('a kind that is missing or unknown is said, and the row stays', async () => {
    const { rows, notes } = await read('protection_target', [{ id: 'a' }], [{ id: 'b', kind: 'volcano' }])
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(notes.map(({ code, where }) => [code, where.row])).toEqual([
      ['field-missing', 1],
      ['field-wrong', 2],
    ])
  })
})

describe('values as other programs write them', () => {
  test.each<[string, Value, Value]>([
    ['persons', '12', 12],
    ['persons', ' 12 ', 12],
    ['persons', '', null],
    ['accuracy_m', '0.5', 0.5],
    ['enterprise', 7, '7'],
    ['enterprise', '007', '007'],
    ['name', '12', '12'],
    ['settlement', '3', '3'],
    ['source', '2023', '2023'],
  ])('%s %j is %j', async (field, value, expected) => {
    expect(await valueOf({ [field]: value }, field)).toBe(expected)
  })

  test('substances as JSON in a text column', async () => {
    const list = [{ name: '液氯', q_t: 20 }]
    const { rows, notes } = await read('hazard_source', [{ substances: JSON.stringify(list) }])
    expect(rows[0]!.values.get('substances')).toEqual(list)
    expect(notes).toEqual([])
  })

  test('a column that no rule knows is kept as it is', async () => {
    expect(await valueOf({ colour: '007' }, 'colour')).toBe('007')
  })
})

describe('identifiers', () => {
  const ids = async (...features: Feature[]) => (await read('hazard_source', ...features)).rows.map(({ id }) => id)

  test('the property, else the id of the feature, else the number of the row', async () => {
    expect(await ids([{ id: 'a' }, POINT, 'b'], [{}, POINT, 'b'], [{}])).toEqual(['a', 'b', '3'])
  })

  test('a number is text', async () => {
    expect(await ids([{ id: 7 }], [{}, POINT, 8])).toEqual(['7', '8'])
  })

  test('one that occurs twice is renamed, and it is said', async () => {
    const { rows, notes } = await read('hazard_source', [{ id: 'a' }], [{ id: 'a' }], [{ id: 'a' }])
    expect(rows.map(({ id }) => id)).toEqual(['a', 'a#2', 'a#3'])
    expect(notes.map(({ code, params, where }) => [code, params, where.row])).toEqual([
      ['duplicate-id', { id: 'a', renamed: 'a#2' }, 2],
      ['duplicate-id', { id: 'a', renamed: 'a#3' }, 3],
    ])
  })

  test('parts of a boundary may have the id of their version', async () => {
    const part = { id: 'v1', version: 'v1', status: 'draft' }
    const { rows, notes } = await read('boundary', [part, AREA], [part, AREA])
    expect(rows.map(({ id }) => id)).toEqual(['v1', 'v1'])
    expect(notes).toEqual([])
  })

  test('an id that is the number of another row does not make two objects one', async () => {
    const found = await ids([{ id: '2' }], [{}], [{ id: '2#2' }])
    expect(new Set(found).size).toBe(3)
  })
})

describe('shapes', () => {
  const LINE = { type: 'LineString', coordinates: RING }
  const OPEN = { type: 'LineString', coordinates: RING.slice(0, 4) }
  const TIE = { type: 'Polygon', coordinates: [path('0 0, 4 4, 4 0, 0 4, 0 0')] }
  const areas = ['boundary', 'control_line', 'enterprise', 'production_area', 'survey_coverage'] as const

  test.each(areas)('%s: a closed line is taken as an area', async (kind) => {
    const { rows, notes } = await read(kind, [{ version: 'v1', status: 'draft' }, LINE])
    expect(rows[0]!.shape).toMatchObject({ kind: 'polygon' })
    expect(notes.map(({ code }) => code)).toEqual(['line-taken-as-area'])
  })

  test.each(areas)('%s: an open line and a point are refused', async (kind) => {
    const { rows, notes } = await read(kind, [{ version: 'v1', status: 'draft' }, OPEN], [{}, POINT])
    expect(rows).toEqual([])
    expect(notes.map(({ code, where }) => [code, where.row])).toEqual([
      ['wrong-geometry', 1],
      ['wrong-geometry', 2],
    ])
  })

  test('a line stays a line where lines are meant', async () => {
    expect((await read('road', [{}, LINE])).rows[0]!.shape).toMatchObject({ kind: 'line' })
  })

  test('an outline that crosses itself is refused, with the place', async () => {
    const { rows, notes } = await read('production_area', [{}, TIE], [{}, AREA])
    expect(rows.map(({ row }) => row)).toEqual([2])
    expect(notes).toMatchObject([{ code: 'self-crossing', params: { x: 2, y: 2 }, where: { row: 1 } }])
  })

  test('no geometry: the row goes, and it is said', async () => {
    const { rows, notes } = await read('hazard_source', [{}, null])
    expect(rows).toEqual([])
    expect(notes).toMatchObject([{ level: 'error', code: 'no-geometry', where: { row: 1 } }])
  })
})
