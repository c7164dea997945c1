/** Where a hazard lies is never said of one that nobody asked about. */
import { expect, test } from 'vitest'
import { check } from '../../src/jobs/check.ts'
import { SILENT } from '../../src/jobs/progress.ts'
import { hazardPosition } from '../../src/ui/register/hazard-position.ts'
import { area, readScene, type SceneFeature, sceneOf, spot } from '../scene.ts'
import { box } from '../shapes.ts'

const boundary = (status: string) =>
  area('boundary', { version: 'v1', status, approval_date: '2024-01-01' }, box(0, 0, 100, 100))
const HAZARDS = [
  spot('hazard_source', { id: 'in' }, 50, 50),
  spot('hazard_source', { id: 'out' }, 150, 50),
  area('hazard_source', { id: 'across' }, box(90, 40, 110, 60)),
]

async function positions(features: readonly SceneFeature[], park = {}) {
  const read = await readScene(sceneOf([...features, ...HAZARDS], park))
  const { scene, findings } = await check(read.park, { asOf: '2026-07-01', versionId: null }, SILENT)
  const layer = read.park.layers.find(({ kind }) => kind === 'hazard_source')!
  return layer.table.ids.map((id, row) => {
    const own = findings.filter(({ objects }) => objects.some((object) => object.id === id))
    return hazardPosition(layer, row, scene.checked?.id ?? null, own)
  })
}

test('inside, outside and across a boundary that was checked', async () => {
  expect(await positions([boundary('approved')])).toEqual(['inside', 'outside', 'straddling'])
})

test('without a boundary, or with none in force, nobody knows', async () => {
  expect(await positions([])).toEqual([null, null, null])
  expect(await positions([boundary('draft')])).toEqual([null, null, null])
})
