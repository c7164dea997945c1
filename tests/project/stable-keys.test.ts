import { expect, test } from 'vitest'
import { cellAt, type Table, type Value } from '../../src/engine/model/table.ts'
import { setValues } from '../../src/engine/model/edit-table.ts'
import { selectRows } from '../../src/engine/model/select-rows.ts'
import { stableKeys, withKeys } from '../../src/project/stable-keys.ts'
import { tableOf } from '../formats/random-table.ts'
import { randomOf } from '../formats/fuzz.ts'
import { path } from '../shapes.ts'

type House = readonly [name: string | null, x: number, y: number, persons?: number, id?: string]
const housesOf = (...houses: House[]): Table =>
  tableOf(
    houses.map(([name, x, y, persons = 1, id = '']) => ({
      id,
      kind: 'point' as const,
      parts: [[[[x, y]]]],
      values: [['name', name] as const, ['persons', persons] as const],
    })),
  )
const keysOf = (table: Table) => stableKeys(table).ids

const VILLAGE = housesOf(
  ['甲', 110.98, 35.6],
  ['乙', 110.98, 35.6],
  ['甲', 110.98, 35.6000001],
  [null, 110.99, 35.6],
  ['', 110.9900001, 35.6],
  ['丙', 37498187.66, 3941160.73],
  ['丙', 37498187.67, 3941160.73],
)

test('same rows, same keys; each row its own', () => {
  const { ids, derived, repeated } = stableKeys(VILLAGE)
  expect(new Set(ids).size).toBe(7)
  for (const id of ids) expect(id).toMatch(/^p-[0-9a-z]{11}$/)
  expect({ derived, repeated }).toEqual({ derived: 7, repeated: [] })
  expect(keysOf(structuredClone(VILLAGE))).toEqual(ids)
})

test('rows in another order, rows gone: the keys move with them', () => {
  const ids = keysOf(VILLAGE)
  const random = randomOf(7)
  for (let run = 0; run < 50; run++) {
    const order = ids.map((_, i) => ({ i, at: random() })).sort((a, b) => a.at - b.at).map(({ i }) => i) // prettier-ignore
    const some = order.slice(0, 1 + Math.floor(random() * order.length))
    expect(keysOf(selectRows(VILLAGE, Uint32Array.from(some)))).toEqual(some.map((i) => ids[i]))
  }
})

test('a head-count, a status or a new column changes no key; name and place do', () => {
  const ids = keysOf(VILLAGE)
  const changed = setValues(VILLAGE, [0, 1, 2, 3, 4, 5, 6], { persons: 9, status: 'moved', 备注: 'x' })
  expect(keysOf(changed)).toEqual(ids)
  const renamed = keysOf(setValues(VILLAGE, [0], { name: '甲户' }))
  expect(renamed[0]).not.toBe(ids[0])
  expect(renamed.slice(1)).toEqual(ids.slice(1))
  expect(keysOf(housesOf(['甲', 110.9800001, 35.6]))[0]).not.toBe(ids[0])
})

test('less than the seventh decimal or the centimetre, and blanks round a name, are the same', () => {
  expect(keysOf(housesOf([' 甲 ', 110.98000000004, 35.59999999996]))).toEqual(keysOf(housesOf(['甲', 110.98, 35.6])))
  expect(keysOf(housesOf(['丙', 37498187.664, 3941160.7301]))).toEqual(
    keysOf(housesOf(['丙', 37498187.66, 3941160.73])),
  )
})

test('an area is where its outline is, wherever that begins', () => {
  const area = (text: string) =>
    tableOf([{ id: '', kind: 'polygon', parts: [[path(text)]], values: [['name', '宿舍']] }])
  expect(keysOf(area('1 1, 3 1, 3 2, 1 1'))).toEqual(keysOf(area('3 1, 3 2, 1 1, 3 1')))
  expect(keysOf(area('1 1, 3 1, 3 2, 1 1'))).not.toEqual(keysOf(area('1 1, 3 1, 3 3, 1 1')))
})

test('same name and place twice: numbers in the order of the file, which other columns do not change', () => {
  const three = housesOf(['甲', 1, 2, 3], ['甲', 1, 2, 4], ['乙', 1, 2], ['甲', 1, 2, 5])
  const [first, second, other, third] = keysOf(three)
  expect([second, third]).toEqual([`${first}#2`, `${first}#3`])
  expect(other).not.toContain(first)
  expect(stableKeys(three).repeated).toEqual([])
  expect(keysOf(setValues(three, [0, 1, 3], { persons: 0 }))).toEqual([first, second, other, third])
})

test('given keys are kept; a second one of the same is numbered and its row named', () => {
  const table = housesOf(['甲', 1, 2, 1, 'H-7'], ['乙', 1, 3, 1, ' H-8 '], ['丙', 1, 4, 1, 'H-7'], ['丁', 1, 5])
  const { ids, derived, repeated } = stableKeys(table)
  expect(ids.slice(0, 3)).toEqual(['H-7', 'H-8', 'H-7#2'])
  expect(ids[3]).toMatch(/^p-/)
  expect({ derived, repeated }).toEqual({ derived: 1, repeated: [3] })
})

test('a given key that looks like a number for another stays with its own row', () => {
  const { ids, repeated } = stableKeys(housesOf(['甲', 1, 2, 1, 'a#2'], ['乙', 1, 3, 1, 'a'], ['丙', 1, 4, 1, 'a']))
  expect(ids).toEqual(['a#2', 'a', 'a#3'])
  expect(repeated).toEqual([3])
})

test('rows without geometry have keys, too', () => {
  const row = (name: string) => ({ id: '', kind: null, parts: [], values: [['name', name] as const] })
  const ids = keysOf(tableOf([row('甲'), row('乙'), row('甲')]))
  expect(ids[2]).toBe(`${ids[0]}#2`)
  expect(ids[1]).not.toBe(ids[0])
})

test('twenty thousand houses, no two keys the same by chance', () => {
  const houses = Array.from({ length: 20_000 }, (_, i): House => [`${i % 50}号`, 110 + (i % 200) / 1e3, 35 + i / 1e6])
  expect(keysOf(housesOf(...houses)).filter((id) => id.includes('#'))).toEqual([])
})

const cells = (table: Table, name: string): Value[] => table.ids.map((_, i) => cellAt(table.columns.get(name)!, i))

test('withKeys: a column `id` that is the key goes into the ids, any other keeps its values under another name', () => {
  const table = setValues(housesOf(['甲', 1, 2], ['乙', 1, 3]), [0, 1], { id: 7, 户号: 'x' })
  expect([...withKeys(table, ['7', '7#2'], 'id').columns.keys()]).toEqual(['name', 'persons', '户号'])
  const kept = withKeys(table, ['a', 'b'], '户号')
  expect(kept.ids).toEqual(['a', 'b'])
  expect([...kept.columns.keys()]).toEqual(['name', 'persons', '户号', 'file_id'])
  expect(cells(kept, 'file_id')).toEqual([7, 7])
  const both = withKeys(setValues(table, [0], { file_id: 'own' }), ['a', 'b'], null)
  expect(cells(both, 'file_id')).toEqual(['own', null])
  expect(cells(both, 'file_id_2')).toEqual([7, 7])
  expect(table.columns.has('id')).toBe(true)
})
