import type { HazardGrade } from './grading.ts'

/**
 * A row of Table 1. Its number is its key: several rows share a CAS number, and some have none or several.
 * A list that is empty is left out.
 */
export interface SubstanceRow {
  readonly number: number
  readonly name: string
  readonly aliases?: readonly string[]
  /** The printed name without its brackets, or one of the names in it, where that still says the same. */
  readonly shortNames?: readonly string[]
  /** A name that leaves out what the row demands, for example a content above 90 %. */
  readonly incompleteNames?: readonly string[]
  /** For searching only. */
  readonly cas?: readonly string[]
  /** Q, tonnes. */
  readonly criticalTonnes: number
}

/** A row of Table 2, with its β of Table 4. */
export interface CategoryRow {
  readonly symbol: string
  readonly category: string
  readonly description: string
  /** Q, tonnes. */
  readonly criticalTonnes: number
  readonly beta: number
}

/** A row of Table 3, with the number that the substance has in Table 1. */
export interface ToxicGas {
  readonly name: string
  readonly number: number
  readonly beta: number
}

/** A row of Table 5: α from this head-count on. */
export interface AlphaRow {
  readonly from: number
  readonly alpha: number
}

/** A row of Table 6: the grade from this R on; the last one has no lower border but 0. */
export interface GradeRow {
  readonly from: number
  readonly grade: HazardGrade
}
