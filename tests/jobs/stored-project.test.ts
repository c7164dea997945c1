import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { valueAt } from '../../src/engine/model/table.ts'
import { SILENT_JOB } from '../../src/formats/format.ts'
import { unzip } from '../../src/formats/zip.ts'
import { additionOf, moveOf } from '../../src/jobs/edit-objects.ts'
import { packFiles } from '../../src/jobs/pack-files.ts'
import { parkFiles } from '../../src/jobs/park-files.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { readPark } from '../../src/jobs/read-park.ts'
import { readReceipts } from '../../src/jobs/read-receipts.ts'
import { filesOfContent, type StoredContent } from '../../src/jobs/stored-project.ts'
import type { Command } from '../../src/project/commands/command.ts'
import { filesOf } from '../../src/project/commands/index.ts'
import type { DescribePark, Together } from '../../src/project/commands/park.ts'
import type { SetValues } from '../../src/project/commands/rows.ts'
import { type Project, projectOf } from '../../src/project/project.ts'
import { rowsOf } from '../formats/read-layer.ts'
import { area, memorySource, ORIGIN, readScene, sceneOf, spot } from '../scene.ts'
import { box, ZONE_37 } from '../shapes.ts'
import { fixture, imported, plain, plainProject, Shelf, whole } from './shelf.ts'

/** As JSON has it. */
const asJson = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T

const TARGETS = 'protection_target.geojson'

const house = (id: string, x: number, more: object = {}) =>
  spot('protection_target', { id, kind: 'residence', name: `${id} 户`, ...more }, x, 50)

let project: Project
beforeAll(async () => {
  const { park, notes } = await readScene(
    sceneOf(
      [
        area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-01-01' }, box(0, 0, 100, 100), [
          [10, 10],
          [10, 20],
          [20, 20],
          [20, 10], // prettier-ignore
        ]),
        house('h1', 150.125, { persons: 3, 备注: '"引号", 换行\n' }),
        house('h2', 160.001, { status: 'moved', status_date: '2024-01-01', persons: 0 }),
        house('007', 170.333333333, { persons: 5, 编码: '007', list: [1, { a: null }] }),
        area('enterprise', { id: 'e1', name: '甲厂', labour_intensive: true }, box(10, 30, 50, 50)),
      ],
      {
        name: '示例园区',
        name_en: 'Example park',
        grade: { level: 'C' },
        recognition: { document: '某政函〔2020〕1号', date: '2020-01-01' },
        layers: { protection_target: { accuracy_m: 0.5, date: '2025-05-01' } },
        materials: [{ id: 'm1', kind: 'plan', title: '总体规划', boundary: 'v1' }],
      },
    ),
  )
  expect(notes.filter(({ code }) => code !== 'manifest-field')).toEqual([])
  project = projectOf(park)
})

const setValues = (ids: readonly string[], values: SetValues['values']): SetValues => ({
  do: 'set-values',
  layer: TARGETS,
  ids,
  values,
})
const [UNDO, REDO] = [{ do: 'undo' }, { do: 'redo' }]

describe('a stored project', () => {
  test('is the same park again, cell by cell', async () => {
    const shelf = await new Shelf().keep(project)
    const { history, notes, stored, unchanged } = await shelf.open()
    expect(notes).toEqual([])
    expect(plainProject(history.present)).toEqual(plainProject(project))
    expect([history.past, history.future]).toEqual([[], []])
    expect([...stored.keys()]).toEqual(project.park.layers.map(({ file }) => file))
    expect([...unchanged]).toEqual(history.present.park.layers)
    expect(filesOfContent(JSON.parse(shelf.content) as StoredContent)).toEqual([...shelf.files.keys()])
  })

  test('a second time, the bytes of the layers are the same', async () => {
    const shelf = await new Shelf().keep(project)
    const again = await new Shelf().keep((await shelf.open()).history.present)
    expect(again.content).toBe(shelf.content)
    for (const [name, bytes] of shelf.files) expect(Buffer.compare(again.files.get(name)!, bytes)).toBe(0)
  })

  test('a layer whose file is gone is left out, and the rest stands', async () => {
    const shelf = await new Shelf().keep(project)
    const name = [...shelf.files.keys()].find((file) => file.endsWith(TARGETS))!
    shelf.files.delete(name)
    const { history, notes } = await shelf.open()
    expect(history.present.park.layers.map(({ file }) => file)).toEqual(['boundary.geojson', 'enterprise.geojson'])
    expect(notes.map(({ level, code }) => [level, code])).toEqual([['error', 'file-missing']])
  })
})

