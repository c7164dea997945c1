import type { Frame } from '../engine/geometry/frame.ts'
import { NoteBook } from '../engine/model/note-book.ts'
import { frameOf, type Layer } from '../engine/model/park.ts'
import { cellAt, SHAPE_CODES, type Table, textAt, type Value } from '../engine/model/table.ts'
import { TableBuilder } from '../engine/model/table-builder.ts'
import type { Note } from '../engine/model/trouble.ts'
import { columnOf } from './column-of.ts'
import { fitColumns } from './fit-table.ts'
import { matchRows } from './match-rows.ts'

/**
 * The rows of a table put onto those of a layer: what a row says replaces what the object says, an empty cell changes
 * nothing, and the object keeps its place. Rows that no object of the layer fits come in as new ones if they have a place
 * of their own; the others are left out, and a note names them. `taken` rows of the table went in.
 */
export function ontoLayer(
  layer: Layer,
  table: Table,
  frame: Frame | null,
  file: string,
): { layer: Layer; notes: Note[]; taken: number } {
  const book = new NoteBook(file)
  const fitted = fitColumns(table, layer.kind, book)
  const { found, ambiguous } = matchRows(layer.table, fitted)
  const into = frameOf(layer)
  const rowOf = new Map<number, number>()
  const added: number[] = []
  for (let row = 0; row < fitted.length; row++) {
    const at = found[row]!
    const said = { name: textAt(fitted, 'name', row) ?? fitted.ids[row]! }
    if (at >= 0) rowOf.set(at, row)
    else if (ambiguous.has(row)) book.error('register-ambiguous', fitted.rows[row]!, said)
    else if (fitted.geometry.shapeCodes[row] === 0) book.error('register-no-place', fitted.rows[row]!, said)
    else if (!frame) book.error('register-no-frame', fitted.rows[row]!, said)
    else if (frame.code !== into.code && fitted.geometry.shapeCodes[row] !== SHAPE_CODES.point)
      book.error('register-other-frame', fitted.rows[row]!, { ...said, crs: into.code })
    else added.push(row)
  }
  const notes = book.notes
  const note = (code: string, count: number) =>
    count > 0 && notes.push({ level: 'note', code, params: { count }, where: { file } })
  note('register-updated', rowOf.size)
  note('register-added', added.length)
  note('register-not-in-file', layer.table.length - rowOf.size)
  const together = joined(layer.table, fitted, rowOf, added, frame, into)
  return { layer: { ...layer, table: together }, notes, taken: rowOf.size + added.length }
}

function joined(
  before: Table,
  after: Table,
  rowOf: ReadonlyMap<number, number>,
  added: readonly number[],
  from: Frame | null,
  into: Frame,
): Table {
  const builder = new TableBuilder(before.length + added.length)
  for (let at = 0; at < before.length; at++) addRow(builder, before, at, before.ids[at]!, before.rows[at]!, null)
  const taken = new Set(before.ids)
  const convert =
    from && from.code !== into.code ? (x: number, y: number) => into.fromLngLat(...from.toLngLat(x, y)) : null
  for (const row of added) addRow(builder, after, row, freeId(after.ids[row]!, taken), after.rows[row]!, convert)
  const columns = new Map(
    [...new Set([...before.columns.keys(), ...after.columns.keys()])].map((name) => {
      const [old, said] = [before.columns.get(name), after.columns.get(name)]
      const values = Array.from({ length: before.length }, (_, at): Value => {
        const row = rowOf.get(at)
        const own = row === undefined || !said ? null : cellAt(said, row)
        return own === null || own === '' ? (old ? cellAt(old, at) : null) : own
      })
      return [name, columnOf([...values, ...added.map((row) => (said ? cellAt(said, row) : null))])]
    }),
  )
  return { ...builder.build(), columns }
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}#${n}`
  taken.add(id)
  return id
}

function addRow(
  builder: TableBuilder,
  { geometry }: Table,
  row: number,
  id: string,
  number: number,
  convert: ((x: number, y: number) => readonly [number, number]) | null,
): void {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = geometry
  for (let part = featureOffsets[row]!; part < featureOffsets[row + 1]!; part++) {
    for (let ring = partOffsets[part]!; ring < partOffsets[part + 1]!; ring++) {
      for (let at = ringOffsets[ring]!; at < ringOffsets[ring + 1]!; at++) {
        const [x, y] = [positions[at * 2]!, positions[at * 2 + 1]!]
        builder.addPosition(...(convert ? convert(x, y) : ([x, y] as const)))
      }
      builder.endRing()
    }
    builder.endPart()
  }
  const kind = (['point', 'line', 'polygon'] as const).find((each) => SHAPE_CODES[each] === shapeCodes[row])
  builder.endRow(id, number, kind ?? null)
}
