import { alphaOf, gradeOf } from '../grading/alpha.ts'
import { isSameRatio, SAME_SHARE } from '../grading/filed.ts'
import { gradingsOf, type GradedHazard, type GradedPlant, isLowerBound } from '../grading/park-gradings.ts'
import type { Finding, Severity, Verdict } from '../model/finding.ts'
import { placeNumber } from '../model/park.ts'
import { gradingEvidence } from './grading-evidence.ts'
import { finding, nameEvidence, placeAnchor, refOf, type Rule } from './rule.ts'
import { HAZARDS_BEFORE_2018 } from './other-law.ts'

interface Options {
  /** Up to this share of R a filed R is the same. */
  readonly sameShare: number
}

/** What is filed of a hazard against what its amounts and the people around its plant give. */
export const gradeMismatch: Rule<Options> = {
  id: 'grade-mismatch',
  basis: {
    law: 'GB 18218-2018 危险化学品重大危险源辨识',
    article: '4.3（R 值相差 1 % 以内视为一致，自定）',
    date: '2019-03-01',
    earlier: [HAZARDS_BEFORE_2018],
  },
  severity: 'error',
  revision: 1,
  needs: ['hazard_source', 'enterprise', 'protection_target'],
  needsBoundary: false,
  defaults: { sameShare: SAME_SHARE },
  wording: {
    zh: {
      title: '重大危险源等级与计算结果不符',
      basis: 'GB 18218-2018 第4.3条：按 R = α × Σβq/Q 分级，α 按厂区边界向外扩展 500 m 范围内常住人口取值',
      sentences: {
        mismatch:
          '{name}[备案{filed_grade_name}，计算为{computed_grade_name}{?graded}][备案 R 为 {filed_r}，与计算不符{?r_only}]：R = α × Σβq/Q = {alpha} × {weighted_sum} = {r}，{computed_grade_name}。厂区外 500 m 内常住[至少{?at_least}] {residents} 人[，另有 {unknown_heads} 处人数未知][；普查覆盖 {coverage_share}][；近期未普查{?not_surveyed}][；普查范围未知{!coverage_share}]。',
        'near-limit':
          '{name}备案{filed_grade_name}；厂区外 500 m 内常住 {residents} 人，其中 {near_limit_residents} 人在精度之内为临界，从严计入后 R = α × Σβq/Q = {alpha} × {weighted_sum} = {r}，为{computed_grade_name}；不计则与备案一致或更低。',
      },
      explain:
        '备案等级（未填的取登记等级）和备案 R 值与按设计最大量、企业厂区轮廓和防护目标算出的结果比较。计算等级高于备案的为不符合，低于备案的为关注，仅 R 值不同的为提示。人数不全时，只报计算等级高于备案的。R 值相差 1 % 以内视为一致（自定）。',
      clears:
        '核对{name}的物质数量、厂区轮廓和 500 m 内常住人口（现[至少{?at_least}] {residents} 人）[，补 {unknown_heads} 处人数]；结果成立的，按{computed_grade_name}重新分级并更新备案。',
    },
    en: {
      title: 'Filed grade differs from the computed one',
      basis:
        'GB 18218-2018, 4.3: grade by R = α × Σβq/Q, α by the permanent residents within 500 m outside the plant boundary',
      sentences: {
        mismatch:
          '{name} [is filed as {filed_grade_name} and computes to {computed_grade_name}{?graded}][is filed with R = {filed_r}, which is not what it computes to{?r_only}]: R = α × Σβq/Q = {alpha} × {weighted_sum} = {r}, {computed_grade_name}. Permanent residents within 500 m outside the plant:[ at least{?at_least}] {residents}[, and {unknown_heads|place|places} without a head-count][; survey coverage {coverage_share}][; not surveyed lately{?not_surveyed}][; survey coverage unknown{!coverage_share}].',
        'near-limit':
          '{name} is filed as {filed_grade_name}; of the {residents} permanent residents within 500 m outside the plant {near_limit_residents} are there only within the accuracy. The stricter reading counts them: R = α × Σβq/Q = {alpha} × {weighted_sum} = {r}, {computed_grade_name}; without them it is as filed or lower.',
      },
      explain:
        'The filed grade (else the registered one) and the filed R against what the design maximum amounts, the outline of the plant and the protection targets give. Graver than filed is a breach, less grave is to be watched, only another R is a notice. Where head-counts are missing only a graver grade is reported. R within 1 % is the same (own setting).',
      clears:
        'Amounts, plant outline and the people within 500 m (now[ at least{?at_least}] {residents}) of {name} are checked[, the head-count of {unknown_heads|place|places} added]; if the result stands, it is graded as {computed_grade_name} and filed anew.',
    },
  },
  *check(scene, { sameShare }) {
    for (const hazard of gradingsOf(scene).hazards) {
      const { place, plant, grading } = hazard
      if (!plant || grading.grade === null || grading.R === null) continue
      const filedGrade = placeNumber(place, 'filed_grade') ?? placeNumber(place, 'grade')
      const filedR = placeNumber(place, 'filed_r')
      const { grade, R } = grading
      if (filedGrade !== null && filedGrade !== grade) {
        if (grade < filedGrade) {
          const near = gradeWithoutNearLimit(plant, grading.weightedSum!) >= filedGrade
          yield found(this, hazard, 'error', near ? 'near-limit' : 'mismatch', { filedGrade, filedR })
        } else if (!isLowerBound(plant)) yield found(this, hazard, 'warning', 'mismatch', { filedGrade, filedR })
      } else if (filedR !== null && !isSameRatio(filedR, R, sameShare) && !(isLowerBound(plant) && filedR > R))
        yield found(this, hazard, 'notice', 'mismatch', { filedGrade, filedR })
    }
  },
}

function gradeWithoutNearLimit({ people }: GradedPlant, weightedSum: number): number {
  return gradeOf(alphaOf(people.residents - people.nearLimitResidents) * weightedSum)
}

function found(
  rule: { readonly id: string },
  hazard: GradedHazard,
  severity: Severity,
  verdict: Verdict,
  filed: { filedGrade: number | null; filedR: number | null },
): Finding {
  const graded = severity !== 'notice'
  return finding(rule, {
    severity,
    objects: [refOf(hazard.place)],
    verdict,
    distanceMetres: null,
    at: placeAnchor(hazard.place),
    evidence: {
      ...nameEvidence(hazard.place),
      filed_grade: filed.filedGrade,
      filed_r: filed.filedR,
      graded,
      r_only: !graded,
      ...gradingEvidence(hazard.plant!, hazard.grading),
    },
  })
}
