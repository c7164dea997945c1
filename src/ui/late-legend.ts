import { NO_STATE, TARGET_STATES, type TargetState } from '../engine/model/target-state.ts'
import type { CheckView } from '../jobs/check-view.ts'
import { type LateRows, legendRow } from './legend.ts'
import type { Desk } from './state/desk.svelte.ts'

const STATES: readonly [TargetState, Parameters<Desk['say']>[0]][] = [
  ['inside', 'stateInside'],
  ['straddling', 'stateStraddling'],
  ['near-limit', 'stateNear'],
  ['between', 'stateBetween'],
  ['outside', 'stateOutside'],
  ['moved', 'stateMoved'],
  ['unknown', 'stateUnknown'],
]

/** The rows of the legend that a check brings: people by their state, those that were not checked, unsurveyed ground. */
export function lateRows(desk: Desk, check: CheckView | null): LateRows {
  if (!check) return { people: [], ground: [] }
  const counts = stateCounts(check)
  const people = STATES.flatMap(([state, word]) => {
    const count = counts[TARGET_STATES.indexOf(state)]!
    return state !== 'unknown' || count > 0
      ? [legendRow(`person:circle:${state}`, desk.say(word), count, null, state)]
      : []
  })
  return { people: [...people, ...(desk.beyond ? [desk.beyond.legend] : [])], ground: uncovered(desk, check) }
}

function uncovered(desk: Desk, check: CheckView) {
  const { share } = check.coverage
  if ((check.checked === null && check.controlLines.length === 0) || share === 1) return []
  const left =
    check.surveyed === null ? desk.say('noSurvey') : share === null ? '—' : desk.words.notation.percent(1 - share)
  return [legendRow('dots', desk.say('uncovered'), left, 'uncovered')]
}

/** How many targets are in each of TARGET_STATES. */
function stateCounts({ targets }: CheckView): Uint32Array {
  const counts = new Uint32Array(NO_STATE + 1)
  for (const { states } of targets) for (const state of states) counts[state]!++
  return counts
}
