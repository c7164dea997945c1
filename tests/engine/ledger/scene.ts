import type { LedgerQuestion } from '../../../src/engine/ledger/ledger.ts'
import { ledger } from '../../../src/jobs/ledger.ts'
import { SILENT } from '../../../src/jobs/progress.ts'
import { area, readScene, type SceneFeature, sceneOf, spot } from '../../scene.ts'
import { box } from '../../shapes.ts'

/** v1 is the square from 0 to 200 m; v2, approved 2024-01-10, gives up its east and takes as much in the west. */
export const VERSIONS = [
  area('boundary', { version: 'v1', status: 'approved', approval_date: '2020-05-01' }, box(0, 0, 200, 200)),
  area('boundary', { version: 'v2', status: 'approved', approval_date: '2024-01-10' }, box(-100, 0, 100, 200)),
]

export const house = (id: string, x: number, y: number, properties: object = {}) =>
  spot('protection_target', { id, kind: 'residence', persons: 3, ...properties }, x, y)

export async function ledgerOf(
  features: SceneFeature[],
  question: Partial<LedgerQuestion> = {},
  park: Parameters<typeof sceneOf>[1] = {},
) {
  const { park: read } = await readScene(sceneOf(features, park))
  return ledger(read, { asOf: '2026-11-01', a: 'v1', b: 'v2', toleranceMetres: null, ...question }, SILENT)
}
