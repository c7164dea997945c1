import { numberAt, textAt } from '../../engine/model/table.ts'
import type { ParkView } from '../../jobs/park-view.ts'
import type { DistanceTableView } from '../../jobs/reach-view.ts'
import { shapeOfKind } from '../../map/symbols.ts'
import { nameAt } from '../objects.ts'
import type { Desk } from '../state/desk.svelte.ts'
import type { Hazards } from './hazards.svelte.ts'

/** How the rows and columns of a distance table are called. */
export function distanceWords(hazard: Hazards, desk: Desk, { park: { layers } }: ParkView, table: DistanceTableView) {
  const columnLayer = (column: number) => layers[table.columnLayers[column]!]
  const rowLayer = (row: number) => layers[table.layers[row]!]
  const hazardId = (column: number) => columnLayer(column)?.table.ids[table.columnRows[column]!] ?? ''
  const hazardGrade = (column: number) => {
    const layer = columnLayer(column)
    return layer ? (numberAt(layer.table, 'grade', table.columnRows[column]!) ?? 0) : 0
  }
  const hazardName = (column: number) => {
    const layer = columnLayer(column)
    return layer ? nameAt(layer, table.columnRows[column]!, desk.language) : ''
  }
  function placeName(row: number): string {
    const settlement = table.settlements[row] ?? null
    const members = table.members[row]!
    if (settlement !== null)
      return members > 1 ? hazard.say('settlementOf', { name: settlement, count: String(members) }) : settlement
    const layer = rowLayer(row)
    return layer ? nameAt(layer, table.rows[row]!, desk.language) : ''
  }
  function placeSwatch(row: number): string {
    const layer = rowLayer(row)
    if (!layer) return ''
    if (layer.kind === 'hazard_source') return `hazard:${numberAt(layer.table, 'grade', table.rows[row]!) ?? 0}`
    return `person:${shapeOfKind(textAt(layer.table, 'kind', table.rows[row]!))}:outside`
  }
  function personsText(row: number): string {
    const unknown = table.unknownHeads[row]!
    if (unknown === table.members[row]) return desk.words.unknown
    return `${unknown > 0 ? '≥ ' : ''}${table.persons[row]!}`
  }
  const cellLabel = (row: number, column: number, metres: number) =>
    hazard.say('distanceCell', {
      place: placeName(row),
      hazard: `${hazardId(column)} ${hazardName(column)}`,
      metres_m: metres,
    })
  return { hazardId, hazardGrade, hazardName, placeName, placeSwatch, personsText, cellLabel }
}
