/** How far a finding has been carried. zh: 新发现, 已确认, 整改中, 待复核, 已销号; or 不适用, which needs a reason. */
export const REVIEW_STATES = ['new', 'confirmed', 'rectifying', 'awaiting-review', 'closed', 'dismissed'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** Nothing is left to be done; what is changed in its evidence brings such a finding back (复现). */
export const isFinished = (state: ReviewState): boolean => state === 'closed' || state === 'dismissed'
