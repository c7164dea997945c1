import { InputError } from '../../engine/model/trouble.ts'
import type { Review, ReviewStep } from '../../engine/review/review.ts'
import { REVIEW_STATES } from '../../engine/review/review-state.ts'
import type { Command, CommandKind } from './command.ts'

/** One more step in the review of a finding. */
export interface Written extends Omit<Review, 'steps'> {
  readonly step: ReviewStep
}

/** Somebody writes about findings: a state, a measure, a comment, an attachment. `files` are those that are attached. */
export interface WriteReview extends Command {
  readonly do: 'review'
  readonly written: readonly Written[]
}

/** Steps are only ever added: what was written stays to be read. Any state may follow any other, because people err. */
export const writeReview: CommandKind<WriteReview> = {
  id: 'review',
  apply(project, { written }) {
    const reviews = new Map(project.reviews)
    for (const { step, ...about } of written) {
      checkStep(step)
      reviews.set(about.finding, { ...about, steps: [...(reviews.get(about.finding)?.steps ?? []), step] })
    }
    return { ...project, reviews }
  },
}

/** Throws InputError for a step that nobody could answer for. */
function checkStep({ by, state, reason, rectification }: ReviewStep): void {
  if (by.trim() === '') throw new InputError('author-missing')
  // A journal may come from a newer version, which knows more states.
  if (state !== undefined && !REVIEW_STATES.includes(state)) throw new InputError('unknown-state', { state })
  if (state === 'dismissed' && !reason?.trim()) throw new InputError('reason-missing')
  const deadline = rectification?.deadline
  if (deadline && !isDay(deadline)) throw new InputError('bad-deadline', { deadline })
}

/** A day that there is, as YYYY-MM-DD. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
