import type { Verdict } from '../model/finding.ts'
import type { BoundaryVersion, Material } from '../model/park.ts'
import { monthsBefore } from '../model/months-before.ts'
import type { Scene } from '../model/scene.ts'
import { citationOf, isBeforeApproval } from '../model/citation.ts'
import { inForceSince } from '../model/version-in-force.ts'
import { finding, type Rule } from './rule.ts'
import { ASSESSMENT_PERIOD, TRIAL_WITHOUT_SIDES } from './other-law.ts'

/** A rule of law and the day since which it holds. */
interface Period {
  readonly months: number
  readonly since: string
}

interface Options {
  /** How long an overall risk assessment is good for; the last entry that is in force on the as-of date counts. */
  readonly assessmentPeriods: readonly Period[]
}

/**
 * A boundary change makes every material that cites another outline stale from the day on which it is in force; one that cites
 * the same outline and is dated before the approval gets a notice. An overall risk assessment also ages.
 */
export const staleMaterial: Rule<Options> = {
  id: 'stale-material',
  basis: {
    law: '化工园区安全风险排查治理导则（应急〔2023〕123号）',
    article: '四至范围发生变动的，应及时修订相关规划',
    date: '2023-11-29',
    newer: [ASSESSMENT_PERIOD],
    earlier: [TRIAL_WITHOUT_SIDES],
  },
  severity: 'warning',
  revision: 1,
  needs: ['boundary'],
  needsBoundary: false,
  defaults: {
    // 导则 (试行), 应急〔2019〕78号: 5 years. 危险化学品安全法 art. 19: 3 years, in force 2026-05-01.
    assessmentPeriods: [
      { months: 60, since: '2019-08-12' },
      { months: 36, since: '2026-05-01' },
    ],
  },
  wording: {
    zh: {
      title: '材料与现行边界不一致',
      basis:
        '导则（应急〔2023〕123号）：四至范围发生变动的，应及时修订相关规划；安全法第十九条：整体性安全风险评估至少每三年一次',
      sentences: {
        stale:
          '《{title}》[引用边界 {cites}（{cites_state}），现行为 {boundary}，自 {since_date} 起过期{?other_outline}][引用的边界 {cites} 不在册，现行为 {boundary}{?unknown_outline}][；{?both}][{made_date} 的评估已超过 {period_months} 个月，须重新评估{?aged}]。',
        earlier: '《{title}》引用的轮廓与现行边界 {boundary} 相同，但日期（{made_date}）早于批复（{since_date}）。',
      },
      explain:
        '以现行边界生效之日（未另定的，即批复之日）为界：引用其他轮廓的材料自该日起过期；引用同一轮廓而日期较早的（如按拟定边界所做的评估）只作提示。',
      clears:
        '[按现行边界 {boundary} 修订《{title}》，写明引用的边界版本与文号{?other_outline}][改正《{title}》引用的边界，写明现行的 {boundary} 与文号{?unknown_outline}][；{?both}][重新进行整体性安全风险评估，代替《{title}》{?aged}][此项只作提示：在《{title}》中补注批复的版本 {boundary} 与文号{?is_earlier}]。',
    },
    en: {
      title: 'Material does not fit the boundary in force',
      basis:
        'Guideline 应急〔2023〕123号: plans are revised when the boundary changes; Safety Law, art. 19: an overall risk assessment at least every three years',
      sentences: {
        stale:
          '“{title}” [cites boundary {cites} ({cites_state}); {boundary} is in force, so it is stale since {since_date}{?other_outline}][cites boundary {cites}, which is not on record; {boundary} is in force{?unknown_outline}][; {?both}][the assessment of {made_date} is older than {period_months} months and must be made again{?aged}].',
        earlier:
          '“{title}” cites the outline of boundary {boundary}, but is dated ({made_date}) before its approval ({since_date}).',
      },
      explain:
        'What cites another outline is stale from the day on which the boundary is in force (that of its approval, if no other is named); what cites the same outline and is dated before the approval, such as an assessment made on the proposed boundary, gets a notice only.',
      clears:
        '[“{title}” is revised on boundary {boundary} and names its version and document number{?other_outline}][“{title}” names the boundary in force, {boundary}, and its document number{?unknown_outline}][; {?both}][“{title}” gives way to a new overall risk assessment{?aged}][A notice only: “{title}” adds version {boundary} and the document number of its approval{?is_earlier}].',
    },
  },
  *check(scene, options) {
    const { inForce } = scene
    if (!inForce) return
    for (const material of scene.park.materials) {
      if (material.date !== null && material.date > scene.asOf) continue
      const state = stateOf(material, inForce, scene, options)
      if (!state) continue
      yield finding(this, {
        severity: state.verdict === 'stale' ? 'warning' : 'notice',
        objects: [{ layer: 'material', id: material.id }],
        verdict: state.verdict,
        distanceMetres: null,
        at: null,
        evidence: {
          title: material.title,
          ...(material.titleEn === null ? {} : { title_en: material.titleEn }),
          material_kind: material.kind,
          document: material.document,
          made_date: material.date,
          cites: material.boundary,
          cites_status: scene.versions.find((version) => version.id === material.boundary)?.status ?? null,
          boundary: inForce.id,
          since_date: state.verdict === 'stale' ? inForceSince(inForce) : inForce.approvalDate,
          reasons: state.reasons,
          other_outline: state.reasons.includes('other-outline'),
          unknown_outline: state.reasons.includes('unknown-outline'),
          aged: state.reasons.includes('aged'),
          both: state.reasons.length > 1,
          period_months: state.periodMonths,
        },
      })
    }
  },
}

type Reason = 'other-outline' | 'unknown-outline' | 'aged' | 'before-approval'

function stateOf(
  material: Material,
  inForce: BoundaryVersion,
  scene: Scene,
  options: Options,
): { verdict: Verdict; reasons: Reason[]; periodMonths: number | null } | null {
  const reasons: Reason[] = []
  const citation = citationOf(material, inForce, scene.versions)
  if (citation === 'unknown-outline' || citation === 'other-outline') reasons.push(citation)
  const periodMonths =
    material.kind === 'risk_assessment'
      ? (options.assessmentPeriods.filter(({ since }) => since <= scene.asOf).at(-1)?.months ?? null)
      : null
  if (periodMonths !== null && material.date !== null && material.date < monthsBefore(scene.asOf, periodMonths))
    reasons.push('aged')
  if (reasons.length > 0) return { verdict: 'stale', reasons, periodMonths }
  if (citation === 'same-outline' && isBeforeApproval(material, inForce))
    return { verdict: 'earlier', reasons: ['before-approval'], periodMonths }
  return null
}
