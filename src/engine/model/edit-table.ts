import type { Ring, ShapeKind } from '../geometry/shape.ts'
import { selectRows } from './select-rows.ts'
import { codedColumn, type Column, numbersOf, SHAPE_CODES, type Table, type Value } from './table.ts'
import { withEmptyRow } from './text-column.ts'

/** Geometry of one row, in the frame of its layer. */
export interface RowShape {
  readonly kind: ShapeKind
  readonly parts: readonly (readonly Ring[])[]
}

/** The table with the same values set in some rows; null empties a cell. Columns that are not named stay the same. */
export function setValues(table: Table, indices: readonly number[], values: Readonly<Record<string, Value>>): Table {
  const columns = new Map(table.columns)
  for (const [name, value] of Object.entries(values))
    columns.set(name, setCells(columns.get(name) ?? emptyColumn(table.length), indices, value))
  return { ...table, columns }
}

const emptyColumn = (length: number): Column => new Float64Array(length).fill(NaN)

function setCells(column: Column, indices: readonly number[], value: Value): Column {
  if (column instanceof Float64Array && (value === null || typeof value === 'number')) {
    const copy = column.slice()
    for (const index of indices) copy[index] = value ?? NaN
    return copy
  }
  const { codes: before, words } = codedColumn(column)
  const codes = before.slice()
  const known = value === null ? 0 : words.findIndex((word) => word === value)
  const code = known >= 0 ? known : words.length
  for (const index of indices) codes[index] = code
  // A text that was the only one among numbers may be gone again.
  const used = new Set(codes)
  const all = known >= 0 ? words : [...words, value]
  return numbersOf({ codes, words: all.map((word, i) => (used.has(i) ? word : null)) })
}

/** The table with another geometry in one row. */
export function setShape(table: Table, index: number, shape: RowShape): Table {
  const before = Uint32Array.from({ length: index }, (_, i) => i)
  const after = Uint32Array.from({ length: table.length - index - 1 }, (_, i) => index + 1 + i)
  const own = { ...selectRows(table, Uint32Array.of(index)), geometry: geometryOf(shape) }
  return { ...join([selectRows(table, before), own, selectRows(table, after)]), columns: table.columns }
}

/** The table with one more row at its end. `row` is its number in the file. */
export function addRow(
  table: Table,
  id: string,
  row: number,
  shape: RowShape,
  values: Readonly<Record<string, Value>>,
): Table {
  const empty = new Map([...table.columns].map(([name]) => [name, emptyColumn(1)]))
  const added: Table = { length: 1, ids: [id], rows: Uint32Array.of(row), geometry: geometryOf(shape), columns: empty }
  const longer = join([table, added])
  const columns = new Map<string, Column>()
  for (const [name, column] of table.columns) {
    if (column instanceof Float64Array) {
      const copy = new Float64Array(column.length + 1)
      copy.set(column)
      copy[column.length] = NaN
      columns.set(name, copy)
    } else if (!column.codes) columns.set(name, withEmptyRow(column))
    else {
      const codes = new Uint32Array(column.codes.length + 1)
      codes.set(column.codes)
      columns.set(name, { codes, words: column.words })
    }
  }
  return setValues({ ...longer, columns }, [table.length], values)
}

export function removeRows(table: Table, indices: ReadonlySet<number>): Table {
  const kept = Array.from({ length: table.length }, (_, index) => index).filter((index) => !indices.has(index))
  return selectRows(table, Uint32Array.from(kept))
}

function geometryOf({ kind, parts }: RowShape): Table['geometry'] {
  const rings = parts.flat()
  const positions = new Float64Array(rings.reduce((sum, ring) => sum + ring.length, 0))
  const ringOffsets = new Uint32Array(rings.length + 1)
  let at = 0
  rings.forEach((ring, r) => {
    positions.set(ring, at)
    at += ring.length
    ringOffsets[r + 1] = at / 2
  })
  const partOffsets = new Uint32Array(parts.length + 1)
  parts.forEach((part, p) => (partOffsets[p + 1] = partOffsets[p]! + part.length))
  return {
    shapeCodes: Uint8Array.of(SHAPE_CODES[kind]),
    positions,
    ringOffsets,
    partOffsets,
    featureOffsets: Uint32Array.of(0, parts.length),
  }
}

/** Rows and geometry of several tables after one another; the columns are the caller's. */
function join(tables: readonly Table[]): Table {
  const all = tables.map(({ geometry }) => geometry)
  return {
    length: tables.reduce((sum, { length }) => sum + length, 0),
    ids: tables.flatMap(({ ids }) => ids),
    rows: concat(
      tables.map(({ rows }) => rows),
      (length) => new Uint32Array(length),
    ),
    geometry: {
      shapeCodes: concat(
        all.map(({ shapeCodes }) => shapeCodes),
        (length) => new Uint8Array(length),
      ),
      positions: concat(
        all.map(({ positions }) => positions),
        (length) => new Float64Array(length),
      ),
      ringOffsets: joinOffsets(all.map(({ ringOffsets }) => ringOffsets)),
      partOffsets: joinOffsets(all.map(({ partOffsets }) => partOffsets)),
      featureOffsets: joinOffsets(all.map(({ featureOffsets }) => featureOffsets)),
    },
    columns: new Map(),
  }
}

function concat<T extends Uint8Array | Uint32Array | Float64Array>(
  arrays: readonly T[],
  make: (length: number) => T,
): T {
  const joined = make(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    joined.set(array, at)
    at += array.length
  }
  return joined
}

/** Offsets begin with 0; those of a later table go on from the end of the one before. */
function joinOffsets(arrays: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(arrays.reduce((sum, { length }) => sum + length - 1, 1))
  let at = 0
  for (const array of arrays) {
    const base = joined[at]!
    for (let i = 1; i < array.length; i++) joined[++at] = base + array[i]!
  }
  return joined
}
