/** Tables for tests of writers: one with some of everything, and random ones. */
import fc from 'fast-check'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { Table, Value } from '../../src/engine/model/table.ts'
import { type Corners, path } from '../shapes.ts'

interface RandomRow {
  readonly id: string
  readonly kind: 'point' | 'line' | 'polygon' | null
  readonly parts: readonly (readonly Corners[])[]
  readonly values: readonly (readonly [string, Value])[]
}

export function tableOf(rows: readonly RandomRow[]): Table {
  const builder = new TableBuilder()
  rows.forEach(({ id, kind, parts, values }, i) => {
    for (const part of parts) {
      for (const ring of part) {
        for (const [x, y] of ring) builder.addPosition(x, y)
        builder.endRing()
      }
      builder.endPart()
    }
    for (const [name, value] of values) builder.setValue(name, value)
    builder.endRow(id, i + 1, kind)
  })
  return builder.build()
}

export const mixedTable = (): Table =>
  tableOf([
    {
      id: '甲',
      kind: 'point',
      parts: [[[[110.1, 35.12345678901234]]]],
      values: Object.entries({ n: 1, name: '四至 "a"', ok: true, list: [1, 'x'] }),
    },
    {
      id: '7',
      kind: 'polygon',
      parts: [[path('0 0, 4 0, 4 4, 0 0'), path('1 0.5, 2 1, 2 0.5, 1 0.5')], [path('10 10, 11 10, 11 11, 10 10')]],
      values: Object.entries({ n: -0.5, name: '', list: { k: null } }),
    },
    { id: '', kind: null, parts: [], values: [['ok', false]] },
    {
      id: '',
      kind: 'line',
      parts: [[path('0 0, 1 1')], [path('2 2, 3 3')]],
      values: [['n', 1e300]],
    },
  ])

const number = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.double({ min: -180, max: 180, noNaN: true }),
  )
  // Below this, positions are zero; and there is no negative zero.
  .map((value) => (Math.abs(value) < 1e-300 ? 0 : value))
const corner = fc.tuple(number, number)
const corners = (least: number) => fc.array(corner, { minLength: least, maxLength: least + 3 })
const parts = <T>(part: fc.Arbitrary<T>) => fc.array(part, { minLength: 1, maxLength: 3 })
const shape = fc.oneof(
  fc.record({ kind: fc.constant('point' as const), parts: parts(corner.map((one) => [[one]])) }),
  fc.record({ kind: fc.constant('line' as const), parts: parts(corners(1).map((line) => [line])) }),
  fc.record({
    kind: fc.constant('polygon' as const),
    parts: parts(fc.array(corners(1), { minLength: 1, maxLength: 3 })),
  }),
  fc.constant({ kind: null, parts: [] }),
)
/** Without halves of surrogate pairs, which no file of UTF-8 can hold. */
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '四至', '"\\\n', '\u{1f3ed}'))
/** JSON values as a file can hold them: its own zero and texts, no name `__proto__` for their sake. */
const deep = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value), (_, one: unknown) => (one === 0 ? 0 : one)) as Value)
const columnOf = (name: string) =>
  fc
    .constantFrom<fc.Arbitrary<Value>[]>(text, number, fc.integer(), fc.boolean(), deep, fc.oneof(text, number))
    .chain((value) => fc.constant([name, value] as const))

export const randomTables: fc.Arbitrary<Table> = fc
  .tuple(...['a', 'name', '名称', '__proto__'].map(columnOf))
  .chain((columns) =>
    fc.array(
      fc
        .tuple(
          fc.oneof(fc.constant(''), text),
          shape,
          fc.tuple(...columns.map(([name, value]) => fc.option(value).map((one) => [name, one] as const))),
        )
        .map(([id, { kind, parts: list }, values]): RandomRow => ({ id, kind, parts: list, values })),
      { maxLength: 6 },
    ),
  )
  .map(tableOf)
