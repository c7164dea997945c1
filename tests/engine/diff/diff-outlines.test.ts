import { describe, expect, test } from 'vitest'
import { diffOutlines, type OutlineDiff } from '../../../src/engine/diff/diff-outlines.ts'
import { ringArea } from '../../../src/engine/geometry/area.ts'
import { makeShape, type Shape } from '../../../src/engine/geometry/shape.ts'
import { box, type Corners, moved, multiPolygonOf, path, polygonOf, ringOf, ZONE_37 } from '../../shapes.ts'
import { pieceAreas } from './piece-areas.ts'

const polygon = (...rings: Corners[]) => polygonOf(ZONE_37, ...rings)
const parts = (...all: Corners[][]) => multiPolygonOf(ZONE_37, ...all)
const nothing = makeShape('polygon', ZONE_37, [])
const ten = box(0, 0, 10, 10)
const frame = polygon(ten, box(3, 3, 6, 6))
/** Its ground to the right. */
const turned = makeShape('polygon', ZONE_37, [[ringOf(path('0 0, 0 4, 4 4, 4 0, 0 0'))]])

const TEN_FROM_ITS_RIGHT = [...ten.slice(1), ten[0]!]
const ACROSS = path('14 2, 14 5, 10 4, 8 5, 8 2, 10 3')

/** Areas of the pieces, from large to small. */
type Areas = readonly number[]

type Case = [string, Shape, Shape, Areas, Areas]

