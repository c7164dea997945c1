/**
 * People who were inside one version and are outside the next: the line moved. Whether they moved, too, nobody can see
 * from the line; only a dated record of their own says so.
 */
import type { Measure } from '../geometry/nearest.ts'
import { type Place, placeText } from '../model/park.ts'
import type { Position } from '../model/placement.ts'
import { isEmpty, type Target } from '../model/target.ts'
import { hazardFinder, type NearHazard } from './nearest-hazard.ts'
import type { ChangedObject } from './side-changes.ts'

/** `moved`: a record not after the as-of date says so; `living`: they lived there that day by a dated record. */
export type LeftGroup = 'moved' | 'living' | 'unknown'

export interface LeftTarget {
  readonly target: Target
  readonly group: LeftGroup
  /** To the border of the new version. These three are for those who did not move; else null. */
  readonly measure: Measure | null
  readonly controlLine: Position | null
  readonly hazard: NearHazard | null
}

/**
 * The people among the objects that changed sides: those that left, places on record as empty not among them. Yields how
 * many of the objects were looked at.
 */
export function* leftPeople(
  changed: readonly ChangedObject[],
  hazards: readonly Place[],
  asOf: string,
): Generator<{ done: number; total: number }, LeftTarget[]> {
  const left: LeftTarget[] = []
  const nearestHazard = hazardFinder(hazards)
  let done = 0
  for (const { target, change } of changed) {
    if (++done % 64 === 0) yield { done, total: changed.length }
    if (change !== 'left' || !target || isEmpty(target)) continue
    const group = groupOf(target.place, asOf)
    const stayed = group !== 'moved'
    left.push({
      target,
      group,
      measure: stayed ? (target.boundary?.measure ?? null) : null,
      controlLine: stayed ? (target.controlLine?.position ?? null) : null,
      hazard: stayed ? nearestHazard(target.place) : null,
    })
  }
  return left
}

/**
 * A record without a date says nothing of any day. Who is on record as moved later than the as-of date lived there until
 * then; a record of somebody living there says nothing of the days before it.
 */
export function groupOf(place: Place, asOf: string): LeftGroup {
  const status = placeText(place, 'status')
  const date = placeText(place, 'status_date')
  if (date === null) return 'unknown'
  if (status === 'moved') return date <= asOf ? 'moved' : 'living'
  return status === 'living' && date <= asOf ? 'living' : 'unknown'
}
