import { frameOf, placeText, targetKind } from '../model/park.ts'
import { rowsWithWord } from '../model/rows-with-word.ts'
import { numberAt, textAt } from '../model/table.ts'
import type { Target } from '../model/target.ts'
import type { TargetLayer } from '../model/target-layer.ts'

const RESIDENCES: ReadonlySet<string> = new Set(['residence'])

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

/** Finds the totals of a settlement over all layers, of the houses in which people live on the day; one look for all. */
export function settlementFinder(layers: readonly TargetLayer[]): (name: string) => SettlementTotals {
  let sums: ReadonlyMap<string, SettlementTotals> | undefined
  return (name) => (sums ??= allSettlements(layers)).get(name)!
}

/** By columns: a county has a million houses, and of most nobody asks more than their numbers. */
function allSettlements(layers: readonly TargetLayer[]): Map<string, SettlementTotals> {
  const sums = new Map<string, { -readonly [key in keyof SettlementTotals]: SettlementTotals[key] }>()
  for (const targets of layers) {
    const { table } = targets.layer
    if (frameOf(targets.layer).approximate || !table.columns.has('settlement')) continue
    for (const row of rowsWithWord(table, 'kind', RESIDENCES)) {
      if (table.geometry.shapeCodes[row] === 0 || textAt(table, 'risk_class', row) !== null) continue
      const name = textAt(table, 'settlement', row)
      if (name === null || !targets.livesAt(row)) continue
      const persons = numberAt(table, 'persons', row)
      const households = numberAt(table, 'households', row)
      if (persons === 0 && !households && !numberAt(table, 'long_stay', row)) continue
      let sum = sums.get(name)
      if (!sum) {
        sum = { houses: 0, persons: 0, personsComplete: true, households: 0, householdsComplete: true }
        sums.set(name, sum)
      }
      sum.houses++
      sum.persons += persons ?? 0
      sum.personsComplete &&= persons !== null
      sum.households += households ?? 0
      sum.householdsComplete &&= households !== null
    }
  }
  return sums
}