describe('its journal', () => {
  test('edits, undo and redo come to the same project, step by step', async () => {
    const shelf = await new Shelf().keep(project)
    shelf.make(setValues(['h1', '007'], { persons: 12, 备注: null }))
    shelf.make(moveOf(project, { layer: TARGETS, id: 'h2', shape: { kind: 'point', parts: [[[111.001, 35.6]]] } }))
    shelf.make({ do: 'delete-rows', layer: TARGETS, ids: ['h1'] } as Command)
    shelf.make(UNDO)
    shelf.make(setValues(['h1'], { status: 'living' }))
    shelf.make(UNDO)
    shelf.make(UNDO)
    shelf.make(REDO)
    shelf.make({ do: 'describe-park', park: { name: '改名园区', grade: null } } as DescribePark)
    shelf.make({ do: 'remove-layer', layer: 'enterprise.geojson' } as Command)
    const { history, notes } = await shelf.open()
    expect(notes).toEqual([])
    expect(plainProject(history.present)).toEqual(plainProject(shelf.history.present))
    expect(history.past.map(plainProject)).toEqual(shelf.history.past.map(plainProject))
    expect(history.future).toEqual([])
    expect(valueAt(history.present.park.layers[0]!.table, 'persons', 0)).toBe(12)
  })

  test('any sequence of edits', async () => {
    const command: fc.Arbitrary<Command> = fc.oneof(
      fc.constantFrom<Command>(UNDO, REDO),
      fc
        .tuple(fc.subarray(['h1', 'h2', '007'], { minLength: 1 }), fc.option(fc.nat({ max: 50 })))
        .map(([ids, persons]) => setValues(ids, { persons })),
      fc
        .tuple(fc.constantFrom('h1', 'h2'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }))
        .map(([id, name]) => setValues([id], { name })),
      fc.tuple(fc.integer({ max: 500, min: 0 }), fc.nat({ max: 500 })).map(
        ([x, y]): Command =>
          ({
            do: 'set-shape',
            layer: TARGETS,
            id: 'h2',
            shape: { kind: 'point', parts: [[[ORIGIN[0] + x / 8, ORIGIN[1] + y / 8]]] },
          }) as Command,
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 10 }), async (commands) => {
        const shelf = await new Shelf().keep(project)
        for (const each of commands) shelf.make(each)
        const { history, notes } = await shelf.open()
        expect(notes).toEqual([])
        expect(plainProject(history.present)).toEqual(plainProject(shelf.history.present))
        expect(history.future.map(plainProject)).toEqual(shelf.history.future.map(plainProject))
        // And what the edits made can be kept and read itself.
        const kept = await new Shelf().keep(shelf.history.present)
        expect(plainProject((await kept.open()).history.present)).toEqual(plainProject(shelf.history.present))
      }),
      { seed: 20260302, numRuns: 40 },
    )
  })

  test('layers that were imported, with their receipts and originals', async () => {
    const shelf = await new Shelf().keep(project)
    await imported(shelf, 'corner.txt', fixture('corner-hole-gbk-crlf.txt'))
    const { history, notes } = await shelf.open()
    expect(notes).toEqual([])
    expect(plainProject(history.present)).toEqual(plainProject(shelf.history.present))
    expect(history.present.receipts.get('corner.geojson')).toMatchObject({ read: 1, kept: 1, format: 'corner-txt' })
    const kept = await new Shelf().keep(history.present)
    expect(filesOfContent(JSON.parse(kept.content) as StoredContent)).toContain('original')
    expect(plainProject((await kept.open()).history.present)).toEqual(plainProject(shelf.history.present))
  })

  test('an import and edits of its rows, by keys of their own and by derived ones', async () => {
    const shelf = await new Shelf().keep(project)
    await imported(shelf, '住户.csv', fixture('tables/gbk-no-bom.csv'))
    shelf.make<SetValues>({ ...setValues(['JS-008'], { persons: 6 }), layer: '住户.geojson' })
    const points = { type: 'Feature', properties: { 户主: '张三', id: 7 }, geometry: { type: 'Point', coordinates: [110.98, 35.6] } } // prettier-ignore
    await imported(shelf, '农户.geojson', new TextEncoder().encode(JSON.stringify(points)))
    const [id] = shelf.history.present.park.layers.at(-1)!.table.ids
    shelf.make<SetValues>({ ...setValues([id!], { persons: 8 }), layer: '农户.geojson' })
    const { history, notes } = await shelf.open()
    expect(notes).toEqual([])
    expect(plainProject(history.present)).toEqual(plainProject(shelf.history.present))
  })

  test('an object in a layer that is made for it', async () => {
    const shelf = await new Shelf().keep(project)
    const [lng, lat] = ZONE_37.toLngLat(ORIGIN[0] + 20, ORIGIN[1] + 40)
    const shape = { kind: 'point' as const, parts: [[[lng, lat]]] }
    const { command, files, ref } = additionOf(project, {
      kind: 'hazard_source',
      shape,
      values: { name: '储罐', grade: 2 },
    })
    expect(ref).toEqual({ layer: 'hazard_source', id: 'H-1' })
    expect(filesOf(command)).toContain(files[0]!.name)
    for (const { name, pieces } of files) shelf.files.set(name, await whole(pieces()))
    shelf.make(command, new Map(files.map(({ name, table }) => [name, table])))
    const added = shelf.history.present.park.layers.at(-1)!
    expect(rowsOf(added.table)[0]!.parts[0]![0]).toEqual([ORIGIN[0] + 20, ORIGIN[1] + 40])
    const { history } = await shelf.open()
    expect(plainProject(history.present)).toEqual(plainProject(shelf.history.present))
  })

  test('a change that cannot be made: it and those after it are left out, what came before stands', async () => {
    const shelf = await new Shelf().keep(project)
    shelf.make(setValues(['h1'], { persons: 12 }))
    const then = shelf.history.present
    shelf.journal.push(JSON.stringify(setValues(['nobody'], { persons: 1 })))
    shelf.make(setValues(['h2'], { persons: 9 }))
    const { history, notes } = await shelf.open()
    expect(plainProject(history.present)).toEqual(plainProject(then))
    expect(notes.map(({ code }) => code)).toEqual(['unknown-row', 'changes-left-out'])
    expect(notes[1]).toEqual({ level: 'error', code: 'changes-left-out', params: { count: 2, of: 3 }, where: {} })
  })

  test('the file of a layer that came in is gone: the same', async () => {
    const shelf = await new Shelf().keep(project)
    await imported(shelf, 'corner.txt', fixture('corner-hole-gbk-crlf.txt'))
    shelf.files.delete([...shelf.files.keys()].find((name) => name.endsWith('corner.geojson'))!)
    const { history, notes } = await shelf.open()
    expect(plainProject(history.present)).toEqual(plainProject(project))
    expect(notes.map(({ code }) => code)).toEqual(['file-missing', 'changes-left-out'])
  })

  test('several changes as one', async () => {
    const shelf = await new Shelf().keep(project)
    shelf.make({ do: 'together', commands: [setValues(['h1'], { persons: 1 }), setValues(['h2'], { persons: 2 })] } as Together) // prettier-ignore
    shelf.make(UNDO)
    shelf.make(REDO)
    expect(plainProject((await shelf.open()).history.present)).toEqual(plainProject(shelf.history.present))
  })
})

