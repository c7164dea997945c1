import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellAt, type Value } from '../../src/engine/model/table.ts'
import { PropertyColumns } from '../../src/formats/property-columns.ts'

/** Rows that come before those of a case, so that the columns have decided how to keep their texts. */
const BEFORE = 9000

const texts = ['一号', '二号', 'x', '', 'a text that is longer than most, '.repeat(12)]
const encoded = texts.map((text) => new TextEncoder().encode(text))
const unique = Array.from({ length: BEFORE }, (_, i) => new TextEncoder().encode(`住户 ${i}`))
const file = Uint8Array.from(
  [0x7b, ...encoded, ...unique].flatMap((part) => (typeof part === 'number' ? part : [...part])),
)
const places: [from: number, to: number][] = []
for (const { length } of [...encoded, ...unique]) {
  const from = places.at(-1)?.[1] ?? 1
  places.push([from, from + length])
}

type Step = { from: number } | { value: Value } | 'drop'
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(texts.length - 1).map((from) => ({ from })) },
  fc
    .constantFrom<Value>('escaped\n"', '一号', '\ud800', '', 7, NaN, -0.5, true, null, [1], { a: '' })
    .map((value) => ({ value })),
  fc.constant<Step>('drop'),
)

test.each(['none', 'few', 'many', 'numbers'])('whatever comes after %s, each row has what was set last', (before) => {
  const isRight = (steps: readonly Step[], expected: number) => {
    const columns = new PropertyColumns(file, true, expected)
    const column = columns.column('c')
    const values: Value[] = []
    for (let row = 0; before !== 'none' && row < BEFORE; row++) {
      if (before === 'numbers') column.setNumber(row, row)
      else column.setText(row, ...places[before === 'few' ? row % texts.length : texts.length + row]!)
      values.push(before === 'numbers' ? row : before === 'few' ? texts[row % texts.length]! : `住户 ${row}`)
    }
    for (const one of steps) {
      const row = values.length
      if (one === 'drop') {
        // Another value of the row under way, and then none.
        column.setText(row, ...places[0]!)
        columns.drop(row)
      } else if ('from' in one) {
        column.setText(row, ...places[one.from]!)
        values.push(texts[one.from]!)
      } else {
        column.setValue(row, 'replaced')
        column.setValue(row, one.value)
        values.push(Number.isNaN(one.value) ? null : one.value)
      }
    }
    const built = columns.build(values.length + 2).get('c')!
    expect([...values.keys()].slice(-40).map((row) => cellAt(built, row))).toEqual(values.slice(-40))
    expect([0, 1].map((row) => cellAt(built, values.length + row))).toEqual([null, null])
    for (let row = 0; row < values.length; row += 97) expect(cellAt(built, row)).toEqual(values[row])
  }
  const room = fc.constantFrom(0, 10, 20_000)
  const runs = before === 'none' ? 500 : 30
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), room, isRight), { seed: 8, numRuns: runs })
})

test('many texts stand where they are in the file', () => {
  const columns = new PropertyColumns(file, true)
  for (let row = 0; row < BEFORE; row++) columns.column('c').setText(row, ...places[texts.length + row]!)
  const built = columns.build(BEFORE).get('c')!
  expect('bytes' in built && built.bytes).toBe(file)
})
