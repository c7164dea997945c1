import { cellAt, type Column, lengthOf, type Table } from '../engine/model/table.ts'
import { readPair } from '../formats/coordinate-pair.ts'
import { isLikeWkt } from '../formats/wkt.ts'
import { headingWord } from './column-words.ts'
import { coordinateOf, pairOf } from './coordinate-cell.ts'
import { LATITUDES, LONGITUDES, PAIRS, SHAPES } from './coordinate-words.ts'
import type { CoordinateColumns } from './geometry-from-columns.ts'

const SAMPLE_ROWS = 200
/** Share of the filled cells that must be readable: some rows are always wrong. */
const MOST = 0.8
/** Less will do where the heading says what they are. */
const HALF = 0.5

/** The columns that hold the places of a table, or null. Of two columns the easting or longitude comes first. */
export function guessCoordinates(table: Table): CoordinateColumns | null {
  const columns = [...table.columns].map(([name, column]) => ({ name, column, word: headingWord(name) }))
  const shapes = columns.filter(({ column }) => shareOf(column, (cell) => isLikeWkt(String(cell))) >= MOST)
  const shape = shapes.find(({ word }) => SHAPES.split(' ').includes(word)) ?? shapes[0]
  if (shape) return { kind: 'wkt', column: shape.name }
  const named = byHeadings(columns)
  if (named) return named
  const pairs = columns.filter(
    ({ column }) => !(column instanceof Float64Array) && shareOf(column, (cell) => isPlacePair(cell)) >= MOST,
  )
  const pair = pairs.find(({ word }) => PAIRS.split(' ').includes(word)) ?? pairs[0]
  return pair ? { kind: 'pair', column: pair.name } : bySize(columns)
}

interface Named {
  readonly name: string
  readonly column: Column
  readonly word: string
}

const isPlacePair = (cell: unknown) => {
  const pair = typeof cell === 'string' ? pairOf(cell) : null
  return pair !== null && readPair(...pair) !== null
}

/** Filled cells of a column, spread over its rows. */
function sampleOf(column: Column): (string | number)[] {
  const length = lengthOf(column)
  const step = Math.max(1, Math.floor(length / SAMPLE_ROWS))
  const cells: (string | number)[] = []
  for (let i = 0; i < length; i += step) {
    const cell = cellAt(column, i)
    if ((typeof cell === 'string' && cell !== '') || typeof cell === 'number') cells.push(cell)
  }
  return cells
}

function shareOf(column: Column, test: (cell: string | number) => boolean): number {
  const cells = sampleOf(column)
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length
}

const isReadable = ({ column }: Named) => shareOf(column, (cell) => coordinateOf(cell) !== null) >= HALF

/** Two columns with headings that go together; of several pairs the first in the lists. */
function byHeadings(columns: readonly Named[]): CoordinateColumns | null {
  const east = LONGITUDES.split(' ')
  const north = LATITUDES.split(' ')
  for (const [i, word] of east.entries()) {
    const a = columns.find((column) => column.word === word && isReadable(column))
    const b = columns.find((column) => column.word === north[i] && column !== a && isReadable(column))
    if (a && b) return inOrder(a, b)
  }
  // `经度` beside `lat`, or words inside longer headings: 大门经度, 大门纬度.
  const a = columns.find((column) => /经度$|东坐标$|横坐标$/.test(column.word) && isReadable(column))
  const b = columns.find((column) => /纬度$|北坐标$|纵坐标$/.test(column.word) && isReadable(column))
  if (a && b) return inOrder(a, b)
  const c = columns.find((column) => east.includes(column.word) && isReadable(column))
  const d = columns.find((column) => north.includes(column.word) && column !== c && isReadable(column))
  return c && d ? inOrder(c, d) : null
}

/** The one that is an easting by its size first, whatever the headings say. */
function inOrder(a: Named, b: Named): CoordinateColumns {
  const swapped = votes(a, b, 'swapped') > votes(a, b, 'as-written')
  return swapped ? { kind: 'xy', x: b.name, y: a.name } : { kind: 'xy', x: a.name, y: b.name }
}

function votes(a: Named, b: Named, axes: 'swapped' | 'as-written'): number {
  const length = lengthOf(a.column)
  const step = Math.max(1, Math.floor(length / SAMPLE_ROWS))
  let count = 0
  for (let i = 0; i < length; i += step) {
    const x = coordinateOf(cellAt(a.column, i))
    const y = coordinateOf(cellAt(b.column, i))
    if (x !== null && y !== null && readPair(x, y)?.axes === axes) count++
  }
  return count
}

/** Without headings: the one column that can only be longitudes or eastings, beside the one of latitudes or northings. */
function bySize(columns: readonly Named[]): CoordinateColumns | null {
  const within = (from: number, to: number) => (cell: string | number) => {
    const value = coordinateOf(cell)
    // Counts of people are whole; places hardly ever are.
    return value !== null && value >= from && value <= to && !Number.isInteger(value)
  }
  const holding = (from: number, to: number) =>
    columns.filter(({ column }) => shareOf(column, within(from, to)) >= MOST)
  for (const [east, north] of [
    [holding(73, 136), holding(3, 54)],
    [holding(13e6, 46e6), holding(1.8e6, 6e6)],
  ] as const)
    if (east.length === 1 && north.length === 1) return { kind: 'xy', x: east[0]!.name, y: north[0]!.name }
  return null
}
