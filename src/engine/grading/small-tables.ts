import type { HazardGrade } from './grading.ts'

/** GB 18218-2018, Table 5: α from this head-count on. */
export const ALPHA_ROWS: readonly { readonly from: number; readonly alpha: number }[] = [
  { from: 0, alpha: 0.5 },
  { from: 1, alpha: 1 },
  { from: 30, alpha: 1.2 },
  { from: 50, alpha: 1.5 },
  { from: 100, alpha: 2 },
]

/** GB 18218-2018, Table 6: the grade from this R on, the gravest first. */
export const GRADE_ROWS: readonly { readonly from: number; readonly grade: HazardGrade }[] = [
  { from: 100, grade: 1 },
  { from: 50, grade: 2 },
  { from: 10, grade: 3 },
  { from: 0, grade: 4 },
]
