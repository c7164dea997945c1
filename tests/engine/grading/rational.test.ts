/**
 * S, R and grade against rational numbers, which know no rounding: once as Python's fractions give them (oracle/make.py),
 * and for other inventories each time by BigInt here.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CATEGORIES, SUBSTANCES, TOXIC_GASES } from '../../../src/engine/grading/tables.ts'
import { gradeInventory } from '../../../src/jobs/grade.ts'
import { amount, graded } from './amounts.ts'

const oracle = (name: string) => readFileSync(new URL(`oracle/${name}`, import.meta.url))

test('298 inventories as Python’s fractions grade them, borders among them', async () => {
  const { hazards: expected } = JSON.parse(oracle('expected.json').toString()) as {
    hazards: [string, number, number, number | null, number | null][]
  }
  const { hazards, faults } = await gradeInventory({ name: 'inventories.csv', bytes: oracle('inventories.csv') })
  expect(faults).toEqual([])
  expect(hazards).toHaveLength(298)
  for (const [index, [id, S, alpha, R, grade]] of expected.entries()) {
    const { id: ownId, grading } = hazards[index]!
    expect([ownId, grading.alpha, grading.grade]).toEqual([id, alpha, grade])
    expect(Math.abs(grading.S! - S), id).toBeLessThanOrEqual(4e-16 * S)
    if (R === null) expect(grading.R, id).toBeNull()
    else expect(Math.abs(grading.R! - R), id).toBeLessThanOrEqual(8e-16 * R)
  }
})

/** Amounts are millionths of a tonne, Q and β hundredths, α tenths: whole numbers all the way. */
const UNIT = 1_000_000n
const hundredths = (value: number) => BigInt(Math.round(value * 100))

/** n / d as a double, good to the last digits. */
const near = (n: bigint, d: bigint) => Number((n * 10n ** 20n) / d) / 1e20

interface Line {
  readonly key: number
  readonly millionths: number
}

const lines = fc.array(
  fc.record({ key: fc.nat(SUBSTANCES.length + CATEGORIES.length - 1), millionths: fc.nat(400_000_000) }),
  { minLength: 1, maxLength: 8 },
) as fc.Arbitrary<Line[]>

/** Numbers beyond Table 1 are the rows of Table 2. Named substances outside Table 3 are W5.1, whose β is 1.5. */
function read({ key, millionths }: Line) {
  const tonnes = millionths / 1e6
  const category = CATEGORIES[key - SUBSTANCES.length]
  if (category)
    return { amount: amount(null, tonnes, category.symbol), Q: category.criticalTonnes, beta: category.beta }
  const { number, criticalTonnes: Q } = SUBSTANCES[key]!
  const gas = number === 13 ? undefined : TOXIC_GASES.find((each) => each.number === number)
  return { amount: amount(String(number), tonnes, 'W5.1'), Q, beta: gas?.beta ?? 1.5 }
}

test('other inventories against rational numbers', () => {
  fc.assert(
    fc.property(lines, fc.oneof(fc.constantFrom(0, 1, 29, 30, 49, 50, 99, 100), fc.nat(400)), (list, residents) => {
      let [S, sum, common] = [0n, 0n, 1n]
      for (const line of list) {
        const { Q, beta } = read(line)
        const d = UNIT * hundredths(Q)
        const n = BigInt(line.millionths) * 100n
        S = S * d * 100n + n * common * 100n
        sum = sum * d * 100n + n * common * hundredths(beta)
        common *= d * 100n
      }
      const tenths = residents >= 100 ? 20n : residents >= 50 ? 15n : residents >= 30 ? 12n : residents >= 1 ? 10n : 5n
      const R = { n: sum * tenths, d: common * 10n }
      const result = graded(
        list.map((line) => read(line).amount),
        residents,
      )
      expect(result.faults).toEqual([])
      expect(result.S).toBeCloseTo(near(S, common), 9)
      expect(result.isMajor).toBe(S >= common)
      if (S < common) {
        expect([result.R, result.grade]).toEqual([null, null])
        return
      }
      const exact = near(R.n, R.d)
      expect(Math.abs(result.R! - exact)).toBeLessThanOrEqual(1e-12 * exact)
      const grade = R.n >= 100n * R.d ? 1 : R.n >= 50n * R.d ? 2 : R.n >= 10n * R.d ? 3 : 4
      expect(result.grade).toBe(grade)
    }),
    { seed: 18218, numRuns: process.env['SIZHI_LONG'] ? 20_000 : 1000 },
  )
})
