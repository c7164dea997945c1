/** Frequencies, stages and classes as reports and tables write them. */
import { describe, expect, test } from 'vitest'
import { RISK_CLASSES } from '../../src/engine/model/layer-kind.ts'
import { frequencyText } from '../../src/engine/risk/frequency.ts'
import { frequencyOf } from '../../src/project/frequency-words.ts'
import { guessLayerKind } from '../../src/project/kind-words.ts'
import { converterOf } from '../../src/project/value-words.ts'

describe('frequencies', () => {
  test.each([
    ['3e-7', 3e-7],
    ['3E-07', 3e-7],
    ['3.0e-7', 3e-7],
    ['0.0000003', 3e-7],
    ['3×10^-7', 3e-7],
    ['3×10⁻⁷/a', 3e-7],
    ['3×10⁻⁷ 次/年', 3e-7],
    ['３×１０－７', 3e-7],
    ['3*10^(-7)', 3e-7],
    ['3 x 10-7 /year', 3e-7],
    ['2.5×10⁻⁶', 2.5e-6],
    ['10⁻⁵', 1e-5],
    ['1×10-5/年', 1e-5],
    ['≥3×10−6', 3e-6],
  ])('%s', (text, perYear) => {
    expect(frequencyOf(text)).toBe(perYear)
  })

  test.each(['', '3×10', 'e-7', '310-7', '3×10^7', '10^5', '约三', '3×10⁻⁷至3×10⁻⁶', '-3e-7'])('%s is none', (text) => {
    expect(frequencyOf(text)).toBeUndefined()
  })

  test('are printed as reports print them, and read again', () => {
    for (const [perYear, text] of [
      [3e-7, '3×10⁻⁷'],
      [1e-5, '10⁻⁵'],
      [2.5e-6, '2.5×10⁻⁶'],
      [1e-10, '10⁻¹⁰'],
    ] as const) {
      expect(frequencyText(perYear)).toBe(text)
      expect(frequencyOf(text)).toBe(perYear)
    }
  })

  test('a blank cell is no value, a number is itself', () => {
    const convert = converterOf('frequency', '')!
    expect([convert('—'), convert(3e-7), convert('甲')]).toEqual([null, 3e-7, undefined])
  })
})

test('stages', () => {
  const convert = converterOf('stage', '')!
  for (const word of ['在役', '在役装置', '既有', 'in_service', '已建']) expect(convert(word)).toBe('in_service')
  for (const word of ['新建', '改建', '扩建', '新建、改建、扩建', '在建', 'new']) expect(convert(word)).toBe('new')
  for (const word of ['在役装置改扩建', '现有项目扩建']) expect(convert(word), word).toBe('new')
  expect(convert('其它')).toBeUndefined()
})

test('classes', () => {
  const convert = converterOf('risk_class', '')!
  const words = ['高敏感防护目标', '重要防护目标', '一般防护目标一类', '一般防护目标-二类', '三类']
  expect(words.map(convert)).toEqual([...RISK_CLASSES])
  expect(RISK_CLASSES.map((word) => convert(word))).toEqual([...RISK_CLASSES])
  expect(['I类', 'II类', 'III类', 'Ⅰ类', 'Ⅱ类', 'Ⅲ类'].map(convert)).toEqual([
    ...RISK_CLASSES.slice(2),
    ...RISK_CLASSES.slice(2),
  ])
  expect(convert('四类')).toBeUndefined()
})

test('floor areas are square metres', () => {
  const convert = (unit: string) => converterOf('floor_area_m2', unit)!
  expect([convert('')(1234.5), convert('')('1,850 m²'), convert('ha')(0.5), convert('')('无')]).toEqual([
    1234.5,
    1850,
    5000,
    undefined,
  ])
})

test('a file of contours is known by its name and by its headings', () => {
  expect(guessLayerKind(['某化工个人风险等值线'], ['名称'], false)).toBe('risk_contour')
  expect(guessLayerKind(['图层1'], ['个人风险值', '等值线值'], false)).toBe('risk_contour')
})
