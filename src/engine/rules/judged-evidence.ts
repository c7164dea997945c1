import type { Evidence, ObjectRef } from '../model/finding.ts'
import { placeNumber } from '../model/park.ts'
import type { Target } from '../model/target.ts'
import type { Judged } from '../risk/judged.ts'
import { nameEvidence, peopleEvidence, refOf } from './rule.ts'

/** A settlement is named as such: which of its houses are concerned may change while the finding stays. */
export const judgedRef = ({ settlement, members }: Judged<unknown>): ObjectRef =>
  settlement ? { layer: 'protection_target', id: settlement.name } : refOf(members[0]!.target.place)

/** Who is concerned: a place, or some houses of a settlement with the people in them. */
export function judgedEvidence(settlement: Judged<unknown>['settlement'], targets: readonly Target[]): Evidence {
  if (!settlement) return { ...nameEvidence(targets[0]!.place), ...peopleEvidence(targets[0]!), by_itself: true }
  const { name, totals } = settlement
  const persons = targets.map(({ place }) => placeNumber(place, 'persons'))
  return {
    name,
    target_kind: 'residence',
    settlement: name,
    houses: targets.length,
    houses_total: totals.houses,
    persons: persons.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    persons_unknown: persons.filter((count) => count === null).length,
    persons_total: totals.persons,
    households_total: totals.households,
    // Sorted, because a file may come back with its rows in another order.
    house_ids: targets.map(({ place }) => place.id).sort(),
  }
}
