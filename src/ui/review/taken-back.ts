import type { ReviewStep } from '../../engine/review/review.ts'
import type { ReviewView } from '../../worker/protocol.ts'

/** What an undo has taken back: how many findings, and of the first one which steps. */
export interface SaidWords {
  readonly count: number
  readonly finding: string
  readonly steps: readonly ReviewStep[]
}

type Reviews = ReadonlyMap<string, Pick<ReviewView, 'finding' | 'steps'>>

/** Compares what was written before and now; steps are only ever added, so fewer of them were taken back. */
export function takenBack(before: Reviews, now: Reviews): SaidWords | null {
  if (before === now) return null
  let first: Omit<SaidWords, 'count'> | null = null
  let count = 0
  for (const [finding, { steps }] of before) {
    const left = now.get(finding)?.steps.length ?? 0
    if (left >= steps.length) continue
    count++
    first ??= { finding, steps: steps.slice(left) }
  }
  return first && { count, ...first }
}
