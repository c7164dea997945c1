import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { SUBSTANCES, CATEGORIES } from '../../src/engine/grading/tables.ts'
import { holdsAmount, readAmounts, writeAmounts } from '../../src/project/substance-text.ts'

const read = (text: string, unit = '') =>
  readAmounts(text, unit).amounts?.map(({ name, category, q_t }) => [name, q_t, ...(category ? [category] : [])]) ??
  null

describe('substances with amounts in one cell', () => {
  test.each<[string, (string | number)[][]]>([
    ['液氯 40t；氨 10 t（J3）', [['液氯', 40], ['氨', 10, 'J3']]],
    ['氯(40t)、氨(10t)', [['氯', 40], ['氨', 10]]],
    ['氯（40吨），氨（10吨）', [['氯', 40], ['氨', 10]]],
    ['氨10t', [['氨', 10]]],
    ['氨：10t;氯=5t', [['氨', 10], ['氯', 5]]],
    ['液氯４０ｔ', [['液氯', 40]]],
    ['环氧乙烷 0.5 t', [['环氧乙烷', 0.5]]],
    ['硝化棉 800kg', [['硝化棉', 0.8]]],
    ['汽油 1,200t', [['汽油', 1200]]],
    ['汽油 1.2万吨', [['汽油', 12000]]],
    ['40t液氯；10吨氨', [['液氯', 40], ['氨', 10]]],
    ['液氯 设计最大量 40t', [['液氯', 40]]],
    ['液氯（最大储量：40t）', [['液氯', 40]]],
    ['氨（J3）10t', [['氨', 10, 'J3']]],
    ['氨（10t，J3）', [['氨', 10, 'J3']]],
    ['氨 10t J3', [['氨', 10, 'J3']]],
    ['乙醇 600t（w5.3）', [['乙醇', 600, 'W5.3']]],
    ['某混合物 600t（J3、W5.3）', [['某混合物', 600, 'J3,W5.3']]],
    ['液氯40t 氨10t', [['液氯', 40], ['氨', 10]]],
    ['液氯 40t\n氨 10t\n', [['液氯', 40], ['氨', 10]]],
    ['1,3-丁二烯 40t，氨 10t', [['1,3-丁二烯', 40], ['氨', 10]]],
    ['2,4,6-三硝基甲苯 5t', [['2,4,6-三硝基甲苯', 5]]],
    ['N,N-二甲基甲酰胺 40t，氨 10t', [['N,N-二甲基甲酰胺', 40], ['氨', 10]]],
    ['甲醛（含量>90%） 40t', [['甲醛（含量>90%）', 40]]],
    ['98%硫酸 50t', [['98%硫酸', 50]]],
    ['煤气(CO,CO和H2、CH4的混合物等) 30t', [['煤气(CO,CO和H2、CH4的混合物等)', 30]]],
    ['N2 40t', [['N2', 40]]],
    ['', []],
    [' ；、 ', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  }) // prettier-ignore

  test.each([
    ['液氯 40'],
    ['液氯 约40t'],
    ['约40t液氯'],
    ['液氯约40t'],
    ['液氯 30-40t'],
    ['液氯 30~40 t'],
    ['液氯 40t/a'],
    ['液氯 40吨/年'],
    ['液氯 40m3'],
    ['液氯 2×50t'],
    ['液氯40t氨10t'],
    ['液氯 40t；若干氨'],
    ['若干氨，液氯'],
    ['共 50t'],
    ['N240t'],
    ['40t'],
    ['液氯 -5t'],
    ['液氯 5t（J9）'],
    ['氨（J3）10t（J4）'],
    ['液氯（40t'],
    ['液氯'],
    ['液氯 1e3t'],
  ])('not understood, so nothing is taken: %s', (text) => {
    const { amounts, fault } = readAmounts(text, '')
    expect(amounts).toBeNull()
    expect(text).toContain(fault)
  })

  test('a heading that has the unit gives it to bare numbers, not to what is glued to a name', () => {
    expect(read('液氯 40；氨 10', 't')).toEqual([['液氯', 40], ['氨', 10]]) // prettier-ignore
    expect(read('氨(10)', '吨')).toEqual([['氨', 10]])
    expect(read('硝化棉 800', 'kg')).toEqual([['硝化棉', 0.8]])
    expect(read('汽油92', 't')).toBeNull()
    expect(read('液氯 40', 'm3')).toBeNull()
  })

  test('whether there is an amount at all', () => {
    expect(['液氯 40t', '氯(40吨)'].map(holdsAmount)).toEqual([true, true])
    expect(['液氯', '1,3-丁二烯', '汽油92号', 'tert-丁醇 2t/a'].map(holdsAmount)).toEqual([false, false, false, false])
  })
})

test('every name of Table 1 reads back as it was written', () => {
  for (const { name, aliases = [], shortNames = [] } of SUBSTANCES)
    for (const own of [name, ...aliases, ...shortNames]) {
      const amounts = [{ name: own, q_t: 12.5 }, { name: '氨', category: 'J3', q_t: 3 }] // prettier-ignore
      const text = writeAmounts(amounts)
      expect(text.startsWith('['), own).toBe(false)
      expect(readAmounts(text, '').amounts).toEqual(amounts)
    }
})

const anyName = fc.oneof(
  fc.constantFrom(...SUBSTANCES.map(({ name }) => name)),
  fc.string({ unit: fc.constantFrom(...'氨氯甲苯乙1,3-；、（）() tkg吨aZ%'), minLength: 1, maxLength: 8 }),
)
const anyAmount = fc.record(
  {
    name: anyName,
    category: fc.constantFrom(...CATEGORIES.map(({ symbol }) => symbol)),
    q_t: fc.oneof(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: 0, max: 1e5, noNaN: true })),
  },
  { requiredKeys: ['name', 'q_t'] },
)

