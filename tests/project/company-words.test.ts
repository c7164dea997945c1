/** What a register says of a company, as registers write it. A company read as another kind is not asked to leave. */
import { expect, test } from 'vitest'
import { converterOf } from '../../src/project/value-words.ts'

test.each([
  ['化工', 'chemical'],
  ['精细化工企业', 'chemical'],
  ['其他化工', 'chemical'],
  ['无机非金属化工', 'chemical'],
  ['配套服务', 'supporting'],
  ['公用工程', 'supporting'],
  ['非化工配套企业', 'supporting'],
  ['非化工', 'other'],
  ['非化工企业', 'other'],
  ['非 化 工', 'other'],
  ['其他非危险化学品工业企业', 'other'],
  ['劳动密集型非化工企业', 'other'],
  ['非化工、非配套服务企业', 'other'],
  ['不属于化工', 'other'],
  ['Non-chemical', 'other'],
  ['其他', 'other'],
  ['chemical', 'chemical'],
  ['食品', undefined],
])('category %s is %s', (word, category) => {
  expect(converterOf('category', '')!(word)).toBe(category)
})

test('labour-intensive or not, by its own word too', () => {
  const words = ['是', '否', '劳动密集型', '非劳动密集型', '密集']
  expect(words.map(converterOf('labour_intensive', '')!)).toEqual([true, false, true, false, undefined])
})
