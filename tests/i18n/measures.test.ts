import { expect, test } from 'vitest'
import { RULES } from '../../src/engine/rules/index.ts'
import { LANGUAGES } from '../../src/i18n/index.ts'
import { loadMeasures } from '../../src/i18n/measures.ts'

test('every rule has measures to start from, as many in each language', async () => {
  const [first, ...others] = await Promise.all(LANGUAGES.map(loadMeasures))
  expect(Object.keys(first!).sort()).toEqual(RULES.map(({ id }) => id).sort())
  for (const [rule, phrases] of Object.entries(first!)) {
    expect(phrases.length).toBeGreaterThan(0)
    for (const other of others) expect(other[rule], rule).toHaveLength(phrases.length)
  }
})
