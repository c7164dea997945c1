import { beforeAll, expect, test } from 'vitest'
import { versionsOf, placeNumber, placeText } from '../../src/engine/model/park.ts'
import { InputError } from '../../src/engine/model/trouble.ts'
import { apply } from '../../src/project/commands/index.ts'
import type { SetVersion } from '../../src/project/commands/version.ts'
import { type Project, projectOf } from '../../src/project/project.ts'
import { area, readScene, sceneOf } from '../scene.ts'
import { box } from '../shapes.ts'

const BOUNDARY = 'boundary.geojson'
let project: Project
beforeAll(async () => {
  const scene = sceneOf([
    area(
      'boundary',
      { version: 'v1', status: 'approved', approval_date: '2020-01-01', name: '一片' },
      box(0, 0, 50, 50),
    ),
    area(
      'boundary',
      { version: 'v1', status: 'approved', approval_date: '2020-01-01', name: '二片' },
      box(60, 0, 99, 50),
    ),
    area('boundary', { version: 'v2', status: 'draft' }, box(0, 0, 100, 60)),
    area('water', { id: 'W-1', name: '渠' }, box(0, -20, 100, -10)),
  ])
  const { park } = await readScene(scene)
  project = projectOf(park)
})
const row = (of: Project, part: number) => versionsOf(of.park)[0]!.parts[part]!
const command = (values: SetVersion['values'], parts: SetVersion['parts'] = [], version = 'v1'): SetVersion => ({
  do: 'set-version',
  version,
  values,
  parts,
})
function refusal(change: SetVersion): string {
  try {
    apply(project, change, new Map())
  } catch (error) {
    if (error instanceof InputError) return error.code
    throw error
  }
  throw new Error('it was not refused')
}

test('what is said of a version goes to all its parts, what is said of a part to that one; outlines stay', () => {
  const part = {
    layer: BOUNDARY,
    id: row(project, 1).id,
    values: { declared_area_ha: 0.2, south: '南至渠', south_along: 'water/W-1' },
  }
  const before = structuredClone(project)
  const after = apply(project, command({ document: '示意〔2020〕1号', void_date: '2024-05-01' }, [part]), new Map())
  expect(project).toEqual(before)
  const [v1, v2] = versionsOf(after.park)
  expect(v1).toMatchObject({ document: '示意〔2020〕1号', voidDate: '2024-05-01' })
  expect(v1!.parts.map((each) => placeText(each, 'document'))).toEqual(['示意〔2020〕1号', '示意〔2020〕1号'])
  expect(v1!.parts.map((each) => placeNumber(each, 'declared_area_ha'))).toEqual([null, 0.2])
  expect(placeText(v1!.parts[1]!, 'south_along')).toBe('water/W-1')
  expect(v2!.document).toBeNull()
  expect(v1!.shape).toEqual(versionsOf(project.park)[0]!.shape)
})

test('a value is emptied again', () => {
  const once = apply(project, command({ document: 'x' }), new Map())
  expect(versionsOf(apply(once, command({ document: null }), new Map()).park)[0]!.document).toBeNull()
})

test('what cannot be is refused, and the project stays as it was', () => {
  const before = structuredClone(project)
  const part = (values: SetVersion['values'], id = row(project, 0).id) => [{ layer: BOUNDARY, id, values }]
  expect(refusal(command({}, [], 'v9'))).toBe('unknown-version')
  expect(refusal(command({ version: 'v3' }))).toBe('version-is-fixed')
  expect(refusal(command({ id: 'x' }))).toBe('id-is-fixed')
  expect(refusal(command({ status: 'decided' }))).toBe('value-wrong')
  expect(refusal(command({ status: null }))).toBe('value-wrong')
  expect(refusal(command({ approval_date: '2023-02-30' }))).toBe('value-wrong')
  expect(refusal(command({ void_date: '2019-12-31' }))).toBe('void-before-approval')
  expect(refusal(command({}, part({ east_along: 'water/W-9' })))).toBe('unknown-tie')
  expect(refusal(command({}, part({ east_along: 'boundary/v1' })))).toBe('unknown-tie')
  // A row of another version is none of this one.
  const other = versionsOf(project.park)[1]!.parts[0]!.id
  expect(refusal(command({}, part({ east: '东至渠' }, other)))).toBe('unknown-row')
  expect(project).toEqual(before)
})
