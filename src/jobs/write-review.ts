import type { CheckAnswer } from '../engine/check.ts'
import { InputError } from '../engine/model/trouble.ts'
import type { Attachment, Rectification } from '../engine/review/review.ts'
import type { ReviewState } from '../engine/review/review-state.ts'
import type { Written, WriteReview } from '../project/commands/review.ts'
import type { Project } from '../project/project.ts'
import { evidenceOf } from './found-now.ts'

/** What somebody says about findings. */
export interface Saying {
  readonly state?: ReviewState
  readonly reason?: string
  readonly rectification?: Partial<Rectification>
  readonly comment?: string
}

/**
 * What somebody writes about findings, as a change: each with what it rests on today. Several attachments are a step each.
 * Throws InputError for a finding that is neither found nor was written about.
 */
export function reviewCommand(
  { reviews }: Project,
  answer: CheckAnswer,
  findings: readonly string[],
  by: string,
  at: string,
  said: Saying,
  attachments: readonly Attachment[],
): WriteReview {
  const wanted = new Set(findings)
  const found = new Map(answer.findings.filter(({ id }) => wanted.has(id)).map((finding) => [finding.id, finding]))
  const records = evidenceOf(answer, [...found.values()])
  const written = [...wanted].flatMap((id): Written[] => {
    const finding = found.get(id)
    const review = reviews.get(id)
    if (!finding && !review) throw new InputError('unknown-finding', { finding: id })
    const about = {
      finding: id,
      rule: finding?.rule ?? review?.rule ?? null,
      objects: finding?.objects ?? review?.objects ?? [],
      own: review?.own ?? null,
    }
    const evidence = records.get(id) ?? null
    const [first, ...more] = attachments
    const steps = [{ at, by, ...said, ...(first && { attachment: first }), evidence }]
    for (const attachment of more) steps.push({ at, by, attachment, evidence })
    return steps.map((step) => ({ ...about, step }))
  })
  return { do: 'review', written, files: attachments.flatMap(({ stored }) => stored ?? []) }
}
