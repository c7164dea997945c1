import type { Rectification, Review } from './review.ts'
import type { ReviewState } from './review-state.ts'

/** One thing that is otherwise than when the finding was finished. */
export interface EvidenceChange {
  /** `found-again`: it was finished when the rules did not find it. */
  readonly what: 'boundary' | 'outline' | 'shape' | 'rule' | 'verdict' | 'value' | 'found-again'
  /** The object of a shape (`layer/id`), the name of a value. */
  readonly name: string | null
  readonly before: string | number | boolean | null
  readonly after: string | number | boolean | null
}

/** How a finding stands now. Worked out from its review and what is found today, never stored. */
export interface Standing {
  /** As it was last set; `new` where nobody has written anything. */
  readonly state: ReviewState
  /** 复现: finished, but its evidence has changed since. Null when it is not back. */
  readonly back: readonly EvidenceChange[] | null
  /** The rules do not find it any more. That alone finishes nothing. */
  readonly gone: boolean
  /** Gone because another boundary leaves its people out, who have no record of having moved. */
  readonly lineMoved: boolean
  /** The deadline is before the as-of date, and it is not finished. */
  readonly overdue: boolean
  readonly rectification: Rectification
  /** Why it does not apply. */
  readonly reason: string | null
}

/** How the finding of a review stands. */
export function standingOf({ steps }: Review): Standing {
  const last = <T>(of: (step: Review['steps'][number]) => T | undefined): T | null =>
    steps.map(of).findLast((value) => value !== undefined) ?? null
  const state = last((step) => step.state) ?? 'new'
  const rectification: Rectification = Object.assign(
    { measure: null, leader: null, department: null, deadline: null, relocation: null },
    ...steps.map((step) => step.rectification),
  )
  return {
    state,
    back: null,
    gone: false,
    lineMoved: false,
    overdue: false,
    rectification,
    reason: state === 'dismissed' ? last((step) => step.reason) : null,
  }
}
