/** The gradings that a check hands to the page, while a park is changed by commands. */
import { beforeAll, expect, test } from 'vitest'
import { check } from '../../src/jobs/check.ts'
import { checkView } from '../../src/jobs/check-view.ts'
import type { GradingView } from '../../src/jobs/grading-view.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import type { Command } from '../../src/project/commands/command.ts'
import type { ForkVersion } from '../../src/project/commands/draft-fork.ts'
import type { MoveCorner } from '../../src/project/commands/draft-corners.ts'
import type { SetGrading } from '../../src/project/commands/grading.ts'
import { apply } from '../../src/project/commands/index.ts'
import type { SetShape, SetValues } from '../../src/project/commands/rows.ts'
import { type Project, projectOf } from '../../src/project/project.ts'
import { area, ORIGIN, readScene, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'

const TARGETS = 'protection_target.geojson'
let project: Project
beforeAll(async () => {
  const read = await readScene(
    sceneOf([
      area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-01-01' }, box(-50, -50, 350, 250)),
      area('enterprise', { id: 'E-1', name: '甲厂', name_en: 'Plant A' }, box(0, 0, 300, 200)),
      area('enterprise', { id: 'E-2' }, box(5000, 0, 5300, 200)),
      spot('hazard_source', { id: 'H-1', enterprise: 'E-1', substances: [{ name: '氯', q_t: 50 }] }, 100, 100),
      spot('hazard_source', { id: 'H-2', substances: [{ name: '氯', q_t: 50 }] }, 110, 100),
      spot('hazard_source', { id: 'H-3', enterprise: 'E-1' }, 120, 100),
      spot('protection_target', { id: 'T-1', kind: 'residence', persons: 30 }, 500, 100),
      spot('protection_target', { id: 'T-2', kind: 'residence', persons: 20 }, 900, 100),
      spot('protection_target', { id: 'D-1', kind: 'dormitory', persons: 40, enterprise: 'E-1' }, 320, 100),
      spot('protection_target', { id: 'D-2', kind: 'dormitory', persons: 12, long_stay: 12 }, 340, 100),
    ]),
  )
  expect(read.notes).toEqual([])
  project = projectOf(read.park)
})

const made = (from: Project, ...commands: Command[]) => commands.reduce((so, each) => apply(so, each, new Map()), from)

async function gradings({ park }: Project, versionId: string | null = null): Promise<GradingView> {
  const answer = await check(park, { asOf: '2026-07-01', versionId }, SILENT)
  // As it goes to the page.
  return structuredClone(checkView(answer).gradings)
}

/** α, Σβq/Q, R and grade of the first hazard. */
async function line(of: Project, versionId: string | null = null) {
  const { alpha, weightedSum, R, grade, residents } = (await gradings(of, versionId)).hazards[0]!.grading
  return [residents, alpha, weightedSum, R, grade]
}

test('hazards with their plant, or why they have none', async () => {
  const { plants, hazards, settings } = await gradings(project)
  expect(settings.neighbourDormitories).toBe('count')
  expect(plants.map(({ id, name, nameEn, residents }) => [id, name, nameEn, residents])).toEqual([
    ['E-1', '甲厂', 'Plant A', 42],
  ])
  expect(hazards.map(({ id, plant, noResidents }) => [id, plant, noResidents])).toEqual([
    ['H-1', 0, null],
    ['H-2', null, 'no-plant-named'],
    ['H-3', 0, null],
  ])
  expect(hazards[2]!.grading.faults.map(({ code }) => code)).toEqual(['no-amounts'])
})

test('places that count stand first, then those that do not, each by distance; layers and rows are those of the park', async () => {
  const [plant] = (await gradings(project)).plants
  const { people } = plant!
  const ids = Array.from(people.rows, (row, k) => project.park.layers[people.layers[k]!]!.table.ids[row])
  expect(ids).toEqual(['D-2', 'T-1', 'D-1'])
  expect(people.counted).toBe(2)
  expect(Array.from(people.metres, (metres) => Math.round(metres * 1000))).toEqual([40_000, 200_000, 20_000])
  expect([...people.persons]).toEqual([12, 30, 40])
})

test('changing one household changes the line', async () => {
  // 4 · 50 / 5 = 40.
  expect(await line(project)).toEqual([42, 1.2, 40, 48, 3])
  const grown: SetValues = { do: 'set-values', layer: TARGETS, ids: ['T-1'], values: { persons: 38 } }
  expect(await line(made(project, grown))).toEqual([50, 1.5, 40, 60, 2])
  const moved: SetValues = {
    do: 'set-values',
    layer: TARGETS,
    ids: ['T-1'],
    values: { status: 'moved', status_date: '2026-06-30' },
  }
  expect(await line(made(project, moved))).toEqual([12, 1, 40, 40, 3])
  const nearer: SetShape = {
    do: 'set-shape',
    layer: TARGETS,
    id: 'T-2',
    shape: { kind: 'point', parts: [[[ORIGIN[0] + 800, ORIGIN[1] + 100]]] },
  }
  expect(await line(made(project, nearer))).toEqual([62, 1.5, 40, 60, 2])
})

test('the setting for dormitories of neighbours changes the line', async () => {
  const without: SetGrading = { do: 'set-grading', settings: { neighbourDormitories: 'leave-out' } }
  expect(await line(made(project, without))).toEqual([30, 1.2, 40, 48, 3])
})

test('moving the boundary of the park changes nothing', async () => {
  const before = await gradings(project)
  const fork: ForkVersion = { do: 'fork-version', version: 'v1', as: 'v2', layer: 'boundary-v2.geojson' }
  const corner: MoveCorner = {
    do: 'move-corner',
    layer: 'boundary-v2.geojson',
    id: 'v2',
    part: 0,
    ring: 0,
    corner: 1,
    x: ORIGIN[0] + 900,
    y: ORIGIN[1] - 900,
  }
  const redrawn = made(project, fork, corner)
  const layers = (view: GradingView) => view.hazards.map(({ layer }) => redrawn.park.layers[layer]!.kind)
  for (const version of ['v1', 'v2', null]) {
    const after = await gradings(redrawn, version)
    expect(layers(after)).toEqual(['hazard_source', 'hazard_source', 'hazard_source'])
    expect(after.hazards.map(({ grading }) => grading)).toEqual(before.hazards.map(({ grading }) => grading))
    expect(after.plants.map(({ residents }) => residents)).toEqual([42])
  }
})

test('a park without hazards has no gradings, and counts nobody', async () => {
  const layers = project.park.layers.filter(({ kind }) => kind !== 'hazard_source')
  const view = await gradings({ ...project, park: { ...project.park, layers } })
  expect([view.plants, view.hazards]).toEqual([[], []])
})
