import type { RiskClass } from '../model/layer-kind.ts'
import { type Place, placeNumber, placeText, targetKind } from '../model/park.ts'
import type { Target } from '../model/target.ts'
import { type SettlementTotals, settlementOf } from './settlements.ts'
import { type ClassFacts, type ClassReading, type ClassSettings, readClass } from './target-class.ts'

/** One protection target as GB 36894 counts it: a place by itself, or the houses of a settlement that are concerned. */
export interface Judged<Concern> {
  readonly settlement: { readonly name: string; readonly totals: SettlementTotals } | null
  readonly members: readonly { readonly target: Target; readonly concern: Concern }[]
}

/**
 * Puts places of one settlement together, in the order in which the first of each came. `totalsOf` is null where every
 * house is to be judged by itself.
 */
export function judgedTogether<Concern>(
  concerned: Iterable<{ target: Target; concern: Concern }>,
  totalsOf: ((settlement: string) => SettlementTotals) | null,
): Judged<Concern>[] {
  const groups = new Map<string | symbol, { target: Target; concern: Concern }[]>()
  for (const one of concerned) {
    const key = (totalsOf && settlementOf(one.target)) ?? Symbol()
    const known = groups.get(key)
    if (known) known.push(one)
    else groups.set(key, [one])
  }
  return [...groups].map(([key, members]) => ({
    settlement: typeof key === 'string' ? { name: key, totals: totalsOf!(key) } : null,
    members,
  }))
}

export function classOf({ settlement, members }: Judged<unknown>, settings: ClassSettings): ClassReading {
  const { place } = members[0]!.target
  return readClass(settlement ? { ...factsOf(place), ...settlement.totals } : factsOf(place), settings)
}

/** What a row says of its class. */
export const factsOf = (place: Place): ClassFacts => ({
  kind: targetKind(place),
  recorded: placeText(place, 'risk_class') as RiskClass | null,
  persons: placeNumber(place, 'persons'),
  households: placeNumber(place, 'households'),
  floorAreaSquareMetres: placeNumber(place, 'floor_area_m2'),
})
