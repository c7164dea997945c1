import { beforeAll, describe, expect, test } from 'vitest'
import type { Layer } from '../../src/engine/model/park.ts'
import { cellAt, type Table, type Value, valueAt } from '../../src/engine/model/table.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import type { Command } from '../../src/project/commands/command.ts'
import { apply, filesOf, step } from '../../src/project/commands/index.ts'
import type { AddLayer } from '../../src/project/commands/layers.ts'
import type { DescribePark, Together } from '../../src/project/commands/park.ts'
import type { AddRow, DeleteRows, SetShape, SetValues, ShapeData } from '../../src/project/commands/rows.ts'
import { historyOf, type Project, projectOf } from '../../src/project/project.ts'
import type { Receipt } from '../../src/project/receipt.ts'
import { rowsOf } from '../formats/read-layer.ts'
import { area, ORIGIN, readScene, sceneOf, spot } from '../scene.ts'
import { box, type Corners } from '../shapes.ts'

const TARGETS = 'protection_target.geojson'
const NO_TABLES: ReadonlyMap<string, Table> = new Map()
const house = (id: string, x: number, persons: number) =>
  spot('protection_target', { id, kind: 'residence', persons, name: id }, x, 50)

let project: Project
beforeAll(async () => {
  const scene = sceneOf([
    area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-01-01' }, box(0, 0, 100, 100)),
    house('h1', 150, 3),
    house('h2', 160, 4),
    house('h3', 170, 5),
    area('enterprise', { id: 'e1', name: '甲厂' }, box(10, 10, 50, 50)),
  ])
  const { park, notes } = await readScene(scene)
  expect(notes).toEqual([])
  project = projectOf(park)
})

const layerIn = ({ park }: Project, file: string): Layer => park.layers.find((layer) => layer.file === file)!
const targets = (of: Project) => layerIn(of, TARGETS).table
const column = (table: Table, name: string) => table.ids.map((_, i) => valueAt(table, name, i))
const at = (x: number, y: number): number[] => [ORIGIN[0] + x, ORIGIN[1] + y]
const polygon = (...rings: Corners[]): ShapeData => ({
  kind: 'polygon',
  parts: [rings.map((ring) => ring.flatMap(([x, y]) => at(x, y)))],
})
const point = (x: number, y: number): ShapeData => ({ kind: 'point', parts: [[at(x, y)]] })

/** What goes into the journal comes back as plain JSON. */
const journalled = <C extends Command>(command: C): C => JSON.parse(JSON.stringify(command)) as C
function made<C extends Command>(from: Project, command: C, tables = NO_TABLES): Project {
  const before = structuredClone(from)
  const after = apply(from, command, tables)
  expect(from).toEqual(before)
  expect(apply(from, journalled(command), tables)).toEqual(after)
  return after
}

function refusal(command: Command): Pick<InputError, 'code' | 'params'> {
  try {
    apply(project, command, NO_TABLES)
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, params: error.params }
    throw error
  }
  throw new Error('it was made')
}

const setValues = (ids: readonly string[], values: Readonly<Record<string, Value>>, layer = TARGETS): SetValues => ({
  do: 'set-values',
  layer,
  ids,
  values,
})
const setShape = (id: string, shape: ShapeData, layer = TARGETS): SetShape => ({ do: 'set-shape', layer, id, shape })
const addRow = (id: string, shape: ShapeData, values: Readonly<Record<string, Value>>): AddRow => ({
  do: 'add-row',
  layer: TARGETS,
  id,
  shape,
  values,
})
const deleteRows = (...ids: string[]): DeleteRows => ({ do: 'delete-rows', layer: TARGETS, ids })

