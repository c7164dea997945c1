import { excessOf } from '../geometry/excess.ts'
import { reframe } from '../geometry/reframe.ts'
import { jointAccuracy } from '../model/placement.ts'
import { finding, measureEvidence, partName, placeAnchor, refOf, type Rule, versionEvidence } from './rule.ts'
import { CONTROL_LINE_BY_LAW, TRIAL_GUIDELINE } from './other-law.ts'

/** The control line is drawn outward from the boundary, so it contains every part of it. */
export const controlLineEnclosesBoundary: Rule = {
  id: 'control-line-encloses-boundary',
  basis: {
    law: '化工园区安全风险排查治理导则（应急〔2023〕123号）',
    article: '土地规划安全控制线',
    date: '2023-11-29',
    newer: [CONTROL_LINE_BY_LAW],
    earlier: [TRIAL_GUIDELINE],
  },
  severity: 'error',
  revision: 1,
  needs: ['boundary', 'control_line'],
  needsBoundary: true,
  defaults: {},
  wording: {
    zh: {
      title: '控制线未包住边界',
      basis: '土地规划安全控制线自园区规划用地边界向外划定，一园多片的从各片边界划定',
      sentences: {
        outside: '边界 {boundary} 的{part}完全在土地规划安全控制线之外，最远超出 {distance_m}。',
        straddling: '边界 {boundary} 的{part}超出土地规划安全控制线，最远 {distance_m}。',
        'near-limit':
          '边界 {boundary} 的{part}超出土地规划安全控制线 {distance_m}，在精度 ±{accuracy_m} 之内，从严按超出计。',
      },
      explain: '控制线应包住边界的每一片，局部重合允许；量测的是边界到控制线的最远超出距离。',
      clears:
        '依据整体性安全风险评估，按边界 {boundary} 重新划定控制线，包住{part}[（现最远超出 {distance_m}）][；或将边界与控制线复测至优于 ±{accuracy_m}，证实在线内{?is_near_limit}]。',
    },
    en: {
      title: 'Control line does not enclose the boundary',
      basis:
        'The control line is drawn outward from the park’s boundary, for a park in several parts from each of them',
      sentences: {
        outside: '{part} of boundary {boundary} lies wholly outside the control line, by up to {distance_m}.',
        straddling: '{part} of boundary {boundary} reaches {distance_m} beyond the control line.',
        'near-limit':
          '{part} of boundary {boundary} reaches {distance_m} beyond the control line, within the accuracy of ±{accuracy_m}; read the stricter way.',
      },
      explain:
        'The line must enclose every part of the boundary; running along it in places is allowed. The distance is the farthest that the boundary reaches beyond the line.',
      clears:
        'The control line is drawn anew from boundary {boundary} on the overall risk assessment, so that it encloses {part}[ (now up to {distance_m} beyond it)][; or a survey of boundary and control line to better than ±{accuracy_m} proves that it lies within{?is_near_limit}].',
    },
  },
  *check(scene) {
    const version = scene.checked!
    const lines = scene.controlLines
    if (lines.length === 0) return
    for (const [number, part] of version.parts.entries()) {
      const lineShapes = lines.map((line) => reframe(line.shape, part.shape.frame))
      const excess = excessOf(part.shape, lineShapes)
      if (!excess) continue
      const lineAccuracy = lines.some((line) => line.accuracyMetres === null)
        ? null
        : Math.max(...lines.map((line) => line.accuracyMetres!))
      const accuracyMetres = jointAccuracy(part.accuracyMetres, lineAccuracy)
      const { measure, within } = excess
      const near = accuracyMetres !== null && measure.distanceMetres <= accuracyMetres
      yield finding(this, {
        severity: 'error',
        objects: [{ ...refOf(part), id: `${version.id}#${number + 1}` }],
        verdict: within ? (near ? 'near-limit' : 'straddling') : 'outside',
        distanceMetres: measure.distanceMetres,
        at: measure.from,
        evidence: {
          part: partName(part, number, version.parts.length, 'zh'),
          part_en: partName(part, number, version.parts.length, 'en'),
          ...versionEvidence(version),
          control_lines: lines.map((line) => line.id).sort(),
          accuracy_m: accuracyMetres,
          anchor: placeAnchor(part),
          ...measureEvidence(measure),
        },
      })
    }
  },
}
