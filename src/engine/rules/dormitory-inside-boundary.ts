import { placeNumber, placeText, targetKind } from '../model/park.ts'
import { isEmpty } from '../model/target.ts'
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

/** A shift dormitory in which people live is a residence (error); one for shift rest only is a warning. */
export const dormitoryInsideBoundary: Rule = {
  id: 'dormitory-inside-boundary',
  basis: { law: '化工园区“十有两禁”', article: '两禁第2项', date: '2022-12-31', newer: [DISTANCE_TO_PEOPLE] },
  severity: 'error',
  revision: 1,
  needs: ['boundary', 'protection_target'],
  needsBoundary: true,
  defaults: {},
  wording: {
    zh: {
      title: '边界内有倒班宿舍',
      basis: '十有两禁，第 2 禁：禁止有居民居住；倒班宿舍不得作为居住区使用',
      sentences: {
        inside:
          '{name}在边界 {boundary} 内 {distance_m}[，住 {persons} 人][，人数未知{!persons}][，其中 {long_stay} 人长期居住][，仅倒班休息{?shift_only}][，长期居住人数未知{!long_stay}]。',
        'on-line':
          '{name}压在边界 {boundary} 线上，按界内计[，住 {persons} 人][，人数未知{!persons}][，其中 {long_stay} 人长期居住][，仅倒班休息{?shift_only}][，长期居住人数未知{!long_stay}]。',
        straddling:
          '{name}骑跨边界 {boundary}[，{share} 在界内]，按界内计[，住 {persons} 人][，人数未知{!persons}][，其中 {long_stay} 人长期居住][，仅倒班休息{?shift_only}][，长期居住人数未知{!long_stay}]。',
        'near-limit':
          '{name}距边界 {boundary} {distance_m}，在精度 ±{accuracy_m} 之内，从严按界内计[，住 {persons} 人][，人数未知{!persons}][，其中 {long_stay} 人长期居住][，仅倒班休息{?shift_only}][，长期居住人数未知{!long_stay}]。',
      },
      explain: '有人长期居住的宿舍即居住场所，判不符合；仅供倒班休息的为关注。人数按在册记录计。',
      clears:
        '{name}[的 {long_stay} 名长期居住人员全部迁出，并有带日期的迁出记录，即由不符合降为关注][的长期居住人数须先核实{!long_stay}][现仅供倒班休息，为关注{?shift_only}]；宿舍停用或移出边界后解除[；或将宿舍与边界复测至优于 ±{accuracy_m}，证实在界外{?is_near_limit}]。仅调整边界不算人员迁出。',
    },
    en: {
      title: 'Shift dormitory inside the boundary',
      basis: 'Ten musts and two bans, ban 2: no residents; a shift dormitory is not housing',
      sentences: {
        inside:
          '{name} is {distance_m} inside boundary {boundary}[: {persons|person|people}][, head-count unknown{!persons}][, {long_stay} of them long-stay][, shift rest only{?shift_only}][, long-stay number unknown{!long_stay}].',
        'on-line':
          '{name} lies on the line of boundary {boundary} and counts as inside[: {persons|person|people}][, head-count unknown{!persons}][, {long_stay} of them long-stay][, shift rest only{?shift_only}][, long-stay number unknown{!long_stay}].',
        straddling:
          '{name} straddles boundary {boundary}[ ({share} inside)] and counts as inside[: {persons|person|people}][, head-count unknown{!persons}][, {long_stay} of them long-stay][, shift rest only{?shift_only}][, long-stay number unknown{!long_stay}].',
        'near-limit':
          '{name} is {distance_m} from boundary {boundary}, within the accuracy of ±{accuracy_m}; the stricter reading is inside[: {persons|person|people}][, head-count unknown{!persons}][, {long_stay} of them long-stay][, shift rest only{?shift_only}][, long-stay number unknown{!long_stay}].',
      },
      explain:
        'A dormitory in which people live for long is housing, a breach; one for shift rest only is to be watched. Numbers are those on record.',
      clears:
        '[The {long_stay|long-stay resident|long-stay residents} of {name} move out, with a dated record, which leaves a dormitory to be watched][How many people stay in {name} for long is verified first{!long_stay}][{name} serves shift rest only and is to be watched{?shift_only}]; it is cleared when the dormitory is given up or stands outside the boundary[; or a survey of the dormitory and the boundary to better than ±{accuracy_m} proves that it lies outside{?is_near_limit}]. Redrawing the boundary does not count as moving people.',
    },
  },
  *check(scene) {
    const version = scene.checked!
    for (const target of targetsAtBoundary(scene.targets)) {
      const { place } = target
      if (targetKind(place) !== 'dormitory' || !target.livingThere || isEmpty(target)) continue
      const placement = target.boundary!
      const longStay = placeNumber(place, 'long_stay')
      yield finding(this, {
        severity: longStay !== null && longStay > 0 ? 'error' : 'warning',
        objects: [refOf(place)],
        verdict: placement.position,
        distanceMetres: placement.measure?.distanceMetres ?? null,
        at: placeAnchor(place),
        evidence: {
          ...nameEvidence(place),
          ...versionEvidence(version),
          ...peopleEvidence(target),
          shift_only: longStay === 0,
          enterprise: placeText(place, 'enterprise'),
          ...placementEvidence(placement),
        },
      })
    }
  },
}
