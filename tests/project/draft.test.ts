import { beforeAll, describe, expect, test } from 'vitest'
import { type Layer, versionsOf } from '../../src/engine/model/park.ts'
import { type Table, textAt } from '../../src/engine/model/table.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { memorySource } from '../scene.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { parkFiles } from '../../src/jobs/park-files.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import type { Command } from '../../src/project/commands/command.ts'
import type { AddCorner, DropCorner, MoveCorner } from '../../src/project/commands/draft-corners.ts'
import { type ForkVersion, freeVersionId } from '../../src/project/commands/draft-fork.ts'
import { apply, step } from '../../src/project/commands/index.ts'
import { historyOf, type Project, projectOf } from '../../src/project/project.ts'
import { rowsOf } from '../formats/read-layer.ts'
import { area, ORIGIN, readScene, sceneOf } from '../scene.ts'
import { box } from '../shapes.ts'

const NO_TABLES: ReadonlyMap<string, Table> = new Map()
const [X, Y] = ORIGIN
const approval = {
  document: '示意〔2020〕1号',
  authority: '某市',
  approval_date: '2020-01-01',
  survey_date: '2019-05-01',
}
const fork: ForkVersion = { do: 'fork-version', version: 'v1', as: 'v2', layer: 'boundary-v2.geojson' }
const at = { layer: 'boundary-v2.geojson', id: 'v2-1', part: 0, ring: 0 }
const move = (corner: number, x: number, y: number): MoveCorner => ({
  do: 'move-corner',
  ...at,
  corner,
  x: X + x,
  y: Y + y,
})

let project: Project
let forked: Project
beforeAll(async () => {
  const { park, notes } = await readScene(
    sceneOf(
      [
        area(
          'boundary',
          { version: 'v1', status: 'approved', name: '东片', east: '东至东环路', declared_area_ha: 1, ...approval },
          box(0, 0, 100, 100),
          [...box(40, 40, 60, 60)].reverse(),
        ),
        area('boundary', { version: 'v1', status: 'approved', name: '西片', ...approval }, box(-80, 0, -20, 60)),
      ],
      { layers: { boundary: { accuracy_m: 0.5, date: '2019-05-01' } } },
    ),
  )
  expect(notes).toEqual([])
  project = projectOf(park)
  forked = made(project, fork)
})

/** The project with a change, which is the same when it comes from the journal; what it was made from stays as it was. */
function made(from: Project, command: Command): Project {
  const before = structuredClone(from)
  const after = apply(from, command, NO_TABLES)
  expect(from).toEqual(before)
  expect(apply(from, JSON.parse(JSON.stringify(command)) as Command, NO_TABLES)).toEqual(after)
  return after
}
const draft = ({ park }: Project): Layer => park.layers.find(({ file }) => file === 'boundary-v2.geojson')!
const ring = (of: Project, row = 0, r = 0) =>
  rowsOf(draft(of).table)[row]!.parts[0]![r]!.map((value: number, i: number) => value - ORIGIN[i % 2]!)

function refusal(command: Command, from = forked): Pick<InputError, 'code' | 'params'> {
  try {
    apply(from, command, NO_TABLES)
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, params: error.params }
    throw error
  }
  throw new Error('it was made')
}

describe('fork-version', () => {
  test('the outline to the last bit, names and sides; not the act', () => {
    const { table, accuracyMetres, date } = draft(forked)
    expect(rowsOf(table).map(({ parts }) => parts)).toEqual(
      rowsOf(project.park.layers[0]!.table).map(({ parts }) => parts),
    )
    expect([accuracyMetres, date, table.ids]).toEqual([0.5, null, ['v2-1', 'v2-2']])
    const text = (column: string) => table.ids.map((_, i) => textAt(table, column, i))
    expect(text('version')).toEqual(['v2', 'v2'])
    expect(text('status')).toEqual(['draft', 'draft'])
    expect(text('based_on')).toEqual(['v1', 'v1'])
    expect(text('name')).toEqual(['东片', '西片'])
    expect(text('east')).toEqual(['东至东环路', null])
    for (const column of ['document', 'authority', 'approval_date', 'survey_date', 'declared_area_ha'])
      expect(text(column), column).toEqual([null, null])
    expect(forked.park.layers[0]).toBe(project.park.layers[0])
    expect(versionsOf(forked.park).map(({ id, status }) => [id, status])).toEqual([
      ['v1', 'approved'],
      ['v2', 'draft'],
    ])
  })

  test('a name that is free', () => {
    expect(freeVersionId(project.park)).toBe('v2')
    expect(freeVersionId(forked.park)).toBe('v3')
    expect(refusal({ ...fork } as Command)).toEqual({ code: 'id-taken', params: { id: 'v2' } })
    expect(refusal({ ...fork, version: 'v9' } as Command).code).toBe('unknown-version')
  })
})

