import type { CheckAnswer } from '../../engine/check.ts'
import type { ReviewStep } from '../../engine/review/review.ts'
import type { ReviewState } from '../../engine/review/review-state.ts'
import type { Written, WriteReview } from '../../project/commands/review.ts'
import type { Project } from '../../project/project.ts'
import { evidenceOf } from '../found-now.ts'
import type { ListComparison, ListDifference } from './list-difference.ts'

/** Who takes a list over, and when (ISO). */
export interface Taking {
  readonly by: string
  readonly at: string
  readonly newId: () => string
}

/** The chosen rows of a list as one change, a step for each finding. Rows that cannot be taken are never in it. */
export function listCommand(
  { file, differences }: ListComparison,
  keys: readonly string[],
  { reviews }: Project,
  answer: CheckAnswer,
  { by, at, newId }: Taking,
): WriteReview {
  const chosen = new Set(keys)
  const rows = differences.filter(({ key, kind }) => chosen.has(key) && (kind === 'changed' || kind === 'own'))
  if (rows.length === 0) throw new Error('no row was chosen')
  const wanted = new Set(rows.map(({ finding }) => finding))
  const found = new Map(answer.findings.filter(({ id }) => wanted.has(id)).map((finding) => [finding.id, finding]))
  const records = evidenceOf(answer, [...found.values()])
  const written = rows.map((row): Written => {
    const step = { at, by, ...sayingOf(row), list: file }
    if (row.finding === null) {
      const own = { problem: row.problem, place: row.place, basis: row.basis }
      return { finding: `own:${newId()}`, rule: null, objects: [], own, step: { ...step, evidence: null } }
    }
    const finding = found.get(row.finding)
    const review = reviews.get(row.finding)
    return {
      finding: row.finding,
      rule: finding?.rule ?? review?.rule ?? null,
      objects: finding?.objects ?? review?.objects ?? [],
      own: review?.own ?? null,
      step: { ...step, evidence: records.get(row.finding) ?? null },
    }
  })
  return { do: 'review', written }
}

function sayingOf({ fields, reason, comment }: ListDifference): Partial<ReviewStep> {
  const texts = fields.flatMap(({ field, after }) => (field === 'state' ? [] : [[field, after] as const]))
  const state = fields.find(({ field }) => field === 'state')?.after as ReviewState | undefined
  return {
    ...(state && { state }),
    ...(state === 'dismissed' && reason !== null && { reason }),
    ...(texts.length > 0 && { rectification: Object.fromEntries(texts) }),
    ...(comment !== null && { comment }),
  }
}
