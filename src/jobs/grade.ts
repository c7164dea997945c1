import { faultNote } from '../engine/grading/fault-note.ts'
import { gradeHazard } from '../engine/grading/grade-hazard.ts'
import type { GradeFault, HazardGrading, TableRow } from '../engine/grading/grading.ts'
import { DEFAULT_GRADING, type GradingSettings } from '../engine/grading/settings.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { FormatFile } from '../formats/format.ts'
import { type InventoryHazard, type InventoryRow, readInventory } from './read-inventory.ts'

/** A hazard that has a result, with every input. */
export interface GradedHazard {
  readonly id: string
  readonly rows: readonly InventoryRow[]
  readonly grading: HazardGrading
}

/** Why a hazard has none; `hazard` is null for a row that names none. */
export interface InventoryFault {
  readonly hazard: string | null
  readonly note: Note
  readonly candidates: readonly TableRow[]
}

export interface InventoryGrading {
  readonly settings: GradingSettings
  readonly hazards: readonly GradedHazard[]
  readonly faults: readonly InventoryFault[]
}

/** In an inventory a name is one of Table 1; what has only a category leaves the name blank. */
const SETTINGS: GradingSettings = { ...DEFAULT_GRADING, unlistedSubstances: 'refuse' }

/** Grades every hazard of an inventory that can be graded. Throws InputError for a file that is no inventory. */
export async function gradeInventory(file: FormatFile): Promise<InventoryGrading> {
  const { hazards, notes } = await readInventory(file)
  const graded: GradedHazard[] = []
  const faults: InventoryFault[] = notes.map((note) => ({ hazard: null, note, candidates: [] }))
  for (const hazard of hazards) {
    const amounts = hazard.rows.map(({ amount }) => amount)
    const grading = gradeHazard(amounts, hazard.residents, SETTINGS)
    const own = [
      ...hazard.notes.map((note) => ({ hazard: hazard.id, note, candidates: [] })),
      ...grading.faults.map((fault) => faultOf(fault, hazard, file.name)),
    ]
    if (own.length === 0) graded.push({ id: hazard.id, rows: hazard.rows, grading })
    faults.push(...own)
  }
  faults.sort((a, b) => (a.note.where.row ?? 0) - (b.note.where.row ?? 0))
  return { settings: SETTINGS, hazards: graded, faults }
}

function faultOf(fault: GradeFault, { id, rows }: InventoryHazard, file: string): InventoryFault {
  const at = fault.index === null ? rows[0] : rows[fault.index]
  // As it stands in the file, not as what it was read as.
  const given = fault.code.startsWith('amount-') ? (at?.quantityText ?? '') : fault.given
  return {
    hazard: id,
    note: faultNote({ ...fault, given }, { file, ...(at && { row: at.row }) }, id),
    candidates: fault.candidates,
  }
}
