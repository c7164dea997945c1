import { NoteBook } from '../engine/model/note-book.ts'
import type { Park } from '../engine/model/park.ts'
import { cellAt, type Table, textAt, type Value } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { columnOf } from './column-of.ts'

/** Names as they are compared: width, case, blanks and kind of bracket make no difference. */
const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * Companies that a register names as forms do, by name, as the identifiers of the park's plants, which is what rules join
 * by. A name that no plant has, or several, stays as it is, with a note.
 */
export function companyIds(table: Table, { layers }: Park, file: string): { table: Table; notes: Note[] } {
  const column = table.columns.get('enterprise')
  if (!column) return { table, notes: [] }
  const ids = new Set<string>()
  const byName = new Map<string, Set<string>>()
  for (const { kind, table: plants } of layers) {
    if (kind !== 'enterprise') continue
    for (const [row, id] of plants.ids.entries()) {
      ids.add(id)
      for (const name of [textAt(plants, 'name', row), textAt(plants, 'name_en', row)])
        if (name) byName.set(plain(name), (byName.get(plain(name)) ?? new Set()).add(id))
    }
  }
  if (ids.size === 0) return { table, notes: [] }
  const book = new NoteBook(file)
  const values = Array.from({ length: table.length }, (_, row): Value => {
    const cell = cellAt(column, row)
    if (cell === null || ids.has(String(cell))) return cell
    const found = byName.get(plain(String(cell)))
    if (found?.size === 1) return [...found][0]!
    book.note(found ? 'company-ambiguous' : 'company-unknown', table.rows[row]!, { value: String(cell) })
    return cell
  })
  return { table: { ...table, columns: new Map(table.columns).set('enterprise', columnOf(values)) }, notes: book.notes }
}
