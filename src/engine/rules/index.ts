import { controlLineInsideContour } from './control-line-inside-contour.ts'
import { controlLineEnclosesBoundary } from './control-line-encloses-boundary.ts'
import { dormitoryInsideBoundary } from './dormitory-inside-boundary.ts'
import { dormitoryOverLimit } from './dormitory-over-limit.ts'
import { filingExpired } from './filing-expired.ts'
import { fourSidesMismatch } from './four-sides-mismatch.ts'
import { gradeMismatch } from './grade-mismatch.ts'
import { hazardOutsideBoundary } from './hazard-outside-boundary.ts'
import { individualRiskExceeded } from './individual-risk-exceeded.ts'
import { nonChemicalEnterpriseInside } from './non-chemical-enterprise-inside.ts'
import { people500mMismatch } from './people-500m-mismatch.ts'
import { registerOutOfDate } from './register-out-of-date.ts'
import { residentInsideBoundary } from './resident-inside-boundary.ts'
import type { Rule } from './rule.ts'
import { safetyDistanceInfringed } from './safety-distance-infringed.ts'
import { separation } from './separation.ts'
import { staleMaterial } from './stale-material.ts'
import { targetInsideControlLine } from './target-inside-control-line.ts'

/** Every rule. To add one: a file and a line here. */
export const RULES: readonly Rule[] = [
  residentInsideBoundary,
  dormitoryInsideBoundary,
  dormitoryOverLimit,
  separation,
  targetInsideControlLine,
  hazardOutsideBoundary,
  nonChemicalEnterpriseInside,
  safetyDistanceInfringed,
  individualRiskExceeded,
  gradeMismatch,
  people500mMismatch,
  filingExpired,
  registerOutOfDate,
  controlLineEnclosesBoundary,
  controlLineInsideContour,
  fourSidesMismatch,
  staleMaterial,
]
