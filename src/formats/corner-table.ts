import type { ShapeKind } from '../engine/geometry/shape.ts'
import { TableBuilder } from '../engine/model/table-builder.ts'
import { InputError } from '../engine/model/trouble.ts'
import { readPair } from './coordinate-pair.ts'
import { CornerNotes } from './corner-notes.ts'
import { kindOfPair, SHOWN, usualKind } from './corner-parcel.ts'
import { addCornerShape, type Corner, shapeCorners } from './corner-rings.ts'
import { northingFirst, readTableRow, type TableRow } from './corner-table-row.ts'
import { ASKED_LATER, type RawLayer, type ReadOptions } from './format.ts'
import { guessCrs } from './guess-crs.ts'
import { halfWidth } from '../engine/model/half-width.ts'

/**
 * A table of corners as it is typed or pasted: `[number] [ring] x y` on each line, in degrees, in degrees, minutes and
 * seconds, or in metres, either axis first, with or without a heading. A blank line begins another ring; so does a first
 * corner that comes again. All of it is one row: an area, or what `kind` says. Throws InputError that names the line of
 * what cannot be read, because an outline without one of its corners is another outline. The coordinate system is never
 * in the text: `candidates` has what the numbers may be, or what the user said.
 */
export function readCornerTable(
  text: string,
  name: string,
  options: ReadOptions,
  kind: ShapeKind = 'polygon',
): RawLayer {
  const { rows, heading, decimals } = readRows(text, name)
  const [first] = rows
  if (!first) throw new InputError('corner-table-empty', {}, { file: name })
  const pairs = rows.map(({ first, second }) => readPair(first, second))
  const usual = usualKind(pairs)
  rows.forEach(({ line, text }, i) => {
    const pair = pairs[i]
    if (!pair || !usual || kindOfPair(pair) !== usual.key)
      throw new InputError('corner-table-out-of-place', { text: text.slice(0, SHOWN) }, { file: name, row: line })
  })
  const notes = new CornerNotes()
  const corners = orient(rows, heading, notes)
  const shape = shapeCorners(corners, kind)
  if (!shape) throw new InputError('corner-table-short', { kind }, { file: name, row: rows.at(-1)!.line })
  for (const line of shape.repeatedCorners) notes.add('note', 'corner-repeated', line)
  for (const line of shape.repeatedRings) notes.add('note', 'corner-ring-repeated', line)
  const table = new TableBuilder()
  addCornerShape(table, shape)
  table.endRow('', first.line, shape.kind)
  const { candidates, unit } = guessCrs([corners[0]!.x, corners[0]!.y], {}, name)
  const facts = new Map([['unit', unit === 'degrees' ? 'degrees' : 'metres']])
  if (decimals !== null) facts.set('decimals', String(decimals))
  return {
    name,
    table: table.build(),
    crs: null,
    candidates: options.crs === null || options.crs === ASKED_LATER ? candidates : [options.crs],
    facts,
    notes: notes.list(name),
  }
}

/** Rows with the number of their block, the words above them, and the most digits behind a point. */
function readRows(text: string, name: string): { rows: TableRow[]; heading: string; decimals: number | null } {
  const rows: TableRow[] = []
  let heading = ''
  let block = 0
  let decimals: number | null = null
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const trimmed = halfWidth(raw).trim()
    if (trimmed === '') {
      if (rows.at(-1)?.block === block) block++
      return
    }
    if (/^(?:#|\/\/)/.test(trimmed)) return
    const row = readTableRow(trimmed, i + 1, block)
    if (row) {
      rows.push(row)
      if (row.decimals !== null) decimals = Math.max(decimals ?? 0, row.decimals)
    } else if (rows.length === 0 || !/\d/.test(trimmed)) heading ||= trimmed
    else throw new InputError('corner-table-line', { text: trimmed.slice(0, SHOWN) }, { file: name, row: i + 1 })
  })
  return { rows, heading, decimals }
}

/** Each row by itself; one whose numbers do not tell follows the others, they the heading, and it the surveyors. */
function orient(rows: readonly TableRow[], heading: string, notes: CornerNotes): Corner[] {
  const axes = rows.map(({ first, second, axis }) =>
    axis ? (axis === 'longitude' ? 'as-written' : 'swapped') : readPair(first, second)!.axes,
  )
  const count = (which: (typeof axes)[number]) => axes.filter((axis) => axis === which).length
  const [eastFirst, northFirst] = [count('as-written'), count('swapped')]
  const told = eastFirst + northFirst > 0 ? northFirst > eastFirst : northingFirst(heading)
  if (told === null) notes.add('note', 'corner-axes-doubtful', rows[0]!.line)
  return rows.map(({ line, number, ring, block, first, second }, i) => {
    const isNorthFirst = axes[i] === 'doubtful' ? (told ?? true) : axes[i] === 'swapped'
    const usual = northFirst > eastFirst
    if (eastFirst > 0 && northFirst > 0 && axes[i] !== 'doubtful' && isNorthFirst !== usual)
      notes.add('note', 'corner-table-axes-mixed', line, { eastFirst, northFirst })
    const [x, y] = isNorthFirst ? [second, first] : [first, second]
    return { line, number, ring: `${block} ${ring}`, x, y }
  })
}
