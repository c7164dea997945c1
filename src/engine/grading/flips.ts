import { alphaOf, gradeOf } from './alpha.ts'
import type { Flip, Flips, HazardGrading } from './grading.ts'
import { ALPHA_ROWS } from './tables.ts'

/** How many more residents lift the grade, and how many fewer lower it. Only a border of α can do either. */
export function flips({ residents, weightedSum, grade }: HazardGrading): Flips {
  if (residents === null || weightedSum === null || grade === null) return { lifts: null, lowers: null }
  const at = (count: number): Flip => {
    const alpha = alphaOf(count)
    const R = alpha * weightedSum
    return { persons: Math.abs(count - residents), residents: count, alpha, R, grade: gradeOf(R) }
  }
  const above = ALPHA_ROWS.filter(({ from }) => from > residents).map(({ from }) => at(from))
  const below = ALPHA_ROWS.filter(({ from }) => from > 0 && from <= residents).map(({ from }) => at(from - 1))
  return {
    lifts: above.find((flip) => flip.grade < grade) ?? null,
    lowers: below.findLast((flip) => flip.grade > grade) ?? null,
  }
}
