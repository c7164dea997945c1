import { placeNumber, placeText } from '../model/park.ts'
import type { Verdict } from '../model/finding.ts'
import { DECREE_591 } from './other-law.ts'
import { finding, nameEvidence, placeAnchor, placementEvidence, refOf, type Rule, versionEvidence } from './rule.ts'

/** A major hazard belongs inside the boundary; here the stricter reading of near-limit is outside. */
export const hazardOutsideBoundary: Rule = {
  id: 'hazard-outside-boundary',
  basis: { law: '危险化学品安全法', article: '第十八条', date: '2026-05-01', earlier: [DECREE_591] },
  severity: 'warning',
  revision: 1,
  needs: ['boundary', 'hazard_source'],
  needsBoundary: true,
  defaults: {},
  wording: {
    zh: {
      title: '重大危险源在边界外',
      basis: '危险化学品安全法第十八条：新建、扩建生产项目应当进入化工园区',
      sentences: {
        outside: '{name}[（{grade_name}）]在边界 {boundary} 外 {distance_m}。',
        straddling: '{name}[（{grade_name}）]骑跨边界 {boundary}[，{share} 在界内]。',
        'near-limit':
          '{name}[（{grade_name}）]距边界 {boundary} {distance_m}，在精度 ±{accuracy_m} 之内，从严按界外计。',
      },
      explain: '危险源轮廓到边界量测。落在精度之内的从严按界外计。',
      clears:
        '{name}的位置或边界有误的，改正；确在界外的，按项目准入要求处理，新建、扩建的应进入园区[；或将{name}与边界复测至优于 ±{accuracy_m}，证实在界内{?is_near_limit}]。',
    },
    en: {
      title: 'Major hazard source outside the boundary',
      basis: 'Hazardous Chemicals Safety Law, art. 18: new and expanded production projects belong in a park',
      sentences: {
        outside: '{name}[ ({grade_name})] is {distance_m} outside boundary {boundary}.',
        straddling: '{name}[ ({grade_name})] straddles boundary {boundary}[, {share} inside].',
        'near-limit':
          '{name}[ ({grade_name})] is {distance_m} from boundary {boundary}, within the accuracy of ±{accuracy_m}; the stricter reading is outside.',
      },
      explain: 'Measured from the outline of the hazard source. Within the accuracies the stricter reading is outside.',
      clears:
        'The place of {name} or the boundary is put right where it is wrong; if it is outside, the admission rules apply: new and expanded projects belong in the park[; or a survey of {name} and the boundary to better than ±{accuracy_m} proves that it lies inside{?is_near_limit}].',
    },
  },
  *check(scene) {
    const version = scene.checked!
    for (const { place, boundary } of scene.hazards) {
      const { position } = boundary!
      if (position === 'inside' || position === 'on-line') continue
      yield finding(this, {
        severity: 'warning',
        objects: [refOf(place)],
        verdict: position satisfies Verdict,
        distanceMetres: boundary!.measure?.distanceMetres ?? null,
        at: placeAnchor(place),
        evidence: {
          ...nameEvidence(place),
          ...versionEvidence(version),
          grade: placeNumber(place, 'grade'),
          enterprise: placeText(place, 'enterprise'),
          ...placementEvidence(boundary!),
        },
      })
    }
  },
}
