import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameByCode } from '../../src/engine/geometry/frame.ts'
import { distortionPpm } from '../../src/ui/sheet/distortion.ts'
import { cardPages, firstPages } from '../../src/ui/sheet/atlas-pages.ts'
import { type FlowItem, type FlowTable, fitting, pagesOf } from '../../src/ui/sheet/flow.ts'
import { gridLines, gridStep } from '../../src/ui/sheet/grid-ticks.ts'
import { SCALES } from '../../src/ui/sheet/paper.ts'
import { lngLatOnPaper, onPaper, pathOf, plateFor } from '../../src/ui/sheet/plate.ts'

const ZONE_36 = frameByCode('EPSG:4524')!

describe('a plate', () => {
  test('has its subject in the middle and a centimetre free, at the largest of the usual scales', () => {
    // 2600 m on 260 mm is 1:10 000 to the last metre; a metre more needs 1:25 000.
    const plate = plateFor(ZONE_36, [36_500_000, 4_400_000, 36_502_600, 4_401_000], [280, 200], null)
    expect(plate.scale).toBe(10_000)
    expect(onPaper(plate, 36_500_000, 4_401_000)).toEqual([10, 50])
    expect(plateFor(ZONE_36, [36_500_000, 4_400_000, 36_502_601, 4_401_000], [280, 200], null).scale).toBe(25_000)
    // A point fits at any scale.
    expect(plateFor(ZONE_36, [36_500_000, 4_400_000, 36_500_000, 4_400_000], [280, 200], null).scale).toBe(1000)
  })
  test('a length of the plane is its metres by the scale, in every direction and place', () => {
    const number = (most: number) => fc.double({ min: 0, max: most, noNaN: true })
    fc.assert(
      fc.property(
        number(3000),
        number(3000),
        number(3000),
        number(3000),
        fc.constantFrom(...SCALES),
        (a, b, c, d, scale) => {
          const plate = plateFor(ZONE_36, [36_500_000, 4_400_000, 36_503_000, 4_403_000], [280, 200], scale)
          const from = onPaper(plate, 36_500_000 + a, 4_400_000 + b)
          const to = onPaper(plate, 36_500_000 + c, 4_400_000 + d)
          const millimetres = Math.hypot(to[0] - from[0], to[1] - from[1])
          expect(millimetres).toBeCloseTo((Math.hypot(c - a, d - b) * 1000) / scale, 5)
        },
      ),
      { seed: 7, numRuns: 200 },
    )
  })
  test('a longitude and latitude lies where PROJ puts it', () => {
    // echo "39.9 109.2" | cs2cs -f %.4f EPSG:4490 EPSG:4524 (PROJ 9.1.1): northing 4419115.0641, easting 36602623.2977.
    const plate = plateFor(ZONE_36, [36_602_600, 4_419_100, 36_602_700, 4_419_200], [100, 100], 1000)
    const [x, y] = lngLatOnPaper(plate, [109.2, 39.9])
    expect(x).toBeCloseTo(36_602_623.2977 - 36_602_600, 3)
    expect(y).toBeCloseTo(4_419_200 - 4_419_115.0641, 3)
  })
  test('a path is written to a thousandth of a millimetre', () => {
    const plate = plateFor(ZONE_36, [0, 0, 100, 100], [100, 100], 1000)
    expect(pathOf(plate, [Float64Array.of(0, 0, 33.3333, 0)])).toBe('M0.000 100.000L33.333 100.000')
  })
  test('lengths far from the central meridian differ by less than a thousandth', () => {
    // 1.5° from the meridian at 30° N: (1.5° · cos 30°)² / 2 = 257 ppm by the series of Gauss-Krüger.
    const [x, y] = ZONE_36.fromLngLat(109.5, 30)
    const plate = plateFor(ZONE_36, [x, y, x, y], [10, 10], 1000)
    expect(Math.abs(distortionPpm(plate) - 257)).toBeLessThanOrEqual(4)
  })
})

describe('the grid', () => {
  test.each([
    [1000, 50],
    [2000, 100],
    [5000, 200],
    [10_000, 500],
    [25_000, 1000],
  ])('at 1:%i has a line every %i m', (scale, metres) => expect(gridStep(scale)).toBe(metres))
  test('crosses the neat line at whole metres, named with the zone before the easting', () => {
    const plate = plateFor(ZONE_36, [36_559_000, 4_418_000, 36_559_150, 4_418_060], [150, 60], 1000)
    expect(gridLines(plate)).toEqual([
      { axis: 'x', metres: 36_559_000, at: 0, label: '36 559 000' },
      { axis: 'x', metres: 36_559_050, at: 50, label: '36 559 050' },
      { axis: 'x', metres: 36_559_100, at: 100, label: '36 559 100' },
      { axis: 'x', metres: 36_559_150, at: 150, label: '36 559 150' },
      { axis: 'y', metres: 4_418_050, at: 10, label: '4 418 050' },
      { axis: 'y', metres: 4_418_000, at: 60, label: '4 418 000' },
    ])
  })
  test('in a system whose eastings have no zone has it written before them', () => {
    const frame = frameByCode('EPSG:4545')!
    const plate = plateFor(frame, [559_000, 4_418_000, 559_000, 4_418_000], [60, 60], 1000)
    expect(gridLines(plate)[0]!.label).toBe('36 559 000')
  })
})

describe('pages', () => {
  const table: FlowTable = { label: 't', columns: [] }
  const row: FlowItem = { kind: 'row', table, cells: [] }
  const heading: FlowItem = { kind: 'heading', text: 'h' }
  const heads = new Map([[table, 10]])
  test('a table that goes on has its head again', () => {
    const items = Array.from({ length: 20 }, () => row)
    // 100 px, one for slack: a head of 10 and 8 rows of 11.
    expect(pagesOf(items, { items: items.map(() => 11), heads }, 100)).toEqual([
      [0, 8],
      [8, 16],
      [16, 20],
    ])
  })
  test('a heading stays with what follows it', () => {
    const items = [row, row, heading, row]
    expect(pagesOf(items, { items: [20, 20, 20, 40], heads }, 100)).toEqual([
      [0, 2],
      [2, 4],
    ])
  })
  test('what is higher than a page has one for itself', () => {
    expect(pagesOf([row, row], { items: [500, 10], heads }, 100)).toEqual([
      [0, 1],
      [1, 2],
    ])
    expect(fitting([row], { items: [500], heads }, 100)).toBe(0)
  })
  test('nothing is lost and nothing stands twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 150 }))), (list) => {
        const items = list.map(([isHeading]) => (isHeading ? heading : row))
        const pages = pagesOf(items, { items: list.map(([, height]) => height), heads }, 100)
        expect(pages.flatMap(([from, to]) => items.slice(from, to))).toEqual(items)
        expect(pages.every(([from, to]) => to > from)).toBe(true)
      }),
      { seed: 3 },
    )
  })
  test('a card that does not fit beside its map goes on, and the contents count its pages', () => {
    const items = Array.from({ length: 10 }, (): FlowItem => ({ kind: 'text', text: 'x' }))
    const measure = { items: items.map(() => 30), heads: new Map() }
    const long = cardPages(items, measure, measure, { beside: 100, whole: 200 })
    expect(long.ranges).toEqual([
      [0, 3],
      [3, 9],
      [9, 10],
    ])
    const short = cardPages(items.slice(0, 2), measure, measure, { beside: 100, whole: 200 })
    expect(firstPages([short, long, short], 2)).toEqual([3, 4, 7])
  })
})
