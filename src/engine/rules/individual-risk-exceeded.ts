import type { Evidence, ObjectRef, Verdict } from '../model/finding.ts'
import type { Place } from '../model/park.ts'
import { jointAccuracy, type Placement, placementOf } from '../model/placement.ts'
import type { Scene } from '../model/scene.ts'
import { type ContourSet, contourSetsOn, openContours } from '../risk/contours.ts'
import { type Exceedance, exceedanceOf } from '../risk/exceedance.ts'
import { frequencyText } from '../risk/frequency.ts'
import { type InContour, targetsInContours } from '../risk/in-contours.ts'
import { classOf, type Judged, judgedTogether } from '../risk/judged.ts'
import { isOnSite } from '../risk/on-site.ts'
import { settlementFinder } from '../risk/settlements.ts'
import type { ClassSettings } from '../risk/target-class.ts'
import { classEvidence } from './class-words.ts'
import { individualRiskWording } from './individual-risk-wording.ts'
import { judgedEvidence } from './judged-evidence.ts'
import { finding, measureEvidence, placeAnchor, refOf, type Rule } from './rule.ts'
import { DISTANCE_TO_PEOPLE, RISK_BEFORE_2019 } from './other-law.ts'

interface Options extends ClassSettings {
  /** Houses of one to three floors count as one settlement; read nowhere but from memory (自定). */
  readonly settlementsAsOne: boolean
}

/**
 * A protection target within a risk contour whose frequency reaches the limit of its class. The contour says only that
 * the risk inside is higher, so nothing is said of limits above it.
 */
export const individualRiskExceeded: Rule<Options> = {
  id: 'individual-risk-exceeded',
  basis: {
    law: 'GB 36894-2018',
    article: '个人风险基准（防护目标分类界限、村庄按整体计、倒班宿舍按住宅计为自定）',
    date: '2019-03-01',
    newer: [DISTANCE_TO_PEOPLE],
    earlier: [RISK_BEFORE_2019],
  },
  severity: 'error',
  revision: 1,
  needs: ['risk_contour', 'protection_target'],
  needsBoundary: false,
  defaults: { settlementsAsOne: true, dormitoriesAsDwellings: true },
  lacks: ({ park, asOf }) => (contourSetsOn(park, asOf).length === 0 ? 'risk_contour' : null),
  remarks({ park, asOf }) {
    const count = openContours(park, asOf)
    return count > 0 ? [{ code: 'contours-open', params: { count } }] : []
  },
  wording: individualRiskWording,
  *check(scene, options) {
    const sets = contourSetsOn(scene.park, scene.asOf)
    const all = [
      ...targetsInContours(
        scene.targets,
        sets.flatMap(({ contours }) => contours),
      ),
    ]
    const totalsOf = options.settlementsAsOne ? settlementFinder(scene.targets) : null
    for (const set of sets) {
      const concerned = all.flatMap(({ target, concern }) => {
        const own = concern.filter(({ contour }) => set.contours.includes(contour))
        const onSite = () => set.enterprise !== null && isOnSite(target.place, set.enterprise, plantOf(scene, set))
        return own.length === 0 || onSite() ? [] : [{ target, concern: own }]
      })
      for (const judged of judgedTogether(concerned, totalsOf)) {
        const reading = classOf(judged, options)
        const highest = Math.max(...judged.members.flatMap(({ concern }) => concern.map((one) => one.contour.perYear)))
        const exceeded = exceedanceOf(reading, set.stage, highest)
        if (!exceeded) continue
        const described = judged.settlement
          ? settlementFinding(judged.settlement, judged.members, exceeded)
          : placeFinding(judged.members[0]!, exceeded)
        const { contour } = described
        yield finding(this, {
          severity: exceeded.classOpen || exceeded.of === 'only-new' ? 'notice' : 'error',
          objects: [described.object, refOf(contour)],
          verdict: described.verdict,
          distanceMetres: described.placement.measure?.distanceMetres ?? null,
          at: placeAnchor(described.place),
          evidence: {
            ...described.evidence,
            ...ownerEvidence(scene, set),
            measured_to: 'contour',
            contour: contour.id,
            frequency: frequencyText(described.perYear),
            frequency_per_year: described.perYear,
            highest: highest > described.perYear ? frequencyText(highest) : null,
            stage: set.stage,
            ...classEvidence(reading),
            risk_limit: frequencyText(exceeded.limitPerYear),
            limit_per_year: exceeded.limitPerYear,
            over_in_service: exceeded.of === 'in_service' && !exceeded.classOpen,
            over_new: exceeded.of === 'new' && !exceeded.classOpen,
            over_only_new: exceeded.of === 'only-new' && !exceeded.classOpen,
            class_open: exceeded.classOpen,
            stage_open: exceeded.classOpen && exceeded.of === 'only-new',
            accuracy_m: described.placement.accuracyMetres,
            ...measureEvidence(described.placement.measure),
          },
        })
      }
    }
  },
}

