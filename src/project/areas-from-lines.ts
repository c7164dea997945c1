import { repairRing } from '../engine/geometry/validity.ts'
import type { NoteBook } from '../engine/model/note-book.ts'
import { SHAPE_CODES, type Table } from '../engine/model/table.ts'

/** Closed lines become areas, as drawing programs write them; each line of a row is an outer ring. */
export function areasFromLines(table: Table, book: NoteBook): Table {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = table.geometry
  if (!shapeCodes.includes(SHAPE_CODES.line)) return table
  const codes = shapeCodes.slice()
  const turned = positions.slice()
  for (let index = 0; index < table.length; index++) {
    if (codes[index] !== SHAPE_CODES.line) continue
    const first = partOffsets[featureOffsets[index]!]!
    const end = partOffsets[featureOffsets[index + 1]!]!
    const ringAt = (ring: number) => turned.subarray(ringOffsets[ring]! * 2, ringOffsets[ring + 1]! * 2)
    let closed = true
    for (let ring = first; ring < end; ring++) {
      const line = ringAt(ring)
      closed &&= line.length >= 8 && line[0] === line.at(-2) && line[1] === line.at(-1)
    }
    if (!closed) continue
    for (let ring = first; ring < end; ring++) ringAt(ring).set(repairRing(ringAt(ring), true).ring)
    codes[index] = SHAPE_CODES.polygon
    book.note('line-taken-as-area', table.rows[index]!)
  }
  return { ...table, geometry: { ...table.geometry, shapeCodes: codes, positions: turned } }
}
