import { findCategories } from './find-categories.ts'
import { findSubstance, nameKey, rowsButForBrackets } from './find-substance.ts'
import type { Amount, LineFault, LineNote, SubstanceLine, TableRow } from './grading.ts'
import type { GradingSettings } from './settings.ts'
import { categoryRow, substanceRow, toxicGasRow } from './table-row.ts'
import type { CategoryRow, SubstanceRow } from './table-rows.ts'
import { TOXIC_GASES } from './tables.ts'

/** A figure with the row that it is printed in. */
interface Figure {
  readonly value: number
  readonly from: TableRow
}

interface Reading {
  readonly faults: LineFault[]
  readonly notes: LineNote[]
  readonly settings: GradingSettings
}

/** One substance: Q, β and what they make of its amount, each with its table row. */
export function gradeLine(amount: Amount, settings: GradingSettings): { line: SubstanceLine; faults: LineFault[] } {
  const reading: Reading = { faults: [], notes: [], settings }
  const tonnes = tonnesOf(amount, reading)
  const given = amount.substance?.trim() || null
  const { known, unknown } = findCategories(amount.categories)
  for (const { given: symbol, candidates } of unknown)
    reading.faults.push({
      code: 'unknown-category',
      given: symbol,
      candidates: candidates.map((row) => categoryRow(2, row)),
    })
  if (given === null && amount.categories.length === 0) fault(reading, 'nothing-named', '')
  const row = given === null ? null : substanceOf(given, known, reading)
  const isKnown = row !== undefined && (row !== null || known.length > 0)
  const quantity = row ? named(row) : isKnown ? quantityOf(known, reading) : null
  const beta = isKnown && unknown.length === 0 ? betaOf(row, given, known, reading) : null
  const quotient = tonnes !== null && quantity ? tonnes / quantity.value : null
  const line: SubstanceLine = {
    amount,
    number: row?.number ?? null,
    name: row?.name ?? given,
    symbols: known.map(({ symbol }) => symbol),
    criticalTonnes: quantity?.value ?? null,
    criticalFrom: quantity?.from ?? null,
    quotient,
    beta: beta?.value ?? null,
    betaFrom: beta?.from ?? null,
    weighted: quotient !== null && beta ? beta.value * quotient : null,
    notes: reading.notes,
  }
  return { line, faults: reading.faults }
}

function fault(
  { faults }: Reading,
  code: LineFault['code'],
  given: string,
  candidates: readonly TableRow[] = [],
): null {
  faults.push({ code, given, candidates })
  return null
}

/** More than the world stores of anything: a slip of the pen, and sums stay finite. */
const MOST_TONNES = 1e12

function tonnesOf({ tonnes }: Amount, reading: Reading): number | null {
  if (tonnes === null) return fault(reading, 'amount-missing', '')
  if (!(Math.abs(tonnes) <= MOST_TONNES)) return fault(reading, 'amount-not-a-number', String(tonnes))
  return tonnes < 0 ? fault(reading, 'amount-negative', String(tonnes)) : tonnes
}

/** The row of Table 1; null: by category; undefined: not known, the fault is noted. */
function substanceOf(given: string, known: readonly CategoryRow[], reading: Reading): SubstanceRow | null | undefined {
  const match = findSubstance(given)
  if (match.row) return match.row
  const byCategory = match.code === 'unknown-substance' && reading.settings.unlistedSubstances === 'by-category'
  const close = rowsButForBrackets(given)
  if (byCategory && known.length > 0 && close.length === 0) {
    reading.notes.push('not-in-table-1')
    return null
  }
  fault(reading, match.code, given, (close.length > 0 ? close : match.candidates).map(substanceRow))
  return undefined
}

const named = (row: SubstanceRow): Figure => ({
  value: row.criticalTonnes,
  from: substanceRow(row),
})

/** By Table 2. Of several hazards the lowest critical amount counts (clause 4.1.2). */
function quantityOf(known: readonly CategoryRow[], reading: Reading): Figure | null {
  const used = lowestOf(known)
  if (known.some(({ criticalTonnes }) => criticalTonnes !== used.criticalTonnes)) {
    if (reading.settings.severalQuantities === 'ask') return severalCategories(2, known, reading)
    reading.notes.push('lowest-quantity-of-several')
  }
  return { value: used.criticalTonnes, from: categoryRow(2, used) }
}

/** The category with the lowest critical amount; of several such, that with the largest β. */
const lowestOf = (known: readonly CategoryRow[]): CategoryRow =>
  known.reduce((a, b) => ((a.criticalTonnes - b.criticalTonnes || b.beta - a.beta) <= 0 ? a : b))

/** By Table 3 for its substances, else by Table 4. */
function betaOf(
  row: SubstanceRow | null,
  given: string | null,
  known: readonly CategoryRow[],
  reading: Reading,
): Figure | null {
  const gas = row && toxicGasOf(row, given ?? '', reading)
  if (gas) return { value: gas.beta, from: toxicGasRow(gas) }
  if (known.length === 0) {
    const toxic = TOXIC_GASES.filter(({ number }) => number === row?.number)
    return fault(reading, 'category-missing', given ?? '', toxic.map(toxicGasRow))
  }
  return betaOfSeveral(known, reading)
}

/** 煤气 is carbon monoxide or a mixture with it; Table 3 has only the first. */
function toxicGasOf(row: SubstanceRow, given: string, { settings, notes }: Reading) {
  const gas = TOXIC_GASES.find(({ number }) => number === row.number)
  if (gas?.name !== '一氧化碳' || ['一氧化碳', 'co'].includes(nameKey(given))) return gas
  if (settings.coalGas === 'by-category') return undefined
  notes.push('coal-gas-as-carbon-monoxide')
  return gas
}

function betaOfSeveral(known: readonly CategoryRow[], reading: Reading): Figure | null {
  const largest = Math.max(...known.map(({ beta }) => beta))
  const isSettled = known.every(({ beta }) => beta === largest)
  const { severalBetas } = reading.settings
  if (!isSettled && severalBetas === 'ask') return severalCategories(4, known, reading)
  if (!isSettled && severalBetas === 'of-quantity') {
    const used = lowestOf(known)
    reading.notes.push('beta-of-used-category')
    return { value: used.beta, from: categoryRow(4, used) }
  }
  if (!isSettled) reading.notes.push('largest-beta-of-several')
  const used = known.find(({ beta }) => beta === largest)!
  return { value: largest, from: categoryRow(4, used) }
}

function severalCategories(table: 2 | 4, known: readonly CategoryRow[], reading: Reading): null {
  const given = known.map(({ symbol }) => symbol).join(';')
  if (reading.faults.some(({ code }) => code === 'several-categories')) return null
  return fault(
    reading,
    'several-categories',
    given,
    known.map((row) => categoryRow(table, row)),
  )
}
