import { describe, expect, test } from 'vitest'
import { fill } from '../../src/i18n/template.ts'

const notation = { metres: (value: number) => `${value.toFixed(1)} m`, percent: (value: number) => `${value * 100} %` }
const say = (template: string, values: Record<string, string | number | boolean | null> = {}) =>
  fill(template, (key) => values[key], notation)

describe('values', () => {
  test.each<[string, Record<string, string | number | boolean | null>, string]>([
    ['{name} is here', { name: '李家' }, '李家 is here'],
    ['{count} rows', { count: 0 }, '0 rows'],
    ['{distance_m} away', { distance_m: 2.44 }, '2.4 m away'],
    ['{distance_m} away', { distance_m: 'far' }, 'far away'],
    ['{share} inside', { share: 0.25 }, '25 % inside'],
    ['{missing} here', {}, '— here'],
    ['{missing} here', { missing: null }, '— here'],
    ['{flag}', { flag: true }, 'true'],
  ])('%s', (template, values, sentence) => {
    expect(say(template, values)).toBe(sentence)
  })

  test('a number with its noun', () => {
    const template = '{persons|person|people}'
    expect([0, 1, 2].map((persons) => say(template, { persons }))).toEqual(['0 people', '1 person', '2 people'])
  })
})

describe('optional parts', () => {
  const template = '{name}[, {persons|person|people}][, head-count unknown{!persons}].'

  test.each<[Record<string, string | number | boolean | null>, string]>([
    [{ name: 'A', persons: 3 }, 'A, 3 people.'],
    [{ name: 'A', persons: null }, 'A, head-count unknown.'],
    [{ name: 'A' }, 'A, head-count unknown.'],
    [{ name: 'A', persons: 0 }, 'A.'],
  ])('%j', (values, sentence) => {
    expect(say(template, values)).toBe(sentence)
  })

  test('a flag shows its part and says nothing itself', () => {
    expect(say('a[ b{?flag}]', { flag: true })).toBe('a b')
    for (const flag of [false, null, 0, '']) expect(say('a[ b{?flag}]', { flag })).toBe('a')
  })

  test('all that is named in a part must be there', () => {
    expect(say('x[ {a} and {b}]', { a: 1, b: 2 })).toBe('x 1 and 2')
    expect(say('x[ {a} and {b}]', { a: 1 })).toBe('x')
  })

  test('an ending of files keeps the blank before it', () => {
    expect(say('there is no .kml[ for {name}] .')).toBe('there is no .kml.')
  })

  test('no blank is left before a full stop', () => {
    expect(say('A [{b}]. C', {})).toBe('A. C')
    expect(say('[{b} ]C', {})).toBe('C')
  })
})

describe('the user’s own words are not touched', () => {
  test.each(['.geojson .json .fgb', 'a , b', '{name}', '[x]', '{?flag}', '$1 $& $$', '<b>', '  two  blanks  '])(
    '%j',
    (name) => {
      expect(say('«{name}»', { name })).toBe(`«${name}»`)
    },
  )
})
