import { planeArea } from '../geometry/area.ts'
import { excessOf } from '../geometry/excess.ts'
import { threeDegreeFrame } from '../geometry/frame.ts'
import { areaWithinUnion } from '../geometry/relate.ts'
import { reframe } from '../geometry/reframe.ts'
import type { Shape } from '../geometry/shape.ts'
import { type Place, placeText } from '../model/park.ts'
import { jointAccuracy } from '../model/placement.ts'
import type { Scene } from '../model/scene.ts'
import { type Contour, contourSetsOn, openContours } from '../risk/contours.ts'
import { frequencyText } from '../risk/frequency.ts'
import { finding, measureEvidence, placeAnchor, refOf, type Rule } from './rule.ts'
import { CONTROL_LINE_BY_LAW, TRIAL_GUIDELINE } from './other-law.ts'

interface Options {
  /** The contour that the control line has to enclose, a year. From a published control-line plan; no law names it. */
  readonly perYear: number
}
const DEFAULTS: Options = { perYear: 3e-7 }

/** The contour of existing projects and of those being built lies within the control line; touching it is within. */
export const controlLineInsideContour: Rule<Options> = {
  id: 'control-line-inside-contour',
  basis: {
    law: '化工园区安全风险排查治理导则（应急〔2023〕123号）',
    article: '土地规划安全控制线（按 3×10⁻⁷ 等值线划定，参照精河县 2023-11-21 公告，自定）',
    date: '2023-11-29',
    newer: [CONTROL_LINE_BY_LAW],
    earlier: [TRIAL_GUIDELINE],
  },
  severity: 'error',
  revision: 1,
  needs: ['control_line', 'risk_contour'],
  needsBoundary: false,
  defaults: DEFAULTS,
  remarks(scene) {
    const count = openContours(scene.park, scene.asOf)
    return [
      ...(count > 0 ? [{ code: 'contours-open', params: { count } }] : []),
      ...(contoursOf(scene, DEFAULTS).length === 0
        ? [{ code: 'no-control-contour', params: { frequency: frequencyText(DEFAULTS.perYear) } }]
        : []),
    ]
  },
  wording: {
    zh: {
      title: '控制线未包住 3×10⁻⁷ 等值线',
      basis:
        '土地规划安全控制线依据整体性安全风险评估、按已建和在建项目 3×10⁻⁷ 个人风险等值线划定（参照精河县公告，自定）',
      sentences: {
        outside: '{owner}个人风险 {frequency} 等值线完全在土地规划安全控制线之外，最远超出 {distance_m}。',
        straddling:
          '{owner}个人风险 {frequency} 等值线超出土地规划安全控制线，最远 {distance_m}[，超出面积 {outside_ha} ha]。',
        'near-limit':
          '{owner}个人风险 {frequency} 等值线超出土地规划安全控制线 {distance_m}[，超出面积 {outside_ha} ha]，在精度 ±{accuracy_m} 之内，从严按超出计。',
      },
      explain: '已建和在建项目的等值线都应在控制线以内，局部重合允许；量测的是等值线到控制线的最远超出距离。',
      clears:
        '依据评估重新划定控制线，包住{owner}的 {frequency} 等值线[（现最远超出 {distance_m}）]；或降低风险后重新评估并更新等值线[；或将控制线复测至优于 ±{accuracy_m}，证实在等值线以外{?is_near_limit}]。',
    },
    en: {
      title: 'Control line does not enclose the 3×10⁻⁷ contour',
      basis:
        'The control line is drawn on the overall risk assessment by the 3×10⁻⁷ contour of existing projects and of those being built (after a published control-line plan, 自定)',
      sentences: {
        outside:
          'The contour {frequency} a year of {owner} lies wholly outside the control line, by up to {distance_m}.',
        straddling:
          'The contour {frequency} a year of {owner} reaches {distance_m} beyond the control line[, {outside_ha} ha of it].',
        'near-limit':
          'The contour {frequency} a year of {owner} reaches {distance_m} beyond the control line[, {outside_ha} ha of it], within the accuracy of ±{accuracy_m}; read the stricter way.',
      },
      explain:
        'Contours of existing projects and of those being built must lie within the line; running along it in places is allowed. The distance is the farthest that the contour reaches beyond the line.',
      clears:
        'The control line is drawn anew on the assessment, so that it encloses the contour {frequency} a year of {owner}[ (now up to {distance_m} beyond it)]; or the risk is reduced, assessed again and the contour replaced[; or a survey of the control line to better than ±{accuracy_m} proves that it lies outside the contour{?is_near_limit}].',
    },
  },
  *check(scene, options) {
    const lines = scene.controlLines
    const accuracies = lines.map((line) => line.accuracyMetres)
    const lineAccuracy = accuracies.includes(null) ? null : Math.max(...accuracies.map((metres) => metres!))
    for (const { place, perYear, enterprise, stage } of contoursOf(scene, options)) {
      const shapes = lines.map((line) => reframe(line.shape, place.shape.frame))
      const excess = excessOf(place.shape, shapes)
      if (!excess) continue
      const { measure, within } = excess
      const accuracyMetres = jointAccuracy(place.accuracyMetres, lineAccuracy)
      const near = accuracyMetres !== null && measure.distanceMetres <= accuracyMetres
      const plant = enterprise === null ? undefined : scene.enterprises.get(enterprise)
      yield finding(this, {
        severity: 'error',
        objects: [refOf(place)],
        verdict: within ? (near ? 'near-limit' : 'straddling') : 'outside',
        distanceMetres: measure.distanceMetres,
        at: measure.from,
        evidence: {
          enterprise,
          owner: plant?.name ?? enterprise ?? '园区',
          owner_en: plant?.nameEn ?? plant?.name ?? enterprise ?? 'the park',
          measured_to: 'control_line',
          frequency: frequencyText(perYear),
          frequency_per_year: perYear,
          stage,
          contour_date: placeText(place, 'date') ?? place.layer.date,
          control_lines: lines.map((line) => line.id).sort(),
          outside_ha: hectaresOutside(place, lines, scene.park.zone),
          accuracy_m: accuracyMetres,
          anchor: placeAnchor(place),
          ...measureEvidence(measure),
        },
      })
    }
  },
}

const contoursOf = ({ park, asOf }: Scene, { perYear }: Options): Contour[] =>
  contourSetsOn(park, asOf).flatMap(({ contours }) => contours.filter((contour) => contour.perYear === perYear))

/** In the plane of the zone, to two decimals, as planners quote areas. */
function hectaresOutside({ shape }: Place, lines: readonly Place[], zone: number): number {
  const frame = shape.frame.survey ? shape.frame : threeDegreeFrame(zone)
  const here = (one: Shape) => reframe(one, frame)
  const contour = here(shape)
  const outside =
    planeArea(contour) -
    areaWithinUnion(
      contour,
      lines.map((line) => here(line.shape)),
    )
  return Math.round(Math.max(0, outside) / 100) / 100
}
