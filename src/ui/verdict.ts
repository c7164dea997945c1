import type { Finding } from '../engine/model/finding.ts'
import { numberAt } from '../engine/model/table.ts'
import type { Desk } from './state/desk.svelte.ts'
import type { CheckView } from '../jobs/check-view.ts'
import type { ParkView } from '../jobs/park-view.ts'

export type PillKind =
  | 'breach'
  | 'straddling'
  | 'near'
  | 'watch'
  | 'stale'
  | 'unknown'
  | 'notice'
  | 'none'
  | 'current'
  | 'changed'
  | 'redrawn'
  | 'tip'

/** The word and sign that a finding is shown with. */
export function pillOf(finding: Finding): PillKind {
  if (finding.verdict === 'stale') return 'stale'
  if (finding.severity === 'notice') return finding.verdict === 'near-limit' ? 'near' : 'notice'
  if (finding.verdict === 'straddling') return 'straddling'
  if (finding.verdict === 'near-limit') return 'near'
  return finding.severity === 'error' ? 'breach' : 'watch'
}

export const PILL_WORDS = {
  breach: 'pillBreach',
  straddling: 'pillStraddling',
  near: 'pillNear',
  watch: 'pillWatch',
  stale: 'pillStale',
  unknown: 'pillUnknown',
  notice: 'pillNotice',
  none: 'pillNone',
  current: 'pillCurrent',
  changed: 'pillChanged',
  redrawn: 'pillRedrawn',
  tip: 'pillTip',
} as const satisfies Record<PillKind, string>

/** Materials; a filing that is past its date is stale, too, and has its own place. */
export const staleCount = (check: CheckView) =>
  check.findings.filter(({ rule, verdict }) => rule === 'stale-material' && verdict === 'stale').length

/** The sentence at the top: what matters most in this mode, and its pill. */
export function stripOf(desk: Desk, view: ParkView, check: CheckView): { pill: PillKind; sentence: string } {
  if (desk.mode === 'plan') {
    const version = view.versions.find(({ id }) => id === check.inForce)
    if (!version) return { pill: 'unknown', sentence: desk.say('sentencePlanNone', { on: check.asOf }) }
    const stale = staleCount(check)
    return {
      pill: stale > 0 ? 'stale' : 'current',
      sentence: desk.say('sentencePlan', {
        version: version.id,
        document: version.document,
        date: version.approvalDate,
        stale,
      }),
    }
  }
  if (desk.mode === 'safety') {
    const grades = [0, 0, 0, 0, 0]
    let hazards = 0
    for (const layer of view.park.layers)
      if (layer.kind === 'hazard_source')
        for (let i = 0; i < layer.table.length; i++) {
          hazards++
          grades[numberAt(layer.table, 'grade', i) ?? 0]!++
        }
    if (!view.park.layers.some(({ kind }) => kind === 'hazard_source'))
      return { pill: 'unknown', sentence: desk.say('noData') }
    const outside = check.findings.filter(({ rule }) => rule === 'hazard-outside-boundary').length
    return {
      pill: outside > 0 ? 'watch' : 'notice',
      sentence: desk.say('sentenceSafety', {
        hazards,
        g1: grades[1]!,
        g2: grades[2]!,
        g3: grades[3]!,
        g4: grades[4]!,
        outside,
      }),
    }
  }
  if (!check.checked) return { pill: 'unknown', sentence: desk.say('sentencePlanNone', { on: check.asOf }) }
  const errors = check.findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const objects = new Set(errors.flatMap(({ objects: refs }) => refs.map(({ layer, id }) => `${layer}/${id}`)))
    return {
      pill: 'breach',
      sentence: desk.say('sentenceReview', {
        errors: errors.length,
        objects: objects.size,
        persons: check.inside.persons,
      }),
    }
  }
  const share = coverageWords(desk, check)
  if (check.coverage.share === null || !view.park.layers.some(({ kind }) => kind === 'protection_target'))
    return { pill: 'unknown', sentence: desk.say('noCoverage', { months: check.coverage.months }) }
  const watch = check.findings.filter(({ severity }) => severity === 'warning').length
  return { pill: watch > 0 ? 'watch' : 'none', sentence: desk.say('sentenceReviewWatch', { watch, share }) }
}

export const coverageWords = (desk: Desk, check: CheckView) =>
  check.coverage.share === null ? desk.words.unknown : desk.words.notation.percent(check.coverage.share)
