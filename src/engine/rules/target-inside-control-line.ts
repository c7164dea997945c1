import type { Finding, Severity } from '../model/finding.ts'
import { type BoundaryVersion, targetKind } from '../model/park.ts'
import type { Placement } from '../model/placement.ts'
import { isEmpty, isResidence, type Target } from '../model/target.ts'
import { targetsAtBoundary, targetsBetween } from '../model/target-layer.ts'
import {
  finding,
  nameEvidence,
  peopleEvidence,
  placeAnchor,
  placementEvidence,
  refOf,
  type Rule,
  toNanodegree,
  versionEvidence,
} from './rule.ts'
import { CONTROL_LINE_BY_LAW, TRIAL_GUIDELINE } from './other-law.ts'

/**
 * People between the boundary and the control line are to be watched (notice). Places inside the boundary that no
 * other rule names, such as a school, are reported here, too, one step graver.
 */
export const targetInsideControlLine: Rule = {
  id: 'target-inside-control-line',
  basis: {
    law: '化工园区安全风险排查治理导则（应急〔2023〕123号）',
    article: '土地规划安全控制线',
    date: '2023-11-29',
    newer: [CONTROL_LINE_BY_LAW],
    earlier: [TRIAL_GUIDELINE],
  },
  severity: 'warning',
  revision: 1,
  needs: ['boundary', 'control_line', 'protection_target'],
  needsBoundary: true,
  defaults: {},
  wording: {
    zh: {
      title: '土地规划安全控制线内有防护目标',
      basis: '土地规划安全控制线内建设项目须经安全风险评估；既有人员列为关注',
      sentences: {
        between:
          '{name}在边界 {boundary} 与土地规划安全控制线之间，距边界 {boundary_distance_m}，距控制线 {distance_m}[，{persons} 人][，人数未知{!persons}]。',
        'on-line':
          '{name}压在[边界 {boundary} 线{?at_boundary}][土地规划安全控制线{?at_line}]上，按线内计[，{persons} 人][，人数未知{!persons}]。',
        straddling:
          '{name}骑跨[边界 {boundary}{?at_boundary}][土地规划安全控制线{?at_line}]，按线内计[，{persons} 人][，人数未知{!persons}]。',
        'near-limit':
          '{name}距[边界 {boundary}{?at_boundary}][土地规划安全控制线{?at_line}] {distance_m}，在精度 ±{accuracy_m} 之内，从严按线内计[，{persons} 人][，人数未知{!persons}]。',
        inside: '{name}在边界 {boundary} 内 {distance_m}[，{persons} 人][，人数未知{!persons}]。',
      },
      explain:
        '位于边界与控制线之间的防护目标不是禁止项，但其数量和变化须掌握；边界内的学校、医院等非居住场所也在此列出。',
      clears:
        '{name}[的 {persons} 人][的人员（人数待核实）{!persons}]迁至[边界 {boundary} {?at_boundary}][土地规划安全控制线{?at_line}]以外，并有带日期的记录[；或控制线依据新的评估重新划定{?at_line}][；或将{name}与该线复测至优于 ±{accuracy_m}，证实在线外{?is_near_limit}]。仅调整边界不算人员迁出。',
    },
    en: {
      title: 'Protection targets inside the control line',
      basis:
        'Projects inside the land-use safety control line need a risk assessment; people already there are watched',
      sentences: {
        between:
          '{name} lies between boundary {boundary} and the control line: {boundary_distance_m} from the boundary, {distance_m} from the line[, {persons|person|people}][, head-count unknown{!persons}].',
        'on-line':
          '{name} lies on the [line of boundary {boundary}{?at_boundary}][control line{?at_line}] and counts as inside it[: {persons|person|people}][, head-count unknown{!persons}].',
        straddling:
          '{name} straddles [boundary {boundary}{?at_boundary}][the control line{?at_line}] and counts as inside it[: {persons|person|people}][, head-count unknown{!persons}].',
        'near-limit':
          '{name} is {distance_m} from [boundary {boundary}{?at_boundary}][the control line{?at_line}], within the accuracy of ±{accuracy_m}; the stricter reading is inside[: {persons|person|people}][, head-count unknown{!persons}].',
        inside:
          '{name} is {distance_m} inside boundary {boundary}[, {persons|person|people}][, head-count unknown{!persons}].',
      },
      explain:
        'Being between the boundary and the control line is not banned, but must be known and followed. Schools, clinics and the like inside the boundary are listed here, too.',
      clears:
        'The people of {name}[ ({persons})][ (head-count to be verified){!persons}] move beyond [boundary {boundary}{?at_boundary}][the control line{?at_line}], with a dated record[; or the line is drawn anew on a new assessment{?at_line}][; or a survey of {name} and the line to better than ±{accuracy_m} proves that it lies outside{?is_near_limit}]. Redrawing the boundary does not count as moving people.',
    },
  },
  *check(scene) {
    for (const target of targetsAtBoundary(scene.targets)) {
      // Residents and dormitories inside the boundary have rules of their own.
      if (isResidence(target) || targetKind(target.place) === 'dormitory') continue
      if (!target.livingThere || isEmpty(target)) continue
      yield watched(target, scene.checked!, target.boundary!, 'warning')
    }
    for (const target of targetsBetween(scene.targets)) {
      if (!target.livingThere || isEmpty(target)) continue
      yield watched(target, scene.checked!, target.controlLine!, 'notice')
    }
  },
}

/** `measured` is where it lies to the line that the sentence is about. */
function watched(target: Target, version: BoundaryVersion, measured: Placement, severity: Severity): Finding {
  const { place } = target
  const boundary = target.boundary!
  const between = measured !== boundary
  return finding(targetInsideControlLine, {
    severity,
    objects: [refOf(place)],
    verdict: between && measured.position === 'inside' ? 'between' : measured.position,
    distanceMetres: measured.measure?.distanceMetres ?? null,
    at: placeAnchor(place),
    evidence: {
      ...nameEvidence(place),
      ...versionEvidence(version),
      at_boundary: !between,
      at_line: between,
      boundary_distance_m: boundary.measure && Math.round(boundary.measure.distanceMetres * 1000) / 1000,
      ...peopleEvidence(target),
      ...placementEvidence(measured),
      ...(between && boundary.measure
        ? { boundary_from: toNanodegree(boundary.measure.from), boundary_to: toNanodegree(boundary.measure.to) }
        : {}),
    },
  })
}