test('whatever a list holds, it reads back the same', () => {
  fc.assert(
    fc.property(fc.array(anyAmount, { maxLength: 5 }), (amounts) => {
      const text = writeAmounts(amounts)
      const back = text.startsWith('[') ? JSON.parse(text) : readAmounts(text, '').amounts
      expect(back).toEqual(JSON.parse(JSON.stringify(amounts)))
    }),
    { seed: 20260401, numRuns: 500 },
  )
})

test('whatever stands in a cell, it ends, and nothing in it is left out in silence', () => {
  const signs = fc.constantFrom(...'氨氯1234567890,.；;、，()（）[] \ntTkg吨公斤万Jw5.3-~×/%=:约最大')
  fc.assert(
    fc.property(fc.string({ unit: signs, maxLength: 40 }), (text) => {
      const { amounts, fault } = readAmounts(text, '')
      if (fault !== null) {
        expect(amounts).toBeNull()
        return
      }
      // Every letter and digit of the cell is in a name, an amount, a unit, a category or a word before an amount.
      let rest = text.normalize('NFKC').toUpperCase()
      for (const { name, category } of amounts!)
        for (const part of [name, ...(category?.split(/[^A-Z\d.]+/) ?? [])]) {
          const at = rest.indexOf(part.normalize('NFKC').toUpperCase())
          expect(at).toBeGreaterThanOrEqual(0)
          rest = rest.slice(0, at) + '|' + rest.slice(at + part.normalize('NFKC').length)
        }
      const numbers = rest.match(/\d[\d,]*(?:\.\d+)?/g) ?? []
      expect(numbers).toHaveLength(amounts!.length)
      expect(rest.replace(/万吨|公吨|吨|公斤|KG|T|最大|\d[\d,]*(?:\.\d+)?/g, '')).not.toMatch(/\p{L}/u)
    }),
    { seed: 20260401, numRuns: 20_000 },
  )
})
