import { type CheckAnswer, type CheckQuestion, checkPark } from '../engine/check.ts'
import type { Layer, Park } from '../engine/model/park.ts'
import { versionsOf } from '../engine/model/park.ts'
import { zoneSets } from '../engine/model/placing.ts'
import type { Zone } from '../engine/model/row-placer.ts'
import { groundOf, type Placed } from '../engine/model/scene.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import type { FindingsReport } from '../report/findings-report.ts'
import { drive, type Progress } from './progress.ts'
import type { ReadPark } from './read-park.ts'

/** Places the rows of one layer against lists of zones, in the order of `zoneSets`; null when that cannot be had. */
export type PlaceLayer = (
  layer: Layer,
  zones: readonly (readonly Zone[])[],
  progress: Progress,
) => Promise<readonly Uint8Array[] | null>

/** From so many positions on, it pays to hand a layer to others. */
const LARGE_POSITIONS = 1_000_000

/**
 * Checks a park that was read. `placeLayer`, if given, is asked where the rows of very large layers lie. Throws InputError
 * for a version that the park does not have.
 */
export async function check(
  park: Park,
  question: CheckQuestion,
  progress: Progress,
  placeLayer: PlaceLayer | null = null,
): Promise<CheckAnswer> {
  if (question.versionId !== null) {
    const known = versionsOf(park).map((version) => version.id)
    if (!known.includes(question.versionId))
      throw new InputError('unknown-version', { version: question.versionId, known: known.join(', ') || '—' })
  }
  const placed = placeLayer ? await placeLarge(park, question, progress, placeLayer) : undefined
  return drive(checkPark(park, question, placed), progress)
}

async function placeLarge(
  park: Park,
  { asOf, versionId }: CheckQuestion,
  progress: Progress,
  placeLayer: PlaceLayer,
): Promise<Placed> {
  const { checked, sure, controlLines } = groundOf(park, asOf, versionId)
  const zones = zoneSets(checked, controlLines)
  const placed = new Map<Layer, readonly Uint8Array[]>()
  for (const layer of sure.layers) {
    if (layer.kind !== 'protection_target' || zones.length === 0) continue
    if (layer.table.geometry.positions.length / 2 < LARGE_POSITIONS) continue
    const codes = await placeLayer(layer, zones, progress)
    if (codes) placed.set(layer, codes)
  }
  return placed
}

/** What command line and page both write out: findings, and every note from reading and checking. */
export function reportOf(read: ReadPark, answer: CheckAnswer): FindingsReport {
  const notes: Note[] = [...read.notes, ...answer.notes]
  return { park: read.park, scene: answer.scene, findings: answer.findings, notes }
}
