import { splitSymbols } from '../../engine/grading/find-categories.ts'
import { gradeLine } from '../../engine/grading/grade-line.ts'
import type { Amount, LineFault, SubstanceLine } from '../../engine/grading/grading.ts'
import type { GradingSettings } from '../../engine/grading/settings.ts'
import { CATEGORIES, SUBSTANCES } from '../../engine/grading/tables.ts'
import { halfWidth } from '../../engine/model/half-width.ts'
import type { Value } from '../../engine/model/table.ts'

/** One substance as it stands in the form: what was typed, and members that the form does not know. */
export interface SubstanceRow {
  readonly key: number
  readonly name: string
  readonly symbols: string
  readonly tonnes: string
  readonly rest: Readonly<Record<string, Value>>
}

export type TypedField = 'name' | 'symbols' | 'tonnes'

export const blankRow = (key: number): SubstanceRow => ({ key, name: '', symbols: '', tonnes: '', rest: {} })

const textOf = (value: Value | undefined) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

/** The rows of a stored list; `first` is the key of the first. */
export function rowsOf(value: Value, first: number): SubstanceRow[] {
  if (!Array.isArray(value)) return []
  return (value as readonly Value[]).map((item, index) => {
    const entry = typeof item === 'object' && item !== null && !Array.isArray(item) ? item : {}
    const { name, category, q_t: tonnes, ...rest } = entry as Readonly<Record<string, Value>>
    return { key: first + index, name: textOf(name), symbols: textOf(category), tonnes: textOf(tonnes), rest }
  })
}

export const isBlank = ({ name, symbols, tonnes }: SubstanceRow) => (name + symbols + tonnes).trim() === ''

/** The number that was typed; NaN for what is none, null for nothing. */
export function tonnesOf({ tonnes }: SubstanceRow): number | null {
  const text = halfWidth(tonnes)
    .trim()
    .replace(/(?:t|吨)$/i, '')
    .trim()
  return text === '' ? null : /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN
}

/** The list as it is stored; null when nothing is left of it. */
export function listOf(rows: readonly SubstanceRow[]): Value {
  const items = rows
    .filter((row) => !isBlank(row))
    .map((row) => {
      const category = splitSymbols(row.symbols).join(';')
      return { ...row.rest, name: row.name.trim(), ...(category && { category }), q_t: tonnesOf(row) }
    })
  return items.length === 0 ? null : items
}

/** What has to be put right before the row can be stored, and where. */
export function faultOfRow(row: SubstanceRow): { readonly field: TypedField; readonly word: 'name' | 'tonnes' } | null {
  if (isBlank(row)) return null
  if (row.name.trim() === '') return { field: 'name', word: 'name' }
  const tonnes = tonnesOf(row)
  return tonnes === null || !(tonnes >= 0) || tonnes === Infinity ? { field: 'tonnes', word: 'tonnes' } : null
}

/** How the row would be graded: its table rows, and the first thing that is asked about its name or category. */
export function readingOf(
  row: SubstanceRow,
  settings: GradingSettings,
): { line: SubstanceLine; fault: LineFault | null } {
  const amount: Amount = {
    substance: row.name.trim() || null,
    categories: splitSymbols(row.symbols),
    tonnes: tonnesOf(row),
  }
  const { line, faults } = gradeLine(amount, settings)
  return { line, fault: faults.find(({ code }) => !code.startsWith('amount-')) ?? null }
}

/** What takes the place of a name, or of a symbol, when one of the candidates is chosen. */
export function withChoice(row: SubstanceRow, fault: LineFault, chosen: string): SubstanceRow {
  const candidate = fault.candidates.find((each) => each.row === chosen)
  if (!candidate) return row
  if (candidate.table === 1 || candidate.table === 3) return { ...row, name: candidate.name }
  if (fault.code === 'several-categories') return { ...row, symbols: candidate.row }
  const symbols = splitSymbols(row.symbols).map((symbol) => (symbol === fault.given ? candidate.row : symbol))
  return { ...row, symbols: symbols.join(';') }
}

/** Names to choose from while typing, each with the row that it stands for. */
export const SUGGESTED_NAMES: readonly { readonly name: string; readonly of: string }[] = SUBSTANCES.flatMap(
  ({ number, name, aliases = [] }) => [name, ...aliases].map((each) => ({ name: each, of: `${number} ${name}` })),
).filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index)

export const SUGGESTED_SYMBOLS: readonly { readonly symbol: string; readonly of: string }[] = CATEGORIES.map(
  ({ symbol, category, description }) => ({ symbol, of: `${category} ${description}` }),
)
