import { allDistinct } from '../engine/model/all-distinct.ts'
import type { LayerKind } from '../engine/model/layer-kind.ts'
import { cellAt, type Column, type Table, type Value } from '../engine/model/table.ts'
import { everyTextDiffers } from '../engine/model/text-column.ts'
import { headingWord, KEY_WORDS, PROPERTY_WORDS, ROW_NUMBER_WORDS } from './column-words.ts'
import type { CoordinateColumns } from './geometry-from-columns.ts'
import { guessCoordinates } from './guess-coordinates.ts'
import { guessLayerKind } from './kind-words.ts'
import { phoneColumns } from './phone-columns.ts'

/** How the columns of a table become a layer. Plain JSON: it is remembered by the headings. */
export interface ColumnMapping {
  readonly coordinates: CoordinateColumns | null
  /** The column that tells one object from another, for as long as the table is kept. */
  readonly key: string | null
  /** Property of the layer's schema → column of the table. */
  readonly fields: Readonly<Record<string, string>>
  /** Property → value of every row, for what no column says. */
  readonly constants?: Readonly<Record<string, Value>>
}

export interface ColumnGuess {
  readonly kind: LayerKind | null
  readonly mapping: ColumnMapping
  /** Columns that could be the key, the best first; row numbers are among them and never guessed. */
  readonly keys: readonly string[]
}

export interface GuessHints {
  /** Names of the file and the sheet. */
  readonly names?: readonly string[]
  /** What the user said the layer shows. */
  readonly kind?: LayerKind | null
}

/** What the columns of a table most likely mean; for the user to confirm. Each column is used once. */
export function guessColumns(table: Table, hints: GuessHints = {}): ColumnGuess {
  const headings = [...table.columns.keys()]
  const { shapeCodes } = table.geometry
  const coordinates = shapeCodes.some((code) => code !== 0) ? null : guessCoordinates(table)
  const onlyPoints = shapeCodes.includes(1) && !shapeCodes.includes(2) && !shapeCodes.includes(3)
  const kind = hints.kind ?? guessLayerKind(hints.names ?? [], headings, onlyPoints)
  const keys = keysOf(table)
  let key = keys.find(({ stable }) => stable)?.column ?? null
  const used = new Set<string>(key === null ? [] : [key])
  if (coordinates) for (const column of Object.values(coordinates)) used.add(column)
  let fields = kind === null ? {} : fieldsOf(table, kind, used)
  if (kind === 'hazard_source') {
    fields = registerFields(fields)
    fields = { ...fields, ...phoneColumns(table, fields) }
    // A hazard with several substances has several rows, and so its identifier.
    if (fields['substance_amount'] !== undefined) key ??= repeatedKey(table, new Set(Object.values(fields)))
  }
  return { kind, mapping: { coordinates, key, fields }, keys: keys.map(({ column }) => column) }
}

/** The columns of a schema's properties: the best matches first, each column once. */
function fieldsOf(table: Table, kind: LayerKind, used: Set<string>): Record<string, string> {
  const matches: { property: string; column: string; score: number }[] = []
  for (const [property, list] of Object.entries(PROPERTY_WORDS[kind])) {
    const words = list.split(' ')
    for (const column of table.columns.keys()) {
      const score = scoreOf(headingWord(column), words)
      if (score > 0) matches.push({ property, column, score })
    }
  }
  const fields: Record<string, string> = {}
  for (const { property, column } of matches.sort((a, b) => b.score - a.score)) {
    if (used.has(column) || Object.hasOwn(fields, property)) continue
    used.add(column)
    fields[property] = column
  }
  return fields
}

/** Three characters of UTF-8 or five of GBK are what a Shapefile leaves of a Chinese heading. */
const CUT_FROM = 3
const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** Whole words before parts of words, and long parts before short ones; 0 for none. */
function scoreOf(heading: string, words: readonly string[]): number {
  const exact = words.indexOf(heading)
  if (exact !== -1) return 100 - exact / 100
  // Chinese headings end in what they name: 现有常住人口. Single characters and English are not taken apart.
  let best = 0
  for (const word of words) {
    if (word.length < 2 || !isHan(word)) continue
    if (heading.endsWith(word)) best = Math.max(best, word.length)
    else if (heading.length >= CUT_FROM && word.startsWith(heading)) best = Math.max(best, heading.length - 0.5)
  }
  return best
}

/** Amounts without the name of a substance are those of the medium; a name without an amount is the medium. */
function registerFields({ substance_name, substance_amount, substance_category, ...fields }: Record<string, string>) {
  if (substance_amount === undefined) {
    const medium = fields['medium'] ?? substance_name
    return medium === undefined ? fields : { ...fields, medium }
  }
  return {
    ...fields,
    substance_amount,
    ...(substance_name !== undefined && { substance_name }),
    ...(substance_category !== undefined && { substance_category }),
  }
}

/** A column with a heading of a key that numbers no rows, though it has the same key several times. */
function repeatedKey(table: Table, taken: ReadonlySet<string>): string | null {
  const words = KEY_WORDS.split(' ')
  const rows = ROW_NUMBER_WORDS.split(' ')
  const named = [...table.columns].filter(([column]) => {
    const word = headingWord(column)
    return !taken.has(column) && !rows.includes(word) && (words.includes(word) || /(?:编号|编码|代码)$/.test(word))
  })
  const filled = named.find(([, cells]) => table.length > 0 && cellAt(cells, 0) !== null && cellAt(cells, 0) !== '')
  return filled?.[0] ?? null
}

/** Columns that are filled and different in every row. A running number is a row number, whatever its heading. */
function keysOf(table: Table): { column: string; stable: boolean }[] {
  const stableWords = KEY_WORDS.split(' ')
  const rowWords = ROW_NUMBER_WORDS.split(' ')
  return [...table.columns]
    .map(([column, cells]) => {
      const word = headingWord(column)
      const place = stableWords.indexOf(word)
      const ends = place === -1 && /(?:编号|编码|代码|证号)$/.test(word)
      const rank = place !== -1 ? place : ends ? stableWords.length : rowWords.includes(word) ? 1000 : -1
      return { column, cells, rank }
    })
    .filter(({ rank, cells }) => rank !== -1 && isKey(cells, table.length))
    .map(({ column, cells, rank }) => ({ column, rank: isRunning(cells, table.length) ? 1000 + rank : rank }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ column, rank }) => ({ column, stable: rank < 1000 }))
}

function isKey(column: Column, length: number): boolean {
  if (length === 0) return false
  if (column instanceof Float64Array) return !column.some(Number.isNaN) && new Set(column).size === length
  if (!column.codes) return everyTextDiffers(column)
  // As many words as rows, each there once: only the words themselves can still be alike.
  const { codes, words } = column
  if (words.length !== length + 1) return hasDistinctCells(column, length)
  const used = new Uint8Array(words.length)
  for (const code of codes) {
    if (code === 0 || used[code] || words[code] === '') return false
    used[code] = 1
  }
  const texts = words.every((word, code) => code === 0 || typeof word === 'string')
  return texts ? allDistinct(words, 1) : new Set(words).size === words.length
}

function hasDistinctCells(column: Column, length: number): boolean {
  const seen = new Set<Value>()
  for (let i = 0; i < length; i++) {
    const value = cellAt(column, i)
    if (value === null || value === '' || seen.has(value)) return false
    seen.add(value)
  }
  return true
}

function isRunning(column: Column, length: number): boolean {
  const start = Number(cellAt(column, 0))
  if (start !== 0 && start !== 1) return false
  for (let i = 0; i < length; i++) if (Number(cellAt(column, i)) !== start + i) return false
  return true
}