describe('set-values', () => {
  test('in several rows', () => {
    const after = made(project, setValues(['h3', 'h1'], { status: 'moved', status_date: '2025-06-30', persons: null }))
    expect(column(targets(after), 'status')).toEqual(['moved', null, 'moved'])
    expect(column(targets(after), 'status_date')).toEqual(['2025-06-30', null, '2025-06-30'])
    expect(column(targets(after), 'persons')).toEqual([null, 4, null])
    expect(layerIn(after, 'boundary.geojson')).toBe(layerIn(project, 'boundary.geojson'))
  })

  test('a column that no rule knows takes anything', () => {
    const after = made(project, setValues(['h2'], { 备注: [1, { a: '<b>' }] }))
    expect(cellAt(targets(after).columns.get('备注')!, 1)).toEqual([1, { a: '<b>' }])
  })

  test.each<[string, Record<string, Value>, string]>([
    ['a text for a head-count', { persons: '12' }, 'persons'],
    ['half a person', { persons: 1.5 }, 'persons'],
    ['fewer than nobody', { persons: -1 }, 'persons'],
    ['a kind that is none', { kind: 'volcano' }, 'kind'],
    ['no kind', { kind: null }, 'kind'],
    ['a day that is none', { status_date: '2026-02-30' }, 'status_date'],
    ['an empty name', { name: '' }, 'name'],
    ['an accuracy below zero', { persons: 1, accuracy_m: -0.5 }, 'accuracy_m'],
  ])('value-wrong: %s', (_, values, field) => {
    expect(refusal(setValues(['h1'], values))).toMatchObject({ code: 'value-wrong', params: { field } })
  })

  test('what else is refused', () => {
    expect(refusal(setValues(['h1'], { id: 'h9' })).code).toBe('id-is-fixed')
    expect(refusal(setValues(['h1', 'h9'], { persons: 1 }))).toMatchObject({
      code: 'unknown-row',
      params: { id: 'h9' },
    })
    expect(refusal(setValues(['h1'], { persons: 1 }, 'none.geojson')).code).toBe('unknown-layer')
    expect(refusal(setValues(['v1'], { status: 'void' }, 'boundary.geojson'))).toEqual({
      code: 'not-editable',
      params: { layer: 'boundary' },
    })
    expect(refusal({ do: 'grow' })).toEqual({ code: 'unknown-change', params: { change: 'grow' } })
  })
})

describe('set-shape', () => {
  test('a point elsewhere', () => {
    const after = made(project, setShape('h2', point(1, 2)))
    expect(rowsOf(targets(after))).toEqual(
      rowsOf(targets(project)).map((row) => (row.id === 'h2' ? { ...row, parts: [[at(1, 2)]] } : row)),
    )
  })

  test('an outline with a hole: closed, its interior to the left', () => {
    // Both written clockwise and open.
    const outer = [[0, 0], [0, 40], [40, 40], [40, 0]] as const // prettier-ignore
    const hole = [[10, 10], [10, 20], [20, 20], [20, 10]] as const // prettier-ignore
    const after = made(project, setShape('e1', polygon(outer, hole), 'enterprise.geojson'))
    const [row] = rowsOf(layerIn(after, 'enterprise.geojson').table)
    const ring = (corners: Corners) => corners.flatMap(([x, y]) => at(x, y))
    expect(row!.parts).toEqual([
      [
        ring([[0, 0], [40, 0], [40, 40], [0, 40], [0, 0]]), // prettier-ignore
        ring([[10, 10], [10, 20], [20, 20], [20, 10], [10, 10]]), // prettier-ignore
      ],
    ])
  })

  test('outline-crosses: with the place', () => {
    const tie = [[0, 0], [4, 4], [4, 0], [0, 4]] as const // prettier-ignore
    const [x, y] = at(2, 2)
    expect(refusal(setShape('e1', polygon(tie), 'enterprise.geojson'))).toEqual({
      code: 'outline-crosses',
      params: { x, y },
    })
  })

  test('what else is refused', () => {
    const bad: ShapeData = { kind: 'point', parts: [[[ORIGIN[0], NaN]]] }
    expect(refusal(setShape('h1', bad)).code).toBe('bad-coordinates')
    expect(refusal(setShape('e1', polygon([[0, 0], [1, 1]]), 'enterprise.geojson')).code).toBe('short-ring') // prettier-ignore
    expect(refusal(setShape('h9', point(0, 0))).code).toBe('unknown-row')
    expect(refusal(setShape('v1', polygon(box(0, 0, 9, 9)), 'boundary.geojson')).code).toBe('not-editable')
  })
})

