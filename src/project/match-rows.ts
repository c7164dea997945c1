import { type Table, textAt } from '../engine/model/table.ts'

/** As names are compared: width, case and blanks make no difference. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/**
 * Which row of a table each row of another is: by identifier, else by name, where the company is the same or one of them
 * names none. −1 for none; `ambiguous` fit several, or one that another row fits, too. Nothing is guessed.
 */
export function matchRows(known: Table, rows: Table): { found: Int32Array; ambiguous: ReadonlySet<number> } {
  const byId = new Map(known.ids.map((id, at) => [id, at]))
  const byName = new Map<string, number[]>()
  for (let at = 0; at < known.length; at++) {
    const name = textAt(known, 'name', at)
    if (name) byName.set(plain(name), [...(byName.get(plain(name)) ?? []), at])
  }
  const found = new Int32Array(rows.length).fill(-1)
  const ambiguous = new Set<number>()
  const takenBy = new Map<number, number>()
  for (let row = 0; row < rows.length; row++) {
    const id = byId.get(rows.ids[row]!)
    if (id !== undefined) {
      found[row] = id
      takenBy.set(id, row)
    }
  }
  for (let row = 0; row < rows.length; row++) {
    const name = textAt(rows, 'name', row)
    if (found[row]! >= 0 || !name) continue
    const company = textAt(rows, 'enterprise', row)
    const fits = (byName.get(plain(name)) ?? []).filter((at) => {
      const own = textAt(known, 'enterprise', at)
      return own === null || company === null || own === company
    })
    const [only] = fits
    if (fits.length > 1 || (only !== undefined && takenBy.has(only))) ambiguous.add(row)
    else if (only !== undefined) {
      found[row] = only
      takenBy.set(only, row)
    }
  }
  return { found, ambiguous }
}
