/** Features of several kinds of geometry: nobody is counted twice, and nobody is lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import { valueAt } from '../../src/engine/model/table.ts'
import { ownParts, type Part } from '../../src/formats/covered-parts.ts'
import { countColumns, personsOnce } from '../../src/project/persons-once.ts'
import { one, textFile } from '../jobs/import-cases.ts'

const SQUARE = [0, 0, 4, 0, 4, 4, 0, 4, 0, 0]
const area = (...rings: number[][]): Part => ({ kind: 'polygon', rings: rings.length > 0 ? rings : [SQUARE] })
const line = (...ring: number[]): Part => ({ kind: 'line', rings: [ring] })
const point = (x: number, y: number): Part => ({ kind: 'point', rings: [[x, y]] })
const kindsOf = (...parts: Part[]) => ownParts(parts).map(({ kind }) => kind)

describe('parts that are no place of their own', () => {
  test.each<[string, Part[], string[]]>([
    ['a label inside, on the edge, at a corner', [point(1, 1), point(4, 2), point(0, 0), area()], ['polygon']],
    ['the border as a line, a line across', [line(...SQUARE), line(0, 0, 4, 4), area()], ['polygon']],
    ['a ring that is not closed and turns the other way', [point(1, 1), area([0, 0, 0, 4, 4, 4, 4, 0])], ['polygon']],
    ['a point at an end of a line', [point(9, 9), line(9, 9, 8, 8)], ['line']],
    ['a point outside', [point(5, 1), area()], ['point', 'polygon']],
    ['a point in the hole', [point(2, 2), area(SQUARE, [1, 1, 1, 3, 3, 3, 3, 1, 1, 1])], ['point', 'polygon']],
    ['a line that leaves between two corners inside', [line(0.5, 3, 3.5, 3), area([0, 0, 4, 0, 4, 4, 2, 1, 0, 4])], ['line', 'polygon']], // prettier-ignore
    ['an area that crosses itself covers nothing', [point(1, 0.5), area([0, 0, 4, 4, 4, 0, 0, 4, 0, 0])], ['point', 'polygon']], // prettier-ignore
    ['points alone, lines alone', [point(1, 1), point(1, 1)], ['point', 'point']],
  ])('%s', (_, parts, kinds) => {
    expect(kindsOf(...parts)).toEqual(kinds)
  })
})

function tableOf(rows: readonly { row: number; kind: Part['kind']; persons: string | null }[]) {
  const table = new TableBuilder()
  for (const { row, kind, persons } of rows) {
    const ring = kind === 'polygon' ? SQUARE : kind === 'line' ? [0, 0, 1, 1] : [row, row]
    for (let i = 0; i < ring.length; i += 2) table.addPosition(ring[i]!, ring[i + 1]!)
    table.endRing()
    table.endPart()
    table.setValue('人数', persons)
    table.endRow('', row, kind)
  }
  return table.build()
}

test('the sum over the rows is the sum over the features, and no row goes', () => {
  const kinds = fc.subarray<Part['kind']>(['polygon', 'line', 'point'], { minLength: 1 })
  const features = fc.array(fc.record({ kinds, persons: fc.option(fc.integer({ min: 0, max: 99 })) }), { minLength: 1 })
  fc.assert(
    fc.property(features, (list) => {
      const table = tableOf(
        list.flatMap(({ kinds: own, persons }, i) =>
          own.map((kind) => ({ row: i + 1, kind, persons: persons === null ? null : String(persons) })),
        ),
      )
      const once = personsOnce(table, ['人数'], 'a.kml').table
      const sum = Array.from({ length: once.length }, (_, i) => Number(valueAt(once, '人数', i) ?? 0))
      expect(sum.reduce((a, b) => a + b, 0)).toBe(list.reduce((a, { persons }) => a + (persons ?? 0), 0))
      expect(once.length).toBe(table.length)
    }),
    { seed: 20261122 },
  )
})

test('copies of a block under one number keep the people that each has', () => {
  const copies = tableOf([
    { row: 1, kind: 'point', persons: '3' },
    { row: 1, kind: 'point', persons: '3' },
    { row: 2, kind: 'point', persons: '36' },
    { row: 2, kind: 'polygon', persons: null },
  ])
  expect(personsOnce(copies, countColumns(copies, { persons: '人数' }), 'a.dxf')).toEqual({ table: copies, notes: [] })
})

test('an import of a placemark with an area and a house elsewhere', async () => {
  const ring = '111,35.6 111.01,35.6 111.01,35.61 111,35.61 111,35.6'
  const mark = (shapes: string) => `<Placemark><name>张家村</name><ExtendedData><Data name="人数"><value>36</value></Data></ExtendedData><MultiGeometry>${shapes}</MultiGeometry></Placemark>` // prettier-ignore
  const village = `<Polygon><outerBoundaryIs><LinearRing><coordinates>${ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>`
  const house = (at: string) => `<Point><coordinates>${at}</coordinates></Point>`
  const { trial } = await one(
    textFile('村庄.kml', `<kml><Document>${mark(village + house('111.005,35.605'))}${mark(village + house('111.1,35.7'))}</Document></kml>`), // prettier-ignore
  )
  const { table } = trial.layer!
  expect(trial.layer!.kind).toBe('protection_target')
  const persons = Array.from({ length: table.length }, (_, i) => valueAt(table, 'persons', i))
  expect([[...table.rows], persons]).toEqual([
    [1, 2, 2],
    [36, 36, null],
  ])
  expect(trial.receipt.notes.map(({ code, where }) => [code, where.row])).toEqual(
    expect.arrayContaining([
      ['parts-covered', 1],
      ['kinds-split', 2],
      ['persons-once', 2],
    ]),
  )
})
