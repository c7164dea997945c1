import { describe, expect, test } from 'vitest'
import { flips } from '../../../src/engine/grading/flips.ts'
import { amount, graded, question } from './amounts.ts'

/** G-PLAN's cases, checked by hand. */
describe('worked cases', () => {
  test('5 t of chlorine are a major hazard, a gram less are none', () => {
    expect(graded([amount('氯', 5)], 0)).toMatchObject({ S: 1, isMajor: true, R: 2, grade: 4 })
    expect(graded([amount('氯', 4.999999)], 0)).toMatchObject({ isMajor: false, alpha: 0.5, R: null, grade: null })
  })
  test('chlorine 5 t and ammonia 5 t, nobody near: 0.5 (4·1 + 2·0.5) = 2.5', () => {
    expect(graded([amount('氯', 5), amount('氨', 5)], 0)).toMatchObject({ S: 1.5, weightedSum: 5, R: 2.5, grade: 4 })
  })
  test('chlorine 250 t, 100 people: 2·4·50 = 400', () => {
    expect(graded([amount('氯', 250)], 100)).toMatchObject({ S: 50, R: 400, grade: 1 })
  })
})

describe('S at 1', () => {
  test.each([
    ['0.1 + 0.2 + 0.7', [0.1, 0.2, 0.7]],
    ['ten tenths', Array.from({ length: 10 }, () => 0.1)],
    ['1.1 + 2.2 of 3.3, rounded up by doubles', [1.1 / 3.3, 2.2 / 3.3]],
    ['just within the tolerance', [1 - 5e-10]],
  ])('%s', (_, shares) => {
    expect(graded(shares.map((share) => amount('氯', share * 5)))).toMatchObject({ isMajor: true, grade: 4 })
  })
  test('ten tenths are one to the last bit', () => {
    expect(graded(Array.from({ length: 10 }, () => amount('2', 0.1))).S).toBe(1)
  })
  test('less by more than the tolerance is less', () => {
    expect(graded([amount('氯', 5 * (1 - 2e-9))])).toMatchObject({ isMajor: false, R: null, grade: null })
  })
})

describe('what is not known is said', () => {
  test('residents: S and lines are there, neither α nor R nor grade', () => {
    expect(graded([amount('氯', 50)], null)).toMatchObject({
      S: 10,
      isMajor: true,
      weightedSum: 40,
      residents: null,
      alpha: null,
      R: null,
      grade: null,
      faults: [],
    })
  })
  test.each([-1, 2.5, NaN])('%s residents are no head-count', (residents) => {
    const { faults, alpha, R, S } = graded([amount('氯', 50)], residents)
    expect([faults.map(question), alpha, R, S]).toEqual([[['residents-not-a-count', '']], null, null, 10])
  })
  test('no substances: not “no major hazard”', () => {
    const { S, isMajor, faults } = graded([])
    expect([S, isMajor, faults.map(question)]).toEqual([null, null, [['no-amounts', '']]])
  })
  test.each([
    [null, 'amount-missing'],
    [NaN, 'amount-not-a-number'],
    [Infinity, 'amount-not-a-number'],
    [1e300, 'amount-not-a-number'],
    [-0.001, 'amount-negative'],
  ])('an amount of %s', (tonnes, code) => {
    const { S, R, faults, lines } = graded([amount('氯', 50), amount('氨', tonnes)])
    expect([S, R, lines[0]!.quotient, lines[1]!.quotient]).toEqual([null, null, 10, null])
    expect(faults).toMatchObject([{ code, index: 1 }])
  })
  test('an amount of nothing counts nothing', () => {
    expect(graded([amount('氯', 5), amount('氨', 0), amount('苯', -0, 'W5.2')])).toMatchObject({
      S: 1,
      R: 2,
      faults: [],
    })
  })
  test('a substance outside Table 3 without category: S, and no R', () => {
    const { S, isMajor, R, faults } = graded([amount('汽油', 400)])
    expect([S, isMajor, R, faults.map(question)]).toEqual([2, true, null, [['category-missing', '']]])
  })
  test('neither substance nor category', () => {
    expect(graded([amount('  ', 4)]).faults.map(question)).toEqual([['nothing-named', '']])
  })
  test('a symbol that Table 2 has not', () => {
    const ask = (...symbols: string[]) => graded([amount('苯', 100, ...symbols)]).faults.map(question)
    expect(ask('W5')).toEqual([['unknown-category', 'W5.1 W5.2 W5.3 W5.4']])
    expect(ask('易燃液体')).toEqual([['unknown-category', 'W5.1 W5.2 W5.3 W5.4']])
    expect(ask('J6')).toEqual([['unknown-category', '']])
    expect(ask('W5.2', 'W12')).toEqual([['unknown-category', '']])
    expect(graded([amount('氯', 100, 'X')])).toMatchObject({ S: 20, R: null })
  })
})

