import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addRow, removeRows, type RowShape, setShape, setValues } from '../../../src/engine/model/edit-table.ts'
import { cellAt, lengthOf, type Table, type Value } from '../../../src/engine/model/table.ts'
import { mixedTable, tableOf } from '../../formats/random-table.ts'
import { type Row, rowsOf } from '../../formats/read-layer.ts'
import { type Corners, path, ringOf } from '../../shapes.ts'

const cells = (table: Table, name: string) => {
  const column = table.columns.get(name)!
  return Array.from({ length: table.length }, (_, i) => cellAt(column, i))
}
const columnOf = (values: readonly Value[]) =>
  tableOf(values.map((value, i) => ({ id: `${i}`, kind: 'point', parts: [[[[i, i]]]], values: [['c', value]] })))

/** Lengths and offsets that every table keeps, whatever was done to it. */
function expectSound({ length, ids, rows, geometry, columns }: Table): void {
  const { shapeCodes, positions, ringOffsets, partOffsets, featureOffsets } = geometry
  expect([ids.length, rows.length, shapeCodes.length, featureOffsets.length - 1]).toEqual(Array(4).fill(length))
  expect(featureOffsets.at(-1)).toBe(partOffsets.length - 1)
  expect(partOffsets.at(-1)).toBe(ringOffsets.length - 1)
  expect(ringOffsets.at(-1)! * 2).toBe(positions.length)
  for (const offsets of [ringOffsets, partOffsets, featureOffsets]) {
    expect(offsets[0]).toBe(0)
    offsets.forEach((offset, i) => expect(offset).toBeGreaterThanOrEqual(offsets[i - 1] ?? 0))
  }
  for (const column of columns.values()) {
    expect(lengthOf(column)).toBe(length)
    if (column instanceof Float64Array || !column.codes) continue
    expect(column.words[0]).toBeNull()
    column.codes.forEach((code) => expect(code).toBeLessThan(column.words.length))
  }
}

describe('setValues', () => {
  test.each<[string, readonly Value[], readonly number[], Value, readonly Value[]]>([
    ['a number among numbers', [1, null, 3], [1], 2, [1, 2, 3]],
    ['numbers emptied', [1, null, 3], [0, 2], null, [null, null, null]],
    ['a word among numbers', [1, null, 1], [0], '约10', ['约10', null, 1]],
    ['a word that is known', ['甲', '乙', null], [2], '甲', ['甲', '乙', '甲']],
    ['a new word in several rows', ['甲', '乙', null], [0, 2], '丙', ['丙', '乙', '丙']],
    ['words emptied', ['甲', '乙', '甲'], [0], null, [null, '乙', '甲']],
    ['a number among words', ['甲', '7', null], [0], 7, [7, '7', null]],
    ['true and false', [true, null, false], [1], false, [true, false, false]],
    ['a list', [null, null, null], [1], [{ name: '液氯', q_t: 20 }], [null, [{ name: '液氯', q_t: 20 }], null]],
    ['an empty text is a text', ['甲', null, null], [1], '', ['甲', '', null]],
    ['no rows', [1, 2, 3], [], 9, [1, 2, 3]],
  ])('%s', (_, values, indices, value, expected) => {
    const table = columnOf(values)
    expect(cells(setValues(table, indices, { c: value }), 'c')).toEqual(expected)
    expect(cells(table, 'c')).toEqual(values)
  })

  test('the last text among numbers gone: the column is numbers again', () => {
    const table = columnOf([1, '约10', 3])
    expect(table.columns.get('c')).not.toBeInstanceOf(Float64Array)
    expect(setValues(table, [1], { c: 10 }).columns.get('c')).toEqual(Float64Array.of(1, 10, 3))
    expect(setValues(table, [1], { c: null }).columns.get('c')).toEqual(Float64Array.of(1, NaN, 3))
  })

  test('a column that the table does not have, and several at once', () => {
    const table = setValues(columnOf([1, 2]), [1], { c: 5, 来源: '普查', __proto__x: 1 })
    expect([...table.columns.keys()]).toEqual(['c', '来源', '__proto__x'])
    expect(cells(table, '来源')).toEqual([null, '普查'])
  })

  test('columns that are not named are the very same', () => {
    const table = mixedTable()
    const edited = setValues(table, [0], { n: 2 })
    for (const name of ['name', 'ok', 'list']) expect(edited.columns.get(name)).toBe(table.columns.get(name))
    expect(edited.geometry).toBe(table.geometry)
  })
})

describe('setShape', () => {
  const polygon: RowShape = {
    kind: 'polygon',
    parts: [
      [ringOf(path('0 0, 9 0, 9 9, 0 9, 0 0')), ringOf(path('1 1, 1 2, 2 2, 1 1')), ringOf(path('5 5, 5 6, 6 6, 5 5'))],
      [ringOf(path('20 0, 21 0, 21 1, 20 0'))],
    ],
  }

  test.each([0, 1, 2, 3])('row %i gets two parts with holes; every other row keeps its own', (index) => {
    const table = mixedTable()
    const rows = rowsOf(setShape(table, index, polygon))
    const expected = rowsOf(table).map((row, i) =>
      i === index
        ? { ...row, kind: 'polygon', parts: polygon.parts.map((part) => part.map((ring) => [...ring])) }
        : row,
    )
    expect(rows).toEqual(expected)
  })

  test('a point in place of an area of several rings', () => {
    const table = mixedTable()
    const edited = setShape(table, 1, { kind: 'point', parts: [[Float64Array.of(110.5, 35.25)]] })
    expectSound(edited)
    expect(rowsOf(edited)[1]).toMatchObject({ id: '7', kind: 'point', parts: [[[110.5, 35.25]]] })
    expect(edited.columns).toBe(table.columns)
  })
})

