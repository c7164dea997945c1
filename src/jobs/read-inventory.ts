import { halfWidth } from '../engine/model/half-width.ts'
import { splitSymbols } from '../engine/grading/find-categories.ts'
import type { Amount } from '../engine/grading/grading.ts'
import { InputError, type Note, type TroubleParams } from '../engine/model/trouble.ts'
import { type CsvRow, csvRows } from '../formats/csv-rows.ts'
import type { FormatFile } from '../formats/format.ts'

/** One substance of a hazard, and what stands in its row. */
export interface InventoryRow {
  readonly row: number
  readonly amount: Amount
  readonly quantityText: string
}

export interface InventoryHazard {
  readonly id: string
  /** Null when no row, or no usable one, says it: then the notes say why. */
  residents: number | null
  readonly rows: InventoryRow[]
  readonly notes: Note[]
}

const COLUMNS = ['hazard_id', 'substance', 'category', 'q_t', 'population_500m'] as const
type ColumnName = (typeof COLUMNS)[number]

/**
 * The hazards of an inventory, in the order in which they come first. A row that cannot be used costs its hazard; `notes`
 * are about rows of no hazard. Throws InputError when the file has not the columns, or no rows.
 */
export async function readInventory(file: FormatFile): Promise<{ hazards: InventoryHazard[]; notes: Note[] }> {
  const [head, ...rows] = await csvRows(file)
  if (!head) throw new InputError('empty-sheet', {}, { file: file.name })
  const columns = columnsOf(head, file.name)
  if (rows.length === 0) throw new InputError('no-inventory', {}, { file: file.name })
  const hazards = new Map<string, InventoryHazard>()
  const notes: Note[] = []
  const hazardOf = (id: string): InventoryHazard => {
    const known = hazards.get(id) ?? { id, residents: null, rows: [], notes: [] }
    hazards.set(id, known)
    return known
  }
  let above: InventoryHazard | null = null
  for (const { cells, row, strayQuote } of rows) {
    const cell = (name: ColumnName) => cells[columns[name]] ?? ''
    const error = (code: string, params: TroubleParams): Note => ({
      level: 'error',
      code,
      params,
      where: { file: file.name, row },
    })
    const id = cell('hazard_id')
    const isLong = cells.slice(head.cells.length).some((text) => text !== '')
    // Cells that have moved to the right leave the first column alone; of any other hazard nothing could be said.
    if ((isLong || strayQuote) && columns.hazard_id > 0)
      throw new InputError(strayQuote ? 'quote-unpaired' : 'cells-too-many', {}, { file: file.name, row })
    if (id === '') {
      // A merged cell is one for a spreadsheet and blank in its export: the row may be one more of the hazard above.
      const params = above ? { hazard: above.id } : {}
      ;(above?.notes ?? notes).push(error('hazard-id-missing', params))
      continue
    }
    above = hazardOf(id)
    if (isLong) above.notes.push(error('cells-too-many', { hazard: id }))
    else if (strayQuote) above.notes.push(error('quote-unpaired', { hazard: id }))
    addResidents(above, cell('population_500m'), error)
    above.rows.push({ row, amount: amountOf(cell), quantityText: cell('q_t') })
  }
  for (const hazard of hazards.values())
    if (hazard.residents === null && hazard.notes.length === 0) {
      const where = { file: file.name, row: hazard.rows[0]!.row }
      hazard.notes.push({ level: 'error', code: 'residents-missing', params: { hazard: hazard.id }, where })
    }
  return { hazards: [...hazards.values()], notes }
}

/** Where each column stands. */
function columnsOf({ cells, row }: CsvRow, file: string): Readonly<Record<ColumnName, number>> {
  const headings = cells.map((cell) => halfWidth(cell).trim().toLowerCase())
  const missing = COLUMNS.filter((name) => !headings.includes(name))
  if (missing.length > 0) {
    const found = cells.filter((cell) => cell !== '').join(', ')
    throw new InputError('columns-missing', { missing: missing.join(', '), found }, { file, row })
  }
  const twice = COLUMNS.find((name) => headings.indexOf(name) !== headings.lastIndexOf(name))
  if (twice) throw new InputError('column-twice', { column: twice }, { file, row })
  return Object.fromEntries(COLUMNS.map((name) => [name, headings.indexOf(name)])) as Record<ColumnName, number>
}

function amountOf(cell: (name: ColumnName) => string): Amount {
  const quantity = cell('q_t')
  return {
    substance: cell('substance') || null,
    categories: splitSymbols(cell('category')),
    tonnes: quantity === '' ? null : numberOf(quantity),
  }
}

/** `12`, `1.5e3`, `1,234.5`, in digits of any width; NaN for anything else. */
function numberOf(cell: string): number {
  const text = halfWidth(cell)
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text)
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : NaN
}

/** One number of residents for each hazard; rows may leave it out once it is said. */
function addResidents(
  hazard: InventoryHazard,
  cell: string,
  error: (code: string, params: TroubleParams) => Note,
): void {
  if (cell === '') return
  const residents = numberOf(cell)
  if (!Number.isSafeInteger(residents) || residents < 0)
    hazard.notes.push(error('residents-not-a-count', { hazard: hazard.id, given: cell }))
  else if (hazard.residents !== null && hazard.residents !== residents)
    hazard.notes.push(
      error('residents-differ', { hazard: hazard.id, before: String(hazard.residents), given: String(residents) }),
    )
  else hazard.residents = residents
}
