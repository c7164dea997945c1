import { gradeHazard } from '../../../src/engine/grading/grade-hazard.ts'
import type { Amount, GradeFault, HazardGrading } from '../../../src/engine/grading/grading.ts'
import { DEFAULT_GRADING, type GradingSettings } from '../../../src/engine/grading/settings.ts'

/** `substance` and tonnes, with the symbols of Table 2 behind them. */
export const amount = (substance: string | null, tonnes: number | null, ...categories: string[]): Amount => ({
  substance,
  categories,
  tonnes,
})

export const graded = (
  amounts: readonly Amount[],
  residents: number | null = 0,
  settings: Partial<GradingSettings> = {},
): HazardGrading => gradeHazard(amounts, residents, { ...DEFAULT_GRADING, ...settings })

/** What is asked, and the rows that are offered for it. */
export const question = ({ code, candidates }: GradeFault) => [code, candidates.map(({ row }) => row).join(' ')]
