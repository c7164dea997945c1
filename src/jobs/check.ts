import { type CheckAnswer, type CheckQuestion, checkPark } from '../engine/check.ts'
import type { Park } from '../engine/model/park.ts'
import { versionsOf } from '../engine/model/park.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import type { FindingsReport } from '../report/findings-report.ts'
import { drive, type Progress } from './progress.ts'
import type { ReadPark } from './read-park.ts'

/** Checks a park that was read. Throws InputError for a version that it does not have. */
export async function check(park: Park, question: CheckQuestion, progress: Progress): Promise<CheckAnswer> {
  if (question.versionId !== null) {
    const known = versionsOf(park).map((version) => version.id)
    if (!known.includes(question.versionId))
      throw new InputError('unknown-version', { version: question.versionId, known: known.join(', ') || '—' })
  }
  return drive(checkPark(park, question), progress)
}

/** What command line and page both write out: findings, and every note from reading and checking. */
export function reportOf(read: ReadPark, answer: CheckAnswer): FindingsReport {
  const notes: Note[] = [...read.notes, ...answer.notes]
  return { park: read.park, scene: answer.scene, findings: answer.findings, notes }
}
