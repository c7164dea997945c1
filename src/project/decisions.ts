import * as v from 'valibot'
import { InputError, type Note } from '../engine/model/trouble.ts'
import type { Attachment, Review, ReviewStep } from '../engine/review/review.ts'
import { DecisionsSchema, type ReviewEntry, ReviewSchema } from './decisions-schema.ts'
import { describeIssue } from './describe-issue.ts'

export const DECISIONS = 'decisions.json'

export interface Decisions {
  readonly reviews: ReadonlyMap<string, Review>
  readonly notes: readonly Note[]
}

/** decisions.json as the program's own value; a fault in one review costs that one only, and a note names it. */
export function readDecisions(json: unknown, file: string): Decisions {
  const head = v.safeParse(DecisionsSchema, { ...(json as object), reviews: [] })
  const entries: unknown = (json as { reviews?: unknown } | null)?.reviews
  if (!head.success || !Array.isArray(entries)) throw new InputError('not-decisions', {}, { file })
  const reviews = new Map<string, Review>()
  const notes: Note[] = []
  for (const [i, entry] of entries.entries()) {
    const read = v.safeParse(ReviewSchema, entry)
    if (read.success) {
      const before = reviews.get(read.output.finding)
      const review = reviewOf(read.output)
      reviews.set(review.finding, before ? { ...review, steps: [...before.steps, ...review.steps] } : review)
      continue
    }
    const [issue] = read.issues
    const field = (issue.path ?? []).map((item) => String(item.key)).join('.')
    const params = { field: `reviews[${i}].${field}`, ...describeIssue(issue) }
    notes.push({ level: 'error', code: 'review-left-out', params, where: { file, row: i + 1 } })
  }
  return { reviews, notes }
}

function reviewOf({ steps, ...rest }: ReviewEntry): Review {
  return {
    ...rest,
    steps: steps.map(({ attachment, ...step }): ReviewStep => {
      if (!attachment) return step as ReviewStep
      const { file = null, ...about } = attachment
      return { ...(step as ReviewStep), attachment: { ...about, stored: file } }
    }),
  }
}

/** What decisions.json holds; `fileOf` says where an attachment lies in the folder, null for one that does not come along. */
export function decisionsOf(
  reviews: ReadonlyMap<string, Review>,
  fileOf: (attachment: Attachment) => string | null,
): unknown {
  return {
    format: 1,
    reviews: [...reviews.values()].map(({ steps, rule, own, ...review }) => ({
      ...review,
      ...(rule !== null && { rule }),
      ...(own && { own }),
      steps: steps.map(({ attachment, ...step }) => ({
        ...step,
        ...(attachment && { attachment: entryOf(attachment, fileOf(attachment)) }),
      })),
    })),
  }
}

function entryOf({ stored: _, ...attachment }: Attachment, file: string | null) {
  return { ...attachment, ...(file !== null && { file }) }
}

/** Reviews whose attachments lie elsewhere now. */
export function withAttachments(
  reviews: ReadonlyMap<string, Review>,
  storedOf: (attachment: Attachment) => string | null,
): Map<string, Review> {
  return new Map(
    [...reviews].map(([finding, review]) => [
      finding,
      {
        ...review,
        steps: review.steps.map((step) =>
          step.attachment ? { ...step, attachment: { ...step.attachment, stored: storedOf(step.attachment) } } : step,
        ),
      },
    ]),
  )
}

/** All that was attached. */
export const attachmentsOf = (reviews: ReadonlyMap<string, Review>): Attachment[] =>
  [...reviews.values()].flatMap(({ steps }) => steps.flatMap(({ attachment }) => attachment ?? []))

const LONGEST_NAME = 80
const HASH_DIGITS = 12

/** Where an attachment lies in a park folder: named after its content, so that no name of a user can lead elsewhere. */
export function attachmentFile({ name, sha256 }: Attachment): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^\.+/, '_')
  return `evidence/${sha256.slice(0, HASH_DIGITS)}-${plain.slice(-LONGEST_NAME)}`
}
