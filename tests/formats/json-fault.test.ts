import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { path } from '../shapes.ts'
import { jsonFaultAt } from '../../src/formats/json-fault.ts'
import { seeded } from '../random-polygons.ts'

/** What JSON.parse of V8 says of a text: nothing, that it ends early, or where it breaks (not always). */
function v8(text: string): { valid: boolean; endsEarly: boolean; position: number | null } {
  try {
    JSON.parse(text)
    return { valid: true, endsEarly: false, position: null }
  } catch (error) {
    const { message } = error as SyntaxError
    const position = / in JSON at position (\d+)/.exec(message)?.[1]
    const endsEarly = /Unexpected end|Unterminated string/.test(message)
    return { valid: false, endsEarly, position: position === undefined ? null : Number(position) }
  }
}

/** Some of everything that JSON can hold. */
const SAMPLE = JSON.stringify(
  {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { name: '四至 "a"\\\n\u0001', ok: true, no: false, none: null }, geometry: null },
      { coordinates: path('111.5 -35.25, 0 1e21, -0.5e-7 10'), empty: [{}, [], ''] },
    ],
  },
  null,
  1,
)

describe('against JSON.parse', () => {
  test('valid JSON has no fault before its end', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(jsonFaultAt(text)).toBe(text.length)
        expect(jsonFaultAt(` \n${text}\t`)).toBe(text.length + 3)
      }),
      seeded(500),
    )
  })

  test('one character changed, left out or put in: a fault where JSON.parse refuses, and only there', () => {
    const character = fc.constantFrom(...'{}[],:"\\ \n0123456789.-+eEtrufalsn x四\u0000')
    const kinds = { valid: 0, placed: 0 }
    fc.assert(
      fc.property(fc.nat(SAMPLE.length - 1), fc.nat(2), character, (at, removed, put) => {
        const text = SAMPLE.slice(0, at) + put + SAMPLE.slice(at + removed)
        const fault = jsonFaultAt(text)
        const { valid, endsEarly, position } = v8(text)
        if (valid || endsEarly) expect(fault, text).toBe(text.length)
        else if (position !== null) expect(fault, text).toBe(position)
        else expect(fault, text).toBeLessThan(text.length)
        // What comes before the fault is good: cut off there, the text only ends early.
        expect(jsonFaultAt(text.slice(0, fault))).toBe(fault)
        if (valid) kinds.valid++
        if (position !== null) kinds.placed++
      }),
      seeded(3000),
    )
    for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(300)
  })

  test('cut off anywhere, the fault is the end', () => {
    for (let end = 0; end < SAMPLE.length; end++)
      expect(jsonFaultAt(SAMPLE.slice(0, end)), SAMPLE.slice(0, end)).toBe(end)
  })
})

describe('where it is', () => {
  // The ^ stands under the first character that cannot stand there.
  test.each([
    ['{"a": 1,}', '        ^'],
    ['[1, 2,, 3]', '      ^'],
    ['{"a" 1}', '     ^'],
    ['{a: 1}', ' ^'],
    ['{"a": 1 "b": 2}', '        ^'],
    ['[1 2]', '   ^'],
    ['[1}', '  ^'],
    ['{"a": 01}', '       ^'],
    ['["a\\u00g0"]', '       ^'],
    ['[+1]', ' ^'],
    ['[.5]', ' ^'],
    ['[1.]', '   ^'],
    ['[-]', '  ^'],
    ['[tru]', '    ^'],
    ['[NaN]', ' ^'],
    ["['a']", ' ^'],
    ['["a\nb"]', '   ^'],
    ['["a\\xb"]', '    ^'],
    ['{} {}', '   ^'],
    ['// no', '^'],
    ['\ufeff{}', '^'],
  ])('%j', (text, mark) => {
    expect(jsonFaultAt(text)).toBe(mark.indexOf('^'))
  })

  test.each(['', '   ', '[', '{"a', '{"a":', '{"a": tr', '[1.', '[-', '[1e', '["\\', '["\\u00', '[[[['])(
    '%j only ends early',
    (text) => {
      expect(jsonFaultAt(text)).toBe(text.length)
    },
  )
})

test('a text of ten million characters that never ends is no trouble', () => {
  const long = `{"a": "${'四'.repeat(5_000_000)}${'\\n'.repeat(2_500_000)}`
  expect(jsonFaultAt(long)).toBe(long.length)
})
