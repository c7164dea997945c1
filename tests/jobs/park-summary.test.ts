import { expect, test } from 'vitest'
import { check } from '../../src/jobs/check.ts'
import { parkSummary } from '../../src/jobs/park-summary.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { exportOverview } from '../../src/jobs/export.ts'
import { area, readScene, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'

const V1 = { version: 'v1', status: 'approved', approval_date: '2020-01-01', document: '示意〔2020〕1号' }
const V2 = { version: 'v2', status: 'approved', approval_date: '2024-05-01', document: '示意〔2024〕2号' }
const FEATURES = [
  area('boundary', V1, box(0, 0, 100, 100)),
  area('boundary', V2, box(0, 0, 80, 100)),
  area('survey_coverage', { date: '2026-06-01' }, box(0, 0, 40, 100)),
  spot('protection_target', { id: 'r1', kind: 'residence', persons: 5 }, 50, 50),
  spot('protection_target', { id: 'r2', kind: 'residence', persons: 7 }, 90, 50),
  spot('protection_target', { id: 'r3', kind: 'residence' }, 20, 20),
  spot('hazard_source', { id: 'h1', grade: 1 }, 10, 10),
  spot('hazard_source', { id: 'h2' }, 12, 10),
]
const MATERIALS = [
  { id: 'm1', kind: 'risk_assessment', title: '2021 年评估', date: '2021-02-01', boundary: 'v1' },
  { id: 'm2', kind: 'risk_assessment', title: '2024 年评估', date: '2024-06-01', boundary: 'v2' },
  { id: 'm3', kind: 'risk_assessment', title: '将来的评估', date: '2027-01-01', boundary: 'v2' },
  { id: 'm4', kind: 'overall_plan', title: '=总体规划', date: '2020-02-01', boundary: 'v1' },
]
const summary = async (asOf: string, features = FEATURES) => {
  const read = await readScene(sceneOf(features, { materials: MATERIALS, grade: { level: 'B', date: '2024-10-30' } }))
  return parkSummary(read, await check(read.park, { asOf, versionId: null }, SILENT))
}

test('boundary in force, grade, latest assessment, people inside and what is stale, on the as-of date', async () => {
  const now = await summary('2026-07-01')
  expect(now.boundary).toEqual({ id: 'v2', document: '示意〔2024〕2号', since: '2024-05-01' })
  expect(now.grade).toEqual({ level: 'B', date: '2024-10-30' })
  expect(now.assessment).toMatchObject({ date: '2024-06-01', boundary: 'v2', stale: false })
  // r1 and r3 are inside v2; of r3 nobody knows how many live there.
  expect(now.inside).toEqual({ places: 2, persons: 5 })
  expect(now.coverage).toBeCloseTo(0.5, 6)
  expect(now.stale.map(({ title }) => title)).toEqual(['2021 年评估', '=总体规划'])
  expect(now.hazards).toEqual([1, 1, 0, 0, 0])
})

test('earlier: the version of then, with everybody in it; the assessment of then', async () => {
  const then = await summary('2022-07-01')
  expect(then.boundary?.id).toBe('v1')
  expect(then.inside).toEqual({ places: 3, persons: 12 })
  expect(then.assessment?.date).toBe('2021-02-01')
  expect(then.stale).toEqual([])
})

test('without a boundary in force, or without people on record, nobody can tell', async () => {
  expect(await summary('2019-01-01')).toMatchObject({ boundary: null, inside: null })
  const withoutPeople = FEATURES.filter(({ properties }) => properties['layer'] !== 'protection_target')
  expect((await summary('2026-07-01', withoutPeople)).inside).toBeNull()
})

test('the list for a spreadsheet: a line a park, the restriction of grade B, no formula', async () => {
  const text = await exportOverview([await summary('2026-07-01')], '2026-07-01', 'zh')
  const [header, row] = text.trim().split('\r\n')
  expect(header!.split(',').length).toBe(row!.split(',').length)
  expect(row).toContain('限期整改')
  expect(row).toContain('2021 年评估；=总体规划')
  expect(row).toContain(',50,')
})
