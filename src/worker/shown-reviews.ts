import type { CheckAnswer } from '../engine/check.ts'
import { foundNow, lookOf } from '../jobs/found-now.ts'
import type { Review } from '../engine/review/review.ts'
import { type FoundNow, type Look, standingOf } from '../engine/review/standing.ts'
import type { ReviewPatch, ReviewView } from './protocol.ts'

interface Shown {
  readonly review: Review
  readonly now: FoundNow | null
  readonly look: Look | null
  readonly view: ReviewView
}

/** What the page has been sent of reviews; of ten thousand a step sends the one that it is about. */
export class ShownReviews {
  #shown = new Map<string, Shown>()
  #now = new Map<string, FoundNow>()
  #look: Look | null = null

  /** After a check everything may stand otherwise. */
  checked(answer: CheckAnswer, reviews: ReadonlyMap<string, Review>): void {
    this.#now = new Map()
    this.#look = lookOf(answer)
    this.fill(answer, reviews)
  }

  /** What is found today of reviews that are new since the check. */
  fill(answer: CheckAnswer, reviews: ReadonlyMap<string, Review>): void {
    const missing = [...reviews.values()].filter(({ finding }) => !this.#now.has(finding))
    if (missing.length === 0) return
    this.#look ??= lookOf(answer)
    for (const [finding, now] of foundNow(answer, missing)) this.#now.set(finding, now)
  }

  patch(reviews: ReadonlyMap<string, Review>): ReviewPatch {
    const changed: ReviewView[] = []
    const shown = new Map<string, Shown>()
    const look = this.#look
    for (const [finding, review] of reviews) {
      const now = this.#now.get(finding) ?? null
      const before = this.#shown.get(finding)
      if (before && before.review === review && before.now === now && before.look === look) {
        shown.set(finding, before)
        continue
      }
      const standing = standingOf(review, now, look)
      const isSame = before?.review === review && JSON.stringify(before.view.standing) === JSON.stringify(standing)
      const view = isSame ? before.view : { ...review, standing }
      if (!isSame) changed.push(view)
      shown.set(finding, { review, now, look, view })
    }
    const removed = [...this.#shown.keys()].filter((finding) => !reviews.has(finding))
    this.#shown = shown
    return { changed, removed }
  }
}
