import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allDistinct } from '../../../src/engine/model/all-distinct.ts'

test('says what a Set says', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 }), (texts) => {
      expect(allDistinct(texts)).toBe(new Set(texts).size === texts.length)
    }),
    { seed: 20261125, numRuns: 2000 },
  )
})

test('no texts, one, the empty one twice', () => {
  expect([[], [''], ['', ''], ['a', '']].map((texts) => allDistinct(texts))).toEqual([true, true, false, true])
})

test('two hundred thousand running numbers, and one of them again at the end', () => {
  const texts = Array.from({ length: 200_000 }, (_, i) => `R${100000 + i}`)
  expect(allDistinct(texts)).toBe(true)
  expect(allDistinct([...texts, 'R100007'])).toBe(false)
})
