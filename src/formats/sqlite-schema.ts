import type { SqlitePages } from './sqlite-pages.ts'
import type { SqliteValue } from './sqlite-record.ts'
import { SqliteTree } from './sqlite-tree.ts'

export interface SqliteColumn {
  readonly name: string
  /** As declared, in capitals: `TEXT(20)`. */
  readonly type: string
  /** It is the number of the row, which stands beside the record. */
  readonly isRowid: boolean
  /** Of rows that were written before the column was added. */
  readonly missing: SqliteValue
}

export interface SqliteTable {
  readonly name: string
  readonly type: 'table' | 'view'
  /** Page of its tree; 0 of views and virtual tables. */
  readonly root: number
  /** Those whose values stand in its records, in that order. */
  readonly columns: readonly SqliteColumn[]
  /** Those that are worked out when they are asked for and stand nowhere. */
  readonly workedOut: readonly string[]
  /** Its rows stand in another kind of tree, which is not read. */
  readonly withoutRowid: boolean
}

/** Tables and views by name, in small letters: SQLite does not tell capitals apart. */
export function sqliteTables(pages: SqlitePages): Map<string, SqliteTable> {
  const tables = new Map<string, SqliteTable>()
  for (const record of new SqliteTree(pages, 1).rows()) {
    const type = record.text(0)
    const name = record.text(1)
    if (name === null || (type !== 'table' && type !== 'view')) continue
    const sql = record.text(4) ?? ''
    const parsed = type === 'table' ? declared(sql) : NOTHING
    tables.set(name.toLowerCase(), { name, type, root: record.number(3) ?? 0, ...parsed })
  }
  return tables
}

/** Quoted names and texts, comments, brackets and commas, words. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|'(?:[^']|'')*'|[(),]|[^\s"'`[\](),]+/g
/** A schema is some thousands of characters. */
const MOST_CHARACTERS = 1_048_576

const isQuoted = (token: string) => /^["`['].*/.test(token)
function unquoted(token: string): string {
  const [first] = token
  if (first === '[') return token.slice(1, -1)
  if (!isQuoted(token)) return token
  return token.slice(1, -1).replaceAll(first! + first!, first!)
}

type Declared = Pick<SqliteTable, 'columns' | 'workedOut' | 'withoutRowid'>
const NOTHING: Declared = { columns: [], workedOut: [], withoutRowid: false }

/** The columns that a CREATE TABLE declares. */
function declared(sql: string): Declared {
  const tokens = (sql.slice(0, MOST_CHARACTERS).match(TOKEN) ?? []).filter((token) => !/^(?:--|\/\*)/.test(token))
  const columns: SqliteColumn[] = []
  const workedOut: string[] = []
  let at = tokens.indexOf('(') + 1
  if (at === 0) return NOTHING
  let ownKey: string | null = null
  for (let isOpen = true; isOpen && at < tokens.length;) {
    const part: string[] = []
    for (let depth = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      if (depth === 0 && (token === ',' || token === ')')) break
      depth += token === '(' ? 1 : token === ')' ? -1 : 0
      part.push(token)
    }
    isOpen = tokens[at++] === ','
    const words = part.map((token) => token.toUpperCase())
    if (!isQuoted(part[0] ?? '') && /^(?:CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)$/.test(words[0] ?? '')) {
      const key = words.indexOf('PRIMARY')
      if (key !== -1 && words[key + 3] !== undefined && words[key + 4] === ')') ownKey = unquoted(part[key + 3]!)
      continue
    }
    const column = part.length > 0 ? columnOf(part, words) : null
    if (column) columns.push(column)
    else if (part.length > 0) workedOut.push(unquoted(part[0]!))
  }
  const rest = tokens.slice(at).join(' ').toUpperCase()
  const named = columns.map((column) =>
    ownKey !== null && column.name.toLowerCase() === ownKey.toLowerCase() && column.type === 'INTEGER'
      ? { ...column, isRowid: true }
      : column,
  )
  return { columns: named, workedOut, withoutRowid: /WITHOUT ROWID/.test(rest) }
}

/** Where the type ends. */
const CONSTRAINT = /^(?:CONSTRAINT|PRIMARY|NOT|NULL|UNIQUE|CHECK|DEFAULT|COLLATE|REFERENCES|GENERATED|AS)$/

/** null of a column that is worked out and not stored. */
function columnOf(part: readonly string[], words: readonly string[]): SqliteColumn | null {
  const isWord = (index: number) => !isQuoted(part[index]!)
  const end = words.findIndex((word, i) => i > 0 && isWord(i) && CONSTRAINT.test(word))
  const type = words.slice(1, end === -1 ? undefined : end).join(' ')
  const rest = end === -1 ? [] : words.slice(end)
  const isWorkedOut = rest.includes('AS') && rest[rest.indexOf('AS') + 1] === '('
  if (isWorkedOut && !rest.includes('STORED')) return null
  const key = rest.indexOf('PRIMARY')
  // "INTEGER PRIMARY KEY DESC" is none, by a mistake that SQLite keeps.
  const isRowid = type === 'INTEGER' && key !== -1 && rest[key + 2] !== 'DESC'
  const preset = rest.indexOf('DEFAULT')
  return {
    name: unquoted(part[0]!),
    type,
    isRowid,
    missing: preset === -1 ? null : literal(part[end + preset + 1] ?? ''),
  }
}

function literal(token: string): SqliteValue {
  if (token.startsWith("'")) return unquoted(token)
  if (/^true$/i.test(token)) return 1
  if (/^false$/i.test(token)) return 0
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(token) ? Number(token) : null
}
