import type { HazardGrading } from '../grading/grading.ts'
import { type GradedPlant, isLowerBound } from '../grading/park-gradings.ts'
import type { Evidence } from '../model/finding.ts'

const SHARE_DIGITS = 1e4

/** What α of a plant rests on. */
export function residentsEvidence(graded: GradedPlant): Evidence {
  const { plant, people, layersNotJudged, coverage } = graded
  return {
    enterprise: plant.id,
    residents: people.residents,
    near_limit_residents: people.nearLimitResidents,
    unknown_heads: people.unknownHeads,
    layers_not_judged: layersNotJudged,
    at_least: isLowerBound(graded),
    coverage_share: coverage.share === null ? null : Math.round(coverage.share * SHARE_DIGITS) / SHARE_DIGITS,
    not_surveyed: coverage.share === 0,
    coverage_date: coverage.latestDate,
  }
}

/** A grading with every figure of its line. */
export const gradingEvidence = (plant: GradedPlant, { S, alpha, weightedSum, R, grade }: HazardGrading): Evidence => ({
  s: S,
  alpha,
  weighted_sum: weightedSum,
  r: R,
  computed_grade: grade,
  ...residentsEvidence(plant),
})
