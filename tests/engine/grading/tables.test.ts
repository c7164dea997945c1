/** Every row of every table, read here from the copies in data/standards once more. */
import { describe, expect, test } from 'vitest'
import { standardRows } from '../../../data/make-grading.ts'
import { alphaOf, gradeOf } from '../../../src/engine/grading/alpha.ts'
import { amount, graded } from './amounts.ts'

const TABLE_1 = standardRows('table1')
const TABLE_2 = standardRows('table2')
const BETA = new Map(standardRows('beta').map((row) => [row['key']!, Number(row['beta'])]))
/** Table 3 by the numbers of Table 1, read off both tables by eye. */
const TABLE_3: Readonly<Record<number, number>> = {
  4: 2, 1: 2, 7: 2, 11: 3, 17: 3, 12: 4, 10: 5, 20: 5, 3: 10, 25: 10, 6: 20, 9: 20, 30: 20,
} // prettier-ignore

const aliasesOf = (row: (typeof TABLE_1)[number]) => row['alias']!.split(';').filter((alias) => alias !== '')
const timesUsed = new Map<string, number>()
for (const alias of TABLE_1.flatMap(aliasesOf)) timesUsed.set(alias, (timesUsed.get(alias) ?? 0) + 1)

describe('Table 1', () => {
  test('has 85 rows', () => expect(TABLE_1).toHaveLength(85))

  test.each(TABLE_1.map((row) => [row['no']!, row] as const))('number %s by number, name and alias', (no, row) => {
    const names = [
      row['name_zh']!,
      no,
      `No. ${no}`,
      `第${no}号`,
      ...aliasesOf(row).filter((a) => timesUsed.get(a) === 1),
    ]
    for (const name of names) {
      const { lines, faults, S } = graded([amount(name, 3, 'W5.1')])
      expect(faults, name).toEqual([])
      const [line] = lines
      expect([line!.number, line!.name, line!.criticalTonnes]).toEqual([Number(no), row['name_zh'], Number(row['Q_t'])])
      expect(line!.criticalFrom).toEqual({ table: 1, row: no, name: row['name_zh'] })
      expect(S).toBe(3 / Number(row['Q_t']))
      const toxic = TABLE_3[Number(no)]
      expect([line!.beta, line!.betaFrom?.table]).toEqual(toxic === undefined ? [1.5, 4] : [toxic, 3])
    }
  })

  test.each(TABLE_1.map((row) => [row['no']!] as const))('number %s without a category', (no) => {
    const { S, R, faults } = graded([amount(no, 1000)])
    expect(S).toBeGreaterThanOrEqual(1)
    if (Number(no) in TABLE_3) expect([faults, R]).toEqual([[], 0.5 * TABLE_3[Number(no)]! * S!])
    else expect([faults.map(({ code }) => code), R]).toEqual([['category-missing'], null])
  })
})

describe('Tables 2 and 4', () => {
  test('have 24 rows', () => expect(TABLE_2).toHaveLength(24))

  test.each(TABLE_2.map((row) => [row['symbol']!, row] as const))('%s', (symbol, row) => {
    const { lines, faults, S, R } = graded([amount(null, 10000, symbol.toLowerCase())])
    const Q = Number(row['Q_t'])
    expect([faults, S, R]).toEqual([[], 10000 / Q, 0.5 * (BETA.get(symbol)! * (10000 / Q))])
    expect(lines[0]).toMatchObject({
      number: null,
      symbols: [symbol],
      criticalFrom: { table: 2, row: symbol },
      betaFrom: { table: 4, row: symbol },
    })
  })
})

test('Table 3: its fourteenth substance is carbon monoxide, which Table 1 has under number 13', () => {
  for (const name of ['一氧化碳', 'CO', 'ＣＯ']) {
    const { lines, faults } = graded([amount(name, 20)])
    expect(faults).toEqual([])
    expect(lines[0]).toMatchObject({ number: 13, criticalTonnes: 20, beta: 2, betaFrom: { table: 3, row: '一氧化碳' } })
  }
  expect([...BETA.keys()].slice(0, 14)).toHaveLength(Object.keys(TABLE_3).length + 1)
})

test('Table 5: α at every border', () => {
  const counts = [0, 1, 29, 30, 49, 50, 99, 100, 1_000_000]
  expect(counts.map(alphaOf)).toEqual([0.5, 1, 1, 1.2, 1.2, 1.5, 1.5, 2, 2])
  for (const row of standardRows('alpha')) {
    expect(alphaOf(Number(row['pop_min_incl']))).toBe(Number(row['alpha']))
    if (row['pop_max_incl']) expect(alphaOf(Number(row['pop_max_incl']))).toBe(Number(row['alpha']))
  }
  for (const none of [-1, 0.5, NaN, Infinity]) expect(() => alphaOf(none)).toThrow()
})

test('Table 6: grades at every border, which belong to the graver one', () => {
  expect([1e6, 100, 99.999, 50, 49.999, 10, 9.999, 0].map(gradeOf)).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
  expect([100, 50, 10].map((R) => gradeOf(R - 1e-10))).toEqual([1, 2, 3])
  expect([100, 50, 10].map((R) => gradeOf(R - 1e-8))).toEqual([2, 3, 4])
})
