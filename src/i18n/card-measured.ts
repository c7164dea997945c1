import type { Finding } from '../engine/model/finding.ts'
import type { HazardNear } from '../engine/surroundings/hazards-near.ts'
import type { CardWords } from './words.ts'
import { type CardLine, type CardMatter, type CardVoice, factLine, sayCard, textLine } from './card-line.ts'

/** What was measured, from where to where, with its accuracy; then the hazard sources nearest to the people. */
export function measuredLines({ finding, surroundings }: CardMatter, voice: CardVoice): CardLine[] {
  const { evidence, distanceMetres, objects } = finding
  const { metres, percent } = voice.words.notation
  const lines: CardLine[] = []
  if (distanceMetres !== null)
    lines.push(
      factLine(
        toWords(finding, voice),
        metres(distanceMetres),
        [plusMinus(evidence['accuracy_m']), sideOf(finding, voice)].filter(Boolean).join(' '),
      ),
    )
  const toBoundary = evidence['boundary_distance_m']
  if (evidence['at_line'] === true && typeof toBoundary === 'number')
    lines.push(
      factLine(
        sayCard(voice, 'toBoundary', { version: String(evidence['boundary']) }),
        metres(toBoundary),
        sayCard(voice, 'outside'),
      ),
    )
  if (typeof evidence['share'] === 'number')
    lines.push(factLine(sayCard(voice, 'shareInside'), percent(evidence['share'])))
  if (distanceMetres !== null && evidence['accuracy_m'] === null && finding.rule !== 'four-sides-mismatch')
    lines.push(textLine(sayCard(voice, 'accuracyUnknown'), true))
  if (lines.length === 0) lines.push(textLine(sayCard(voice, 'notMeasured'), true))
  for (const near of surroundings?.hazards ?? [])
    // What the finding itself is measured to stands above.
    if (evidence['measured_to'] !== 'hazard' || !objects.some(({ id }) => id === near.id))
      lines.push(
        factLine(
          hazardWords(near, surroundings!.hazards, voice),
          metres(near.distanceMetres),
          plusMinus(near.accuracyMetres),
        ),
      )
  return lines
}

/** "±1.5", "±?" where an accuracy is not stated, nothing where there is none. */
function plusMinus(accuracy: unknown): string {
  return typeof accuracy === 'number' ? `±${accuracy.toFixed(1)}` : accuracy === null ? '±?' : ''
}

function toWords({ evidence, rule }: Finding, voice: CardVoice): string {
  const named = (key: string) => {
    const value = evidence[`${key}_${voice.language}`] ?? evidence[key]
    return typeof value === 'string' ? value : null
  }
  const to = evidence['measured_to']
  const say = (key: keyof CardWords, keys: readonly string[]) =>
    sayCard(voice, key, Object.fromEntries(keys.map((one) => [one, named(one)])))
  if (rule === 'separation') return say('toProduction', ['area'])
  if (rule === 'four-sides-mismatch') return say('toNamedLine', ['side', 'name'])
  if (to === 'contour') return say('toContour', ['owner', 'frequency'])
  if (to === 'hazard') return say('toHazard', ['hazard'])
  if (evidence['at_line'] === true || to === 'control_line' || rule === 'control-line-encloses-boundary')
    return sayCard(voice, 'toControlLine')
  return sayCard(voice, 'toBoundary', { version: named('boundary') })
}

/** On which side of the line it lies, where the verdict says so. */
function sideOf({ verdict, rule, evidence }: Finding, voice: CardVoice): string {
  if (rule === 'separation' || rule === 'four-sides-mismatch') return ''
  if (rule === 'control-line-encloses-boundary' || evidence['measured_to'] === 'control_line')
    return sayCard(voice, 'beyond')
  if (verdict === 'inside' || verdict === 'between') return sayCard(voice, 'inside')
  return verdict === 'outside' ? sayCard(voice, 'outside') : ''
}

function hazardWords(near: HazardNear, all: readonly HazardNear[], voice: CardVoice): string {
  const { id, grade, plant } = near
  const hasOwn = all.some((other) => other.plant === 'own')
  return sayCard(voice, plant === 'own' ? 'toOwnHazard' : hasOwn ? 'toOtherHazard' : 'toNextHazard', {
    id,
    name: (voice.language === 'en' && near.nameEn) || near.name,
    grade: grade === null ? null : voice.words.grades[grade],
  })
}
