import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ringArea } from '../../src/engine/geometry/area.ts'
import { TableBuilder } from '../../src/engine/model/table-builder.ts'
import type { RawLayer } from '../../src/formats/format.ts'
import { repairRings } from '../../src/formats/repair-rings.ts'
import { seeded } from '../random-polygons.ts'
import { type Corners, path } from '../shapes.ts'
import { rowsOf } from './read-layer.ts'

type Kind = 'point' | 'line' | 'polygon'

/** A layer of rows, each a list of parts, each a list of rings. Rows count from 11; `n` is the number in the list. */
function layerOf(...rows: { kind: Kind | null; parts: readonly (readonly Corners[])[] }[]): RawLayer {
  const builder = new TableBuilder()
  rows.forEach(({ kind, parts }, i) => {
    for (const part of parts) {
      for (const ring of part) {
        for (const [x, y] of ring) builder.addPosition(x, y)
        builder.endRing()
      }
      builder.endPart()
    }
    builder.setValue('n', i)
    builder.setValue('name', `row ${i}`)
    builder.endRow(`id${i}`, 11 + i, kind)
  })
  return { name: 'a', table: builder.build(), crs: null, notes: [] }
}
const polygon = (...rings: Corners[]) => ({ kind: 'polygon' as const, parts: [rings] })
const repaired = (...rows: Parameters<typeof layerOf>) => {
  const { table, notes } = repairRings(layerOf(...rows), 'a.shp')
  return { rows: rowsOf(table), notes }
}
const ringsOf = (rows: ReturnType<typeof rowsOf>) => rows.map(({ parts }) => parts)

const SQUARE = path('0 0, 9 0, 9 9, 0 9, 0 0')
const HOLE = path('1 1, 1 2, 2 2, 2 1, 1 1')
const turned = (ring: Corners): Corners => [...ring].reverse()

test('a layer without fault is the very same layer', () => {
  const layer = layerOf(
    polygon(SQUARE, HOLE),
    { kind: 'point', parts: [[path('1 1')], [path('1 1')]] },
    { kind: 'line', parts: [[path('0 0, 0 0, 1 1')]] },
    { kind: null, parts: [] },
  )
  expect(repairRings(layer, 'a.shp')).toBe(layer)
})

test('an open ring is closed, of an outer ring and of a hole', () => {
  const { rows, notes } = repaired(polygon(SQUARE.slice(0, 4), HOLE.slice(0, 4)), polygon(SQUARE))
  expect(ringsOf(rows)).toEqual([[[SQUARE.flat(), HOLE.flat()]], [[SQUARE.flat()]]])
  expect(notes).toEqual([
    { level: 'note', code: 'rings-closed', params: { count: 2 }, where: { file: 'a.shp', row: 11 } },
  ])
})

test('corners that stand twice go, also where the ring closes', () => {
  const { rows, notes } = repaired(
    polygon(SQUARE),
    polygon(path('0 0, 0 0, 9 0, 9 9, 9 9, 9 9, 0 9, 0 0, 0 0'), HOLE),
    polygon(path('0 0, 9 0, 9 9, 9 9, 0 9')),
  )
  expect(ringsOf(rows)).toEqual([[[SQUARE.flat()]], [[SQUARE.flat(), HOLE.flat()]], [[SQUARE.flat()]]])
  expect(notes).toMatchObject([
    { code: 'duplicate-corners', params: { count: 2 }, where: { row: 12 }, rows: [12, 13] },
    { code: 'rings-closed', params: { count: 1 }, where: { row: 13 } },
  ])
})

describe('winding', () => {
  test('a layer all one way round is turned without a word: that is its format’s habit', () => {
    const { rows, notes } = repaired(polygon(turned(SQUARE), turned(HOLE)), polygon(turned(SQUARE)))
    expect(ringsOf(rows)).toEqual([[[SQUARE.flat(), HOLE.flat()]], [[SQUARE.flat()]]])
    expect(notes).toEqual([])
  })

  test('where only some rings are turned, it is said', () => {
    const { rows, notes } = repaired(polygon(SQUARE, turned(HOLE)), polygon(turned(SQUARE)), polygon(SQUARE))
    expect(ringsOf(rows)).toEqual([[[SQUARE.flat(), HOLE.flat()]], [[SQUARE.flat()]], [[SQUARE.flat()]]])
    expect(notes).toMatchObject([{ code: 'rings-wound', params: { count: 2 }, where: { row: 11 }, rows: [11, 12] }])
  })

  test('an open ring that is turned starts where it started', () => {
    const { rows } = repaired(polygon(path('0 0, 0 9, 9 9, 9 0')), polygon(SQUARE))
    expect(rows[0]!.parts).toEqual([[SQUARE.flat()]])
  })

  test('a ring without area has no direction', () => {
    expect(repaired(polygon(path('0 0, 1 1, 2 2, 0 0')), polygon(SQUARE)).notes).toEqual([])
  })
})

