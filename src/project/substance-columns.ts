import { findSubstance } from '../engine/grading/find-substance.ts'
import type { NoteBook } from '../engine/model/note-book.ts'
import { selectRows } from '../engine/model/select-rows.ts'
import { cellAt, type Table, type Value, valueAt } from '../engine/model/table.ts'
import { columnOf } from './column-of.ts'
import { headingUnit } from './column-words.ts'
import { shown } from './substance-cells.ts'
import { tonnesOf } from './substance-text.ts'

const OF_A_SUBSTANCE = ['substance_name', 'substance_amount', 'substance_category']

/**
 * A row for each substance becomes a row for each hazard: rows with the same identifier, or without any with the same
 * company and name, belong together, and so do rows below that have nothing but a substance. The list is whole or is not
 * there at all. Where other cells of such rows differ the first one counts, and a note names the others.
 */
export function substancesFromColumns(table: Table, heading: string, book: NoteBook): Table {
  const { rows } = table
  const unit = headingUnit(heading)
  const groups = groupsOf(table, book)
  const lists: Value[] = []
  const media: Value[] = []
  for (const group of groups) {
    const amounts: Value[] = []
    const written: string[] = []
    let whole = true
    for (const row of group) {
      const item = substanceIn(table, row, unit)
      if (item.text === '') continue
      written.push(item.text)
      if (item.amount) amounts.push(item.amount)
      else {
        whole = false
        book.error('substances-not-read', rows[row]!, { value: shown(item.text) })
      }
      if (item.assumed) book.note('amounts-in-tonnes', rows[row]!, { column: heading })
    }
    lists.push(whole && amounts.length > 0 ? amounts : null)
    // Without a column of names the medium is the name, which is in the list.
    const own = table.columns.has('substance_name')
    const medium = own
      ? (group.map((row) => valueAt(table, 'medium', row)).find((value) => !isBlank(value)) ?? null)
      : null
    const text = whole ? amounts.map((each) => (each as { name: string }).name).join('、') : written.join('；')
    media.push(medium === null ? text || null : whole ? medium : `${String(medium)}；${text}`)
  }
  for (const group of groups) if (group.length > 1) tellDifferences(table, group, book)
  const kept = selectRows(
    table,
    Uint32Array.from(groups, ([first]) => first!),
  )
  const columns = new Map(kept.columns)
  for (const [name, column] of table.columns)
    columns.set(
      name,
      columnOf(groups.map((group) => group.map((row) => cellAt(column, row)).find((value) => value !== null) ?? null)),
    )
  for (const name of OF_A_SUBSTANCE) columns.delete(name)
  columns.set('substances', columnOf(lists)).set('medium', columnOf(media))
  return { ...kept, columns }
}

const textIn = (table: Table, name: string, row: number) => {
  const value = valueAt(table, name, row)
  return value === null ? '' : String(value).trim()
}

/** The substance of a row, `amount` null when there is no telling; `text` is all that the row says of it. */
function substanceIn(table: Table, row: number, unit: string): { amount: Value; text: string; assumed: boolean } {
  const name = textIn(table, table.columns.has('substance_name') ? 'substance_name' : 'medium', row)
  const cell = textIn(table, 'substance_amount', row)
  const category = textIn(table, 'substance_category', row)
  const text = [name, cell, category].filter((part) => part !== '').join(' ')
  const found = tonnesOf(cell, unit)
  // Several names beside one amount are not one substance.
  const several = /[、；;，,]/.test(name) && !findSubstance(name).row && !/^[\dA-Za-z'，,]+-/.test(name)
  if (found === null || name === '' || several) return { amount: null, text, assumed: false }
  return { amount: { name, ...(category && { category }), q_t: found.tonnes }, text, assumed: found.assumed }
}

/** Rows of one hazard each, in the order of their first. */
function groupsOf(table: Table, book: NoteBook): number[][] {
  const groups = new Map<string, number[]>()
  const { ids, rows, geometry, columns } = table
  let before: { key: string; name: string; company: string } | null = null
  for (let row = 0; row < table.length; row++) {
    const id = ids[row]!.trim()
    const [name, company] = [textIn(table, 'name', row), textIn(table, 'enterprise', row)]
    const isNothingElse =
      geometry.shapeCodes[row] === 0 &&
      [...columns].every(([each, column]) => OF_A_SUBSTANCE.includes(each) || isBlank(cellAt(column, row)))
    const goesOn: boolean =
      id === '' &&
      before !== null &&
      (isNothingElse || (name !== '' && name === before.name && company === before.company))
    const key: string = goesOn
      ? before!.key
      : id !== ''
        ? `id ${id}`
        : name !== ''
          ? `${company}\t${name}`
          : `row ${row}`
    if (goesOn && isNothingElse) book.note('rows-continued', rows[row]!)
    groups.set(key, [...(groups.get(key) ?? []), row])
    before = goesOn && isNothingElse ? before : { key, name, company }
  }
  const joined = [...groups.values()].filter((group) => group.length > 1)
  for (const row of joined.flatMap((group) => group.slice(1)))
    book.note('rows-joined', rows[row]!, { hazards: joined.length })
  return [...groups.values()]
}

const isBlank = (value: Value) => value === null || (typeof value === 'string' && value.trim() === '')

/** What the rows of a hazard say differently, apart from its substances. */
function tellDifferences(table: Table, group: readonly number[], book: NoteBook): void {
  const { columns, rows, geometry } = table
  for (const [name, column] of columns) {
    if (
      OF_A_SUBSTANCE.includes(name) ||
      (name === 'medium' && !columns.has('substance_name')) ||
      /^(?:序号|临界量|q\/Q|临界量比)/.test(name)
    )
      continue
    let first: Value = null
    for (const row of group) {
      const value = cellAt(column, row)
      if (isBlank(value)) continue
      if (first === null) first = value
      else if (value !== first)
        book.error('rows-differ', rows[row]!, { field: name, kept: shown(String(first)), value: shown(String(value)) })
    }
  }
  const placed = group.filter((row) => geometry.shapeCodes[row] !== 0)
  const [at, ...others] = placed.map((row) => JSON.stringify([...positionsOf(table, row)]))
  if (others.some((other) => other !== at)) book.error('rows-differ-in-place', rows[group[0]!]!)
}

function positionsOf({ geometry: { positions, ringOffsets, partOffsets, featureOffsets } }: Table, row: number) {
  const [from, to] = [featureOffsets[row]!, featureOffsets[row + 1]!].map((at) => ringOffsets[partOffsets[at]!]! * 2)
  return positions.subarray(from, to)
}
