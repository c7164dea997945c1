import { NoteBook } from '../engine/model/note-book.ts'
import type { LayerKind } from '../engine/model/layer-kind.ts'
import type { Layer } from '../engine/model/park.ts'
import { cellAt, codedColumn, type Table, textAt, type Value } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { columnOf } from './column-of.ts'

/** Layers whose rows belong to a plant: rules join them by its identifier. */
export const OF_A_COMPANY: ReadonlySet<LayerKind> = new Set([
  'hazard_source',
  'protection_target',
  'risk_contour',
  'production_area',
])

/** Names as they are compared: width, case, blanks and kind of bracket make no difference. */
const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

interface Plants {
  readonly ids: ReadonlySet<string>
  readonly byName: ReadonlyMap<string, ReadonlySet<string>>
}

function plantsOf(layers: readonly Layer[]): Plants {
  const ids = new Set<string>()
  const byName = new Map<string, Set<string>>()
  for (const { kind, table } of layers) {
    if (kind !== 'enterprise') continue
    for (const [row, id] of table.ids.entries()) {
      ids.add(id)
      for (const name of [textAt(table, 'name', row), textAt(table, 'name_en', row)])
        if (name) byName.set(plain(name), (byName.get(plain(name)) ?? new Set()).add(id))
    }
  }
  return { ids, byName }
}

/** The identifiers that a word may stand for; null for one that is an identifier, or no word. */
function meant(word: Value, { ids, byName }: Plants): ReadonlySet<string> | null {
  if (word === null || ids.has(String(word))) return null
  return byName.get(plain(String(word))) ?? new Set()
}

/**
 * Companies that a table names as forms do, by name, as the identifiers of the park's plants. A name that no plant has,
 * or several, stays as it is, with a note; where people work who live in a house is nothing to be noted.
 */
export function companyIds(
  table: Table,
  kind: LayerKind,
  { layers }: { readonly layers: readonly Layer[] },
  file: string,
): { table: Table; notes: Note[] } {
  const column = table.columns.get('enterprise')
  const plants = plantsOf(layers)
  if (!column || plants.ids.size === 0) return { table, notes: [] }
  const { codes, words } = codedColumn(column)
  const found = words.map((word) => meant(word, plants))
  const book = new NoteBook(file)
  for (let row = 0; row < table.length; row++) {
    const those = found[codes[row]!]
    const matters = kind !== 'protection_target' || textAt(table, 'kind', row) === 'dormitory'
    if (those && those.size !== 1 && matters)
      book.note(those.size === 0 ? 'company-unknown' : 'company-ambiguous', table.rows[row]!, {
        value: String(cellAt(column, row)),
      })
  }
  return { table: withWords(table, found), notes: book.notes }
}

/** The layers of a park with every company that they name by its identifier; what names none stays the same object. */
export function companiesJoined(layers: readonly Layer[]): readonly Layer[] {
  const plants = plantsOf(layers)
  if (plants.ids.size === 0) return layers
  return layers.map((layer) => {
    const column = OF_A_COMPANY.has(layer.kind) ? layer.table.columns.get('enterprise') : undefined
    if (!column) return layer
    const table = withWords(
      layer.table,
      codedColumn(column).words.map((word) => meant(word, plants)),
    )
    return table === layer.table ? layer : { ...layer, table }
  })
}

/** The table with the identifier in place of each word that means one plant; the same table where none does. */
function withWords(table: Table, found: readonly (ReadonlySet<string> | null)[]): Table {
  if (!found.some((those) => those?.size === 1)) return table
  const { codes, words } = codedColumn(table.columns.get('enterprise')!)
  const ids = words.map((word, code) => (found[code]?.size === 1 ? [...found[code]][0]! : word))
  const values = Array.from(codes, (code) => ids[code]!)
  return { ...table, columns: new Map(table.columns).set('enterprise', columnOf(values)) }
}
