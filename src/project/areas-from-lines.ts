import type { Frame } from '../engine/geometry/frame.ts'
import { repairRing } from '../engine/geometry/validity.ts'
import type { NoteBook } from '../engine/model/note-book.ts'
import { SHAPE_CODES, type Table } from '../engine/model/table.ts'

/** The ends of a line that meet within this are one place that was rounded twice. */
const MEET_METRES = 0.001

/**
 * Closed lines become areas, as drawing programs write them; each line of a row is an outer ring. Ends that lie within a
 * millimetre of one another meet.
 */
export function areasFromLines(table: Table, frame: Frame, book: NoteBook): Table {
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
      closed &&= line.length >= 8 && endsMeet(line, frame)
    }
    if (!closed) continue
    for (let ring = first; ring < end; ring++) {
      const line = ringAt(ring)
      line.copyWithin(line.length - 2, 0, 2)
      line.set(repairRing(line, true).ring)
    }
    codes[index] = SHAPE_CODES.polygon
    book.note('line-taken-as-area', table.rows[index]!)
  }
  return { ...table, geometry: { ...table.geometry, shapeCodes: codes, positions: turned } }
}

function endsMeet(line: Float64Array, frame: Frame): boolean {
  const [x, y] = [line[0]!, line[1]!]
  const [sx, sy] = frame.metresPerUnit(x, y)
  return Math.hypot((line.at(-2)! - x) * sx, (line.at(-1)! - y) * sy) <= MEET_METRES
}
