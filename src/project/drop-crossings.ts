import type { Frame } from '../engine/geometry/frame.ts'
import { selfCrossing } from '../engine/geometry/self-crossing.ts'
import { NoteBook } from '../engine/model/note-book.ts'
import { filterRows } from '../engine/model/select-rows.ts'
import { SHAPE_CODES, shapeAt, type Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'

/** The table without the outlines that cross themselves, with a note that names row and place of each. */
export function dropCrossings(table: Table, frame: Frame, file: string): { table: Table; notes: Note[] } {
  const book = new NoteBook(file)
  const sound = filterRows(table, (index) => {
    if (table.geometry.shapeCodes[index] !== SHAPE_CODES.polygon) return true
    const crossing = selfCrossing(shapeAt(table, index, frame)!)
    if (crossing) book.error('self-crossing', table.rows[index]!, { x: crossing[0], y: crossing[1] })
    return crossing === null
  })
  return { table: sound, notes: book.notes }
}