describe('a packed project', () => {
  async function unpacked(of: Project): Promise<Map<string, Uint8Array>> {
    const bytes = await whole(packFiles(parkFiles(of)))
    const { files, notes } = await unzip({ name: 'park.zip', bytes }, SILENT_JOB)
    expect(notes).toEqual([])
    return new Map(files.map(({ name, bytes: content }) => [name.replace('park.zip/', ''), content]))
  }

  test('is a park folder that reads as the same park', async () => {
    const files = await unpacked(project)
    expect([...files.keys()]).toEqual(['park.json', ...project.park.layers.map(({ file }) => file)])
    const { park, notes } = await readPark(memorySource(files), SILENT)
    expect(notes).toEqual([])
    expect(plain(park)).toEqual(plain(project.park))
  })

  test('with receipts of the layers that were imported, named in park.json', async () => {
    const shelf = await new Shelf().keep(project)
    await imported(shelf, 'corner.txt', fixture('corner-hole-gbk-crlf.txt'))
    const { present } = shelf.history
    const files = await unpacked(present)
    expect(plain((await readPark(memorySource(files), SILENT)).park)).toEqual(plain(present.park))
    const text = (name: string) => JSON.parse(new TextDecoder().decode(files.get(name))) as Record<string, unknown>
    const { layers } = text('park.json') as { layers: { file: string; receipt?: string }[] }
    const { receipt } = layers.find(({ file }) => file === 'corner.geojson')!
    const written = present.receipts.get('corner.geojson')!
    expect(text(receipt!)).toEqual(written)
    const read = await readReceipts(memorySource(files))
    const originals = written.files.map((file) => ({ ...file, stored: null }))
    expect([...read]).toEqual([['corner.geojson', { ...asJson(written), files: originals }]])
  })

  test('gives the same bytes each time', async () => {
    const [a, b] = [await whole(packFiles(parkFiles(project))), await whole(packFiles(parkFiles(project)))]
    expect(Buffer.compare(a, b)).toBe(0)
  })
})
