import * as v from 'valibot'
import type { NoteBook } from '../engine/model/note-book.ts'
import { codedColumn, type Column, isText, numbersOf, type Value } from '../engine/model/table.ts'
import { type TextColumn, textOf } from '../engine/model/text-column.ts'
import { describeIssue } from './describe-issue.ts'

/** Columns that hold an identifier, or a telephone number: a number in the file is a text here. */
const IDENTIFIERS: ReadonlySet<string> = new Set([
  'id',
  'version',
  'boundary',
  'enterprise',
  'phone_main',
  'phone_technical',
  'phone_operation',
])

const TEXT_LIKE: ReadonlySet<string> = new Set([
  'document',
  'authority',
  'east',
  'south',
  'west',
  'north',
  'medium',
  'basis',
  'source',
  'settlement',
  'storage_mode',
  'emergency_measures',
])

/**
 * One known column fitted to its schema, each distinct value once. A value that does not fit becomes null, with a note
 * naming its rows; so does a missing one where the schema wants one. Null in, null out: the layer has no such column.
 */
export function fitColumn(
  column: Column | null,
  name: string,
  schema: v.GenericSchema,
  rows: Uint32Array,
  book: NoteBook,
): Column | null {
  const required = schema.type !== 'optional' && name !== 'id'
  const missing = (index: number) => {
    if (required) book.error('field-missing', rows[index]!, { field: name })
  }
  if (!column) {
    rows.forEach((_, index) => missing(index))
    return null
  }
  if (column instanceof Float64Array && !required && !IDENTIFIERS.has(name) && everyNumber(column, schema))
    return column
  if (isText(column) && isAnyText(schema) && staysText(name, column)) {
    column.starts.forEach((start, index) => start === 0 && missing(index))
    return column
  }
  const { codes, words } = codedColumn(column)
  const fits = (word: Value, code: number) => code === 0 || (typeof word === 'string' && fitValue(name, word) === word)
  if (!(column instanceof Float64Array) && !required && isAnyText(schema) && words.every(fits)) return column
  const clean = words.map((word) => fitValue(name, word))
  const anyText = isAnyText(schema)
  const faults = clean.map((value) => {
    if (value === null || (anyText && typeof value === 'string')) return null
    const parsed = v.safeParse(schema, value)
    return parsed.success ? null : { field: name, ...describeIssue(parsed.issues[0]) }
  })
  const lost = clean.some((value, code) => code > 0 && (value === null || faults[code] !== null))
  if (lost || required)
    codes.forEach((code, index) => {
      const fault = faults[code]
      if (fault) book.error('field-wrong', rows[index]!, fault)
      else if (clean[code] === null) missing(index)
    })
  return numbersOf({ codes, words: clean.map((value, code) => (faults[code] ? null : (value ?? null))) })
}

/** Whether each number of the column fits, which most columns of numbers do; a cell without one is none. */
function everyNumber(column: Float64Array, schema: v.GenericSchema): boolean {
  const known = new Set<number>()
  for (const value of column) {
    if (Number.isNaN(value) || known.has(value)) continue
    if (!v.is(schema, value)) return false
    known.add(value)
  }
  return true
}

/** A schema that any text but an empty one fits, and empty ones are null by then: a hundred thousand names pass at once. */
function isAnyText(schema: v.GenericSchema): boolean {
  const inner = schema.type === 'optional' ? (schema as unknown as { wrapped: v.GenericSchema }).wrapped : schema
  const { pipe = [inner] } = inner as { pipe?: readonly { type: string }[] }
  return pipe.every(({ type }) => type === 'string' || type === 'min_length' || type === 'description')
}

/** Whether `fitValue` would leave every text of the column as it is; only what may be a number has to be decoded. */
function staysText(name: string, column: TextColumn): boolean {
  if (name === 'substances') return false
  const { bytes, starts, lengths } = column
  const anyText = IDENTIFIERS.has(name) || name.startsWith('name') || TEXT_LIKE.has(name)
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row]!
    if (start === 0) continue
    if (lengths[row] === 0) return false
    if (anyText || !mayBeNumber(bytes[start]!)) continue
    const text = textOf(column, row)
    if (fitValue(name, text) !== text) return false
  }
  return true
}

/** By its first byte a text begins with a digit, a sign, or a blank of any writing. */
const mayBeNumber = (byte: number) => byte <= 0x39 || byte === 0xc2 || (byte >= 0xe1 && byte <= 0xe3) || byte === 0xef

/** Values as tables from other programs hold them: numbers in text, numbers as identifiers, JSON in a text column. */
function fitValue(name: string, value: Value): Value {
  if (value === '') return null
  if (IDENTIFIERS.has(name)) return typeof value === 'number' ? String(value) : value
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (/^-?\d+(\.\d+)?$/.test(text)) return name.startsWith('name') || TEXT_LIKE.has(name) ? value : Number(text)
  if (name === 'substances') {
    try {
      return JSON.parse(text) as Value
    } catch {
      return value
    }
  }
  return value
}
