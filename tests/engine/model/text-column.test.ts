import { expect, test } from 'vitest'
import { addRow, setValues } from '../../../src/engine/model/edit-table.ts'
import { selectRows } from '../../../src/engine/model/select-rows.ts'
import { cellAt, codedColumn, compactTable, lengthOf, type Table } from '../../../src/engine/model/table.ts'
import { compacted, everyTextDiffers, type TextColumn, textOf } from '../../../src/engine/model/text-column.ts'
import { tableOf } from '../../formats/random-table.ts'

/** Texts among other bytes, as they stand in a file. */
function columnOf(texts: readonly (string | null)[]): TextColumn {
  const encoder = new TextEncoder()
  const bytes: number[] = [...encoder.encode('{"')]
  const starts = new Uint32Array(texts.length)
  const lengths = texts.some((text) => text !== null && text.length > 80)
    ? new Uint32Array(texts.length)
    : new Uint8Array(texts.length)
  texts.forEach((text, row) => {
    if (text === null) return
    starts[row] = bytes.length
    const encoded = encoder.encode(text)
    lengths[row] = encoded.length
    bytes.push(...encoded, 0x22)
  })
  return { bytes: Uint8Array.from(bytes), starts, lengths }
}
const textsOf = (column: TextColumn) => Array.from(column.starts, (_, row) => textOf(column, row))
const SOME = ['四至', null, '', 'a', '𠮷'.repeat(100)]

test('cells, and none behind the end', () => {
  const column = columnOf(SOME)
  expect([0, 1, 2, 3, 4, 5].map((row) => cellAt(column, row))).toEqual([...SOME, null])
  expect(lengthOf(column)).toBe(5)
  const { codes, words } = codedColumn(column)
  expect(Array.from(codes, (code) => words[code])).toEqual(SOME)
  expect(words[0]).toBeNull()
})

test('compacted, it holds its texts and nothing else', () => {
  const own = compacted(columnOf(SOME))
  expect(textsOf(own)).toEqual(SOME)
  expect(own.bytes).toHaveLength(1 + 6 + 1 + 400)
  expect(compacted(own)).toBe(own)
})

test.each<[boolean, string, (string | null)[]]>([
  [true, 'all differ', Array.from({ length: 3000 }, (_, i) => `住户 ${i}`)],
  [false, 'the last is the first', [...Array.from({ length: 3000 }, (_, i) => `住户 ${i}`), '住户 0']],
  [false, 'one is empty', ['a', '', 'b']],
  [false, 'one has none', ['a', null, 'b']],
])('%s: %s', (differ, _, texts) => {
  expect(everyTextDiffers(columnOf(texts))).toBe(differ)
})

test('rows are chosen, added and changed in a table with such a column', () => {
  const rows = SOME.map((_, i) => ({ id: `${i}`, kind: 'point', parts: [[[[i, i]]]], values: [] }) as const)
  const table: Table = { ...tableOf(rows), columns: new Map([['name', columnOf(SOME)]]) }
  const names = ({ length, columns }: Table) => Array.from({ length }, (_, i) => cellAt(columns.get('name')!, i))
  expect(names(selectRows(table, Uint32Array.of(4, 1, 0)))).toEqual([SOME[4], null, '四至'])
  expect(names(setValues(table, [1, 3], { name: '新' }))).toEqual(['四至', '新', '', '新', SOME[4]])
  const shape = { kind: 'point', parts: [[Float64Array.of(1, 2)]] } as const
  expect(names(addRow(table, '5', 6, shape, {}))).toEqual([...SOME, null])
  expect(names(addRow(table, '5', 6, shape, { name: 'x' }))).toEqual([...SOME, 'x'])
  expect(names(compactTable(table))).toEqual(SOME)
})
