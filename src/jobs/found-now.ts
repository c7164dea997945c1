import type { CheckAnswer } from '../engine/check.ts'
import type { Finding } from '../engine/model/finding.ts'
import { evidenceRecords } from '../engine/review/evidence-record.ts'
import { isLineMoved } from '../engine/review/line-moved.ts'
import type { Review } from '../engine/review/review.ts'
import { shapeHash } from '../engine/review/shape-hash.ts'
import { type FoundNow, type Look, type Standing, standingOf } from '../engine/review/standing.ts'
import { RULE_BOOK } from '../engine/rules/book.ts'

const REVISIONS = Object.fromEntries(Object.entries(RULE_BOOK).map(([id, { revision }]) => [id, revision]))

/** On which day and ground a check looks. Where no version is in force the one that is checked stands for it. */
export const lookOf = ({ scene }: CheckAnswer): Look => ({
  asOf: scene.asOf,
  inForce: scene.inForce === null || scene.checked === scene.inForce,
})

/** What findings of a check rest on, by their ids. */
export const evidenceOf = ({ scene }: CheckAnswer, findings: readonly Finding[]) =>
  evidenceRecords(scene, findings, REVISIONS)

/** What a check says today about findings that somebody has written about. */
export function foundNow(answer: CheckAnswer, reviews: readonly Review[]): Map<string, FoundNow> {
  const wanted = new Set(reviews.map(({ finding }) => finding))
  const records = evidenceOf(
    answer,
    answer.findings.filter(({ id }) => wanted.has(id)),
  )
  const { checked } = answer.scene
  let outline: string | null = null
  return new Map(
    reviews.map((review): [string, FoundNow] => {
      const evidence = records.get(review.finding) ?? null
      if (evidence || review.own) return [review.finding, { evidence, lineMoved: false }]
      outline ??= checked && shapeHash(checked.shape)
      return [review.finding, { evidence, lineMoved: isLineMoved(review, answer.scene, outline) }]
    }),
  )
}

/** How all findings stand that somebody has written about. */
export function standings(answer: CheckAnswer, reviews: ReadonlyMap<string, Review>): Map<string, Standing> {
  const list = [...reviews.values()]
  const now = foundNow(answer, list)
  const look = lookOf(answer)
  return new Map(list.map((review) => [review.finding, standingOf(review, now.get(review.finding)!, look)]))
}
