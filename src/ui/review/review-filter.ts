import { isOpen } from '../../engine/review/standing.ts'
import { type FindingRow, isOwn } from './finding-rows.ts'

/** Which rows the queue goes through. Those that do not apply are a choice of their own, so their count is always seen. */
export const REVIEW_FILTERS = ['all', 'unfinished', 'overdue', 'back', 'closed', 'dismissed', 'gone'] as const
export type ReviewFilter = (typeof REVIEW_FILTERS)[number]

/** Whether a row is shown. One that came back is unfinished, and neither closed nor dismissed. */
export function isShown({ id, standing }: FindingRow, filter: ReviewFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unfinished':
      return isOpen(standing)
    case 'overdue':
      return standing.overdue
    case 'back':
      return standing.back !== null
    case 'closed':
    case 'dismissed':
      return standing.state === filter && !isOpen(standing)
    case 'gone':
      return standing.gone && !isOwn(id)
  }
}

/** How many rows each choice shows. */
export function countsOf(rows: readonly FindingRow[]): Readonly<Record<ReviewFilter, number>> {
  const counts = Object.fromEntries(REVIEW_FILTERS.map((filter) => [filter, 0])) as Record<ReviewFilter, number>
  for (const row of rows) for (const filter of REVIEW_FILTERS) if (isShown(row, filter)) counts[filter]++
  return counts
}
