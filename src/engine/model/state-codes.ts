import { type Position, POSITIONS } from './placement.ts'
import type { TargetLayer } from './target-layer.ts'
import { NO_STATE, TARGET_STATES, type TargetState } from './target-state.ts'

const code = (state: TargetState) => TARGET_STATES.indexOf(state)

const AT_BOUNDARY: Readonly<Record<Position, number>> = {
  inside: code('inside'),
  'on-line': code('inside'),
  straddling: code('straddling'),
  'near-limit': code('near-limit'),
  outside: code('outside'),
}
const AT_CONTROL_LINE: Readonly<Record<Position, number>> = {
  inside: code('between'),
  'on-line': code('between'),
  straddling: code('between'),
  'near-limit': code('near-limit'),
  outside: code('outside'),
}

/** The state of every row, as its place in TARGET_STATES, or NO_STATE. */
export function stateCodes(targets: TargetLayer): Uint8Array {
  const { boundary, controlLine, layer } = targets
  const atBoundary = Uint8Array.from(POSITIONS, (position) => AT_BOUNDARY[position])
  const atLine = Uint8Array.from(POSITIONS, (position) => AT_CONTROL_LINE[position])
  const outside = code('outside')
  // Nothing to lie inside or outside of, or nobody knows well enough where.
  const without = code(boundary || controlLine ? 'outside' : 'unknown')
  const { shapeCodes } = layer.table.geometry
  const states = new Uint8Array(shapeCodes.length)
  for (let row = 0; row < states.length; row++) {
    const state = boundary ? atBoundary[boundary[row]!]! : without
    states[row] = state === outside && controlLine ? atLine[controlLine[row]!]! : state
    if (shapeCodes[row] === 0) states[row] = NO_STATE
  }
  for (const row of targets.movedRows)
    if (!targets.livesAt(row) && states[row] !== NO_STATE) states[row] = code('moved')
  return states
}