describe('several categories', () => {
  const two = amount(null, 100, 'J3', 'W2')
  test('without a name: the lowest Q, the largest β, and it is said', () => {
    const [line] = graded([two]).lines
    expect(line).toMatchObject({ criticalTonnes: 10, criticalFrom: { row: 'W2' }, beta: 2, betaFrom: { row: 'J3' } })
    expect(line!.notes).toEqual(['lowest-quantity-of-several', 'largest-beta-of-several'])
  })
  test('of a named substance only β hangs on them', () => {
    const [line] = graded([amount('苯', 100, 'W5.2', 'J1')]).lines
    expect(line).toMatchObject({ criticalTonnes: 50, beta: 4, notes: ['largest-beta-of-several'] })
  })
  test('nothing is said where they agree, or Table 3 decides', () => {
    expect(graded([amount(null, 1, 'W5.2', 'W6.2')]).lines[0]!.notes).toEqual([])
    expect(graded([amount('氯', 1, 'J3', 'W2')]).lines[0]).toMatchObject({ beta: 4, notes: [] })
    expect(graded([amount(null, 1, 'W2', 'w2')]).lines[0]).toMatchObject({ symbols: ['W2'], notes: [] })
  })
  test('settings: β of the category with the lowest Q, of several such the largest', () => {
    const of = (...symbols: string[]) =>
      graded([amount(null, 1, ...symbols)], 0, { severalBetas: 'of-quantity' }).lines[0]
    expect(of('J3', 'W2')).toMatchObject({ beta: 1.5, betaFrom: { row: 'W2' } })
    expect(of('J3', 'W2')!.notes).toEqual(['lowest-quantity-of-several', 'beta-of-used-category'])
    for (const order of [
      ['W2', 'W1.2'],
      ['W1.2', 'W2'],
    ])
      expect(of(...order)).toMatchObject({ beta: 2 })
  })
  test('settings: ask', () => {
    const asked = graded([two], 0, { severalQuantities: 'ask' })
    expect([asked.S, asked.faults.map(question)]).toEqual([null, [['several-categories', 'J3 W2']]])
    const beta = graded([two], 0, { severalBetas: 'ask' })
    expect([beta.S, beta.R, beta.faults.map(question)]).toEqual([10, null, [['several-categories', 'J3 W2']]])
  })
})

test('coal gas is carbon monoxide only by the settings', () => {
  const gas = amount('煤气', 40, 'W2')
  expect(graded([gas]).lines[0]).toMatchObject({ number: 13, beta: 1.5, notes: [] })
  const asCo = graded([amount('13', 40)], 0, { coalGas: 'as-carbon-monoxide' })
  expect(asCo.lines[0]).toMatchObject({ beta: 2, notes: ['coal-gas-as-carbon-monoxide'] })
  expect(graded([amount('煤气', 40)]).faults.map(question)).toEqual([['category-missing', '一氧化碳']])
})

describe('where the grade turns', () => {
  test('one more moves it, one less does not', () => {
    // Σβq/Q = 48: α 1 gives 48 (三级), 1.2 gives 57.6 (二级), 0.5 gives 24.
    const { lifts, lowers } = flips(graded([amount('氯', 60)], 29))
    expect(lifts).toMatchObject({ persons: 1, residents: 30, alpha: 1.2, grade: 2 })
    expect(lifts!.R).toBeCloseTo(57.6, 12)
    expect(lowers).toBeNull()
  })
  test('over several borders of α, both ways', () => {
    // Σβq/Q = 60: α 0.5 30 (三级), 1 60 (二级), 1.2 72, 1.5 90, 2 120 (一级).
    const { lifts, lowers } = flips(graded([amount('氯', 75)], 40))
    expect(lifts).toEqual({ persons: 60, residents: 100, alpha: 2, R: 120, grade: 1 })
    expect(lowers).toEqual({ persons: 40, residents: 0, alpha: 0.5, R: 30, grade: 3 })
  })
  test('the nearest one counts', () => {
    // Σβq/Q = 80: α 2 gives 160 (一级), 1.5 120 (一级), 1.2 96 (二级), 0.5 40 (三级).
    expect(flips(graded([amount('氯', 100)], 150)).lowers).toMatchObject({ persons: 101, residents: 49, grade: 2 })
    expect(flips(graded([amount('氯', 100)], 0)).lifts).toMatchObject({ persons: 1, residents: 1, grade: 2 })
  })
  test('every number of residents up to 150, against trying them all', () => {
    for (const tonnes of [5, 12, 20, 26, 40, 60, 75, 100, 130]) {
      const grades = Array.from({ length: 301 }, (_, people) => graded([amount('氯', tonnes)], people).grade!)
      for (let count = 0; count <= 150; count++) {
        const more = grades.findIndex((grade, people) => people > count && grade < grades[count]!)
        const fewer = grades.findLastIndex((grade, people) => people < count && grade > grades[count]!)
        const { lifts, lowers } = flips(graded([amount('氯', tonnes)], count))
        expect([lifts?.residents ?? -1, lowers?.residents ?? -1], `${tonnes} t, ${count}`).toEqual([more, fewer])
      }
    }
  })
  test('without a grade there is none', () => {
    for (const none of [graded([amount('氯', 1)], 10), graded([amount('氯', 60)], null), graded([])])
      expect(flips(none)).toEqual({ lifts: null, lowers: null })
  })
})
