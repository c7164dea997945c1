import { DistanceTable } from '../engine/reach/distance-table.ts'
import { hazardRows, peopleRows } from '../engine/reach/place-rows.ts'
import { type Park } from '../engine/model/park.ts'
import { toMillimetre, toNanodegree } from '../engine/rules/rule.ts'
import type { DistanceLine, DistanceRequest, DistanceTableView } from './reach-view.ts'

/** A distance table at hand: what the page is shown of it, and the engine's own for what it asks later. */
export interface OpenedTable {
  readonly park: Park
  readonly view: DistanceTableView
  readonly table: DistanceTable
}

/** Makes the table and measures the least of each row; yields from time to time. */
export function* openTable(park: Park, request: DistanceRequest): Generator<unknown, OpenedTable> {
  const hazards = hazardRows(park.layers)
  const places = request.rows === 'hazards' ? hazards : yield* peopleRows(park.layers, request.asOf)
  const { rows } = places
  const table = new DistanceTable(rows, hazards.rows)
  const least = yield* table.least()
  const layerOf = (of: (typeof rows)[number]) => park.layers.indexOf(of.members[0]!.layer)
  const view: DistanceTableView = {
    request,
    layers: Uint16Array.from(rows, layerOf),
    rows: Uint32Array.from(rows, ({ members }) => members[0]!.row),
    settlements: rows.map(({ settlement }) => settlement),
    members: Uint32Array.from(rows, ({ members }) => members.length),
    persons: Float64Array.from(rows, ({ persons }) => persons),
    unknownHeads: Uint32Array.from(rows, ({ unknownHeads }) => unknownHeads),
    columnLayers: Uint16Array.from(hazards.rows, layerOf),
    columnRows: Uint32Array.from(hazards.rows, ({ members }) => members[0]!.row),
    least: least.metres.map(toMillimetre),
    leastColumns: least.columns,
    leftOut: places.leftOut,
    columnsLeftOut: hazards.leftOut.unplaced,
  }
  return { park, view, table }
}

/** Metres of some rows, column after column of each; NaN for a hazard to itself. */
export function cellsOf({ table }: OpenedTable, rows: Uint32Array): Float64Array {
  const count = table.columns.length
  const metres = new Float64Array(rows.length * count)
  rows.forEach((row, k) => table.fill(row, metres, k * count))
  return metres.map(toMillimetre)
}

/** Metres of every row to one hazard. */
export const columnOf = ({ table }: OpenedTable, column: number): Float64Array =>
  Float64Array.from(table.rows, (_, row) => toMillimetre(table.metres(row, column)))

export function lineOf({ park, table }: OpenedTable, row: number, column: number): DistanceLine | null {
  const found = table.measure(row, column)
  if (!found) return null
  const member = table.rows[row]!.members[found.member]!
  return {
    metres: toMillimetre(table.metres(row, column)),
    from: toNanodegree(found.measure.from),
    to: toNanodegree(found.measure.to),
    layer: park.layers.indexOf(member.layer),
    row: member.row,
  }
}