describe('what is no ring and no line', () => {
  test.each<[string, Corners]>([
    ['no corner', []],
    ['one corner', path('0 0')],
    ['two corners', path('0 0, 1 1')],
    ['there and back, and there again', path('0 0, 1 1, 0 0, 1 1, 0 0')],
    ['two corners, each twice', path('0 0, 0 0, 1 1, 1 1')],
  ])('an outer ring of %s: its row goes', (_, ring) => {
    const { rows, notes } = repaired(polygon(SQUARE), polygon(ring), { kind: 'polygon', parts: [[SQUARE], [ring]] })
    expect(rows.map(({ id, row, values }) => [id, row, values.get('n'), values.get('name')])).toEqual([
      ['id0', 11, 0, 'row 0'],
    ])
    expect(notes).toEqual([
      { level: 'error', code: 'short-ring', params: { count: 2 }, where: { file: 'a.shp', row: 12 }, rows: [12, 13] },
    ])
  })

  test('such a hole goes alone', () => {
    const { rows, notes } = repaired(polygon(SQUARE), polygon(SQUARE, path('1 1, 2 2, 1 1'), HOLE, []))
    expect(ringsOf(rows)).toEqual([[[SQUARE.flat()]], [[SQUARE.flat(), HOLE.flat()]]])
    expect(notes).toMatchObject([{ level: 'note', code: 'short-hole', params: { count: 2 }, where: { row: 12 } }])
  })

  test('a line of one point, or of one point twice: its row goes', () => {
    const line = (...parts: Corners[]) => ({ kind: 'line' as const, parts: parts.map((part) => [part]) })
    const { rows, notes } = repaired(
      line(path('0 0')),
      line(path('0 0, 1 1')),
      line(path('0 0, 1 1'), path('2 2, 2 2, 2 2')),
      line(path('0 0, 1 1, 0 0')),
    )
    expect(rows.map(({ row }) => row)).toEqual([12, 14])
    expect(notes).toMatchObject([{ code: 'short-line', params: { count: 2 }, where: { row: 11 }, rows: [11, 13] }])
  })

  test('after rows went, the others are still repaired', () => {
    const { rows, notes } = repaired(polygon(path('0 0')), polygon(turned(SQUARE).slice(0, 4)), polygon(SQUARE))
    expect(ringsOf(rows)).toEqual([[[SQUARE.flat()]], [[SQUARE.flat()]]])
    expect(notes.map(({ code, where }) => [code, where.row])).toEqual([
      ['short-ring', 11],
      ['rings-closed', 12],
      ['rings-wound', 12],
    ])
  })
})

test('notes of the reader come first', () => {
  const note = { level: 'note' as const, code: 'crs-from-prefix', params: {}, where: {} }
  const { notes } = repairRings({ ...layerOf(polygon(SQUARE.slice(0, 4))), notes: [note] }, 'a.shp')
  expect(notes.map(({ code }) => code)).toEqual(['crs-from-prefix', 'rings-closed'])
})

test('whatever comes in: closed, wound, without repetition, the same corners; and a second time nothing', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
  const ring = fc.array(corner, { maxLength: 7 })
  const row = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
  const corners = (flat: readonly number[]) =>
    new Set(Array.from({ length: flat.length / 2 }, (_, i) => `${flat[i * 2]} ${flat[i * 2 + 1]}`))
  let left = 0
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (list) => {
      const layer = layerOf(...list.map((parts) => ({ kind: 'polygon' as const, parts })))
      const once = repairRings(layer, 'a.shp')
      expect(repairRings(once, 'a.shp')).toBe(once)
      const before = rowsOf(layer.table)
      const gone = new Set(
        once.notes.filter(({ code }) => code === 'short-ring').flatMap((n) => n.rows ?? [n.where.row!]),
      )
      const rows = rowsOf(once.table)
      expect(rows.map((one) => one.row)).toEqual(before.map((one) => one.row).filter((number) => !gone.has(number)))
      for (const { row: number, parts } of rows) {
        const source = before.find((one) => one.row === number)!.parts
        parts.forEach((rings, p) => {
          const holes = source[p]!.slice(1).filter((hole) => corners(hole).size > 2)
          expect(rings.map(corners)).toEqual([source[p]![0]!, ...holes].map(corners))
          rings.forEach((one, r) => {
            expect(one.slice(0, 2)).toEqual(one.slice(-2))
            for (let i = 2; i < one.length; i += 2) expect(one.slice(i - 2, i)).not.toEqual(one.slice(i, i + 2))
            expect(ringArea(Float64Array.from(one)) * (r === 0 ? 1 : -1)).toBeGreaterThanOrEqual(0)
            left++
          })
        })
      }
    }),
    seeded(1000),
  )
  expect(left).toBeGreaterThan(1000)
})
