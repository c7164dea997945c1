import { isResidence } from '../model/target.ts'
import { targetsAtBoundary } from '../model/target-layer.ts'
import {
  finding,
  nameEvidence,
  peopleEvidence,
  placeAnchor,
  placementEvidence,
  refOf,
  type Rule,
  versionEvidence,
} from './rule.ts'
import { DISTANCE_TO_PEOPLE } from './other-law.ts'

/** Any resident inside the boundary is a breach; there is no least number (十有两禁, second ban). */
export const residentInsideBoundary: Rule = {
  id: 'resident-inside-boundary',
  basis: { law: '化工园区“十有两禁”', article: '两禁第2项', date: '2022-12-31', newer: [DISTANCE_TO_PEOPLE] },
  severity: 'error',
  revision: 1,
  needs: ['boundary', 'protection_target'],
  needsBoundary: true,
  defaults: {},
  wording: {
    zh: {
      title: '边界内有居民居住',
      basis: '十有两禁，第 2 禁：禁止有居民居住',
      sentences: {
        inside:
          '{name}在边界 {boundary} 内 {distance_m}[，住 {persons} 人][，人数未知{!persons}][，其中长期居住 {long_stay} 人]。[有搬迁记录但无日期，仍按居住计{?undated_move}。]',
        'on-line':
          '{name}压在边界 {boundary} 线上，按界内计[，住 {persons} 人][，人数未知{!persons}]。[有搬迁记录但无日期，仍按居住计{?undated_move}。]',
        straddling:
          '{name}骑跨边界 {boundary}[，{share} 在界内]，按界内计[，住 {persons} 人][，人数未知{!persons}]。[有搬迁记录但无日期，仍按居住计{?undated_move}。]',
        'near-limit':
          '{name}距边界 {boundary} {distance_m}，在精度 ±{accuracy_m} 之内，从严按界内计[，住 {persons} 人][，人数未知{!persons}]。[有搬迁记录但无日期，仍按居住计{?undated_move}。]',
      },
      explain: '有一人居住即不符合，条款未设人数下限。压线按界内计；落在两项精度之和以内为临界，从严判定。',
      clears:
        '{name}[的 {persons} 人][的居住人员（人数待核实）{!persons}]全部迁出，并有带日期的迁出记录[；现有搬迁记录须补日期{?undated_move}][；或将{name}与边界复测至优于 ±{accuracy_m}，证实在界外{?is_near_limit}]。仅调整边界不算人员迁出。',
    },
    en: {
      title: 'Residents inside the boundary',
      basis: 'Ten musts and two bans, ban 2: no residents',
      sentences: {
        inside:
          '{name} is {distance_m} inside boundary {boundary}[: {persons|person|people}][, head-count unknown{!persons}][, {long_stay} of them long-stay]. [A move is on record without a date; counted as living there{?undated_move}.]',
        'on-line':
          '{name} lies on the line of boundary {boundary} and counts as inside[: {persons|person|people}][, head-count unknown{!persons}]. [A move is on record without a date; counted as living there{?undated_move}.]',
        straddling:
          '{name} straddles boundary {boundary}[ ({share} inside)] and counts as inside[: {persons|person|people}][, head-count unknown{!persons}]. [A move is on record without a date; counted as living there{?undated_move}.]',
        'near-limit':
          '{name} is {distance_m} from boundary {boundary}, within the accuracy of ±{accuracy_m}; the stricter reading is inside[: {persons|person|people}][, head-count unknown{!persons}]. [A move is on record without a date; counted as living there{?undated_move}.]',
      },
      explain:
        'One person is enough; no minimum is set. On the line counts as inside; within both accuracies of the line is near-limit and read the stricter way.',
      clears:
        'Everyone[ ({persons|person|people})][ (head-count to be verified){!persons}] moves out of {name}, with a dated record[; the move on record needs its date{?undated_move}][; or a survey of {name} and the boundary to better than ±{accuracy_m} proves that it lies outside{?is_near_limit}]. Redrawing the boundary does not count as moving people.',
    },
  },
  *check(scene) {
    const version = scene.checked!
    for (const target of targetsAtBoundary(scene.targets)) {
      if (!target.livingThere || !isResidence(target)) continue
      const placement = target.boundary!
      yield finding(this, {
        severity: 'error',
        objects: [refOf(target.place)],
        verdict: placement.position,
        distanceMetres: placement.measure?.distanceMetres ?? null,
        at: placeAnchor(target.place),
        evidence: {
          ...nameEvidence(target.place),
          ...versionEvidence(version),
          ...peopleEvidence(target),
          ...placementEvidence(placement),
        },
      })
    }
  },
}