describe('add-row and delete-rows', () => {
  test('a row with the next number', () => {
    const after = made(project, addRow('h4', point(7, 8), { kind: 'dormitory', persons: 30 }))
    const rows = rowsOf(targets(after))
    expect(rows.slice(0, 3)).toEqual(rowsOf(targets(project)))
    expect(rows[3]).toMatchObject({ id: 'h4', row: 4, kind: 'point', parts: [[at(7, 8)]] })
    expect(column(targets(after), 'persons')).toEqual([3, 4, 5, 30])
  })

  test('id-taken, and values that do not fit', () => {
    expect(refusal(addRow('h1', point(0, 0), { kind: 'residence' }))).toEqual({
      code: 'id-taken',
      params: { id: 'h1' },
    })
    expect(refusal(addRow('h4', point(0, 0), { kind: 'house' })).code).toBe('value-wrong')
    expect(refusal(addRow('h4', point(0, 0), { id: 'h5' })).code).toBe('id-is-fixed')
  })

  test('rows go, all of them, too', () => {
    expect(targets(made(project, deleteRows('h3', 'h1'))).ids).toEqual(['h2'])
    expect(targets(made(project, deleteRows('h1', 'h2', 'h3'))).length).toBe(0)
    expect(refusal(deleteRows('h1', 'h9')).code).toBe('unknown-row')
    const again = made(made(project, deleteRows('h1', 'h2', 'h3')), addRow('h1', point(0, 0), { kind: 'residence' }))
    expect(rowsOf(targets(again)).map(({ id, row }) => [id, row])).toEqual([['h1', 1]])
  })
})