const FROM_CHANGED_EDGES: Case[] = [
  ['nothing and nothing', nothing, nothing, [], []],
  ['all is new', nothing, frame, [91], []],
  ['the same', frame, frame, [], []],
  ['the same, begun elsewhere', polygon(ten), polygon([...ten.slice(2), ...ten.slice(0, 2)]), [], []],
  ['the same, with corners repeated', polygon(ten), polygon([ten[0]!, ...ten, ten[3]!]), [], []],
  ['the same, with a spike', polygon(ten), polygon(path('0 0, 10 0, 15 0, 10 0, 10 10, 0 10')), [], []],
  ['the same, with corners within edges', polygon(ten), polygon(path('0 0, 5 0, 10 0, 10 10, 0 10')), [], []],
  ['0 and −0 are one number', polygon(box(-0, -0, 4, 4)), polygon(box(0, 0, 4, 4)), [], []],
  ['0 and −0 at a corner that stays', polygon(box(-0, -0, 4, 4)), polygon(path('0 0, 4 0, 5 5, 0 4')), [4], []],
  ['all is new, with a hole at a corner', nothing, polygon(ten, path('10 10, 6 8, 8 6')), [94], []],
  ['apart', polygon(box(0, 0, 1, 1)), polygon(box(5, 5, 7, 7)), [4], [1]],
  ['touching at a corner', polygon(box(0, 0, 1, 1)), polygon(box(1, 1, 3, 3)), [4], [1]],
  ['touching along an edge', polygon(box(0, 0, 2, 2)), polygon(box(2, 0, 3, 2)), [2], [4]],
  ['touching along some of an edge', polygon(box(0, 0, 2, 2)), polygon(box(2, 1, 3, 5)), [4], [4]],
  ['a corner on an edge', polygon(ten), polygon(path('10 5, 12 4, 12 6')), [2], [100]],
  ['within, along some of an edge', polygon(ten), polygon(box(0, 2, 4, 4)), [], [92]],
  ['within, in the middle', polygon(ten), polygon(box(2, 2, 4, 4)), [], [96]],
  ['within, with all corners on edges', polygon(ten), polygon(path('5 0, 10 5, 5 10, 0 5')), [], Array(4).fill(12.5)],
  ['a cross of two bars', polygon(box(1, -1, 3, 5)), polygon(box(-1, 1, 5, 3)), [4, 4], [4, 4]],
  ['a longer bar', polygon(box(1, 0, 3, 2)), polygon(box(0, 0, 4, 2)), [2, 2], []],
  ['through two corners', polygon(box(0, 0, 4, 4)), polygon(path('-1 -1, 5 5, 5 6, -1 0')), [1.5, 1], [8, 4.5]],
  ['one corner moved out', polygon(ten), polygon(path('0 0, 10 0, 12 12, 0 10')), [20], []],
  ['one corner moved in', polygon(ten), polygon(path('0 0, 10 0, 8 8, 0 10')), [], [20]],
  ['one corner moved across an edge', polygon(ten), polygon(path('0 0, 10 0, 12 8, 0 10')), [25 / 3], [25 / 3]],
  ['a hole cut out', polygon(ten), frame, [], [9]],
  ['a hole filled', frame, polygon(ten), [9], []],
  ['a hole moved on', frame, polygon(ten, box(4, 3, 7, 6)), [3], [3]],
  ['a hole moved away', frame, polygon(ten, box(6, 6, 9, 9)), [9], [9]],
  ['a hole that comes to touch the outer ring', frame, polygon(ten, path('3 3, 6 3, 10 5, 6 6, 3 6')), [], [6]],
  ['a hole opened to the outside', frame, polygon(path('0 0, 10 0, 10 10, 6 10, 6 3, 3 3, 3 10, 0 10')), [], [12]],
  ['a part in the hole', frame, parts([ten, box(3, 3, 6, 6)], [box(4, 4, 5, 5)]), [1], []],
  ['the hole is the outline', frame, polygon(box(3, 3, 6, 6)), [9], [91]],
  [
    'two frames, one within the other',
    frame,
    parts([box(-2, -2, 12, 12), box(-1, -1, 11, 11)], [box(4, 4, 5, 5)]),
    [52, 1],
    [91],
  ],
  ['a part added', polygon(ten), parts([ten], [moved(ten, 20, 0)]), [100], []],
  ['a part dropped', parts([ten], [moved(ten, 20, 0)]), polygon(ten), [], [100]],
  ['a part added at a corner', polygon(ten), parts([ten], [moved(ten, 10, 10)]), [100], []],
  ['a part added along an edge', polygon(ten), parts([ten], [moved(ten, 10, 0)]), [100], []],
  ['a part added along some of an edge', polygon(ten), parts([ten], [moved(ten, 10, 5)]), [100], []],
  [
    'a part along an edge, and a spike along it',
    polygon(ten),
    parts([ten], [path('4 -3, 6 -3, 6 0, 8 0, 4 0')]),
    [6],
    [],
  ],
  ['a part dropped along some of an edge', parts([ten], [box(10, 2, 13, 4)]), polygon(ten), [], [6]],
  ['two parts that share an edge become one', parts([ten], [moved(ten, 10, 0)]), polygon(box(0, 0, 20, 10)), [], []],
  ['one becomes two with a gap', polygon(box(0, 0, 20, 10)), parts([box(0, 0, 9, 10)], [box(11, 0, 20, 10)]), [], [20]],
  [
    'two parts exchange an edge',
    parts([ten], [moved(ten, 10, 0)]),
    parts([box(0, 0, 8, 10)], [box(8, 0, 20, 10)]),
    [],
    [],
  ],
  [
    'a ring that touches itself at a corner',
    polygon(path('0 0, 4 0, 4 4, 8 4, 8 8, 4 8, 4 4, 0 4')),
    polygon(box(0, 0, 4, 4)),
    [],
    [16],
  ],
  [
    'pieces that meet at a corner',
    polygon(ten),
    polygon(path('0 0, 5 0, 5 5, 10 5, 10 10, 5 10, 5 5, 0 5')),
    [],
    [25, 25],
  ],
]

