import { describe, expect, test } from 'vitest'
import { path } from '../shapes.ts'
import { frameByCode } from '../../src/engine/geometry/frame.ts'
import type { LayerKind } from '../../src/engine/model/layer-kind.ts'
import type { Value } from '../../src/engine/model/table.ts'
import { rowsOfFeatures } from '../../src/formats/features.ts'
import { readRows } from '../../src/project/read-rows.ts'

const FRAME = frameByCode('EPSG:4525')!
const RING = path('0 0, 10 0, 10 10, 0 10, 0 0')
const POINT = { type: 'Point', coordinates: [1, 1] }
const AREA = { type: 'Polygon', coordinates: [RING] }

type Feature = [properties: Record<string, Value>, geometry?: object | null, id?: string | number]

function read(kind: LayerKind, ...features: Feature[]) {
  const list = features.map(([properties, geometry = POINT, id]) => ({ type: 'Feature', id, properties, geometry }))
  return readRows(rowsOfFeatures(list, 'a.geojson').rows, kind, FRAME, 'a.geojson')
}
const target = (properties: Record<string, Value>) => read('protection_target', [{ kind: 'school', ...properties }])
const valueOf = (properties: Record<string, Value>, name: string) =>
  target(properties).rows[0]!.values.get(name) ?? null

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
  ])('%s: %j, %s', (field, value) => {
    const { rows, notes } = target({ [field]: value })
    expect(rows[0]!.values.has(field)).toBe(false)
    expect(notes).toMatchObject([
      { level: 'error', code: 'field-wrong', params: { field }, where: { file: 'a.geojson', row: 1 } },
    ])
  })

  test('a kind that is missing or unknown is said, and the row stays', () => {
    const { rows, notes } = read('protection_target', [{ id: 'a' }], [{ id: 'b', kind: 'volcano' }])
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
  ])('%s %j is %j', (field, value, expected) => {
    expect(valueOf({ [field]: value }, field)).toBe(expected)
  })

  test('substances as JSON in a text column', () => {
    const list = [{ name: '液氯', q_t: 20 }]
    const { rows, notes } = read('hazard_source', [{ substances: JSON.stringify(list) }])
    expect(rows[0]!.values.get('substances')).toEqual(list)
    expect(notes).toEqual([])
  })

  test('a column that no rule knows is kept as it is', () => {
    expect(valueOf({ colour: '007' }, 'colour')).toBe('007')
  })
})

describe('identifiers', () => {
  const ids = (...features: Feature[]) => read('hazard_source', ...features).rows.map(({ id }) => id)

  test('the property, else the id of the feature, else the number of the row', () => {
    expect(ids([{ id: 'a' }, POINT, 'b'], [{}, POINT, 'b'], [{}])).toEqual(['a', 'b', '3'])
  })

  test('a number is text', () => {
    expect(ids([{ id: 7 }], [{}, POINT, 8])).toEqual(['7', '8'])
  })

  test('one that occurs twice is renamed, and it is said', () => {
    const { rows, notes } = read('hazard_source', [{ id: 'a' }], [{ id: 'a' }], [{ id: 'a' }])
    expect(rows.map(({ id }) => id)).toEqual(['a', 'a#2', 'a#3'])
    expect(notes.map(({ code, params, where }) => [code, params, where.row])).toEqual([
      ['duplicate-id', { id: 'a', renamed: 'a#2' }, 2],
      ['duplicate-id', { id: 'a', renamed: 'a#3' }, 3],
    ])
  })

  test('parts of a boundary may have the id of their version', () => {
    const part = { id: 'v1', version: 'v1', status: 'draft' }
    const { rows, notes } = read('boundary', [part, AREA], [part, AREA])
    expect(rows.map(({ id }) => id)).toEqual(['v1', 'v1'])
    expect(notes).toEqual([])
  })

  test('an id that is the number of another row does not make two objects one', () => {
    const found = ids([{ id: '2' }], [{}], [{ id: '2#2' }])
    expect(new Set(found).size).toBe(3)
  })
})

describe('shapes', () => {
  const LINE = { type: 'LineString', coordinates: RING }
  const OPEN = { type: 'LineString', coordinates: RING.slice(0, 4) }
  const TIE = { type: 'Polygon', coordinates: [path('0 0, 4 4, 4 0, 0 4, 0 0')] }
  const areas = ['boundary', 'control_line', 'enterprise', 'production_area', 'survey_coverage'] as const

  test.each(areas)('%s: a closed line is taken as an area', (kind) => {
    const { rows, notes } = read(kind, [{ version: 'v1', status: 'draft' }, LINE])
    expect(rows[0]!.shape).toMatchObject({ kind: 'polygon' })
    expect(notes.map(({ code }) => code)).toEqual(['line-taken-as-area'])
  })

  test.each(areas)('%s: an open line and a point are refused', (kind) => {
    const { rows, notes } = read(kind, [{ version: 'v1', status: 'draft' }, OPEN], [{}, POINT])
    expect(rows).toEqual([])
    expect(notes.map(({ code, where }) => [code, where.row])).toEqual([
      ['wrong-geometry', 1],
      ['wrong-geometry', 2],
    ])
  })

  test('a line stays a line where lines are meant', () => {
    expect(read('road', [{}, LINE]).rows[0]!.shape).toMatchObject({ kind: 'line' })
  })

  test('an outline that crosses itself is refused, with the place', () => {
    const { rows, notes } = read('production_area', [{}, TIE], [{}, AREA])
    expect(rows.map(({ row }) => row)).toEqual([2])
    expect(notes).toMatchObject([{ code: 'self-crossing', params: { x: 2, y: 2 }, where: { row: 1 } }])
  })

  test('no geometry: the row goes, and it is said', () => {
    const { rows, notes } = read('hazard_source', [{}, null])
    expect(rows).toEqual([])
    expect(notes).toMatchObject([{ level: 'error', code: 'no-geometry', where: { row: 1 } }])
  })
})
