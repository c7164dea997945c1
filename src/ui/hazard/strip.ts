import { gradeOf } from '../../engine/grading/alpha.ts'
import type { CheckView } from '../../jobs/check-view.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { PillKind } from '../verdict.ts'
import { nameAt } from '../objects.ts'
import type { Hazards } from './hazards.svelte.ts'

/** A grade that turns with so few people more is about to rise (自定): a household or two. */
const FEW_PERSONS = 10

/** The sentence of the safety view: which grade may rise with a few people more. Null where nothing is graded. */
export function stripOfGradings(
  hazard: Hazards,
  desk: Desk,
  view: ParkView,
  check: CheckView,
): { pill: PillKind; sentence: string } | null {
  const { hazards } = check.gradings
  const graded = hazards.filter(({ grading }) => grading.grade !== null)
  if (graded.length === 0) return null
  const tipping = graded
    .flatMap(({ flips, layer, row }) => (flips.lifts ? [{ persons: flips.lifts.persons, layer, row }] : []))
    .filter(({ persons }) => persons <= FEW_PERSONS)
    .sort((a, b) => a.persons - b.persons)
  const [first] = tipping
  if (first) {
    const alike = tipping.every(({ persons }) => persons === first.persons)
    const values = { hazards: String(hazards.length), count: String(tipping.length) }
    const layer = view.park.layers[first.layer]
    const name = layer ? nameAt(layer, first.row, desk.language) : ''
    const sentence = alike
      ? hazard.say('stripTip', { ...values, persons: first.persons })
      : hazard.say('stripTipSeveral', { ...values, persons: String(FEW_PERSONS), least: String(first.persons), name })
    return { pill: 'tip', sentence }
  }
  const count = (grade: number) => String(graded.filter(({ grading }) => gradeOf(grading.R!) === grade).length)
  return {
    pill: 'notice',
    sentence: hazard.say('stripNoTip', {
      hazards: String(hazards.length),
      ...{ g1: count(1), g2: count(2), g3: count(3), g4: count(4) },
      none: hazards.length - graded.length,
    }),
  }
}
