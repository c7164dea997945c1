/** What is shown of where a protection target lies, the gravest first; columns hold the place in this list. */
export const TARGET_STATES = ['inside', 'straddling', 'near-limit', 'between', 'outside', 'moved', 'unknown'] as const
export type TargetState = (typeof TARGET_STATES)[number]

/** Of a row without a shape, which lies nowhere. */
export const NO_STATE = TARGET_STATES.length
