import type { HazardGrade } from './grading.ts'

/** Up to this share of R a filed R is the same: filings are rounded (own setting, 自定). */
export const SAME_SHARE = 0.01

export const isSameRatio = (filed: number, R: number, share = SAME_SHARE): boolean => Math.abs(filed - R) <= share * R

/** R, grade and people within 500 m; null is not filed, or cannot be told. */
export interface Filed {
  readonly R: number | null
  readonly grade: number | null
  readonly people: number | null
}
export interface Computed extends Filed {
  readonly grade: HazardGrade | null
  /** The people on record are at least so many, and R with them: a larger or graver filing contradicts neither. */
  readonly atLeast: boolean
}

/** Which figures of a filing the computed ones contradict, in the reading of the rules. */
export function filedDiffers(filed: Filed, { R, grade, people, atLeast }: Computed) {
  const both = (a: number | null, b: number | null): a is number => a !== null && b !== null
  return {
    R: both(filed.R, R) && !isSameRatio(filed.R, R!) && !(atLeast && filed.R > R!),
    grade: both(filed.grade, grade) && filed.grade !== grade && !(atLeast && filed.grade < grade!),
    people: both(filed.people, people) && filed.people !== people && !(atLeast && filed.people > people!),
  }
}
