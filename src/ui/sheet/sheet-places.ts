import { jointAccuracy } from '../../engine/model/placement.ts'
import type { ObjectRef } from '../../engine/model/finding.ts'
import { numberAt } from '../../engine/model/table.ts'
import type { LayerView, ParkView } from '../../jobs/park-view.ts'
import type { DistanceTableView } from '../../jobs/reach-view.ts'
import type { NearJobs } from '../../worker/protocol.ts'

/** Where people live or gather, within some metres of a hazard source. */
export interface SheetPlace {
  /** Of a settlement, its house that is nearest. */
  readonly ref: ObjectRef
  /** Its row in the distance table. */
  readonly row: number
  /** Nobody's head-count is known. */
  readonly headsUnknown: boolean
  readonly persons: number
  readonly metres: number
  readonly hazard: ObjectRef
}

/** What rounding to the millimetre may add to a distance: exactly at the limit is within. */
const ROUNDING_METRES = 1e-6

/**
 * The places of a distance table whose nearest hazard source is within some metres, the nearest first. What lies within
 * the stated accuracies of the limit is within: the stricter reading.
 */
export async function placesWithin(
  { park: { layers } }: ParkView,
  table: DistanceTableView,
  limitMetres: number,
  near: Pick<NearJobs, 'line'>,
): Promise<SheetPlace[]> {
  const accuracyOf = (layer: LayerView, row: number) => numberAt(layer.table, 'accuracy_m', row) ?? layer.accuracyMetres
  const found: SheetPlace[] = []
  for (const [row, metres] of table.least.entries()) {
    const column = table.leastColumns[row]!
    if (column < 0) continue
    const [layer, hazards] = [layers[table.layers[row]!]!, layers[table.columnLayers[column]!]!]
    const [index, hazard] = [table.rows[row]!, table.columnRows[column]!]
    const accuracy = jointAccuracy(accuracyOf(layer, index), accuracyOf(hazards, hazard)) ?? 0
    if (!(metres <= limitMetres + accuracy + ROUNDING_METRES)) continue
    const line = table.members[row]! > 1 ? await near.line(row, column) : null
    found.push({
      ref: line
        ? { layer: 'protection_target', id: layers[line.layer]!.table.ids[line.row]! }
        : { layer: 'protection_target', id: layer.table.ids[index]! },
      row,
      headsUnknown: table.unknownHeads[row] === table.members[row],
      persons: table.persons[row]!,
      metres,
      hazard: { layer: 'hazard_source', id: hazards.table.ids[hazard]! },
    })
  }
  return found.sort((a, b) => a.metres - b.metres)
}
