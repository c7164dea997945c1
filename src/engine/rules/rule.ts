import { anchorOf } from '../geometry/anchor.ts'
import type { LngLat } from '../geometry/ellipsoid.ts'
import type { Measure } from '../geometry/nearest.ts'
import {
  type Evidence,
  type Finding,
  findingId,
  type ObjectRef,
  type Severity,
  type Verdict,
} from '../model/finding.ts'
import type { LayerKind } from '../model/layer-kind.ts'
import { type BoundaryVersion, type Place, placeNumber, placeText } from '../model/park.ts'
import type { Placement } from '../model/placement.ts'
import type { Scene } from '../model/scene.ts'
import type { Target } from '../model/target.ts'
import type { Note } from '../model/trouble.ts'
import type { OtherLaw } from './other-law.ts'

/**
 * Words of a rule in one language. Sentences are templates over the evidence, one for each verdict:
 * `{key}` the value (metres for `…_m`, percent for `…share`), `{key|one|many}` a number with its noun,
 * `{?key}` only if true, `{!key}` only if unknown; a part in `[…]` is left out when something in it is missing, false or 0.
 */
export interface Wording {
  readonly title: string
  readonly basis: string
  readonly sentences: Readonly<Partial<Record<Verdict, string>>>
  readonly explain: string
  /** What would clear this finding: a template as the sentences are; `{?is_…}` asks for a verdict. */
  readonly clears: string
}

export interface Basis {
  readonly law: string
  readonly article: string
  readonly date: string
  /** What has come since on the same matter, and what held before the date; facts only, each with how sure it is. */
  readonly newer?: readonly OtherLaw[]
  readonly earlier?: readonly OtherLaw[]
}

export interface Rule<Options = object> {
  readonly id: string
  /** Law or standard, article, and the date since which it is in force. 自定 where there is none. */
  readonly basis: Basis
  /** The gravest that it gives. */
  readonly severity: Severity
  /** Without one of these layers the rule cannot run, and says so. */
  readonly needs: readonly LayerKind[]
  /** false for a rule that asks for the version in force only by itself. */
  readonly needsBoundary: boolean
  readonly defaults: Options
  /** A layer without which it cannot answer for this scene, where `needs` is not the whole truth; null when it can. */
  readonly lacks?: (scene: Scene) => LayerKind | null
  /** What it leaves unjudged in a scene that it can answer for; said beside its findings. */
  readonly remarks?: (scene: Scene) => readonly Pick<Note, 'code' | 'params'>[]
  /** Raised when what the rule asks is changed: whoever closed a finding of an earlier revision has answered another question. */
  readonly revision: number
  readonly wording: { readonly zh: Wording; readonly en: Wording }
  check(scene: Scene, options: Options): Iterable<Finding>
}

const METRE_DIGITS = 1000
const DEGREE_DIGITS = 1e9

/** To the millimetre: what the guard band promises, and the same from every engine's sine. */
export const toMillimetre = (metres: number) => Math.round(metres * METRE_DIGITS) / METRE_DIGITS
export const toNanodegree = ([lng, lat]: LngLat): LngLat => [
  Math.round(lng * DEGREE_DIGITS) / DEGREE_DIGITS,
  Math.round(lat * DEGREE_DIGITS) / DEGREE_DIGITS,
]

export function finding(
  rule: { readonly id: string },
  made: {
    severity: Severity
    objects: readonly ObjectRef[]
    verdict: Verdict
    distanceMetres: number | null
    at: LngLat | null
    evidence: Evidence
  },
): Finding {
  return {
    ...made,
    id: findingId(rule.id, made.objects),
    rule: rule.id,
    distanceMetres: made.distanceMetres === null ? null : toMillimetre(made.distanceMetres),
    at: made.at && toNanodegree(made.at),
  }
}

export const refOf = (place: Place): ObjectRef => ({ layer: place.layer.kind, id: place.id })
export const placeAnchor = (place: Place): LngLat => anchorOf(place.shape)

/** How a part of a version is called in a sentence. */
export function partName(part: Place, index: number, count: number, language: 'zh' | 'en'): string {
  if (language === 'zh') return part.name ?? (count > 1 ? `第 ${index + 1} 片` : '范围')
  return part.nameEn ?? (count > 1 ? `Part ${index + 1}` : 'The area')
}

export const nameEvidence = (place: Place): Evidence => ({
  name: place.name ?? place.id,
  ...(place.nameEn === null ? {} : { name_en: place.nameEn }),
})

/** From where to where the distance was measured, so that the map can draw it. */
export const measureEvidence = (measure: Measure | null): Evidence =>
  measure ? { from: toNanodegree(measure.from), to: toNanodegree(measure.to) } : {}

export const placementEvidence = (placement: Placement): Evidence => ({
  accuracy_m: placement.accuracyMetres,
  ...(placement.position === 'straddling' && placement.share !== null
    ? { share: Math.round(placement.share * 1e6) / 1e6 }
    : {}),
  ...measureEvidence(placement.measure),
})

export const versionEvidence = (version: BoundaryVersion): Evidence => ({
  boundary: version.id,
  boundary_document: version.document,
  boundary_date: version.approvalDate,
})

/** Head-count and record of a target as they stand in the file; null is unknown. */
export const peopleEvidence = ({ place, undatedMove }: Target): Evidence => ({
  target_kind: placeText(place, 'kind'),
  persons: placeNumber(place, 'persons'),
  households: placeNumber(place, 'households'),
  long_stay: placeNumber(place, 'long_stay'),
  status: placeText(place, 'status'),
  status_date: placeText(place, 'status_date'),
  undated_move: undatedMove,
})
