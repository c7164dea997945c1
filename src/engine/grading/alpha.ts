import type { HazardGrade } from './grading.ts'
import { ALPHA_ROWS, GRADE_ROWS } from './tables.ts'

/** What is this near a border counts as on it, for sums such as 0.1 + 0.2. */
export const TOLERANCE = 1e-9

/** α by the permanent residents within 500 m outside the plant (Table 5). Throws for what is no head-count. */
export function alphaOf(residents: number): number {
  if (!Number.isInteger(residents) || residents < 0) throw new Error(`no head-count: ${residents}`)
  return ALPHA_ROWS.findLast(({ from }) => residents >= from)!.alpha
}

/** Grade by R (Table 6): lower borders belong to the graver grade. */
export function gradeOf(R: number): HazardGrade {
  return GRADE_ROWS.find(({ from }) => R >= from - TOLERANCE)!.grade
}
