import type { Severity, Verdict } from '../model/finding.ts'
import { type Place, placeText } from '../model/park.ts'
import { placeInVersion } from '../model/place-in-zones.ts'
import type { Placement } from '../model/placement.ts'
import type { Scene } from '../model/scene.ts'
import { valueAt } from '../model/table.ts'
import { finding, nameEvidence, placeAnchor, placementEvidence, refOf, type Rule, versionEvidence } from './rule.ts'
import { LABOUR_INTENSIVE_ONLY } from './other-law.ts'

/** From this day on the Hazardous Chemicals Safety Law keeps every enterprise out that is neither chemical nor a service. */
const LAW_SINCE = '2026-05-01'
const MOST_NAMES = 5

/** Which basis applies on the day, and to whom. */
const WHY_ZH =
  '[：劳动密集型非化工企业，依据十有两禁第 2 禁和内蒙古 2017 年方案{?labour_intensive}][；自 2026-05-01 起危险化学品安全法第十八条同样适用{?law_too}][：非化工、非配套服务企业，依据 2026-05-01 起施行的危险化学品安全法第十八条{?by_law}]。'
const WHY_EN =
  '[: labour-intensive and not chemical, by ban 2 of the ten musts and two bans and the Inner Mongolia plan of 2017{?labour_intensive}][; since 2026-05-01 also by art. 18 of the Hazardous Chemicals Safety Law{?law_too}][: neither chemical nor a supporting service, by art. 18 of the Hazardous Chemicals Safety Law, in force since 2026-05-01{?by_law}].'

/**
 * By the plans a labour-intensive enterprise that is not chemical may not be in a park; by the law, from its day on, no
 * other one either, supporting services excepted. The law speaks of moving in, and when one moved in is not on record,
 * so that is a warning.
 */
export const nonChemicalEnterpriseInside: Rule = {
  id: 'non-chemical-enterprise-inside',
  basis: {
    law: '危险化学品安全法',
    article: '第十八条（2026-05-01 前及劳动密集型：十有两禁第2禁、内蒙古2017年方案，自定）',
    date: '2026-05-01',
    earlier: [LABOUR_INTENSIVE_ONLY],
  },
  severity: 'error',
  revision: 1,
  needs: ['boundary', 'enterprise'],
  needsBoundary: true,
  defaults: {},
  remarks(scene) {
    const unknown = insideOf(scene).filter(({ place }) => placeText(place, 'category') === null)
    if (unknown.length === 0) return []
    const names = unknown.slice(0, MOST_NAMES).map(({ place }) => place.name ?? place.id)
    const more = Math.max(0, unknown.length - MOST_NAMES)
    return [{ code: 'category-unknown', params: { count: unknown.length, names: names.join('、'), more } }]
  },
  wording: {
    zh: {
      title: '边界内有非化工企业',
      basis:
        '劳动密集型非化工企业不得与化工企业混建在同一园区（十有两禁第 2 禁；内蒙古 2017 年方案）；自 2026-05-01 起，除配套服务外非化工企业不得进入化工园区（危险化学品安全法第十八条）',
      sentences: {
        inside: `{name}在边界 {boundary} 内${WHY_ZH}`,
        straddling: `{name}骑跨边界 {boundary}[，{share} 在界内]，按界内计${WHY_ZH}`,
        'near-limit': `{name}距边界 {boundary} {distance_m}，在精度 ±{accuracy_m} 之内，从严按界内计${WHY_ZH}`,
      },
      explain:
        '类别取自企业登记；化工企业和配套服务企业不在此列（劳动密集型的配套企业除外）。法律所禁为进入园区，何时进入不在册，故非劳动密集型的为关注。',
      clears:
        '{name}迁出边界 {boundary}；类别登记有误的，改正登记[；或将{name}与边界复测至优于 ±{accuracy_m}，证实在界外{?is_near_limit}]。',
    },
    en: {
      title: 'Enterprise that is not chemical inside the boundary',
      basis:
        'Labour-intensive enterprises that are not chemical do not stand in one park with chemical ones (ten musts and two bans, ban 2; Inner Mongolia plan of 2017); since 2026-05-01 no enterprise that is not chemical moves into a park, supporting services excepted (Hazardous Chemicals Safety Law, art. 18)',
      sentences: {
        inside: `{name} is inside boundary {boundary}${WHY_EN}`,
        straddling: `{name} straddles boundary {boundary}[ ({share} inside)] and counts as inside${WHY_EN}`,
        'near-limit': `{name} is {distance_m} from boundary {boundary}, within the accuracy of ±{accuracy_m}; the stricter reading is inside${WHY_EN}`,
      },
      explain:
        'The category is that on record; chemical enterprises and supporting services are not meant, labour-intensive services excepted. The law bans moving in, and when an enterprise moved in is not on record, so what is not labour-intensive is to be watched.',
      clears:
        '{name} moves out of boundary {boundary}; where its category on record is wrong, that is put right[; or a survey of {name} and the boundary to better than ±{accuracy_m} proves that it lies outside{?is_near_limit}].',
    },
  },
  *check(scene) {
    for (const { place, placement } of insideOf(scene)) {
      const severity = severityOf(place, scene.asOf)
      if (!severity) continue
      const labourIntensive = severity === 'error'
      yield finding(this, {
        severity,
        objects: [refOf(place)],
        verdict: placement.position satisfies Verdict,
        distanceMetres: placement.measure?.distanceMetres ?? null,
        at: placeAnchor(place),
        evidence: {
          ...nameEvidence(place),
          ...versionEvidence(scene.checked!),
          category: placeText(place, 'category'),
          labour_intensive: labourIntensive,
          by_law: !labourIntensive,
          law_too: labourIntensive && placeText(place, 'category') === 'other' && scene.asOf >= LAW_SINCE,
          ...placementEvidence(placement),
        },
      })
    }
  },
}

function severityOf(place: Place, asOf: string): Severity | null {
  const category = placeText(place, 'category')
  if (category === null || category === 'chemical') return null
  if (valueAt(place.layer.table, 'labour_intensive', place.index) === true) return 'error'
  return category === 'other' && asOf >= LAW_SINCE ? 'warning' : null
}

/** Enterprises that are not outside; near-limit is read as inside. */
const insideOf = ({ checked, enterprises }: Scene): { place: Place; placement: Placement }[] =>
  [...enterprises.values()].flatMap((place) => {
    const placement = placeInVersion(place, checked!)
    return placement.position === 'outside' ? [] : [{ place, placement }]
  })