describe('layers', () => {
  const receipt = { source: 'a', read: 3, kept: 3 } as Receipt
  const added = (file: string, replaces?: string): AddLayer => {
    const { table, ...head } = layerIn(project, TARGETS)
    expect(table.length).toBe(3)
    return { do: 'add-layer', layer: { ...head, file }, receipt, files: ['s-1', 's-2'], ...(replaces && { replaces }) }
  }
  const files = ({ park }: Project) => park.layers.map(({ file }) => file)
  const tables = () => new Map([['s-1', targets(project)]])

  test('add-layer puts it last, with its receipt', () => {
    const after = made(project, added('more.geojson'), tables())
    expect(files(after)).toEqual([...files(project), 'more.geojson'])
    expect([...after.receipts]).toEqual([['more.geojson', receipt]])
    expect(filesOf(added('more.geojson'))).toEqual(['s-1', 's-2'])
  })

  test('plants that come after a register are joined by their names, and it is the same whichever comes first', async () => {
    const scene = sceneOf([
      spot('hazard_source', { id: 'H1', enterprise: '甲厂' }, 20, 20),
      spot('hazard_source', { id: 'H2', enterprise: '别厂' }, 20, 20),
      spot('protection_target', { id: 'D1', kind: 'dormitory', enterprise: ' 甲 厂' }, 200, 20),
      area('risk_contour', { id: 'C1', frequency: 3e-7, enterprise: '甲厂' }, box(0, 0, 9, 9)),
      area('production_area', { id: 'P1', enterprise: '甲厂' }, box(0, 0, 5, 5)),
    ])
    const register = projectOf((await readScene(scene)).park)
    const plants = layerIn(project, 'enterprise.geojson')
    const { table, ...head } = plants
    const command: AddLayer = { do: 'add-layer', layer: head, receipt: null, files: ['s-1'] }
    const after = made(register, command, new Map([['s-1', table]]))
    const owners = (of: Project) =>
      Object.fromEntries(
        of.park.layers.filter(({ kind }) => kind !== 'enterprise').map((l) => [l.kind, column(l.table, 'enterprise')]),
      )
    expect(owners(after)).toMatchObject({
      hazard_source: ['e1', '别厂'],
      protection_target: ['e1'],
      risk_contour: ['e1'],
      production_area: ['e1'],
    })
    // What names no plant stays the object that it was.
    const again = made(after, { ...command, layer: { ...head, file: 'more.geojson' } }, new Map([['s-1', table]]))
    for (const { file } of register.park.layers) expect(layerIn(again, file)).toBe(layerIn(after, file))
    const dormitories = layerIn(register, TARGETS)
    const { table: beds, ...dormitoryHead } = dormitories
    const second = made(
      project,
      { do: 'add-layer', layer: { ...dormitoryHead, file: 'beds.geojson' }, receipt: null, files: ['s-2'] },
      new Map([['s-2', beds]]),
    )
    expect(column(layerIn(second, 'beds.geojson').table, 'enterprise')).toEqual(['e1'])
  })

  test('one that replaces another takes its place, and the receipt of the other goes', () => {
    const first = made(project, added('more.geojson'), tables())
    const both = made(first, { ...added('last.geojson'), receipt: null }, tables())
    const after = made(both, added('other.geojson', 'more.geojson'), tables())
    expect(files(after)).toEqual([...files(project), 'other.geojson', 'last.geojson'])
    expect([...after.receipts.keys()]).toEqual(['other.geojson'])
    const same = made(after, added('other.geojson', 'other.geojson'), tables())
    expect([files(same), [...same.receipts.keys()]]).toEqual([files(after), ['other.geojson']])
  })

  test('rows that are not there are our bug, not the user’s', () => {
    expect(() => apply(project, added('more.geojson'), NO_TABLES)).toThrow('no rows for s-1')
    expect(() => apply(project, added('more.geojson'), NO_TABLES)).not.toThrow(InputError)
  })

  test('remove-layer takes its receipt along', () => {
    const with2 = made(project, added('more.geojson'), tables())
    const after = made(with2, { do: 'remove-layer', layer: 'more.geojson' } as Command)
    expect(after).toEqual(project)
    expect(refusal({ do: 'remove-layer', layer: 'none.geojson' } as Command).code).toBe('unknown-layer')
  })
})

test('describe-park changes what it names', () => {
  const command: DescribePark = {
    do: 'describe-park',
    park: { name: '北岸园区', nameEn: null, grade: { level: 'C', date: '2025-01-01' } },
  }
  const after = made(project, command)
  expect(after.park).toEqual({ ...project.park, ...command.park })
})

describe('together', () => {
  const both: Together = {
    do: 'together',
    commands: [addRow('h4', point(7, 8), { kind: 'residence' }), setValues(['h4', 'h1'], { persons: 9 })],
  }

  test('is made one after the other and taken back at once', () => {
    const after = made(project, both)
    expect(column(targets(after), 'persons')).toEqual([9, 4, 5, 9])
    const history = step(historyOf(project), both, NO_TABLES)
    expect(step(history, { do: 'undo' }, NO_TABLES).present).toBe(project)
  })

  test('one of them refused: none is made', () => {
    const history = historyOf(project)
    const command: Together = { ...both, commands: [...both.commands, deleteRows('h9')] }
    expect(() => step(history, command, NO_TABLES)).toThrow('unknown-row')
    expect(history.present).toBe(project)
  })

  test('names the files of all', () => {
    const files = (...names: string[]): Command => ({ do: 'add-layer', files: names })
    const command = {
      do: 'together',
      commands: [files('a'), { do: 'together', commands: [files('b', 'c')] }],
    } as Together
    expect(filesOf(command)).toEqual(['a', 'b', 'c'])
  })
})
