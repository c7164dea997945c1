import type { Frame } from '../engine/geometry/frame.ts'
import { selfCrossing } from '../engine/geometry/self-crossing.ts'
import { NoteBook } from '../engine/model/note-book.ts'
import { SHAPE_CODES, shapeAt, type Table } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'

/** What an import of this layer would trip over, for who only looks at a file or converts it: nothing is left out. */
export function layerDoubts(table: Table, frame: Frame, file: string): Note[] {
  const book = new NoteBook(file)
  table.geometry.shapeCodes.forEach((code, index) => {
    if (code !== SHAPE_CODES.polygon) return
    const crossing = selfCrossing(shapeAt(table, index, frame)!)
    if (crossing) book.note('outline-crosses-itself', table.rows[index]!, { x: crossing[0], y: crossing[1] })
  })
  const oldDatum: Note = { level: 'note', code: 'old-datum', params: { crs: frame.code }, where: { file } }
  return frame.approximate ? [oldDatum, ...book.notes] : book.notes
}
