import { frameOf, placeNumber, placeText, targetKind } from '../model/park.ts'
import { rowsWithWord } from '../model/rows-with-word.ts'
import { isEmpty, type Target } from '../model/target.ts'
import type { TargetLayer } from '../model/target-layer.ts'

/** All houses of a village together; a number that some rows lack is at least the sum. */
export interface SettlementTotals {
  readonly houses: number
  readonly persons: number
  readonly personsComplete: boolean
  readonly households: number
  readonly householdsComplete: boolean
}

/**
 * The settlement that a house is judged with, null when it is judged by itself. Houses of one to three floors count as
 * one settlement, blocks of four and more by the building; the data do not say floors, so a row that names its
 * settlement is taken as a house of it. One that somebody has classed is judged by that.
 */
export function settlementOf({ place }: Target): string | null {
  if (targetKind(place) !== 'residence' || placeText(place, 'risk_class') !== null) return null
  return placeText(place, 'settlement')
}

/** Totals of some settlements over all layers, of the houses in which people live on the day. */
export function settlementTotals(
  layers: readonly TargetLayer[],
  names: ReadonlySet<string>,
): Map<string, SettlementTotals> {
  const sums = new Map<string, { -readonly [key in keyof SettlementTotals]: SettlementTotals[key] }>()
  for (const layer of layers) {
    if (frameOf(layer.layer).approximate) continue
    for (const row of rowsWithWord(layer.layer.table, 'settlement', names)) {
      const target = layer.target(row)
      if (!target?.livingThere || isEmpty(target)) continue
      const name = settlementOf(target)
      if (name === null) continue
      let sum = sums.get(name)
      if (!sum) {
        sum = { houses: 0, persons: 0, personsComplete: true, households: 0, householdsComplete: true }
        sums.set(name, sum)
      }
      const persons = placeNumber(target.place, 'persons')
      const households = placeNumber(target.place, 'households')
      sum.houses++
      sum.persons += persons ?? 0
      sum.personsComplete &&= persons !== null
      sum.households += households ?? 0
      sum.householdsComplete &&= households !== null
    }
  }
  return sums
}
