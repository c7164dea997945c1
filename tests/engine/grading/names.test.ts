import { describe, expect, test } from 'vitest'
import { amountsOf } from '../../../src/engine/grading/amounts-of.ts'
import { splitSymbols } from '../../../src/engine/grading/find-categories.ts'
import { findSubstance } from '../../../src/engine/grading/find-substance.ts'
import { SUBSTANCES } from '../../../src/engine/grading/tables.ts'
import { amount, graded, question } from './amounts.ts'

const numberOf = (text: string) => findSubstance(text).row?.number ?? null
const ask = (text: string) => {
  const match = findSubstance(text)
  return match.row ? ['found', match.row.number] : [match.code, match.candidates.map(({ number }) => number).join(' ')]
}

describe('writings of one name', () => {
  test.each([
    ['１，３－丁二烯', 47],
    ['1、3–丁二烯', 47],
    [' 1,3 - 丁 二 烯 ', 47],
    ['tnt', 35],
    ['ＴＮＴ', 35],
    ['Tdi', 23],
    ['甲醛（含量＞90％）', 8],
    ['硝化纤维素【干的或含水（或乙醇）<25%】', 37],
    ['硝化纤维素（含氮<=12.6%）', 40],
    ['硝酸(发红烟的除外，含硝酸>70%)', 81],
    ['08', 8],
    ['No.8', 8],
    ['no 8', 8],
    ['№8', 8],
    ['#８', 8],
    ['序号8', 8],
    ['第8号', 8],
    ['八', null],
    ['0', null],
    ['86', null],
    ['8.5', null],
  ])('%s', (text, number) => expect(numberOf(text)).toBe(number))
})

describe('a name that fits several rows is a question', () => {
  test.each([
    ['硝化棉', 'ambiguous-substance', '37 38 39 40 41'],
    ['硝化纤维素', 'ambiguous-substance', '37 38 39 40 41'],
    ['硝酸铵', 'ambiguous-substance', '43 44'],
    ['甲醛', 'incomplete-substance', '8'],
    ['硝酸', 'incomplete-substance', '80 81'],
    ['硝酸铵肥料', 'incomplete-substance', '45'],
    ['9004-70-0', 'cas-is-no-key', '37 38 39 40 41 42'],
    ['CAS 6484-52-2', 'cas-is-no-key', '43 44'],
    ['7782-50-5', 'cas-is-no-key', '12'],
    ['74-98-6', 'cas-is-no-key', '52'],
    ['7732-18-5', 'unknown-substance', ''],
    ['水', 'unknown-substance', ''],
    ['液氯气', 'unknown-substance', '12'],
    ['丁二烯', 'unknown-substance', '47'],
  ])('%s', (text, code, candidates) => expect(ask(text)).toEqual([code, candidates]))

  test('硝化棉溶液 is an alias of one row alone', () => expect(numberOf('硝化棉溶液')).toBe(42))
})

test('rows 49, 52 and 66: each of their names, and each name in their brackets', () => {
  for (const name of ['甲烷,天然气', '甲烷，天然气', '甲烷、天然气', '甲烷', '天然气'])
    expect(numberOf(name), name).toBe(49)
  for (const name of ['液化石油气(含丙烷、丁烷及其混合物)', '石油气（液化的）', '液化石油气', '丙烷', '丁烷'])
    expect(numberOf(name), name).toBe(52)
  for (const name of ['汽油(乙醇汽油、甲醇汽油)', '汽油', '乙醇汽油', '甲醇汽油']) expect(numberOf(name), name).toBe(66)
})

test('no name stands for one row as a name and for another as an alias', () => {
  const whole = SUBSTANCES.flatMap(({ number, name, aliases = [] }) => [name, ...aliases].map((each) => [each, number]))
  for (const [name, number] of whole) if (name !== '硝化棉') expect(numberOf(String(name)), String(name)).toBe(number)
})

describe('what Table 1 does not have', () => {
  test('goes by its category, and it is said', () => {
    const { lines, faults } = graded([amount('柴油', 10000, 'W5.4')])
    expect(faults).toEqual([])
    expect(lines[0]).toMatchObject({ number: null, name: '柴油', criticalTonnes: 5000, notes: ['not-in-table-1'] })
  })
  test('needs a category', () => {
    expect(graded([amount('柴油', 10000)]).faults.map(question)).toEqual([['unknown-substance', '']])
  })
  test('is refused where the settings say so', () => {
    const { faults } = graded([amount('柴油', 10000, 'W5.4')], 0, { unlistedSubstances: 'refuse' })
    expect(faults.map(question)).toEqual([['unknown-substance', '']])
  })
  test('a name of Table 1 with a remark in brackets is not one of them: its Q may be far lower', () => {
    for (const name of ['液氯(钢瓶)', '氯（99.6%）', '苯[粗]'])
      expect(graded([amount(name, 10, 'J3')]).faults.map(question), name).toEqual([
        ['unknown-substance', name.startsWith('苯') ? '57' : '12'],
      ])
  })
  test('an ambiguous name is a question with a category, too', () => {
    expect(graded([amount('硝化棉', 10, 'W10')]).faults).toMatchObject([{ code: 'ambiguous-substance', index: 0 }])
  })
})

test('symbols in one cell', () => {
  expect(splitSymbols('J3;W2')).toEqual(['J3', 'W2'])
  expect(splitSymbols(' Ｊ３、W5.3，w9.1 / W2')).toEqual(['Ｊ３', 'W5.3', 'w9.1', 'W2'])
  expect(splitSymbols('')).toEqual([])
  expect(graded([amount(null, 1, 'Ｊ３')]).lines[0]!.symbols).toEqual(['J3'])
})

test('substances of a hazard source, whatever stands there', () => {
  expect(amountsOf([{ name: '氯', category: 'J3; W2', q_t: 5 }, { name: '苯' }, 'x', null, { q_t: '5' }])).toEqual([
    amount('氯', 5, 'J3', 'W2'),
    amount('苯', null),
    amount(null, null),
    amount(null, null),
    amount(null, null),
  ])
  expect(amountsOf('氯')).toEqual([])
  expect(amountsOf(null)).toEqual([])
})
