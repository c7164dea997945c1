import type { Finding, ObjectRef } from '../../engine/model/finding.ts'
import { type Standing, UNREVIEWED } from '../../engine/review/standing.ts'
import type { ReviewView } from '../../worker/protocol.ts'
import { keyOf } from '../object-key.ts'

/** A line of the queue: a finding, with what was written about it; or a review whose finding is not there. */
export interface FindingRow {
  readonly id: string
  /** null: the rules do not find it now, or people have written the problem themselves. */
  readonly finding: Finding | null
  /** null: nobody has written anything about it. */
  readonly review: ReviewView | null
  readonly ref: ObjectRef | null
  readonly standing: Standing
  /** Not the first row of its object. */
  readonly continued: boolean
}

/** Problems that people have written themselves have such an id. */
export const isOwn = (id: string): boolean => id.startsWith('own:')

/** Findings in their order, then what was written about and is not found, the oldest first. */
export function findingRows(
  findings: readonly Finding[],
  reviews: ReadonlyMap<string, ReviewView>,
): readonly FindingRow[] {
  const rows: FindingRow[] = []
  const found = new Set<string>()
  let before = ''
  for (const finding of findings) {
    const review = reviews.get(finding.id) ?? null
    const ref = finding.objects[0] ?? null
    const key = ref ? keyOf(ref) : ''
    rows.push({
      id: finding.id,
      finding,
      review,
      ref,
      standing: review?.standing ?? UNREVIEWED,
      continued: key !== '' && key === before,
    })
    found.add(finding.id)
    before = key
  }
  for (const review of reviews.values())
    if (!found.has(review.finding))
      rows.push({
        id: review.finding,
        finding: null,
        review,
        ref: review.objects[0] ?? null,
        standing: review.standing,
        continued: false,
      })
  return rows
}

/** Where a finding stands among rows, and the first row of an object, without looking through them. */
export interface RowPlaces {
  readonly byId: ReadonlyMap<string, number>
  readonly byObject: ReadonlyMap<string, number>
}

export function placesOf(rows: readonly FindingRow[]): RowPlaces {
  const byId = new Map<string, number>()
  const byObject = new Map<string, number>()
  rows.forEach(({ id, ref }, at) => {
    byId.set(id, at)
    const key = ref && keyOf(ref)
    if (key !== null && !byObject.has(key)) byObject.set(key, at)
  })
  return { byId, byObject }
}