interface Described {
  readonly object: ObjectRef
  readonly verdict: Verdict
  /** Of the place, or of the house that lies deepest; where all are near the line, of the nearest. */
  readonly place: Place
  readonly placement: Placement
  readonly contour: Place
  readonly perYear: number
  readonly evidence: Evidence
}

/** The contour that matters: the outermost whose frequency reaches the limit. */
const atLimit = (concern: readonly InContour[], { limitPerYear }: Exceedance) =>
  concern.find(({ contour }) => contour.perYear >= limitPerYear)

type Member = Judged<readonly InContour[]>['members'][number]
type Settlement = NonNullable<Judged<unknown>['settlement']>

const placementIn = ({ target }: Member, { contour }: InContour): Placement => {
  const { shape, accuracyMetres } = contour.place
  return placementOf(target.place.shape, shape, jointAccuracy(target.place.accuracyMetres, accuracyMetres))
}

function placeFinding(member: Member, exceeded: Exceedance): Described {
  const { target, concern } = member
  const named = atLimit(concern, exceeded)!
  const { place } = target
  return {
    object: refOf(place),
    verdict: named.position,
    place,
    placement: placementIn(member, named),
    contour: named.contour.place,
    perYear: named.contour.perYear,
    evidence: judgedEvidence(null, [target]),
  }
}

function settlementFinding(settlement: Settlement, members: readonly Member[], exceeded: Exceedance): Described {
  const { name, totals } = settlement
  // The houses within the outermost contour that reaches the limit.
  const reaching = members.flatMap((member) => {
    const named = atLimit(member.concern, exceeded)
    return named ? [{ member, named }] : []
  })
  const perYear = Math.min(...reaching.map(({ named }) => named.contour.perYear))
  const inside = reaching.filter(({ named }) => named.contour.perYear === perYear)
  const sure = inside.filter(({ named }) => named.position !== 'near-limit')
  const depth = (one: (typeof inside)[number]) => placementIn(one.member, one.named)
  const places = (sure.length > 0 ? sure : inside).map((one) => ({ one, placement: depth(one) }))
  const metres = ({ placement }: (typeof places)[number]) => placement.measure?.distanceMetres ?? 0
  const shown = places.reduce((best, next) =>
    (sure.length > 0 ? metres(next) > metres(best) : metres(next) < metres(best)) ? next : best,
  )
  const whole = sure.length === totals.houses && sure.every(({ named }) => named.position !== 'straddling')
  return {
    object: { layer: 'protection_target', id: name },
    verdict: sure.length === 0 ? 'near-limit' : whole ? 'inside' : 'straddling',
    place: shown.one.member.target.place,
    placement: shown.placement,
    contour: shown.one.named.contour.place,
    perYear,
    evidence: judgedEvidence(
      settlement,
      inside.map(({ member }) => member.target),
    ),
  }
}

const plantOf = (scene: Scene, { enterprise }: ContourSet) =>
  enterprise === null ? undefined : scene.enterprises.get(enterprise)

/** Whose risk it is, as the sentence calls it. */
function ownerEvidence(scene: Scene, set: ContourSet): Evidence {
  const plant = plantOf(scene, set)
  const owner = plant?.name ?? set.enterprise ?? '园区'
  const ownerEn = plant?.nameEn ?? plant?.name ?? set.enterprise ?? 'The park'
  return { enterprise: set.enterprise, owner, owner_en: ownerEn }
}
