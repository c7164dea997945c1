import { alphaOf } from '../grading/alpha.ts'
import { gradingsOf, isLowerBound } from '../grading/park-gradings.ts'
import { placeNumber } from '../model/park.ts'
import { residentsEvidence } from './grading-evidence.ts'
import { finding, nameEvidence, placeAnchor, refOf, type Rule } from './rule.ts'
import { HAZARDS_BEFORE_2018 } from './other-law.ts'

/** The head-count in the filing of a hazard against the permanent residents who are counted around its plant. */
export const people500mMismatch: Rule = {
  id: 'people-500m-mismatch',
  basis: {
    law: 'GB 18218-2018 危险化学品重大危险源辨识',
    article: '4.3 校正系数 α：厂区边界向外扩展 500 m 范围内常住人口',
    date: '2019-03-01',
    earlier: [HAZARDS_BEFORE_2018],
  },
  severity: 'warning',
  revision: 1,
  needs: ['hazard_source', 'enterprise', 'protection_target'],
  needsBoundary: false,
  defaults: {},
  wording: {
    zh: {
      title: '备案 500 m 内人数与现有人口不符',
      basis: 'GB 18218-2018 第4.3条：校正系数 α 按厂区边界向外扩展 500 m 范围内常住人口取值',
      sentences: {
        mismatch:
          '{name}备案厂区外 500 m 内 {filed_people} 人，现有数据为[至少{?at_least}] {residents} 人[，另有 {unknown_heads} 处人数未知][，α 由 {filed_alpha} 变为 {alpha}{?alpha_changes}][；普查覆盖 {coverage_share}][；近期未普查{?not_surveyed}][；普查范围未知{!coverage_share}]。',
        'near-limit':
          '{name}备案厂区外 500 m 内 {filed_people} 人，从严计入临界的 {near_limit_residents} 人后为[至少{?at_least}] {residents} 人[，α 由 {filed_alpha} 变为 {alpha}{?alpha_changes}][；普查覆盖 {coverage_share}][；近期未普查{?not_surveyed}][；普查范围未知{!coverage_share}]。',
      },
      explain:
        '从企业厂区轮廓向外量 500 m，厂区本身除外；计常住人口，本厂宿舍、学校、市场、办公等不计。现有人口多于备案且使 α 变大的为关注，其余为提示。人数不全时，少于备案的不报；差别只在精度之内且 α 不变的不报。',
      clears:
        '核实厂区外 500 m 内常住人口（备案 {filed_people} 人，现[至少{?at_least}] {residents} 人）[，补 {unknown_heads} 处人数]，更新人口数据或{name}的备案。',
    },
    en: {
      title: 'Filed people within 500 m differ from those on record',
      basis: 'GB 18218-2018, 4.3: α by the permanent residents within 500 m outside the plant boundary',
      sentences: {
        mismatch:
          '{name} is filed with {filed_people|person|people} within 500 m outside the plant; on record[ at least{?at_least}] {residents} live there[, and {unknown_heads|place has|places have} no head-count][; α turns from {filed_alpha} to {alpha}{?alpha_changes}][; survey coverage {coverage_share}][; not surveyed lately{?not_surveyed}][; survey coverage unknown{!coverage_share}].',
        'near-limit':
          '{name} is filed with {filed_people|person|people} within 500 m outside the plant; with the {near_limit_residents|person|people} who are there only within the accuracy it is[ at least{?at_least}] {residents}, the stricter reading[; α turns from {filed_alpha} to {alpha}{?alpha_changes}][; survey coverage {coverage_share}][; not surveyed lately{?not_surveyed}][; survey coverage unknown{!coverage_share}].',
      },
      explain:
        'Measured 500 m outward from the outline of the plant, less the plant. Permanent residents count; the plant’s own dormitory, schools, markets and offices do not. More people than filed that raise α are to be watched, anything else is a notice. Where head-counts are missing, fewer than filed is not reported, nor is what differs only within the accuracy and leaves α as it is.',
      clears:
        'Who lives within 500 m outside the plant is verified (filed {filed_people}, on record[ at least{?at_least}] {residents})[, the head-count of {unknown_heads|place|places} added], and the people or the filing of {name} updated.',
    },
  },
  *check(scene) {
    for (const { place, plant } of gradingsOf(scene).hazards) {
      const filed = placeNumber(place, 'filed_people_500m')
      if (!plant || filed === null) continue
      const { residents, nearLimitResidents } = plant.people
      if (filed === residents || (filed > residents && isLowerBound(plant))) continue
      const filedAlpha = alphaOf(filed)
      const alpha = alphaOf(residents)
      const isNear = filed < residents && filed >= residents - nearLimitResidents
      // Nothing hangs on which of the two is right.
      if (isNear && alpha === filedAlpha) continue
      yield finding(this, {
        severity: alpha > filedAlpha ? 'warning' : 'notice',
        objects: [refOf(place)],
        verdict: isNear ? 'near-limit' : 'mismatch',
        distanceMetres: null,
        at: placeAnchor(place),
        evidence: {
          ...nameEvidence(place),
          filed_people: filed,
          filed_alpha: filedAlpha,
          alpha,
          alpha_changes: alpha !== filedAlpha,
          ...residentsEvidence(plant),
        },
      })
    }
  },
}
