import { namedLines, readSides, type SideReading, type Statement, type Tie } from '../ledger/four-sides.ts'
import type { Side } from '../diff/outline-comparison.ts'
import { jointAccuracy } from '../model/placement.ts'
import type { Scene } from '../model/scene.ts'
import { finding, measureEvidence, partName, placeAnchor, type Rule, versionEvidence } from './rule.ts'
import { PARK_RECOGNITION, TRIAL_WITHOUT_SIDES } from './other-law.ts'

interface Options {
  /** The side may lie so far from the road or water that its text names, beyond the stated accuracies (自定). */
  readonly gapMetres: number
}

const CHINESE: Readonly<Record<Side, string>> = { east: '东', south: '南', west: '西', north: '北' }

/** The four-sided text of a part and its outline must say the same. A text that names no line on record is no finding. */
export const fourSidesMismatch: Rule<Options> = {
  id: 'four-sides-mismatch',
  basis: {
    law: '化工园区安全风险排查治理导则（应急〔2023〕123号）',
    article: '四至范围明确（间距 50 米为自定）',
    date: '2023-11-29',
    newer: [PARK_RECOGNITION],
    earlier: [TRIAL_WITHOUT_SIDES],
  },
  severity: 'warning',
  revision: 1,
  needs: ['boundary'],
  needsBoundary: true,
  defaults: { gapMetres: 50 },
  lacks: (scene) => (hasTexts(scene) && namedLines(scene.park).length === 0 ? 'road' : null),
  wording: {
    zh: {
      title: '四至文字与图形不一致',
      basis: '园区应有明确的四至范围；文字所指道路、水系与边界的间距限值（50 米，另加精度）为自定，法规未作规定',
      sentences: {
        mismatch:
          '边界 {boundary} {part}的{side}侧：四至文字[“{text}”][所指的{name}离该侧边界最近处 {distance_m}，超过 {allowed_m}{?far}][所指的{name}在该片的{opposite}侧，而不在{side}侧{?other_side}][；{?both}][指定的沿线 {unknown_ties} 不在册{?unknown}]。',
      },
      explain:
        '外环上朝向该侧（外法线偏离不超过 45°）且外侧无遮挡的边界段，量至文字所指道路、水系的最近距离；文字写明间距的予以计入，写“侧绿带”“岸台地”等的只看在哪一侧。',
      clears:
        '按边界 {boundary} 改正{part}{side}侧的四至文字，或改正边界图形[；所指“{name}”有误的，在边界属性中指定沿线的道路、水系][；不在册的 {unknown_ties} 须改正{?unknown}]。',
    },
    en: {
      title: 'Four-sided text and drawing disagree',
      basis:
        'A park has clearly stated four sides; the allowed distance between the side and the road or water named (50 m beyond the accuracies) is our own setting (自定), no regulation names one',
      sentences: {
        mismatch:
          '{part} of boundary {boundary}, {side} side: the text [“{text}” ][names {name}, which is nowhere nearer to this side than {distance_m}, more than {allowed_m}{?far}][names {name}, which lies on the {opposite} side and not on this one{?other_side}][; {?both}][is tied to {unknown_ties}, which is not on record{?unknown}].',
      },
      explain:
        'From the edges of the outer border that face this side (outward normal within 45°) and see out, to the nearest of the roads and waters that the text names. A distance that the text itself states is allowed for; where it names something beside the line (a green belt, a terrace), only the side is looked at.',
      clears:
        'The text for the {side} side of {part} is put right from boundary {boundary}, or the outline is[; where {name} is the wrong line, the row of the boundary names the right one][; {unknown_ties}, which is not on record, is replaced{?unknown}].',
    },
  },
  *check(scene, { gapMetres }) {
    const version = scene.checked!
    for (const reading of readSides(version, namedLines(scene.park))) {
      const fault = worstFault(reading, gapMetres)
      if (!fault && reading.unknown.length === 0) continue
      const { part, index, side, text } = reading
      const tie = fault?.tie
      const opposite = { east: 'west', south: 'north', west: 'east', north: 'south' }[side] as Side
      yield finding(this, {
        severity: 'warning',
        objects: [{ layer: 'boundary', id: `${version.id}#${index + 1}-${side}` }],
        verdict: 'mismatch',
        distanceMetres: tie?.least.distanceMetres ?? null,
        at: tie?.least.from ?? placeAnchor(part),
        evidence: {
          part: partName(part, index, version.parts.length, 'zh'),
          part_en: partName(part, index, version.parts.length, 'en'),
          ...versionEvidence(version),
          side: CHINESE[side],
          side_en: side,
          opposite: CHINESE[opposite],
          opposite_en: opposite,
          text,
          tied_by: reading.tiedBy,
          ...(tie ? { name: tie.name, along: tie.places.map(({ layer, id }) => `${layer.kind}/${id}`) } : {}),
          ...(tie?.nameEn ? { name_en: tie.nameEn } : {}),
          unknown_ties: reading.unknown.join('、') || null,
          allowed_m: fault?.allowedMetres ?? null,
          accuracy_m: tie ? jointAccuracy(part.accuracyMetres, coarsest(tie)) : null,
          far: fault !== null && !fault.tie.onOtherSide,
          other_side: fault?.tie.onOtherSide ?? false,
          both: fault !== null && reading.unknown.length > 0,
          unknown: reading.unknown.length > 0,
          ...measureEvidence(tie?.least ?? null),
        },
      })
    }
  },
}

interface Fault {
  readonly tie: Tie
  readonly allowedMetres: number
}

/** Of the statements that do not hold, the one whose nearest line is the farthest away. */
function worstFault({ statements, part }: SideReading, gapMetres: number): Fault | null {
  let worst: Fault | null = null
  for (const statement of statements) {
    const fault = faultOf(statement, part.accuracyMetres, gapMetres)
    if (fault && (!worst || fault.tie.least.distanceMetres > worst.tie.least.distanceMetres)) worst = fault
  }
  return worst
}

/** null as soon as one of the lines that are named together runs along the side. */
function faultOf({ ties, beside, offsetMetres }: Statement, accuracyMetres: number | null, gapMetres: number) {
  let nearest: Fault | null = null
  for (const tie of ties) {
    const allowedMetres = gapMetres + offsetMetres + (accuracyMetres ?? 0) + (coarsest(tie) ?? 0)
    if (tie.least.distanceMetres <= allowedMetres || (beside && !tie.onOtherSide)) return null
    if (!nearest || tie.least.distanceMetres < nearest.tie.least.distanceMetres) nearest = { tie, allowedMetres }
  }
  return nearest
}

function coarsest({ places }: Tie): number | null {
  const stated = places.map((place) => place.accuracyMetres).filter((metres) => metres !== null)
  return stated.length > 0 ? Math.max(...stated) : null
}

function hasTexts({ checked }: Scene): boolean {
  return checked !== null && readSides(checked, []).some(({ text, tiedBy }) => text !== null || tiedBy !== null)
}
