import type { NoteBook } from '../engine/model/note-book.ts'
import { cellAt, type Table, type Value } from '../engine/model/table.ts'
import { columnOf } from './column-of.ts'
import { holdsAmount, readAmounts } from './substance-text.ts'

const SHOWN = 40
export const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/**
 * Lists of substances from cells that write them in words. A cell that is not understood gives none; its text stays in, or
 * goes to, the medium, and a note names it. Without a column of substances the medium is looked at for amounts.
 */
export function substancesFromCells(table: Table, unit: string, book: NoteBook): Table {
  const { columns, length, rows } = table
  const own = columns.get('substances')
  const source = own ?? columns.get('medium')
  if (!source) return table
  const lists: Value[] = []
  const media: Value[] = []
  let found = false
  for (let row = 0; row < length; row++) {
    const cell = cellAt(source, row)
    let medium = columns.has('medium') ? cellAt(columns.get('medium')!, row) : null
    let list: Value = own ? cell : null
    if (typeof cell === 'string' && !cell.trimStart().startsWith('[') && (own || holdsAmount(cell))) {
      const { amounts, fault } = readAmounts(cell, own ? unit : '')
      list = amounts && amounts.length > 0 ? amounts.map((amount) => ({ ...amount })) : null
      if (fault !== null) {
        book.error('substances-not-read', rows[row]!, { value: shown(fault) })
        if (own) medium = medium === null ? cell : `${String(medium)}；${cell}`
      }
      found = true
    }
    lists.push(list)
    media.push(medium)
  }
  if (!found) return table
  const changed = new Map(columns).set('substances', columnOf(lists))
  if (media.some((medium) => medium !== null)) changed.set('medium', columnOf(media))
  return { ...table, columns: changed }
}
