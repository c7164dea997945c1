/** What a drawing layer shows is known by the names that offices and 南方 CASS give it. */
import { expect, test } from 'vitest'
import { guessLayerKind } from '../../src/project/kind-words.ts'

test.each([
  ['水面', 'water'],
  ['水库', 'water'],
  ['SXSS', 'water'],
  ['DLSS', 'road'],
  ['乡村公路', 'road'],
  ['JMD', 'protection_target'],
  ['倒班宿舍', 'protection_target'],
  ['园区红线', 'boundary'],
  ['0', null],
  ['GCD', null],
])('%s: %s', (layer, kind) => {
  expect(guessLayerKind(['总平面图', layer], [], false)).toBe(kind)
})
