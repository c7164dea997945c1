import { placeNumber, placeText } from '../model/park.ts'
import type { Scene } from '../model/scene.ts'
import { judgedTogether } from '../risk/judged.ts'
import { isOnSite } from '../risk/on-site.ts'
import { settlementFinder } from '../risk/settlements.ts'
import { type Keeping, type Nearness, targetsWithin } from '../risk/targets-within.ts'
import { judgedEvidence, judgedRef } from './judged-evidence.ts'
import { finding, measureEvidence, placeAnchor, refOf, type Rule, toMillimetre } from './rule.ts'
import { DISTANCE_TO_PEOPLE } from './other-law.ts'

interface Options {
  readonly settlementsAsOne: boolean
}

/**
 * Protection targets nearer to a hazard source than its external safety distance. A required distance is kept when the
 * distance is not less (不应小于), so exactly at it is kept; within the accuracies of it the stricter reading is nearer.
 */
export const safetyDistanceInfringed: Rule<Options> = {
  id: 'safety-distance-infringed',
  basis: {
    law: 'GB/T 37243-2019',
    article: '外部安全防护距离（数值取自评估；村庄按整体计为自定）',
    date: '2019-06-01',
    newer: [DISTANCE_TO_PEOPLE],
  },
  severity: 'error',
  revision: 1,
  needs: ['hazard_source', 'protection_target'],
  needsBoundary: false,
  defaults: { settlementsAsOne: true },
  remarks(scene) {
    const count = scene.hazards.length - keepingOf(scene).length
    return count > 0 ? [{ code: 'no-safety-distance', params: { count } }] : []
  },
  wording: {
    zh: {
      title: '外部安全防护距离不足',
      basis: '危险源与防护目标的距离不应小于安全评估给出的外部安全防护距离（GB/T 37243-2019）；村庄按整体计为自定',
      sentences: {
        'too-near':
          '{name}[有 {houses} 处住房，最近处]距{hazard} {distance_m}，小于外部安全防护距离 {required_m}，差 {short_m}[，{persons} 人][，{persons_unknown} 处人数未知][，人数未知{!persons}]。',
        'near-limit':
          '{name}[有 {houses} 处住房，最近处]距{hazard} {distance_m}，与外部安全防护距离 {required_m} 之差在精度 ±{accuracy_m} 之内，从严按不足计[，{persons} 人][，{persons_unknown} 处人数未知][，人数未知{!persons}]。',
      },
      explain:
        '危险源轮廓到防护目标轮廓量测，等于该距离为满足。本企业厂区内的场所、已有带日期迁出记录的不计；同一村庄的住房合并为一项，人数为其中不足该距离的人数。',
      clears:
        '{name}[的 {persons} 人][的人员（人数待核实）{!persons}]迁至距{hazard} {required_m} 以外，并有带日期的记录[（现 {distance_m}，差 {short_m}{?is_too_near}）]；或减小{hazard}的风险后重新评估，给出新的距离[；或将{name}与{hazard}复测至优于 ±{accuracy_m}，证实在该距离以外{?is_near_limit}]。',
    },
    en: {
      title: 'External safety distance not kept',
      basis:
        'A hazard source keeps from protection targets no less than the external safety distance that its assessment gives (GB/T 37243-2019); a village as a whole is our own setting (自定)',
      sentences: {
        'too-near':
          '{name}[ ({houses|house|houses}), at its nearest,] is {distance_m} from {hazard}, {short_m} less than its external safety distance of {required_m}[: {persons|person|people}][, head-count of {persons_unknown} unknown][, head-count unknown{!persons}].',
        'near-limit':
          '{name}[ ({houses|house|houses}), at its nearest,] is {distance_m} from {hazard}, whose external safety distance is {required_m}: within the accuracy of ±{accuracy_m}, and the stricter reading is too near[: {persons|person|people}][, head-count of {persons_unknown} unknown][, head-count unknown{!persons}].',
      },
      explain:
        'Measured from the outline of the hazard source to that of the target; exactly at the distance keeps it. What stands in the plant itself, and who has moved away with a dated record, does not count. Houses of one village are one finding, with the people of those that are too near.',
      clears:
        'The people of {name}[ ({persons})][ (head-count to be verified){!persons}] move to {required_m} or more from {hazard}, with a dated record[ (now {distance_m}, {short_m} short{?is_too_near})]; or its risk is reduced and assessed anew, with a new distance[; or a survey of {name} and {hazard} to better than ±{accuracy_m} proves that it lies beyond the distance{?is_near_limit}].',
    },
  },
  *check(scene, { settlementsAsOne }) {
    const keeping = keepingOf(scene)
    const totalsOf = settlementsAsOne ? settlementFinder(scene.targets) : null
    const near = targetsWithin(scene.targets, keeping)
    for (const [number, { place: hazard, requiredMetres }] of keeping.entries()) {
      const enterprise = placeText(hazard, 'enterprise')
      const plant = enterprise === null ? undefined : scene.enterprises.get(enterprise)
      const concerned = near[number]!.filter(
        ({ target, concern }) =>
          infringes(concern, requiredMetres) && (enterprise === null || !isOnSite(target.place, enterprise, plant)),
      )
      for (const judged of judgedTogether(concerned, totalsOf)) {
        const nearest = judged.members.reduce((best, one) =>
          one.concern.measure.distanceMetres < best.concern.measure.distanceMetres ? one : best,
        )
        const { measure, accuracyMetres } = nearest.concern
        const short = requiredMetres - measure.distanceMetres
        yield finding(this, {
          severity: 'error',
          objects: [judgedRef(judged), refOf(hazard)],
          verdict: Math.abs(short) <= (accuracyMetres ?? 0) ? 'near-limit' : 'too-near',
          distanceMetres: measure.distanceMetres,
          at: placeAnchor(nearest.target.place),
          evidence: {
            ...judgedEvidence(
              judged.settlement,
              judged.members.map(({ target }) => target),
            ),
            hazard: hazard.name ?? hazard.id,
            ...(hazard.nameEn === null ? {} : { hazard_en: hazard.nameEn }),
            enterprise,
            measured_to: 'hazard',
            required_m: requiredMetres,
            short_m: toMillimetre(short),
            accuracy_m: accuracyMetres,
            ...measureEvidence(measure),
          },
        })
      }
    }
  },
}

/** To the millimetre, as distances are said. */
const infringes = ({ measure, accuracyMetres }: Nearness, requiredMetres: number) =>
  toMillimetre(measure.distanceMetres) < requiredMetres ||
  (accuracyMetres !== null && accuracyMetres > 0 && measure.distanceMetres <= requiredMetres + accuracyMetres)

const keepingOf = ({ hazards }: Scene): Keeping[] =>
  hazards.flatMap(({ place }) => {
    const requiredMetres = placeNumber(place, 'safety_distance_m')
    return requiredMetres === null ? [] : [{ place, requiredMetres }]
  })