describe('addRow', () => {
  test('to an empty table', () => {
    const table = addRow(
      tableOf([]),
      'T-1',
      1,
      { kind: 'point', parts: [[Float64Array.of(1, 2)]] },
      { name: '甲', n: 3 },
    )
    expectSound(table)
    expect(rowsOf(table)).toEqual([
      { id: 'T-1', row: 1, kind: 'point', parts: [[[1, 2]]], values: new Map<string, Value>([['name', '甲'], ['n', 3]]) }, // prettier-ignore
    ])
  })

  test('columns that the row does not name are empty in it', () => {
    const table = addRow(mixedTable(), 'T-1', 9, { kind: 'point', parts: [[Float64Array.of(1, 2)]] }, { name: '甲' })
    expect(rowsOf(table).slice(0, -1)).toEqual(rowsOf(mixedTable()))
    expect(rowsOf(table).at(-1)!.values).toEqual(new Map([['name', '甲']]))
  })
})

describe('removeRows', () => {
  test('some, all, none', () => {
    const all = rowsOf(mixedTable())
    expect(rowsOf(removeRows(mixedTable(), new Set([0, 2])))).toEqual([all[1], all[3]])
    expect(rowsOf(removeRows(mixedTable(), new Set()))).toEqual(all)
    const empty = removeRows(mixedTable(), new Set([0, 1, 2, 3]))
    expectSound(empty)
    expect(empty.length).toBe(0)
  })
})

const coordinate = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 8)
const corners = (least: number, most = 6): fc.Arbitrary<Corners> =>
  fc.array(fc.tuple(coordinate, coordinate), { minLength: least, maxLength: most })
const shapes: fc.Arbitrary<RowShape> = fc
  .oneof(
    fc.record({ kind: fc.constant('point' as const), parts: fc.array(corners(1, 1).map((one) => [one]), { minLength: 1, maxLength: 2 }) }), // prettier-ignore
    fc.record({ kind: fc.constant('line' as const), parts: fc.array(corners(2).map((one) => [one]), { minLength: 1, maxLength: 2 }) }), // prettier-ignore
    fc.record({ kind: fc.constant('polygon' as const), parts: fc.array(fc.array(corners(3), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }) }), // prettier-ignore
  )
  .map(({ kind, parts }) => ({ kind, parts: parts.map((part) => part.map(ringOf)) }))
const values: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(null, 0, 1, 2.5, -7, '', '甲', '7', true, false),
  fc.double({ noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  fc.constant([1, 'x'] as Value),
)
const records = fc.dictionary(fc.constantFrom('a', 'b', '人数', 'toString'), values, { maxKeys: 3 })
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

type Edit =
  | { do: 'values'; places: number[]; values: Record<string, Value> }
  | { do: 'shape'; place: number; shape: RowShape }
  | { do: 'add'; shape: RowShape; values: Record<string, Value> }
  | { do: 'remove'; places: number[] }
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ do: fc.constant('values' as const), places: fc.array(place, { maxLength: 3 }), values: records }),
  fc.record({ do: fc.constant('shape' as const), place, shape: shapes }),
  fc.record({ do: fc.constant('add' as const), shape: shapes, values: records }),
  fc.record({ do: fc.constant('remove' as const), places: fc.array(place, { maxLength: 2 }) }),
)

const plain = ({ parts }: RowShape) => parts.map((part) => part.map((ring) => [...ring]))
const put = (row: Row, entries: Readonly<Record<string, Value>>): Row => {
  const own = new Map(row.values)
  for (const [name, value] of Object.entries(entries))
    if (value === null) own.delete(name)
    else own.set(name, value)
  return { ...row, values: own }
}

test('any sequence of edits is the same as on rows that are plain objects, and changes no table on the way', () => {
  fc.assert(
    fc.property(fc.array(edits, { maxLength: 12 }), (sequence) => {
      let table = mixedTable()
      let rows = rowsOf(table)
      const tables: [Table, Table][] = []
      const at = (share: number) => Math.floor(share * table.length)
      sequence.forEach((edit, step) => {
        tables.push([table, structuredClone(table)])
        if (edit.do === 'add') {
          const [id, row] = [`new-${step}`, 100 + step]
          const added: Row = { id, row, kind: edit.shape.kind, parts: plain(edit.shape), values: new Map() }
          rows = [...rows, put(added, edit.values)]
          table = addRow(table, id, row, edit.shape, edit.values)
        } else if (table.length === 0) return
        else if (edit.do === 'shape') {
          const { kind } = edit.shape
          rows = rows.map((row, i) => (i === at(edit.place) ? { ...row, kind, parts: plain(edit.shape) } : row))
          table = setShape(table, at(edit.place), edit.shape)
        } else {
          const chosen = new Set(edit.places.map(at))
          if (edit.do === 'remove') {
            rows = rows.filter((_, i) => !chosen.has(i))
            table = removeRows(table, chosen)
          } else {
            rows = rows.map((row, i) => (chosen.has(i) ? put(row, edit.values) : row))
            table = setValues(table, [...chosen], edit.values)
          }
        }
        expectSound(table)
        expect(rowsOf(table).map(ordered)).toEqual(rows.map(ordered))
      })
      for (const [kept, before] of tables) expect(kept).toEqual(before)
    }),
    { seed: 20260301, numRuns: 300 },
  )
})

/** The order of the columns is the table's own. */
const ordered = (row: Row) => ({ ...row, values: [...row.values].sort(([a], [b]) => (a < b ? -1 : 1)) })
