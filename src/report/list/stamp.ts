import type { ReviewStep } from '../../engine/review/review.ts'
import { textHash } from '../../engine/review/shape-hash.ts'

/** Enough that two states of one list are told apart. */
const SHORT = 10

/** Who wrote what when: what was taken back and written anew is another. */
const stepsHash = (steps: readonly ReviewStep[]) =>
  textHash(steps.map(({ at, by, state }) => [at, by, state ?? ''].join('\n')).join('\n\n')).slice(0, SHORT)

/** Of cells that nobody is to fill in; how a spreadsheet breaks lines does not count. */
export const cellsHash = (cells: readonly string[]): string =>
  textHash(cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).join('\n')).slice(0, SHORT)

/** How far a review had come when a list was written: number of steps, their hash, that of the fixed cells and of the state. */
export const stampOf = (steps: readonly ReviewStep[], fixed: string, state: string): string =>
  [steps.length, stepsHash(steps), fixed, state].join('.')

export interface Stamp {
  /** The steps of then; null when they are no longer the first ones of the review. */
  readonly steps: readonly ReviewStep[] | null
  /** Hashes of the cells that nobody is to fill in, and of what the state said. */
  readonly fixed: string
  readonly state: string
}

/** Reads a stamp against the review of today; null for what is no stamp. */
export function readStamp(text: string, steps: readonly ReviewStep[]): Stamp | null {
  const [, count, hash, fixed, state] =
    /^(\d{1,9})\.([0-9a-f]{10})\.([0-9a-f]{10})\.([0-9a-f]{10})$/.exec(text.trim()) ?? []
  if (count === undefined) return null
  const then = steps.slice(0, Number(count))
  return {
    steps: then.length === Number(count) && stepsHash(then) === hash ? then : null,
    fixed: fixed!,
    state: state!,
  }
}
