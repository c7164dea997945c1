import type { LngLat } from '../geometry/ellipsoid.ts'
import type { LayerKind } from './layer-kind.ts'

export const SEVERITIES = ['error', 'warning', 'notice'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Words of a verdict; what each means is in data/README.md. */
export const VERDICTS = [
  'inside',
  'on-line',
  'straddling',
  'near-limit',
  'outside',
  'between',
  'over',
  'touching',
  'separate',
  'stale',
  'earlier',
  'mismatch',
  'too-near',
] as const
export type Verdict = (typeof VERDICTS)[number]

export interface ObjectRef {
  readonly layer: LayerKind | 'material'
  readonly id: string
}

export type Evidence = Readonly<Record<string, string | number | boolean | null | LngLat | readonly string[]>>

/** One rule's verdict on named objects. */
export interface Finding {
  /** Rule and sorted object ids: stays while verdict, version or head-count change. */
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  readonly objects: readonly ObjectRef[]
  readonly verdict: Verdict
  /** Measured on the ellipsoid, metres; null where nothing was measured. */
  readonly distanceMetres: number | null
  /** Where to look. */
  readonly at: LngLat | null
  readonly evidence: Evidence
}

export function findingId(rule: string, objects: readonly ObjectRef[]): string {
  return `${rule}:${objects
    .map((object) => `${object.layer}/${object.id}`)
    .sort()
    .join('+')}`
}

/** Most severe first, then by rule and id; compared by code unit, so that the order is the same everywhere. */
export function compareFindings(a: Finding, b: Finding): number {
  const bySeverity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  if (bySeverity !== 0) return bySeverity
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