describe('corners of a draft', () => {
  test('moved, added and taken out, exactly where they are said to be', () => {
    const moved = made(forked, move(2, 120.123, 110.456))
    expect(ring(moved)).toEqual([0, 0, 100, 0, X + 120.123 - X, Y + 110.456 - Y, 0, 100, 0, 0])
    // The ring of the other row and the hole stay.
    expect([ring(moved, 0, 1), ring(moved, 1)]).toEqual([ring(forked, 0, 1), ring(forked, 1)])
    const add: AddCorner = { ...move(4, -5, 50), do: 'add-corner' }
    expect(ring(made(forked, add))).toEqual([0, 0, 100, 0, 100, 100, 0, 100, -5, 50, 0, 0])
    const drop: DropCorner = { do: 'drop-corner', ...at, corner: 0 }
    expect(ring(made(forked, drop))).toEqual([100, 0, 100, 100, 0, 100, 100, 0])
    const west: MoveCorner = { ...move(0, -90, -10), id: 'v2-2' }
    expect(ring(made(forked, west), 1)).toEqual([-90, -10, -20, 0, -20, 60, -80, 60, -90, -10])
  })

  test('undone and done again', () => {
    const history = [fork, move(2, 120, 110), move(2, 130, 110)].reduce(
      (so, command) => step(so, command, NO_TABLES),
      historyOf(project),
    )
    const undone = step(step(history, { do: 'undo' }, NO_TABLES), { do: 'undo' }, NO_TABLES)
    expect(undone.present).toEqual(forked)
    expect(step(undone, { do: 'redo' }, NO_TABLES).present).toEqual(made(forked, move(2, 120, 110)))
    expect(step(undone, { do: 'undo' }, NO_TABLES).present).toBe(project)
  })

  test('an approved version is fixed, and so is a submitted one', () => {
    const [{ file, table }] = project.park.layers as [Layer]
    const there: MoveCorner = { ...move(2, 120, 110), layer: file, id: table.ids[0]! }
    expect(refusal(there)).toEqual({ code: 'not-draft', params: { version: 'v1' } })
    const { park } = forked
    const columns = new Map(draft(forked).table.columns).set('status', { codes: Uint32Array.of(1, 1), words: [null, 'submitted'] }) // prettier-ignore
    const submitted = { ...draft(forked), table: { ...draft(forked).table, columns } }
    const layers = park.layers.map((layer) => (layer.file === submitted.file ? submitted : layer))
    expect(refusal(move(2, 120, 110), { ...forked, park: { ...park, layers } }).code).toBe('not-draft')
  })

  test('what an outline cannot be', () => {
    expect(refusal(move(2, 50, -50)).code).toBe('outline-crosses')
    // The other part, which is another row.
    expect(refusal(move(3, -50, 30)).code).toBe('outline-crosses')
    expect(refusal(move(2, 30, 30))).toEqual({ code: 'outline-swept', params: { x: X + 40, y: Y + 60 } })
    expect(refusal(move(2, 100, 0)).code).toBe('corner-doubled')
    expect(refusal(move(7, 1, 1)).code).toBe('no-corner')
    expect(refusal({ ...move(0, 1, 1), part: 1 } as Command).code).toBe('no-corner')
    expect(refusal(move(2, NaN, 1)).code).toBe('bad-coordinates')
    expect(refusal({ ...move(2, 1, 1), id: 'v2-9' } as Command).code).toBe('unknown-row')
    expect(refusal({ ...move(2, 1, 1), layer: 'none.geojson' } as Command).code).toBe('unknown-layer')
    const triangle = made(forked, { do: 'drop-corner', ...at, corner: 0 } as DropCorner)
    expect(refusal({ do: 'drop-corner', ...at, corner: 0 } as DropCorner, triangle).code).toBe('no-corner')
  })
})

test('a draft written as a folder and read again is the same', async () => {
  const after = made(forked, move(2, 120.123, 110.456))
  const files = new Map<string, Uint8Array>()
  for (const { name, pieces } of parkFiles(after)) files.set(name, await bytesOf(pieces))
  const { park, notes } = await readPark(memorySource(files), SILENT)
  expect(notes).toEqual([])
  const read = park.layers.find(({ file }) => file === 'boundary-v2.geojson')!
  expect(rowsOf(read.table)).toEqual(rowsOf(draft(after).table))
  expect(read.table.ids).toEqual(draft(after).table.ids)
})

async function bytesOf(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const list: number[] = []
  for await (const piece of pieces) list.push(...piece)
  return Uint8Array.from(list)
}
