/** The rows of a file that is read for itself, outside a park: placed, named, and without those that cannot be used. */
import { type Frame, frameByCode } from '../engine/geometry/frame.ts'
import { isShift } from '../engine/geometry/helmert.ts'
import { selfCrossing } from '../engine/geometry/self-crossing.ts'
import type { Shape } from '../engine/geometry/shape.ts'
import { NoteBook } from '../engine/model/note-book.ts'
import { shapeAt, type Table, valueAt } from '../engine/model/table.ts'
import { InputError, type Note } from '../engine/model/trouble.ts'
import { checkCoordinates } from '../formats/coordinates.ts'
import type { RawLayer } from '../formats/format.ts'
import { placedLayer } from './placed-layer.ts'

export interface Item {
  readonly id: string
  /** 1-based row in its file. */
  readonly row: number
  readonly shape: Shape
}

/** The rows of a file that have a place, and the field that names them. */
export interface PlacedRows {
  readonly file: string
  readonly table: Table
  readonly frame: Frame
  readonly idField: string | null
}

/** Rows whose coordinates can be meant; what is doubtful or wrong goes to the notes. */
export function readRows(raw: RawLayer, file: string, idField: string | null, notes: Note[]): PlacedRows {
  // A sheet has its places in columns.
  const sheet = raw.table.geometry.positions.length === 0 && raw.table.columns.size > 0
  const placed = sheet ? placedLayer(raw, file, '') : null
  const read = placed ? { ...raw, table: placed.table } : raw
  if (placed) notes.push(...placed.notes)
  const frame = placed?.frame ?? frameOfFile(read, file, notes)
  // A hundred metres decide here: no answer is better than that one.
  if (frame.approximate) throw new InputError('old-datum', { crs: frame.code }, { file })
  if (idField !== null && read.table.length > 0 && !read.table.columns.has(idField)) {
    const known = [...read.table.columns.keys()].join(', ')
    throw new InputError('unknown-field', { field: idField, known: known || '—' }, { file })
  }
  const { table, notes: doubts } = checkCoordinates(read.table, frame, file, null)
  notes.push(...read.notes, ...doubts)
  if (read.table.length === 0) notes.push({ level: 'note', code: 'no-rows', params: {}, where: { file } })
  return { file, table, frame, idField }
}

/** Rows with a shape that can be judged. */
export function itemsOf({ file, table, frame, idField }: PlacedRows, notes: Note[]): Item[] {
  const book = new NoteBook(file)
  const items: Item[] = []
  for (let index = 0; index < table.length; index++) {
    const row = table.rows[index]!
    const shape = shapeAt(table, index, frame)
    if (!shape) {
      book.note('null-geometry', row)
      continue
    }
    const crossing = shape.kind === 'polygon' ? selfCrossing(shape) : null
    if (crossing) {
      book.error('self-crossing', row, { x: crossing[0], y: crossing[1] })
      continue
    }
    items.push({ id: idOf(table, index, idField), row, shape })
  }
  notes.push(...book.notes)
  return items
}

/** The named field, else `id`, else the feature's id, else its number in the file. */
export function idOf(table: Table, index: number, field: string | null): string {
  for (const value of [
    field === null ? null : valueAt(table, field, index),
    valueAt(table, 'id', index),
    table.ids[index]!,
  ])
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value)
  return String(table.rows[index])
}

function frameOfFile({ crs, shift, table }: RawLayer, file: string, notes: Note[]): Frame {
  if (crs !== null) {
    const frame = frameByCode(crs, shift && isShift(shift) ? shift : null)
    if (!frame) throw new InputError('unknown-crs', { crs }, { file })
    return frame
  }
  const [x = 0, y = 0] = table.geometry.positions
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) return frameByCode('EPSG:4326')!
  // Eastings of China's 3° zones begin with the number of the zone (25 to 45), those of 6° zones with 13 to 23.
  const prefix = Math.floor(Math.max(x, y) / 1e6)
  const code = prefix >= 25 && prefix <= 45 ? 4488 + prefix : prefix >= 13 && prefix <= 23 ? 4478 + prefix : null
  if (code === null) throw new InputError('no-crs', {}, { file })
  notes.push({ level: 'note', code: 'crs-from-prefix', params: { crs: `EPSG:${code}` }, where: { file } })
  return frameByCode(`EPSG:${code}`)!
}
