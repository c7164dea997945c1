import { evidenceChanges } from './evidence-changes.ts'
import type { EvidenceRecord, Rectification, Review, ReviewStep } from './review.ts'
import { isFinished, type ReviewState } from './review-state.ts'

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

/** What is known today about the finding of a review. */
export interface FoundNow {
  /** What it rests on; null when the rules do not find it. */
  readonly evidence: EvidenceRecord | null
  /** Gone, and the people of it live where they lived by all that is on record, only on another side of a line. */
  readonly lineMoved: boolean
}

/** On what day and on which ground somebody looks. */
export interface Look {
  /** YYYY-MM-DD. */
  readonly asOf: string
  /**
   * false while another version than the one in force is looked at: what would be found there says nothing about what
   * was settled here.
   */
  readonly inForce: boolean
}

const DAY_MS = 86_400_000

/** How the finding of a review stands; `now` is null while nothing was checked. */
export function standingOf({ steps }: Review, now: FoundNow | null, look: Look | null): Standing {
  const last = <T>(of: (step: ReviewStep) => T | undefined): T | null =>
    steps.map(of).findLast((value) => value !== undefined) ?? null
  const set = steps.findLast((step) => step.state !== undefined)
  const state = set?.state ?? 'new'
  const rectification: Rectification = Object.assign({}, UNSAID, ...steps.map((step) => step.rectification))
  const back = set && isFinished(state) && now && look && mayCompare(set, look) ? backBecause(set, now) : null
  const isOpen = !isFinished(state) || back !== null
  return {
    state,
    back,
    gone: now !== null && now.evidence === null,
    lineMoved: now !== null && now.evidence === null && now.lineMoved,
    overdue: isOpen && look !== null && rectification.deadline !== null && rectification.deadline < look.asOf,
    rectification,
    reason: state === 'dismissed' ? last((step) => step.reason) : null,
  }
}

/** Whether something is left to be done: what is back counts like what was never finished. */
export const isOpen = ({ state, back }: Pick<Standing, 'state' | 'back'>): boolean =>
  !isFinished(state) || back !== null

/** Where nobody has written anything. */
export const UNSAID: Rectification = { measure: null, leader: null, department: null, deadline: null, relocation: null }
export const UNREVIEWED: Standing = {
  state: 'new',
  back: null,
  gone: false,
  lineMoved: false,
  overdue: false,
  rectification: UNSAID,
  reason: null,
}

/** Somebody who looks at a day before the step looks at the past; a time zone may make a day of difference. */
const mayCompare = ({ at }: ReviewStep, { asOf, inForce }: Look) =>
  inForce && Date.parse(asOf) > Date.parse(at) - 2 * DAY_MS

function backBecause({ evidence: before }: ReviewStep, { evidence }: FoundNow): readonly EvidenceChange[] | null {
  // Not found any more is not back; closed while it was gone and found now is.
  if (!evidence) return null
  if (!before) return [{ what: 'found-again', name: null, before: null, after: null }]
  const changes = evidenceChanges(before, evidence)
  return changes.length > 0 ? changes : null
}
