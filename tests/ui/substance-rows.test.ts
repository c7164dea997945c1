import { describe, expect, test } from 'vitest'
import { DEFAULT_GRADING } from '../../src/engine/grading/settings.ts'
import {
  blankRow,
  faultOfRow,
  listOf,
  readingOf,
  rowsOf,
  SUGGESTED_NAMES,
  tonnesOf,
  withChoice,
} from '../../src/ui/work/substance-rows.ts'

const row = (name: string, symbols = '', tonnes = '1') => ({ ...blankRow(1), name, symbols, tonnes })

test('what is stored comes back as it was, members that the form does not know, too', () => {
  const list = [
    { name: '氯', q_t: 40, remark: '备用' },
    { name: '苯', category: 'W5.2', q_t: 0 },
  ]
  expect(listOf(rowsOf(list, 7))).toEqual(list)
  expect(rowsOf(list, 7).map(({ key }) => key)).toEqual([7, 8])
  expect(rowsOf(null, 0)).toEqual([])
  expect(listOf(rowsOf(['氯', 5, null], 0))).toBeNull()
})

test('a blank row is nothing, and of a list of nothing there is none', () => {
  expect(listOf([blankRow(1), row('氯')])).toEqual([{ name: '氯', q_t: 1 }])
  expect(listOf([blankRow(1)])).toBeNull()
})

test.each([
  ['12', 12],
  [' １２.５ ', 12.5],
  ['12 t', 12],
  ['12吨', 12],
  ['', null],
  ['十二', NaN],
  ['0x10', NaN],
])('tonnes as typed: %s', (text, tonnes) => expect(tonnesOf(row('氯', '', text))).toBe(tonnes))

test('a row that cannot be stored says at which field', () => {
  expect(faultOfRow(blankRow(1))).toBeNull()
  expect(faultOfRow(row('氯'))).toBeNull()
  expect(faultOfRow(row('', 'W2'))?.field).toBe('name')
  for (const tonnes of ['', '-1', '很多', '1e999'])
    expect(faultOfRow(row('氯', '', tonnes))?.field, tonnes).toBe('tonnes')
})

describe('candidates', () => {
  const fault = (name: string, symbols = '') => readingOf(row(name, symbols), DEFAULT_GRADING).fault!

  test('the chosen row of Table 1 takes the place of the name', () => {
    const asked = fault('硝化棉')
    expect(asked.candidates.map(({ row: number }) => number)).toEqual(['37', '38', '39', '40', '41'])
    const chosen = withChoice(row('硝化棉', 'W10'), asked, '40')
    expect(chosen).toMatchObject({ name: '硝化纤维素(含氮≤12.6%)', symbols: 'W10' })
    expect(readingOf(chosen, DEFAULT_GRADING)).toMatchObject({ fault: null, line: { number: 40, criticalTonnes: 50 } })
  })
  test('the chosen symbol takes the place of the one in question alone', () => {
    const asked = fault('苯', 'J5、W5')
    expect(withChoice(row('苯', 'J5、W5'), asked, 'W5.3')).toMatchObject({ name: '苯', symbols: 'J5;W5.3' })
  })
  test('nothing chosen changes nothing', () => {
    const typed = row('硝化棉')
    expect(withChoice(typed, fault('硝化棉'), '')).toBe(typed)
  })
  test('an amount that is missing is no question about the name', () => {
    expect(readingOf(row('氯', '', ''), DEFAULT_GRADING).fault).toBeNull()
  })
})

test('every name and alias is suggested once', () => {
  const names = SUGGESTED_NAMES.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of ['氨', '液氨', 'TNT', '硝化棉', '汽油(乙醇汽油、甲醇汽油)']) expect(names).toContain(name)
})
