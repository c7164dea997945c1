import type { TableBuilder } from '../engine/model/table-builder.ts'
import type { PartList } from './part-list.ts'
import type { RowFaults } from './row-faults.ts'

/**
 * Adds a feature as rows, one of each kind that its parts are of, all under its number and with its values, which
 * `setValues` sets for the row at an index. A row is of one kind: an area with a point elsewhere becomes two rows.
 */
export function addKinds(
  table: TableBuilder,
  parts: PartList,
  { row, id, remarks }: { row: number; id: string; remarks: RowFaults },
  setValues: (index: number) => void,
): void {
  if (parts.dropCovered()) remarks.add('parts-covered', row)
  const { kinds } = parts
  if (kinds.length > 1) remarks.add('kinds-split', row)
  for (const kind of kinds.length === 0 ? [null] : kinds) {
    if (kind) parts.addTo(table, kind)
    setValues(table.length)
    table.endRow(id, row, kind)
  }
}
