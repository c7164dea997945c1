import { cellAt, codedColumn, type Column, isText, type Table, type Value } from '../engine/model/table.ts'
import type { Note } from '../engine/model/trouble.ts'
import { headingUnit } from './column-words.ts'
import type { ColumnMapping } from './guess-columns.ts'
import { type Convert, converterOf, leavesTexts } from './value-words.ts'

/**
 * Applies a mapping: columns get the names of the schema and its words, each distinct cell converted once; the key
 * becomes the rows' ids; constants stand where no column has a value; all other columns stay as they are. What could not be understood stays for the schema to
 * refuse, with a note naming its rows. Coordinates are `geometryFromColumns`'s business.
 */
export function mapColumns(table: Table, mapping: ColumnMapping, file?: string): { table: Table; notes: Note[] } {
  const notes: Note[] = []
  const note = (code: string, params: Note['params']) =>
    notes.push({ level: 'note', code, params, where: file === undefined ? {} : { file } })
  const error = (code: string, params: Note['params'], rows: readonly number[]) =>
    notes.push({
      level: 'error',
      code,
      params: rows.length > 0 ? { ...params, count: rows.length } : params,
      where: { ...(file !== undefined && { file }), ...(rows.length > 0 && { row: rows[0]! }) },
      ...(rows.length > 1 && { rows }),
    })
  const columns = new Map<string, Column>()
  const sources = new Map(Object.entries(mapping.fields).map(([property, source]) => [source, property]))
  const constants = new Map(Object.entries(mapping.constants ?? {}))
  const taken = new Set([...sources.values(), ...constants.keys()])
  for (const [name, column] of table.columns) {
    const property = sources.get(name)
    if (property === undefined) {
      const own = freeName(name, taken)
      if (own !== name) note('column-renamed', { column: name, renamed: own })
      taken.add(own)
      columns.set(own, column)
      continue
    }
    const convert = converterOf(property, headingUnit(name))
    const { converted, missed } = convert ? convertColumn(column, convert) : { converted: column, missed: null }
    columns.set(property, converted)
    if (missed)
      error('words-not-understood', { column: name, field: property, value: missed.value }, rowsAt(table, missed))
  }
  for (const [property, source] of Object.entries(mapping.fields))
    if (!table.columns.has(source)) error('column-missing', { column: source, field: property }, [])
  for (const [property, value] of constants) columns.set(property, filled(columns.get(property), value, table.length))
  return { table: { ...table, ids: idsOf(table, mapping.key), columns }, notes }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let own = name
  for (let n = 2; taken.has(own); n++) own = `${name}_${n}`
  return own
}

const rowsAt = (table: Table, { indices }: Missed) => indices.map((index) => table.rows[index]!)

function idsOf(table: Table, key: string | null): readonly string[] {
  const column = key === null ? undefined : table.columns.get(key)
  if (!column) return table.ids
  // Not by those of the file, which may have to be made first.
  return Array.from({ length: table.length }, (_, index) => {
    const value = cellAt(column, index)
    const text = typeof value === 'string' ? value : value === null ? '' : String(value)
    return text === '' ? table.ids[index]! : text
  })
}

interface Missed {
  /** The first value. */
  readonly value: string
  readonly indices: readonly number[]
}

function convertColumn(column: Column, convert: Convert): { converted: Column; missed: Missed | null } {
  // Most columns say it in the schema's words already.
  const stays = (value: Value, code: number) => code === 0 || convert(value) === value
  if (column instanceof Float64Array && column.every((value) => Number.isNaN(value) || convert(value) === value))
    return { converted: column, missed: null }
  if (isText(column) && leavesTexts(convert)) return { converted: column, missed: null }
  const { codes, words } = codedColumn(column)
  if (words.every(stays)) return { converted: column, missed: null }
  const missedCodes = new Set<number>()
  const results = words.map((word, code) => {
    if (code === 0) return null
    const value = convert(word)
    if (value === undefined) missedCodes.add(code)
    return value === undefined ? word : value
  })
  const indices: number[] = []
  if (missedCodes.size > 0) codes.forEach((code, i) => missedCodes.has(code) && indices.push(i))
  const [first] = indices
  const missed = first === undefined ? null : { value: String(words[codes[first]!]).slice(0, 40), indices }
  return { converted: packed(codes, results), missed }
}

/** A column with a value wherever it has none. */
function filled(column: Column | undefined, value: Value, length: number): Column {
  if (!column) return { codes: new Uint32Array(length).fill(1), words: [null, value] }
  const { codes, words } = codedColumn(column)
  return packed(codes, [value, ...words.slice(1)])
}

/** Numbers stand by themselves; of words, each distinct one stands once and null first. */
function packed(codes: Uint32Array, values: readonly Value[]): Column {
  if (values.every((value) => value === null || typeof value === 'number'))
    return Float64Array.from(codes, (code) => (values[code] as number | null) ?? NaN)
  const words: Value[] = [null]
  const known = new Map<Value, number>([[null, 0]])
  const renumbered = values.map((value) => {
    let code = known.get(value)
    if (code === undefined) known.set(value, (code = words.push(value) - 1))
    return code
  })
  return { codes: codes.map((code) => renumbered[code]!), words }
}
