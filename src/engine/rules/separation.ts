import { reframe } from '../geometry/reframe.ts'
import type { Severity, Verdict } from '../model/finding.ts'
import type { TargetKind } from '../model/layer-kind.ts'
import type { Place } from '../model/park.ts'
import { boundsApart, jointAccuracy, measureTo, positionOf } from '../model/placement.ts'
import { isEmpty, type Target } from '../model/target.ts'
import { targetsOfKinds } from '../model/target-layer.ts'
import type { Measure } from '../geometry/nearest.ts'
import { finding, measureEvidence, nameEvidence, peopleEvidence, placeAnchor, refOf, type Rule } from './rule.ts'
import { DISTANCE_TO_PEOPLE, TRIAL_GUIDELINE } from './other-law.ts'

/** 人员密集场所 as 消防法 art. 73(4) lists them; an employees' dormitory is one. */
export const PEOPLE_DENSE: ReadonlySet<TargetKind> = new Set([
  'dormitory',
  'school',
  'kindergarten',
  'hospital',
  'clinic',
  'nursing_home',
  'market',
  'hotel',
  'assembly',
  'religious',
])

/** Edges this near are one edge: coordinates that came through another frame differ by less. */
const TOUCH_METRES = 0.001

interface Nearest {
  readonly area: Place
  readonly verdict: Verdict
  readonly severity: Severity
  readonly measure: Measure | null
  readonly accuracyMetres: number | null
}

/** People-dense places must be apart from production areas; where they are, the distance is said. */
export const separation: Rule = {
  id: 'separation',
  basis: {
    law: '化工园区安全风险排查治理导则（应急〔2023〕123号）',
    article: '人员密集场所与生产功能区相分离',
    date: '2023-11-29',
    newer: [DISTANCE_TO_PEOPLE],
    earlier: [TRIAL_GUIDELINE],
  },
  severity: 'error',
  revision: 1,
  needs: ['protection_target', 'production_area'],
  needsBoundary: false,
  defaults: {},
  wording: {
    zh: {
      title: '人员密集场所与生产功能区分离',
      basis: '人员密集场所与生产功能区相分离；人员密集场所按消防法第七十三条第（四）项',
      sentences: {
        inside: '{name}在{area}内，未与生产功能区分离[，{persons} 人]。',
        'on-line': '{name}压在{area}边线上，未与生产功能区分离[，{persons} 人]。',
        straddling: '{name}与{area}部分重叠，未与生产功能区分离[，{persons} 人]。',
        touching: '{name}与{area}相接，未与生产功能区分离[，{persons} 人]。',
        'near-limit': '{name}距{area} {distance_m}，在精度 ±{accuracy_m} 之内，从严按相接计[，{persons} 人]。',
        separate: '{name}距最近的生产功能区（{area}）{distance_m}[，{persons} 人]。',
      },
      explain: '轮廓到轮廓量测。位于生产功能区内或与其相接为不符合；其余给出最近距离，条款未设最小距离。',
      clears:
        '[此项为已分离的记录：条款未设最小距离，无须整改{?is_separate}][{name}迁出{area}，或{area}调整后不再与其相接{!is_separate}][；或将{name}与{area}复测至优于 ±{accuracy_m}，证实在其外{?is_near_limit}]。',
    },
    en: {
      title: 'People-dense places apart from production',
      basis: 'People-dense places apart from production areas; people-dense as in the Fire Protection Law, art. 73(4)',
      sentences: {
        inside: '{name} is inside {area}, not separated from production[: {persons|person|people}].',
        'on-line': '{name} lies on the edge of {area}, not separated from production[: {persons|person|people}].',
        straddling: '{name} overlaps {area}, not separated from production[: {persons|person|people}].',
        touching: '{name} touches {area}, not separated from production[: {persons|person|people}].',
        'near-limit':
          '{name} is {distance_m} from {area}, within the accuracy of ±{accuracy_m}; the stricter reading is touching[: {persons|person|people}].',
        separate: '{name} is {distance_m} from the nearest production area ({area})[: {persons|person|people}].',
      },
      explain:
        'Measured from outline to outline. Inside or touching a production area is a breach; otherwise the least distance is given, for which no minimum is set.',
      clears:
        '[A record of what is apart: no least distance is set, nothing is to be done{?is_separate}][{name} moves out of {area}, or {area} no longer touches it{!is_separate}][; or a survey of {name} and {area} to better than ±{accuracy_m} proves that it lies apart{?is_near_limit}].',
    },
  },
  *check(scene) {
    for (const target of targetsOfKinds(scene.targets, PEOPLE_DENSE)) {
      if (!target.livingThere || isEmpty(target)) continue
      const nearest = nearestArea(target, scene.productionAreas)
      if (!nearest) continue
      const { area, measure } = nearest
      yield finding(this, {
        severity: nearest.severity,
        objects: [refOf(target.place)],
        verdict: nearest.verdict,
        distanceMetres:
          nearest.verdict === 'inside' || nearest.verdict === 'straddling' ? 0 : (measure?.distanceMetres ?? null),
        at: placeAnchor(target.place),
        evidence: {
          ...nameEvidence(target.place),
          ...peopleEvidence(target),
          production_area: area.id,
          area: area.name ?? area.id,
          ...(area.nameEn === null ? {} : { area_en: area.nameEn }),
          accuracy_m: nearest.accuracyMetres,
          ...measureEvidence(measure),
        },
      })
    }
  },
}

/** The production area that matters most: one that it is in or touches, else the nearest. */
function nearestArea({ place }: Target, areas: readonly Place[]): Nearest | null {
  let best: Nearest | null = null
  for (const area of areas) {
    const shape = reframe(place.shape, area.shape.frame)
    if (best?.measure && boundsApart(shape, area.shape) > best.measure.distanceMetres) continue
    const { position } = positionOf(shape, area.shape)
    const measure = measureTo(shape, area.shape)
    const accuracyMetres = jointAccuracy(place.accuracyMetres, area.accuracyMetres)
    const distance = measure?.distanceMetres ?? Infinity
    if (position !== 'outside') return { area, verdict: position, severity: 'error', measure, accuracyMetres }
    if (best && distance >= (best.measure?.distanceMetres ?? Infinity)) continue
    const verdict =
      distance <= TOUCH_METRES
        ? 'touching'
        : accuracyMetres !== null && distance <= accuracyMetres
          ? 'near-limit'
          : 'separate'
    best = { area, verdict, severity: verdict === 'separate' ? 'notice' : 'error', measure, accuracyMetres }
  }
  return best
}
