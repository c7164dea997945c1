import { alphaOf, gradeOf, TOLERANCE } from './alpha.ts'
import { gradeLine } from './grade-line.ts'
import type { Amount, GradeFault, HazardGrading } from './grading.ts'
import type { GradingSettings } from './settings.ts'
import { sumOf } from './sum.ts'

/**
 * S, R and grade by GB 18218-2018. `residents` are the permanent residents within 500 m outside the plant; null when
 * nobody knows: S is there then, and neither α, R nor grade.
 */
export function gradeHazard(
  amounts: readonly Amount[],
  residents: number | null,
  settings: GradingSettings,
): HazardGrading {
  const graded = amounts.map((amount) => gradeLine(amount, settings))
  const lines = graded.map(({ line }) => line)
  const faults: GradeFault[] = graded.flatMap((each, index) => each.faults.map((fault) => ({ ...fault, index })))
  // An empty list is no proof that nothing dangerous is there.
  if (amounts.length === 0) faults.push({ code: 'no-amounts', index: null, given: '', candidates: [] })
  const isCount = residents !== null && Number.isInteger(residents) && residents >= 0
  if (residents !== null && !isCount)
    faults.push({ code: 'residents-not-a-count', index: null, given: String(residents), candidates: [] })
  const S = total(lines.map(({ quotient }) => quotient))
  const isMajor = S === null ? null : S >= 1 - TOLERANCE
  const weightedSum = total(lines.map(({ weighted }) => weighted))
  const alpha = isCount ? alphaOf(residents) : null
  const R = isMajor && alpha !== null && weightedSum !== null ? alpha * weightedSum : null
  return {
    S,
    isMajor,
    residents: isCount ? residents : null,
    alpha,
    weightedSum,
    R,
    grade: R === null ? null : gradeOf(R),
    lines,
    faults,
  }
}

/** The sum; null when a part is not known, or there is none. */
function total(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null)
  return parts.length > 0 && known.length === parts.length ? sumOf(known) : null
}
