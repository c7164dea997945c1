import type { RiskClass, Stage } from '../model/layer-kind.ts'

/** Individual risk a year that a class of target may be exposed to at most; the limit itself is allowed. */
export type RiskLimits = Readonly<Record<Stage, number>>

/** GB 36894-2018, individual risk criteria. data/standards/gb36894-2018/limits.csv says from where, and a test compares. */
export const RISK_LIMITS: Readonly<Record<RiskClass, RiskLimits>> = {
  high: { new: 3e-7, in_service: 3e-6 },
  important: { new: 3e-7, in_service: 3e-6 },
  'general-1': { new: 3e-7, in_service: 3e-6 },
  'general-2': { new: 3e-6, in_service: 1e-5 },
  'general-3': { new: 1e-5, in_service: 3e-5 },
}
