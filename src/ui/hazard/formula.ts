import { gradeOf } from '../../engine/grading/alpha.ts'
import type { HazardGrade, HazardGrading } from '../../engine/grading/grading.ts'

/** Digits that a figure is shown with, at least and at most. */
const DIGITS = { least: 1, most: 6 } as const

/** R with so many digits that what is read has the grade that was computed: 49.996 is not 50.0. */
export function ratioText(R: number, grade: HazardGrade = gradeOf(R)): string {
  for (let digits: number = DIGITS.least; digits < DIGITS.most; digits++) {
    const text = R.toFixed(digits)
    if (gradeOf(Number(text)) === grade) return text
  }
  return R.toFixed(DIGITS.most)
}

/** S with so many digits that what is read lies on the side of 1 that it is on. */
export function sumText(S: number): string {
  for (let digits: number = 2; digits < DIGITS.most; digits++)
    if (Number(S.toFixed(digits)) >= 1 === S >= 1) return S.toFixed(digits)
  return S.toFixed(DIGITS.most)
}

/** A figure of a line or of the sum: one digit where that says all of it, else up to three. */
export function figureText(value: number): string {
  for (let digits: number = DIGITS.least; digits < 3; digits++)
    if (Math.abs(Number(value.toFixed(digits)) - value) < 5e-5) return value.toFixed(digits)
  return value.toFixed(value !== 0 && Math.abs(value) < 0.0005 ? DIGITS.most : 3)
}

/** The values of the one line; null without a grade. */
export function formulaValues({ alpha, weightedSum, R, grade }: HazardGrading) {
  if (alpha === null || weightedSum === null || R === null || grade === null) return null
  return { alpha: String(alpha), sum: figureText(weightedSum), r: ratioText(R, grade), grade }
}
