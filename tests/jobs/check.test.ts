import { describe, expect, test } from 'vitest'
import { compareFindings } from '../../src/engine/model/finding.ts'
import type { LayerKind } from '../../src/engine/model/layer-kind.ts'
import { RULES } from '../../src/engine/rules/index.ts'
import { check } from '../../src/jobs/check.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { area, readScene, sceneOf, type SceneFeature, spot } from '../scene.ts'
import { box } from '../shapes.ts'

const FEATURES: Partial<Record<LayerKind, SceneFeature>> = {
  boundary: area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-01-01' }, box(0, 0, 100, 100)),
  control_line: area('control_line', { id: 'l1' }, box(-50, -50, 150, 150)),
  hazard_source: spot(
    'hazard_source',
    { id: 't1', safety_distance_m: 10, enterprise: 'e1', grade: 4, substances: [{ name: '氯', q_t: 5 }] },
    300,
    50,
  ),
  risk_contour: area('risk_contour', { frequency: 3e-7 }, box(-10, -10, 110, 110)),
  protection_target: spot(
    'protection_target',
    { id: 'd1', kind: 'dormitory', persons: 9, long_stay: 2, enterprise: 'e1' },
    50,
    50,
  ),
  enterprise: area('enterprise', { id: 'e1', category: 'chemical', dormitory_limit: 5 }, box(0, 0, 40, 40)),
  production_area: area('production_area', { id: 'p1' }, box(0, 0, 20, 20)),
  survey_coverage: area('survey_coverage', { date: '2026-06-01' }, box(0, 0, 100, 100)),
}
const KINDS = Object.keys(FEATURES) as LayerKind[]
const MATERIAL = { id: 'm1', kind: 'overall_plan', title: '规划', date: '2019-01-01', boundary: 'v9' }

async function answer(kinds: readonly LayerKind[], asOf = '2026-07-01', versionId: string | null = null) {
  const features = kinds.map((kind) => FEATURES[kind]!)
  const { park } = await readScene(sceneOf(features, { materials: [MATERIAL] }))
  return check(park, { asOf, versionId }, SILENT)
}

describe('no data is never no problem', () => {
  test('with every layer every rule runs', async () => {
    const { notes, findings } = await answer(KINDS)
    expect(notes).toEqual([])
    expect(new Set(findings.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(5)
  })

  test.each(KINDS.filter((kind) => kind !== 'survey_coverage'))(
    'without %s each rule that needs it says so',
    async (kind) => {
      const { notes, findings } = await answer(KINDS.filter((other) => other !== kind))
      const silent = RULES.filter(({ needs }) => needs.includes(kind)).map(({ id }) => id)
      expect(silent.length).toBeGreaterThan(0)
      for (const rule of silent) {
        expect(findings.filter((finding) => finding.rule === rule)).toEqual([])
        expect(notes).toContainEqual({ level: 'note', code: 'no-data', params: { rule, layer: kind }, where: {} })
      }
    },
  )

  test('without a survey layer it says that finding no one means little', async () => {
    const { notes, scene } = await answer(KINDS.filter((kind) => kind !== 'survey_coverage'))
    expect(notes.map(({ code }) => code)).toEqual(['no-coverage'])
    expect(scene.coverage.share).toBeNull()
  })

  test('an empty park: not one finding, and every rule accounted for', async () => {
    const { notes, findings } = await answer([])
    expect(findings).toEqual([])
    for (const { id } of RULES)
      expect(
        notes.some(({ params }) => params['rule'] === id),
        id,
      ).toBe(true)
  })

  test('before the first approval: every rule on the boundary says so', async () => {
    const { notes, findings } = await answer(KINDS, '2019-12-31')
    const silent = notes.filter(({ code }) => code === 'no-boundary-in-force').map(({ params }) => params['rule'])
    expect(silent.sort()).toEqual(
      [...RULES.filter(({ needsBoundary }) => needsBoundary).map(({ id }) => id), 'stale-material'].sort(),
    )
    for (const rule of silent) expect(findings.map((finding) => finding.rule)).not.toContain(rule)
  })
})

test('a version that is not there: which there are', async () => {
  await expect(answer(KINDS, '2026-07-01', 'v7')).rejects.toMatchObject({
    name: 'InputError',
    code: 'unknown-version',
    params: { version: 'v7', known: 'v1' },
  })
})

describe('findings', () => {
  test('are in order and named once', async () => {
    const { findings } = await answer(KINDS)
    expect([...findings].sort(compareFindings)).toEqual(findings)
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
  })

  test('are the same whatever the order of the layers', async () => {
    const [a, b] = [await answer(KINDS), await answer([...KINDS].reverse())]
    expect(b.findings).toEqual(a.findings)
  })

  test('keep their id when the verdict changes', async () => {
    const late = spot('protection_target', { id: 'd1', kind: 'dormitory', persons: 900, long_stay: 0 }, 99, 50)
    const { park } = await readScene(sceneOf([FEATURES.boundary!, late]))
    const { findings } = await check(park, { asOf: '2026-07-01', versionId: null }, SILENT)
    const id = 'dormitory-inside-boundary:protection_target/d1'
    expect(findings.map((finding) => [finding.id, finding.severity])).toEqual([[id, 'warning']])
    expect((await answer(KINDS)).findings.find((finding) => finding.id === id)).toMatchObject({ severity: 'error' })
  })
})
