import type { RiskClass, Stage } from '../model/layer-kind.ts'
import { RISK_LIMITS } from './limits.ts'
import type { ClassReading } from './target-class.ts'

/** Which limit a risk of more than some frequency exceeds. */
export interface Exceedance {
  /**
   * `in_service`, `new`: the limit of the stage, or of every stage. `only-new`: the stage is not on record, and only new
   * installations have so low a limit.
   */
  readonly of: Stage | 'only-new'
  readonly limitPerYear: number
  /** The class is not known, and only for the stricter ones is it an exceedance. */
  readonly classOpen: boolean
  /** Whose limit it is. */
  readonly riskClass: RiskClass
}

/**
 * Inside the contour of a frequency the risk is higher than that, so a limit up to it is exceeded; a higher limit may or
 * may not be, and nothing is said. Of a class that is not known the mildest is asked first.
 */
export function exceedanceOf(reading: ClassReading, stage: Stage | null, perYear: number): Exceedance | null {
  const certain = ofClass(reading.mildest, stage, perYear)
  if (certain && certain.of !== 'only-new') return { ...certain, classOpen: false }
  if (reading.riskClass !== null) return certain && { ...certain, classOpen: false }
  const possible = ofClass(reading.strictest, stage, perYear)
  return possible && { ...possible, classOpen: true }
}

function ofClass(riskClass: RiskClass, stage: Stage | null, perYear: number): Omit<Exceedance, 'classOpen'> | null {
  const limits = RISK_LIMITS[riskClass]
  if (stage !== 'new' && perYear >= limits.in_service)
    return { of: 'in_service', limitPerYear: limits.in_service, riskClass }
  if (stage !== 'in_service' && perYear >= limits.new)
    return { of: stage === 'new' ? 'new' : 'only-new', limitPerYear: limits.new, riskClass }
  return null
}
