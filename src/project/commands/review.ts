import type { Review, ReviewStep } from '../../engine/review/review.ts'
import { InputError } from '../../engine/model/trouble.ts'
import type { Command, CommandKind } from './command.ts'

/** One more step in the review of a finding. */
export interface Written extends Omit<Review, 'steps'> {
  readonly step: ReviewStep
}

/** Somebody writes about findings: a state, a measure, a comment, an attachment. */
export interface WriteReview extends Command {
  readonly do: 'review'
  readonly written: readonly Written[]
}

export const writeReview: CommandKind<WriteReview> = {
  id: 'review',
  apply(project, { written }) {
    const reviews = new Map(project.reviews)
    for (const { step, ...about } of written) {
      if (step.state === 'dismissed' && !step.reason?.trim()) throw new InputError('reason-missing')
      reviews.set(about.finding, { ...about, steps: [...(reviews.get(about.finding)?.steps ?? []), step] })
    }
    return { ...project, reviews }
  },
}