const BY_OVERLAY: Case[] = [
  ['a ring with its ground to the right', polygon(box(0, 0, 4, 2)), turned, [8], []],
  ['nothing and a part drawn twice', nothing, parts([ten], [ten]), [100], []],
  ['a part drawn across another', polygon(ten), parts([ten], [box(8, 2, 14, 4)]), [8], []],
  ['a part drawn right across another', polygon(ten), parts([ten], [box(-2, 4, 12, 6)]), [4, 4], []],
  [
    'a part drawn over a corner',
    polygon(TEN_FROM_ITS_RIGHT),
    parts([TEN_FROM_ITS_RIGHT], [path('-2 -1, 3 -1, 0 2, -2 2')]),
    [8.5],
    [],
  ],
  ['a part drawn across an edge at its corners', polygon(ten), parts([ten], [ACROSS]), [8], []],
  ['a part drawn within another', polygon(ten), parts([ten], [box(2, 2, 4, 4)]), [], []],
  ['a part dropped around another', parts([box(2, 2, 4, 4)], [ten]), polygon(box(2, 2, 4, 4)), [], [96]],
  [
    'a part dropped around another and its inner edge',
    parts([box(0, 2, 4, 4)], [ten]),
    polygon(box(0, 2, 4, 4)),
    [],
    [92],
  ],
  ['a part drawn twice', polygon(ten), parts([ten], [ten]), [], []],
  ['a new edge across a kept hole', frame, polygon(path('0 0, 10 0, 10 10, 0 4'), box(3, 3, 6, 6)), [], [30 - 1 / 30]],
  ['an outline that crosses itself', polygon(ten), polygon(path('0 0, 10 10, 10 0, 0 10')), [], [25, 25]],
  [
    'a crossing at a corner of a hole on the edge',
    polygon(ten, path('10 5, 7 6, 7 4')),
    polygon(path('5 0, 15 10, 5 9')),
    [11.25, 3],
    [53.75, 12.5],
  ],
]

describe('by hand: areas of what is added and removed', () => {
  test.each(FROM_CHANGED_EDGES)('%s', (_, old, now, added, removed) => {
    expectDiff('chains', old, now, added, removed)
    expectDiff('chains', now, old, removed, added)
  })

  test.each(BY_OVERLAY)('%s, which changed edges do not tell', (_, old, now, added, removed) => {
    expectDiff('overlay', old, now, added, removed)
    expectDiff('overlay', now, old, removed, added)
  })
})

test('an edge between two parts leaves no corner where it was', () => {
  const two = parts([ten], [moved(ten, 10, 0)])
  const { removed } = diffOutlines(two, polygon(box(0, 0, 20, 8)))
  const corners = removed.map(({ parts: [part] }) => part![0]!.length / 2 - 1)
  // The upper corner of the edge was a corner of the parts.
  expect(corners).toEqual([5])
})

function expectDiff(how: OutlineDiff['how'], old: Shape, now: Shape, added: Areas, removed: Areas): void {
  const diff = diffOutlines(old, now)
  expect(diff.how).toBe(how)
  expectAreas(pieceAreas(diff.added), added)
  expectAreas(pieceAreas(diff.removed), removed)
  for (const piece of [...diff.added, ...diff.removed]) expectPolygon(piece)
}

function expectAreas(found: Areas, expected: Areas): void {
  expect(found.length).toBe(expected.length)
  found.forEach((area, k) => expect(area).toBeCloseTo(expected[k]!, 12))
}

/** One part of closed rings: the outer one and holes, wound accordingly, no corner twice. */
function expectPolygon(piece: Shape): void {
  expect(piece.parts.length).toBe(1)
  piece.parts[0]!.forEach((ring, k) => {
    expect([...ring.slice(-2)]).toEqual([...ring.slice(0, 2)])
    expect(ringArea(ring) > 0).toBe(k === 0)
    const corners = Array.from({ length: ring.length / 2 - 1 }, (_, i) => `${ring[i * 2]} ${ring[i * 2 + 1]}`)
    expect(new Set(corners).size).toBe(corners.length)
  })
}
