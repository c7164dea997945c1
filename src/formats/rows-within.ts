import { filterRows } from '../engine/model/select-rows.ts'
import type { Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import type { Box } from './format.ts'

export const touches = (a: Box, b: Box) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]

/** The rows whose bounds touch the box, its edge included; rows without shape touch nothing. */
export function rowsWithin(table: Table, box: Box): Table {
  return filterRows(table, (index) => {
    const bounds = boundsOfRow(table.geometry, index)
    return bounds !== null && touches(bounds, box)
  })
}

/** Bounds of the shape of a row; null without one. */
export function boundsOfRow(geometry: Table['geometry'], index: number): Box | null {
  const { positions, ringOffsets, partOffsets, featureOffsets } = geometry
  const from = ringOffsets[partOffsets[featureOffsets[index]!]!]! * 2
  const end = ringOffsets[partOffsets[featureOffsets[index + 1]!]!]! * 2
  if (from === end) return null
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = from; i < end; i += 2) {
    const [x, y] = [positions[i]!, positions[i + 1]!]
    if (x < minX) minX = x
    if (x > maxX) maxX = x
    if (y < minY) minY = y
    if (y > maxY) maxY = y
  }
  return [minX, minY, maxX, maxY]
}

/** Says that a part was read: what was left unread is not known to be nobody. */
export function boxNote(read: number, total: number, file: string): Note {
  return { level: 'note', code: 'read-within-box', params: { read, total }, where: { file } }
}
